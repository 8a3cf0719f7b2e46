"""Step 2, understanding: a message without anything that could say who somebody is.

Only what comes out of here may be kept for people to learn from. In doubt a word goes.
"""

import re
import unicodedata
from typing import List

from bot.nlu import names_out
from bot.nlu.taken_out_patterns import (
    ADDRESSES,
    NUMBERS,
    POSTCODES,
    SPELT_OUT,
    STREETS,
)
from services_db.interests.tokens import tokens
from services_db.places import find_places

# Signs for private use stand for what was taken out, so that no later step reads them as words.
_SIGNS = {
    "number": "\ue000",
    "address": "\ue001",
    "place": "\ue002",
    "name": "\ue003",
    "word": "\ue004",
}
_NUMBER, _ADDRESS, _PLACE, _NAME, _WORD = _SIGNS.values()
_PLACEHOLDER = re.compile(rf"\[({'|'.join(_SIGNS)})\]")
# A message may name more places than this; the words of the others go one by one.
_MOST_PLACES = 20
_PUNCTUATION = frozenset(" .,?!'&;£%+/-")
_TOGETHER = re.compile(r"([\ue000-\ue004])(?:[\s,.'&/-]*\1)+")
_GLUED = re.compile(r"(?<=[\ue000-\ue004\w])(?=[\ue000-\ue004])|(?<=[\ue000-\ue004])(?=\w)")


def taken_out(text: str) -> str:
    """A message with everything that could say who somebody is replaced.

    Args:
        text: the message as it was read, with its spelling mended; any length and script. What
            this function gave may be given to it again.

    Returns:
        One line: numbers are "[number]"; web addresses, e-mail and user names "[address]";
        places and postcodes "[place]"; names of people "[name]"; and every word that no
        dictionary knows "[word]". No other brackets are in it.
    """
    left = _clean(text)
    for pattern in ADDRESSES:
        left = pattern.sub(_ADDRESS, left)
    left = POSTCODES.sub(_PLACE, left)
    # A text that was here before has no place left; between placeholders one would be made up.
    left = left if _PLACEHOLDER.search(text) else _without_places(left)
    for pattern in NUMBERS:
        left = pattern.sub(_NUMBER, left)
    for pattern in STREETS:
        left = pattern.sub(_PLACE, left)
    left = SPELT_OUT.sub(_WORD, left)
    return _written(_without_names(left))


def _clean(text: str) -> str:
    """The text in plain letters, with what was taken out before as signs, without other brackets.

    Letters in disguise (bold, in circles, full width) become the letters that they show; invisible
    signs go. A word with a letter of another script goes whole.
    """
    shown = "".join(map(_shown, unicodedata.normalize("NFKC", text)))
    shown = _PLACEHOLDER.sub(lambda match: _SIGNS[match[1]], shown)
    chunks = re.sub(r"[\[\](){}<>\"\s]+", " ", shown).split()
    return " ".join(_WORD if any(map(_is_foreign, chunk)) else chunk for chunk in chunks)


def _shown(sign: str) -> str:
    kind = unicodedata.category(sign)
    if kind in ("Cf", "Cs", "Co", "Cn", "Me") or "\ufe00" <= sign <= "\ufe0f":
        return ""
    return " " if kind == "Cc" else sign


def _is_foreign(sign: str) -> bool:
    """Whether a sign is a letter, or a part of one, that English is not written with."""
    if sign.isascii() or unicodedata.category(sign)[0] not in "LM":
        return False
    return not unicodedata.name(sign, "").startswith("LATIN")


def _without_places(text: str) -> str:
    for _ in range(_MOST_PLACES):
        found = find_places(text)
        if found.end == 0:
            break
        text = text[: found.start] + _PLACE + text[found.end :]
    return text


def _without_names(text: str) -> str:
    """The text without names, places and words that nobody knows, word by word."""
    words = tokens(text)
    parts: List[str] = []
    last = 0
    for word, taken in zip(words, names_out.taken(text, words), strict=True):
        parts.append(text[last : word.start])
        parts.append(_SIGNS[taken] if taken else text[word.start : word.end])
        last = word.end
    return "".join([*parts, text[last:]])


def _written(text: str) -> str:
    """One line, with the placeholders in words, each once, and no sign that could hide a word."""
    kept = "".join(sign if _may_stay(sign) else " " for sign in text)
    spaced = _GLUED.sub(" ", kept)
    once = _TOGETHER.sub(r"\1", " ".join(spaced.split()))
    for name, sign in _SIGNS.items():
        once = once.replace(sign, f"[{name}]")
    # A table reads a line that begins with one of these as a sum, Rasa as a command.
    return once.strip(" +-/")


def _may_stay(sign: str) -> bool:
    if sign in _PUNCTUATION or sign in _SIGNS.values() or sign in "’`":
        return True
    if sign.isalpha():
        return True
    # An emoji says what somebody feels; letters as emoji could spell a name.
    is_emoji = unicodedata.category(sign) in ("So", "Sk")
    return is_emoji and not re.search(r"LATIN|REGIONAL|DIGIT", unicodedata.name(sign, ""))
