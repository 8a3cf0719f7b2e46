"""Step 2, understanding: the interests that a message names, wanted and not wanted."""

from dataclasses import dataclass

from services_db.interests.negation import refused
from services_db.interests.tokens import Token, is_common, tokens, word_set
from services_db.interests.vocabulary import FIXED, WEAK, matcher, nearest, vocabulary

# After these, or alone, a weak word names an interest.
_CUES = word_set(
    "like likes liked into about enjoy enjoys and or n love loves want wants find not no hate "
    "prefer at for with some a"
)


# Of a long message no more rare words than this are compared with all interests.
MOST_RARE_WORDS = 8


@dataclass(frozen=True)
class Found:
    """An interest named in a message.

    Attributes:
        start, end: character offsets of the words that name it, end exclusive.
        wanted: False where the person says that they do not want it.
    """

    slug: str
    start: int
    end: int
    wanted: bool


@dataclass(frozen=True)
class _Span:
    slug: str
    first: int
    last: int


def find_interests(text: str) -> list[Found]:
    """The interests that a message names, in order.

    Args:
        text: the message as typed; any length.

    Returns:
        One Found for each mention, so a slug may stand more than once. Words of fixed phrases
        ("social worker", "start again") are left out.
    """
    words = tokens(text)
    spans = _longest(_exact(words))
    covered = {at for span in spans for at in range(span.first, span.last)}
    spans += _fuzzy(words, covered)
    named = sorted((s for s in spans if _meant(s, words)), key=lambda span: span.first)
    unwanted = refused(words, {at for span in named for at in range(span.first, span.last)})
    return [
        Found(s.slug, words[s.first].start, words[s.last - 1].end, _wanted(s, words, unwanted))
        for s in named
    ]


def _wanted(span: _Span, words: list[Token], unwanted: set[int]) -> bool:
    # "ive got no mates" asks for friends.
    has_none = span.first > 0 and words[span.first - 1].norm in ("no", "any")
    return span.first not in unwanted or (span.slug == "friends" and has_none)


def _exact(words: list[Token]) -> list[_Span]:
    if not words:
        return []
    from spacy.tokens import Doc

    vocab, finder = matcher()
    doc = Doc(vocab, words=[word.norm for word in words])
    return [_Span(vocab.strings[key], first, last) for key, first, last in finder(doc)]


def _longest(spans: list[_Span]) -> list[_Span]:
    """Longer names win over shorter ones inside them: "horse riding" is not horses."""
    kept: list[_Span] = []
    taken: set[int] = set()
    for span in sorted(spans, key=lambda s: (s.first - s.last, s.first)):
        here = set(range(span.first, span.last))
        if not here & taken:
            taken |= here
            kept.append(span)
    return kept


def _fuzzy(words: list[Token], covered: set[int]) -> list[_Span]:
    rare = [at for at, w in enumerate(words) if at not in covered and not is_common(w.norm)]
    found = ((at, nearest(words[at].norm)) for at in rare[:MOST_RARE_WORDS])
    return [_Span(vocabulary().slugs[(near,)], at, at + 1) for at, near in found if near]


def _meant(span: _Span, words: list[Token]) -> bool:
    if span.slug == FIXED:
        return False
    if span.last - span.first > 1 or words[span.first].norm not in WEAK:
        return True
    return len(words) == 1 or (span.first > 0 and words[span.first - 1].norm in _CUES)
