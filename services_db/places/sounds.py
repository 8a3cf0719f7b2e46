"""Step 2, understanding: how the name of a place sounds, for people who write as they hear."""

import re
from functools import lru_cache

# The ends of English names are spoken shorter than they are written.
_ENDS = [
    (re.compile(r"(borough|brough|burgh|burra|bura|borrow|boro|bro|bra)\b"), "bra"),
    (re.compile(r"(xeter|xester|xster|xsta)\b"), "ksta"),
    (re.compile(r"(?<=[a-z])(cester|sester|cister|ster)\b"), "sta"),
    (re.compile(r"(shire|sher|sha|shur)\b"), "sha"),
    (re.compile(r"(wich|witch|idge|ige|itch)\b"), "ij"),
    (re.compile(r"(?<=[a-z])wick?\b"), "ik"),
    (re.compile(r"(?<=[bcdfgklmnprst])h?am\b|um\b"), "am"),
]
_LETTERS = [
    (re.compile(r"coln\b"), "con"),
    (re.compile(r"^wr"), "r"),
    (re.compile(r"^kn"), "n"),
    (re.compile(r"wh"), "w"),
    (re.compile(r"^w"), "W"),
    (re.compile(r"^y(?=[aeiou])"), "Y"),
    (re.compile(r"mbe?\b"), "m"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"gh"), ""),
    (re.compile(r"gu(?=[aei])"), "g"),
    (re.compile(r"sch"), "sk"),
    (re.compile(r"t?ch"), "C"),
    (re.compile(r"sh"), "S"),
    (re.compile(r"th"), "f"),
    (re.compile(r"ck"), "k"),
    (re.compile(r"c(?=[eiy])"), "s"),
    (re.compile(r"[cq]"), "k"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"z"), "s"),
    (re.compile(r"dg|j"), "j"),
    (re.compile(r"e\b"), ""),
    # "ar" and "er" before a consonant are one long vowel.
    (re.compile(r"(?<=[aeiouy])r(?![aeiouy])"), ""),
    (re.compile(r"ng\b"), "n"),
    (re.compile(r"[aeiouyw]+"), "a"),
]
_TWICE = re.compile(r"(.)\1+")


@lru_cache(maxsize=30_000)
def sound(written: str) -> str:
    """How letters sound, roughly: "glosta" and "gloucester" are one, spaces aside.

    Args:
        written: one or more words in lower case.
    """
    heard = written.replace(" ", "")
    for pattern, letters in (*_ENDS, *_LETTERS):
        heard = pattern.sub(letters, heard)
    return _TWICE.sub(r"\1", heard)


_NO_H = re.compile(r"(?<=[a-z])(?<![sctpgw])h(?=[aeiouy])")
_SPOKEN_BRA = re.compile(r"(?<=[a-z])(bura|burah|burrer|berra|brer|bruh|bruff|brugh|brah)\b")
_SPOKEN_IJ = re.compile(r"(?<=[a-z])w?(ich|itch|idge|ige|idj|ij|age|uage|edge)\b")
_ROUGH = [
    (re.compile(r"S"), "s"),
    (re.compile(r"v"), "f"),
    (re.compile(r"(?<=.)[ahW]"), ""),
    (re.compile(r"mpt"), "mt"),
    (re.compile(r"stl"), "sl"),
    (re.compile(r"ts"), "s"),
]


@lru_cache(maxsize=30_000)
def rough_sound(written: str) -> str:
    """The consonants that are heard, and the first letter: "shroosbree" is "shrewsbury".

    Args:
        written: one or more words in lower case.
    """
    spoken = _NO_H.sub("", written.replace(" ", ""))
    heard = sound(_SPOKEN_IJ.sub("ij", _SPOKEN_BRA.sub("bra", spoken)))
    for pattern, letters in _ROUGH:
        heard = pattern.sub(letters, heard)
    return _TWICE.sub(r"\1", heard)
