"""Beside the flow: which words of a file people read, and what each is: bubble, button, line."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.easyread.file_texts import texts_of
from bot.easyread.finding import TextKind
from bot.easyread.yaml_lines import KeyPath, strings

_CARD_LINES = ("who_for", "when", "where", "cost", "how_to_join")
# In a safety file these hold what people read; the others, what is recognised and what is dialled.
_BUTTON_KEYS = frozenset({"title", "buttons", "label", "yes", "no", "again", "unsure"})
_BUBBLE_KEYS = frozenset({"text", "texts", "bubbles", "calm", "help", "self", "other", "either"})


@dataclass(frozen=True)
class Said:
    """Something that people read.

    Attributes:
        where: "bot/domain/find.yml:12".
        text: with its placeholders.
        kind: what it is, as the checker knows kinds.
        before: what stands above it on the same card.
    """

    where: str
    text: str
    kind: TextKind
    before: str = ""

    @property
    def topic(self) -> str:
        """The file that it stands in."""
        return self.where.rsplit(":", 1)[0]


def responses(path: Path, shown: str) -> Iterator[Said]:
    """Texts and button titles of a Rasa domain file.

    Args:
        path: the file.
        shown: its name as `where` shows it.
    """
    for keys, text, line in strings(path):
        if keys[0] == "responses" and keys[-1] == "text":
            yield Said(f"{shown}:{line}", text, "bubble")
        elif keys[0] == "responses" and keys[-1] == "title":
            yield Said(f"{shown}:{line}", text, "button")


def answers(path: Path, shown: str) -> Iterator[Said]:
    """Answers to urgent messages: bubbles and buttons. A list of sentences is one bubble."""
    bubbles: dict[KeyPath, tuple[int, list[str]]] = {}
    for keys, text, line in strings(path):
        named = [key for key in keys if not key.isdigit()]
        if named and named[-1] in _BUTTON_KEYS:
            yield Said(f"{shown}:{line}", text, "button")
        elif named and named[-1] in _BUBBLE_KEYS:
            whole = keys[:-1] if keys[-1].isdigit() else keys
            bubbles.setdefault(whole, (line, []))[1].append(text)
    for line, parts in bubbles.values():
        yield Said(f"{shown}:{line}", " ".join(parts), "bubble")


def listing(path: Path, shown: str) -> Iterator[Said]:
    """Title and easy-read text of a listing."""
    said = [item for item in strings(path) if item[0][0] in ("title", "easy_read")]
    # Keys of sources are for editors.
    every = [item for item in said if item[0][:2] != ("easy_read", "sources")]
    what = [(line, text) for keys, text, line in every if keys[:2] == ("easy_read", "what")]
    # Read as a whole: a hard word may be explained in the next item.
    together = "\n".join(text for _, text in what)
    if what:
        yield Said(f"{shown}:{what[0][0]}", together, "page")
    for keys, text, line in every:
        if keys == ("title",):
            yield Said(f"{shown}:{line}", text, "title")
        elif keys[-1] in _CARD_LINES:
            yield Said(f"{shown}:{line}", text, "line", before=together)


def glossary(path: Path, shown: str) -> Iterator[Said]:
    """What each hard word means; a bubble when a person asks."""
    for keys, text, line in strings(path):
        if keys[-1] == "text":
            yield Said(f"{shown}:{line}", text, "bubble")


def short_words(path: Path, shown: str) -> Iterator[Said]:
    """Words of interests and pictures, which are parts of sentences and titles."""
    for keys, text, line in strings(path):
        if keys[-1] in ("words", "title", "alt"):
            yield Said(f"{shown}:{line}", text, "button" if keys[-1] == "title" else "title")


def titles(path: Path, shown: str) -> Iterator[Said]:
    """All values of a YAML file that holds titles of buttons."""
    for _, text, line in strings(path):
        yield Said(f"{shown}:{line}", text, "button")


def every_string(path: Path, shown: str) -> Iterator[Said]:
    """All values of a YAML file that holds nothing but words."""
    for _, text, line in strings(path):
        yield Said(f"{shown}:{line}", text, "line")


def given(path: Path, shown: str) -> Iterator[Said]:
    """Any file that somebody gives: a domain file or a listing as such, all else text by text."""
    if path.suffix in (".yml", ".yaml"):
        first = {keys[0] for keys, _, _ in strings(path) if keys}
        read = responses if "responses" in first else every_string
        yield from (listing if "easy_read" in first else read)(path, shown)
        return
    for line, text in texts_of(path):
        # Of plain text each line is a bubble; a paragraph of a page is as short, with no buttons.
        yield Said(f"{shown}:{line}", text, "bubble" if path.suffix == ".txt" else "line")
