"""Step 2, safety: a second look, by meaning, at a message in which the patterns saw nothing.

It compares a message with the reviewed sentences of examples.yml, and only ever leads to the
question "Are you safe right now?". Where the sentence model is not there, this is not either, and
the patterns work as before.
"""

import hashlib
import logging
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

import numpy as np

from bot.safety import data
from bot.safety.concern import KINDS, About, Concern, Kind
from bot.safety.likeness import Floats, Learned, Likeness, learn
from bot.safety.sentences import LONGEST_WHOLE, reading, sentences
from bot.vectors.encoder import MODEL_SHA256

logger = logging.getLogger(__name__)

INNOCENT = "innocent"
OTHERS = "others"
# The columns of what is learned: the kinds, "innocent", and whether it is about somebody else.
_INNOCENT_AT = len(KINDS)
_OTHERS_AT = _INNOCENT_AT + 1
# After them, in what is said of examples left out: what their words alone say.
WORDS_AT = _OTHERS_AT + 1
# How much more than the likeness to one kind "not innocent" counts; by leaving one out.
_NOT_INNOCENT = 2.0

# So many words of a message are read at most; more than that would take over 20 ms.
_MOST_WORDS = 30

# Measured by `scripts/second_look.py --calibrate` on everyday messages.
_LIMITS = "second_look_limits.yml"
_FILE = "second_look.npz"


class Encodes(Protocol):
    """What turns sentences into unit vectors: `bot.vectors.Encoder`, or a test's own."""

    def encode(self, texts: Sequence[str]) -> Floats:
        """The vectors of some texts, (number of texts, 384)."""
        ...


class Guess(NamedTuple):
    """What a message most likely is about.

    Attributes:
        kind: the urgent kind whose examples it is most like.
        about: the person who writes, or somebody else.
        score: how far it is over the limit, 0 and more; for reviewers, nobody else is shown it.
    """

    kind: Kind
    about: About
    score: float

    def concern(self) -> Concern:
        """The concern to ask about. Never sure, because to be like is not to be."""
        return Concern(self.kind, self.about, sure=False)


class Example(NamedTuple):
    """One sentence of examples.yml, and under which two headings it stands there."""

    text: str
    kind: str
    group: str


class Limits(NamedTuple):
    """The scores from which a message is asked about.

    Attributes:
        whole: for a whole message.
        part: for a part of one.
        pair: for a message read together with the one before.
        sieve: for the words alone, from which a sentence is worth reading.
    """

    whole: float
    part: float
    pair: float
    sieve: float


class Weighed(NamedTuple):
    """What the second look thinks of a message.

    Attributes:
        guess: what it would be about; its score is under 0 where it is too little like danger.
        score: as the examples give it, with no limit taken off; the highest of its sentences.
        complete: every sentence was read, so that a low score says that nothing is wrong.
    """

    guess: Guess
    score: float
    complete: bool


class SecondLook:
    """The second look, made once in each process."""

    def __init__(self, encoder: Encodes, folder: Path | None = None) -> None:
        """Learn from the examples, or read what was learned before.

        Args:
            encoder: the sentence model.
            folder: where what was learned is kept (3 MB), so that the next start is quick; None
                keeps nothing. A file that is broken or of another version is made again, and one
                that cannot be written does no harm.
        """
        self._encoder = encoder
        self._limits = limits()
        self._likeness = Likeness(_read(folder) or _learn_and_keep(encoder, folder))

    def look(self, text: str) -> Guess | None:
        """What a message is about where it is like the urgent examples, or None.

        Args:
            text: the message as typed; any length, any characters. The patterns come first
                (`bot.safety.look`): this is for what they say nothing of.
        """
        weighed = self.weigh(text)
        return weighed.guess if weighed and weighed.guess.score >= 0 else None

    def weigh(self, text: str, sieve: bool = True) -> Weighed | None:
        """How much a message is like danger; None where it has no words that could matter.

        Args:
            text: the message as typed.
            sieve: leave out sentences whose words are nothing like those of the urgent examples.
                The sentence model takes some milliseconds for each that is left.
        """
        whole, parts = sentences(text)
        given = [*whole, *parts]
        if not given:
            return None
        suspicious = self._likeness.quick(given)
        order = np.argsort(-suspicious, kind="stable").tolist()
        kept = [given[at] for at in order if not sieve or suspicious[at] >= self._limits.sieve]
        read = _within_budget(
            [*filter(whole.__contains__, kept), *filter(parts.__contains__, kept)]
        )
        if not read:
            return None
        allowed = [self._limits.whole if each in whole else self._limits.part for each in read]
        complete = bool(whole) or len(read) == len(given)
        guess, score = self._guess(read, allowed)
        return Weighed(guess, score, complete)

    def weigh_both(self, before: str, text: str) -> Weighed | None:
        """How much two short messages, the one after the other, are like danger; else None."""
        line = f"{reading(before)} {reading(text)}"
        if len(line.split()) > LONGEST_WHOLE:
            return None
        if not line.strip():
            return None
        return Weighed(*self._guess([line], [self._limits.pair]), complete=True)

    def _guess(self, read: Sequence[str], allowed: Sequence[float]) -> tuple[Guess, float]:
        likeness = self.likeness(read)
        found = scores(likeness)
        over = found - np.array(allowed, np.float32)
        best = int(over.argmax())
        return _guess(likeness[best], float(over[best])), float(found.max())

    def likeness(self, read: Sequence[str]) -> Floats:
        """How much sentences, as `reading` gives them, are like each column: (m, columns)."""
        # One by one: together, the short ones would cost as much as the longest.
        vectors = np.vstack([self._encoder.encode([each]) for each in read])
        return self._likeness.of(read, vectors)


