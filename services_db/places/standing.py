"""Step 2, understanding: how each place of a message stands: lived in, wanted, left, refused."""

import re
from enum import IntEnum

from services_db.interests.tokens import Token


class Standing(IntEnum):
    """What a place is to the person, from what they refuse to what they ask for."""

    REFUSED = 0
    LEFT = 1
    ASIDE = 2
    NAMED = 3
    LIVED_BY_ANOTHER = 4
    LIVED = 5
    ASKED_FOR = 6


_AT = r"( to)?( live| stay| go| be)?( in| at| near| on| to| for| around| about)?( the)?$"
_NO = r"(dont|do not|didnt|did not|doesnt|does not|wont|will not|never|no longer|cant|cannot|not)"
_BEFORE_REFUSED = re.compile(
    r"\b(forget|forget about|never mind|instead of|rather than|than|apart from|except|besides|"
    r"(used|use) to (be|live|stay|go|come|work)|left|leave|leaving|"
    r"(anywhere|anything|everywhere|somewhere|nowhere) (but|except|not)|"
    r"too far( away)?( to( go| get| travel)?| from)?|"
    rf"{_NO}( really| even)? (want|like|mean|live|say|need|ask for|get|go|travel|make it)"
    rf"( all the way)?( over| out| up| down)?){_AT}"
)
_AFTER_REFUSED = re.compile(
    r"^(is |are |was |s |would be )?(way |much |a bit |just |really |abit )*(too|to|2|2o) "
    r"(far|big|busy|long|loud|much|hard|difficult|expensive)|"
    r"^(isnt|is not|aint|is no|no|not|wont be|is not really) (really )?(any |very |much |that )?"
    r"(good|use|near|close|right|ok|help|for me|where)|"
    r"^(any ?more|no more)\b"
)
# Taken back: only where another place follows.
_TAKEN_BACK = re.compile(r"^(oh |er |um )?(no|sorry|wait|oops|hang on|actually|i mean|i meant)\b")
_BEFORE_LEFT = re.compile(
    r"\b(was|were|been|nothing|not much|no groups|born|grew up|brought up|"
    r"(moved|moving|move|come|came|changed?|swap|switch|switched|going)( \w+)? from|"
    r"gave me|give me|showed me|typed|put|before|year)( in| at)?( the)?$"
)
_BEFORE_ASIDE = re.compile(
    r"\b(works?|working|office|offices|colleges?|school|job|study|studies|studying|centre|"
    r"volunteers?|based|trained|base|hospital|courses?|worker|carer|family|team|friends?)"
    r"( \w+)? (in|at|near|from|to)$"
)
_BEFORE_ASKED = re.compile(
    r"\b((must|has to|have to|had to|needs?( it| this)? to|got to|should|can only|could only|only) "
    r"(be|go|get|come|travel|meet|make it)( to)?( things| groups| something| stuff)?|"
    r"(something|sumthing|anything|anyfing|somewhere|groups?|one|things|stuff|what|"
    r"looks?|looking|search|find me|prefer|rather|try|do|about|wants?|like|mean|meant|said|sed|now|"
    r"choose|pick)"
    r"( something| anything| one| a group| it)?)( in| at| near| around| to| for)?( the)?$"
)
_BEFORE_LIVED = re.compile(
    r"\b(i am|im|we are|were|i live|we live|i stay|we stay|now|me is|"
    r"my (flat|house|home|address|place) is)"
    r"( now)?( living| staying| based)?( in| at| near| from| over in| up in| down in)$"
)
_BEFORE_OTHER = re.compile(
    r"\b(client|person|user|son|daughter|man|woman|lady|he|she|they|hes|shes|theyre|address|"
    r"placement|tenant|resident|patient)( is| are| was)?( in| at| near| from)$"
)
_MOST_BEFORE = 9
_MOST_AFTER = 6
Span = tuple[int, int]


def standing(words: list[Token], spans: list[Span], at: int, lived: Standing) -> Standing:
    """How one of several places stands.

    Args:
        words: the words of the message.
        spans: where each place stands, in order, ends exclusive.
        at: which of them.
        lived: what "live" before it says, NAMED where nobody is said to live there.
    """
    first, last = spans[at]
    before = _text(words, max(spans[at - 1][1] if at else 0, first - _MOST_BEFORE), first)
    end = spans[at + 1][0] if at + 1 < len(spans) else len(words)
    after = _text(words, last, min(end, last + _MOST_AFTER), back=False)
    follows = at + 1 < len(spans)
    if _BEFORE_REFUSED.search(before) or _AFTER_REFUSED.match(after):
        return Standing.REFUSED
    if follows and (_TAKEN_BACK.match(after) or (before.endswith("from") and after == "to")):
        return Standing.LEFT
    if lived is not Standing.NAMED:
        return max(lived, Standing.ASKED_FOR if _is_asked(before) else lived)
    return _of_words_before(before)


def _is_asked(before: str) -> bool:
    return bool(re.search(r"\b(must|has to|have to|needs? to)\b", before))


def _of_words_before(before: str) -> Standing:
    for pattern, found in (
        (_BEFORE_LEFT, Standing.LEFT),
        (_BEFORE_ASIDE, Standing.ASIDE),
        (_BEFORE_LIVED, Standing.LIVED),
        (_BEFORE_OTHER, Standing.LIVED_BY_ANOTHER),
        (_BEFORE_ASKED, Standing.ASKED_FOR),
    ):
        if pattern.search(before):
            return found
    return Standing.NAMED


def _text(words: list[Token], first: int, last: int, *, back: bool = True) -> str:
    """The words of a stretch that belong to the sentence at its end, or at its beginning."""
    stops = [at for at in range(first, last) if any(mark in words[at].stop for mark in ".!?;")]
    if not back:
        last = next((at for at in stops), last)
    elif last < len(words) and any(mark in words[last].stop for mark in ".!?;"):
        first = last
    elif stops:
        first = stops[-1]
    return " ".join(word.norm for word in words[first:last])
