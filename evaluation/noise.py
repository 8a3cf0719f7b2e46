"""Measuring: writes a message as somebody might who finds writing hard.

A model of errors of knowledge ("i no were it is"), not of slips on a keyboard. What it draws from
are tables of our own in `noise_data/`; no corpus of errors is copied.

Proportions, and where they come from:

- Real words in place of others are 37 % of what writers with difficulty get wrong in the figures
  that this project began with, nearly 20 % in Rello, Ballesteros and Bigham (2015), 17 % in Pedler
  (2001). Here: `REAL_WORD` of the errors in words that have such a twin.
- Word boundaries are 8 % in Pedler (2001). Where people type to each other, words run together
  six times as often as they split (13 % and 2 %, Kukich 1992): `JOINED_READILY`, `JOINED`, `SPLIT`.
- 39 % of misspellings differ by more than one letter (Pedler 2001); Mitton (1987) finds that they
  lie further from the right word than slips do, and follow the sound, but not simply. So long words
  get a second error (`SECOND_ERROR`), and most rules follow sounds.
- The first letter is seldom wrong (5 %, Pedler 2001; Yannakoudakis and Fawthrop 1983, who also name
  vowels, silent letters, and doubling and singling as the most frequent): `FIRST_LETTER`.
- How often people shorten words as in texts, and leave out capitals and apostrophes, is our guess.

What comes out at rate 0.3, over 1,500 of CLINC150's questions: 21 % of the words are wrong, 33 % of
these are words all the same, 6 % ran together or fell apart, 3 % have another first letter.

Mitton's, Yannakoudakis', Rello's and Kukich's findings are from their abstracts or from quotations;
Pedler's figures are as later papers quote them and were not compared with hers.

References: Pedler, "Computer spellcheckers and dyslexics", BJET 32 (2001), and her thesis,
Birkbeck (2007); Mitton, "Spelling checkers, spelling correctors and the misspellings of poor
spellers", IP&M 23 (1987); Yannakoudakis and Fawthrop, "The rules of spelling errors", IP&M 19
(1983); Kukich, "Techniques for automatically correcting words in text", ACM CSUR 24 (1992); Rello,
Ballesteros and Bigham, "A spellchecker for dyslexia", ASSETS (2015).
"""

import re
from random import Random
from typing import Final

from evaluation.noise_tables import Rule, Tables, tables

REAL_WORD: Final = 0.33
TEXT_SPEAK: Final = 0.25
# Of the words that people often get wrong in one way, the share that is wrong in that way.
KNOWN_FORM: Final = 0.5
# Of two words that run together readily, and of any small word with what follows.
JOINED_READILY: Final = 0.3
JOINED: Final = 0.04
SMALL: Final = 3
# Of a word that can fall in two.
SPLIT: Final = 0.08
SECOND_ERROR: Final = 0.4
LONG: Final = 7
FIRST_LETTER: Final = 0.15
# Errors inside a word by their kind; "dropped" and "doubled" letters, "swapped" neighbours,
# "mirrored" letters such as b for d.
KINDS: Final = {"sound": 0.6, "dropped": 0.23, "doubled": 0.08, "swapped": 0.06, "mirrored": 0.03}
SHORT: Final = 2

_WORD = re.compile(r"^([^A-Za-z0-9]*)([A-Za-z]+(?:['’][A-Za-z]+)*)([^A-Za-z0-9]*)$")
_APOSTROPHE = re.compile(r"(?<=[A-Za-z])['’](?=[A-Za-z])")


def badly_spelt(text: str, seed: int, rate: float = 0.3) -> str:
    """The message as written by somebody who finds writing hard.

    The same text, seed and rate always give the same answer; other texts draw other errors with
    the same seed. Numbers, postcodes, addresses and words all in capitals stay as they are.

    Args:
        text: a message, spelt right.
        seed: which of the possible writings.
        rate: share of the words that get an error, 0 to 1. Short words get one only where they
            have a twin or a short form, so that fewer are changed in the end.

    Raises:
        ValueError: the rate is not from 0 to 1.
    """
    if not 0 <= rate <= 1:
        raise ValueError("a rate is from 0 to 1")
    chance = Random(f"{seed} {text}")  # noqa: S311 - the same errors each time are wanted
    # A person leaves out capitals and apostrophes everywhere or nowhere.
    leaves_out_apostrophes = chance.random() < min(1.0, 2 * rate)
    leaves_out_capitals = chance.random() < min(1.0, 2 * rate)
    written = _with_errors(text, chance, rate)
    if leaves_out_apostrophes:
        written = _APOSTROPHE.sub("", written)
    return _without_capitals(written) if leaves_out_capitals else written


