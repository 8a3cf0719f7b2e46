"""Step 2, understanding: how a word sounds in British English, whatever way it is written.

People who spell by ear write what they hear, so a word and its misspelling often share this key:
"fone" and "phone" are both "fn", "skwosh" and "squash" both "skwx".
"""

import re
from functools import lru_cache

# In this order; the right side is how it sounds. "th" is said as "f" or "v" by many people.
_RULES = tuple(
    (re.compile(written), heard)
    for written, heard in (
        (r"(?:ing|in|en)$", "n"),
        (r"ing", "n"),
        (r"^(?:kn|gn|pn)", "n"),
        (r"^wr", "r"),
        (r"^ps", "s"),
        (r"^x", "s"),
        (r"^wh(?=o)", "h"),
        (r"^(?:wh|qu(?!.))", "w"),
        (r"(?:ti|si|ci|ssi)o?u?s(?=\b)", "xs"),
        (r"(?:tion|sion|ssion|cian|cean|shun|shon|shen|tien|cien|shan)", "xn"),
        (r"tch", "c"),
        (r"sch", "sk"),
        (r"sc(?=[eiy])", "s"),
        (r"ch(?=r)", "k"),
        (r"ch", "c"),
        (r"sh|(?<=.)ci(?=[ao])", "x"),
        (r"ph|th|v", "f"),
        (r"(?<=.)ough(?=t)|(?<=.)augh(?=t)", "o"),
        (r"(?<=.)(?:ough|augh)$", "af"),
        (r"igh|gh", ""),
        (r"dge|dj|(?<!g)g(?=[eiy])", "j"),
        (r"ould", "ud"),
        (r"(?<=[ao])l(?=[kmf])", ""),
        (r"mb$", "m"),
        (r"(?<=m)n$", ""),
        (r"(?<=s)t(?=le|en)", ""),
        (r"ck|cc(?![ei])", "k"),
        (r"c(?=[eiy])", "s"),
        (r"q(?:u|w)?|kw", "kw"),
        (r"c|g(?=ue$)", "k"),
        (r"z", "s"),
        # British r is heard only before a vowel, h only at the start.
        (r"(?<=.)r(?![aeiouy])", ""),
        (r"(?<=.)h", ""),
        (r"(?<=.)[wy](?![aeiou])", ""),
    )
)
_VOWELS = re.compile(r"(?<=.)[aeiouy]+")
_START = re.compile(r"^[aeiouy]+")


@lru_cache(maxsize=100_000)
def sound(word: str) -> str:
    """The consonants of a word as they are heard, "a" for a vowel that it begins with.

    Args:
        word: one word in lower case.
    """
    for written, heard in _RULES:
        word = written.sub(heard, word)
    word = _VOWELS.sub("", _START.sub("a", word))
    return re.sub(r"(.)\1+", r"\1", word)


_ONE_LETTER = tuple(
    (re.compile(written), letter)
    for written, letter in (
        (r"ph", "f"),
        (r"ck|q(?!u)|c(?=[aoulrt])", "k"),
        (r"qu", "kw"),
        (r"^wh", "w"),
        (r"^kn", "n"),
        (r"^wr", "r"),
        (r"(.)\1", r"\1"),
    )
)


@lru_cache(maxsize=100_000)
def one_letter_sounds(word: str) -> str:
    """The word with one letter where two are one sound: "phone" is "fone", "happy" "hapy".

    Args:
        word: one word in lower case.
    """
    for written, letter in _ONE_LETTER:
        word = written.sub(letter, word)
    return word