def _within_budget(read: Sequence[str]) -> list[str]:
    """The first of some sentences, with no more words than there is time for."""
    kept: list[str] = []
    left = _MOST_WORDS
    for each in read:
        words = len(each.split())
        if words <= left:
            kept.append(each)
            left -= words
    return kept


def _guess(likeness: Floats, score: float) -> Guess:
    kind = KINDS[int(likeness[:_INNOCENT_AT].argmax())]
    return Guess(kind, "other" if likeness[_OTHERS_AT] > 0 else "self", score)


def scores(likeness: Floats) -> Floats:
    """How urgent sentences are, from their likeness to each column: (m, columns) gives (m,)."""
    kinds = likeness[:, :_INNOCENT_AT].max(axis=1)
    found: Floats = kinds - _NOT_INNOCENT * likeness[:, _INNOCENT_AT]
    return found


def examples() -> list[Example]:
    """Every sentence of examples.yml, in its order."""
    return [
        Example(text, kind, group)
        for kind, groups in data.read("examples.yml").items()
        for group, texts in groups.items()
        for text in texts
    ]


def learn_examples(encoder: Encodes) -> tuple[Learned, Floats]:
    """What examples.yml teaches, and what it would say of each example without that example."""
    given = examples()
    texts = [reading(example.text) for example in given]
    targets = np.array([_target(example) for example in given], np.float32)
    return learn(texts, encoder.encode(texts), targets)


def limits() -> Limits:
    """The limits measured on everyday messages.

    A long message has many parts, so each part is given less leave than a whole message.
    """
    kept = data.read(_LIMITS)
    return Limits(*(float(kept[name]) for name in Limits._fields))


def examples_key() -> str:
    """Changes with examples.yml, so that limits of other examples are noticed."""
    return hashlib.sha256((data.HERE / "examples.yml").read_bytes()).hexdigest()[:16]


def _target(example: Example) -> list[float]:
    columns = [1.0 if example.kind == kind else -1.0 for kind in (*KINDS, INNOCENT)]
    if example.kind == INNOCENT:
        return [*columns, 0.0]
    return [*columns, 1.0 if example.group == OTHERS else -1.0]


def _learn_and_keep(encoder: Encodes, folder: Path | None) -> Learned:
    learned, _ = learn_examples(encoder)
    if folder is not None:
        try:
            _write(folder, learned)
        except OSError:
            logger.warning("what the second look learned could not be kept")
    return learned


def _write(folder: Path, learned: Learned) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    # Under its own name only when whole: another process may be reading.
    with tempfile.NamedTemporaryFile(dir=folder, suffix=".npz", delete=False) as made:
        try:
            np.savez(made, key=np.array(_key()), **learned._asdict())
            made.close()
            Path(made.name).replace(folder / _FILE)
        except OSError:
            Path(made.name).unlink(missing_ok=True)
            raise


def _read(folder: Path | None) -> Learned | None:
    if folder is None:
        return None
    try:
        with (folder / _FILE).open("rb") as file, np.load(file, allow_pickle=False) as kept:
            if str(kept["key"]) != _key():
                return None
            return Learned._make(kept[name] for name in Learned._fields)
    except (OSError, EOFError, ValueError, KeyError, TypeError, zipfile.BadZipFile):
        return None


def _key() -> str:
    """Changes with the sentence model, and with every rule and word that this package has."""
    seen = hashlib.sha256(MODEL_SHA256.encode())
    for path in sorted(data.HERE.rglob("*")):
        if path.suffix in (".yml", ".py"):
            seen.update(path.read_bytes())
    return seen.hexdigest()
