"""Step 2, understanding: whether a place's name is part of a thing's: "Eccles cakes"."""

import re

from services_db.interests.clubs import club_phrases
from services_db.interests.tokens import Token, word_set
from services_db.places.load import thing_words, things

_MOST_WORDS = 5
_MONOPOLY = word_set("monopoly monoply monopolly monopaly monoperly")
# "a Leeds film club" is in Leeds.
_PLAYS = word_set("win play playing score lose")
_GROUPS = word_set("group groups club clubs class classes society team night nights lessons course")
_OF_SOMEBODY = re.compile(
    r"\b(duke|duchess|prince|princess|earl|lord|lady|king|queen|bishop|archbishop|baron|marquess|"
    r"count|countess|battle|battles|siege|treaty|statute|council house|tower) of( the)?$"
)
_HEARD_OR_SEEN = re.compile(
    r"\b((listen|drum|sing|danc|jam|rock)(|s|ing|e|ming) (along )?to|"
    r"(songs?|music|albums?|stuff|books?|records?|films?) by|"
    r"(i|we|he|she|they|who|and|all|family) supports?|(set|made|filmed|shot) in|"
    r"come on|up the|play(s|ing)? like|"
    r"(the|a|my|that|this|fave|favourite|film|movie|called) "
    r"(song|band|film|movie|album|musical|series|programme|game)( is| called)?)$"
)
_TALKED_OF = re.compile(
    r"\b((history|story|legend|pictures?|photos?|paintings?|drawings?|models?|books?|trips?|visits?|"
    r"outings?|tickets?|songs?) (of|to|about|for|on)|about|been to|went to|who built|climb(ed)?|"
    r"(queens?|kings?) of)( the)?$"
)
_ABOUT = word_set("history facts trip trips book books photos pictures story stories jigsaw")
_AGAINST = re.compile(
    r"\b((beat|lost|drew|losing)( to| by| with)?|beats|beaten by|against|v|vs|versus)( the)?$"
)
_WATCHED = re.compile(
    r"\b(watch|watching|watched|see|love|hate|follow|did|do|does|are|is|has|have|think|hope)$"
)
_ARE = re.compile(
    r"^(are|were|r) (the (best|greatest|champions|top|worst)|my|a|so|great|brilliant|rubbish|best|"
    r"playing|top|good|ace)\b"
)


def thing_positions(words: list[Token]) -> set[int]:
    """Where a message names a thing whose name has a place's in it: "Made in Chelsea"."""
    norms = [word.norm for word in words]
    found: set[int] = set()
    for at in range(len(norms)):
        for length in range(2, _MOST_WORDS + 1):
            if tuple(norms[at : at + length]) in things():
                found |= set(range(at, at + length))
    return found


def is_a_thing(words: list[Token], first: int, last: int) -> bool:
    """Whether the words around a place's name make it a thing's, a team's or a story's.

    Args:
        words: the words of the message.
        first, last: where the name stands, the end exclusive.
    """
    if _is_followed_by_a_thing(words, last):
        return True
    before = _before(words, first)
    after = " ".join(word.norm for word in _to_a_stop(words[last : last + 3]))
    if _OF_SOMEBODY.search(before) or _HEARD_OR_SEEN.search(before) or _AGAINST.search(before):
        return True
    if _ARE.match(after) and (not before or before.endswith((" and", " think", "because"))):
        return True
    return _is_watched(words, first, last, before) or _is_bought(words, before)


def is_only_talked_of(words: list[Token], first: int, last: int) -> bool:
    """Whether a landmark is what is talked of, and no place to be near: "the story of Stonehenge".

    Args:
        words: the words of the message.
        first, last: where its name stands, the end exclusive.
    """
    after = [word.norm for word in _to_a_stop(words[last : last + 1])]
    return bool(_TALKED_OF.search(_before(words, first))) or bool(_ABOUT & set(after))


def _before(words: list[Token], first: int) -> str:
    """Up to 4 words before, of the same sentence."""
    found: list[str] = []
    at = first
    while at > 0 and len(found) < 4 and not words[at].stop.strip("'\"“‘("):
        at -= 1
        found.append(words[at].norm)
    return " ".join(reversed(found))


def _to_a_stop(words: list[Token]) -> list[Token]:
    stop = next((at for at, word in enumerate(words) if word.stop), len(words))
    return words[:stop]


def _is_followed_by_a_thing(words: list[Token], last: int) -> bool:
    after = [word.norm for word in _to_a_stop(words[last : last + 3])]
    for at, word in enumerate(after[:2]):
        # "a Staffordshire bull terrier"
        known = word in thing_words() and (at == 0 or word not in _ALONE)
        if known and not set(after[at + 1 : at + 2]) & _GROUPS:
            return True
    return False


_ALONE = word_set(
    "v vs rock chair tea crab gin mint mints lace china pattern rug band film films song songs "
    "book game match win wins won lost lose cake cakes gang shoes boots bike bikes manager"
)


def _is_watched(words: list[Token], first: int, last: int, before: str) -> bool:
    """Whether it is a football club's name that somebody watches, and the sentence ends."""
    if not _WATCHED.search(before):
        return False
    follows = _to_a_stop(words[last : last + 1])
    if before.startswith(("who ", "when ")) and follows and follows[0].norm in _PLAYS:
        return True
    name = tuple(word.norm for word in words[first:last])
    if ("support", *name) not in club_phrases():
        return False
    watch = before.split()[-1].startswith("watch")
    return watch or bool(follows and follows[0].norm in _PLAYS)


def _is_bought(words: list[Token], before: str) -> bool:
    """Whether it is a street of the game of Monopoly."""
    said = {word.norm for word in words}
    return bool(_MONOPOLY & said) and not before.endswith((" in", " near")) and "live" not in said