def misspelt(word: str, chance: Random) -> str:
    """One word in lower case, spelt wrong by the rules of sound and letter; itself if none fits."""
    wrong = _one_error(word, chance)
    if len(word) >= LONG and wrong != word and chance.random() < SECOND_ERROR:
        twice = _one_error(wrong, chance)
        return twice if twice != word else wrong
    return wrong


def _with_errors(text: str, chance: Random, rate: float) -> str:
    # Words and the spaces between them, in turn.
    pieces = re.split(r"(\s+)", text)
    places = iter(range(0, len(pieces), 2))
    for place in places:
        if chance.random() >= rate:
            continue
        if _runs_on(pieces[place : place + 3], chance):
            pieces[place + 1] = ""
            # Its error is that it ran on; the word it ran into is left alone.
            next(places)
        else:
            pieces[place] = _with_error(pieces[place], chance)
    return "".join(pieces)


def _with_error(piece: str, chance: Random) -> str:
    found = _WORD.match(piece)
    if found is None or _all_capitals(found[2]):
        return piece
    before, word, after = found.groups()
    small = word.lower().replace("’", "'")
    wrong = _wrong_form(small, chance)
    if wrong == small:
        return piece
    return before + (wrong.capitalize() if word[0].isupper() else wrong) + after


def _all_capitals(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _runs_on(pieces: list[str], chance: Random) -> bool:
    found = [_WORD.match(piece) for piece in pieces[::2]]
    if len(found) < 2 or found[0] is None or found[1] is None:
        return False
    first, second = found[0][2], found[1][2]
    if found[0][3] or found[1][1] or _all_capitals(first) or _all_capitals(second):
        return False
    if (first.lower(), second.lower()) in tables().joined:
        return chance.random() < JOINED_READILY
    return len(first) <= SMALL and chance.random() < JOINED


def _wrong_form(word: str, chance: Random) -> str:
    known = tables()
    ways = [
        (known.split, SPLIT),
        (known.real_words, REAL_WORD),
        (known.text_speak, TEXT_SPEAK),
        (known.common, KNOWN_FORM if len(word) > SHORT else 0.0),
    ]
    for table, share in ways:
        # Drawn in turn: each share is of what the ones before it have left.
        if word in table and chance.random() < share:
            return chance.choice(table[word])
    return misspelt(word, chance) if len(word) > SHORT and word.isalpha() else word


def _one_error(word: str, chance: Random) -> str:
    kinds = dict(KINDS)
    while kinds:
        kind = chance.choices(list(kinds), list(kinds.values()))[0]
        del kinds[kind]
        wrong = _by_rule(word, tables(), kind, chance)
        if wrong is not None:
            return wrong
    return word


def _by_rule(word: str, known: Tables, kind: str, chance: Random) -> str | None:
    fitting = [(rule, forms) for rule in known.rules[kind] if (forms := _forms(word, rule))]
    if not fitting:
        return None
    weights = [
        rule.weight * (1.0 if any(form[0] == word[0] for form in forms) else FIRST_LETTER)
        for rule, forms in fitting
    ]
    return chance.choice(chance.choices(fitting, weights)[0][1])


def _forms(word: str, rule: Rule) -> list[str]:
    made = [
        word[: at.start()] + at.expand(rule.replacement) + word[at.end() :]
        for at in rule.pattern.finditer(word)
    ]
    # Nobody writes a letter 3 times by mistake, or leaves a single one of a word.
    return [m for m in made if m != word and len(m) > 1 and not re.search(r"(.)\1\1", m)]


def _without_capitals(text: str) -> str:
    pieces = re.split(r"(\s+)", text)
    return "".join(_small(piece) for piece in pieces)


def _small(piece: str) -> str:
    found = _WORD.match(piece)
    return piece if found is None or _all_capitals(found[2]) else piece.lower()
