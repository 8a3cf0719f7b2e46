"""`comealong understand --accept`: messages that a person sorted become training examples."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import typer
import yaml

from bot import unclear_file
from bot.cli.console import PlainError
from bot.cli.review import NO_STAND_IN, filled, rows_of
from bot.nlu.taken_out import taken_out
from bot.settings import ROOT
from bot.unclear_file import Row

NLU_DATA = ROOT / "nlu_data"
DONE = "yes"
# More examples that begin alike teach an intent its first words; a test holds this too.
_SAME_OPENING = 3
_OPENING_WORDS = 4
_INTENT = re.compile(r"""^\s*-\s*intent:\s*["']?(?P<name>[\w-]+)["']?\s*$""")
_EXAMPLE = re.compile(r"^(?P<indent>\s+)- \S")


@dataclass
class Examples:
    """The training examples of a folder.

    Attributes:
        file_of: the file that each intent's examples stand in.
        intent_of: the intent of each example, in a form that ignores case and closing marks.
        openings: how many examples of an intent begin with the same words.
    """

    file_of: dict[str, Path] = field(default_factory=dict)
    intent_of: dict[str, str] = field(default_factory=dict)
    openings: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, intent: str, example: str) -> None:
        """Count an example in."""
        self.intent_of.setdefault(same(example), intent)
        self.openings[intent, opening(example)] += 1


def read_examples(folder: Path = NLU_DATA) -> Examples:
    """All training examples of a folder's files, one file a topic."""
    found = Examples()
    for path in sorted(folder.glob("*.yml")):
        for item in (yaml.safe_load(path.read_text(encoding="utf-8")) or {}).get("nlu") or ():
            if "intent" in item:
                found.file_of[item["intent"]] = path
                for line in item.get("examples", "").splitlines():
                    found.add(item["intent"], line.strip().removeprefix("-").strip())
    return found


def accept(
    path: Path, folder: Path = NLU_DATA, say: Callable[[str], None] = typer.echo
) -> dict[str, int]:
    """Make every sorted row an example of its intent, and mark it done.

    Args:
        path: a file that was sorted.
        folder: the training data.
        say: shows one line to the person.

    Returns:
        How many examples were added, by the name of the file.

    Raises:
        PlainError: the file cannot be read, or an example could not be put into its file.
    """
    examples = read_examples(folder)
    wanted: dict[Path, list[tuple[str, str]]] = {}
    finished = []
    for row in rows_of(path):
        if not row.intent or row.done:
            continue
        example = _example(row)
        refused = _refused(row, example, examples)
        if refused:
            say(refused)
        elif _is_new(row, example, examples, say):
            wanted.setdefault(examples.file_of[row.intent], []).append((row.intent, example))
            examples.add(row.intent, example)
        if not refused:
            finished.append(row)
    for file, added in wanted.items():
        _put_in(file, added)
    _mark(path, finished)
    counts = {file.name: len(added) for file, added in wanted.items()}
    _say_how_many(counts, say)
    return counts


def same(example: str) -> str:
    """What two examples share when they differ only in case, spaces or closing marks."""
    return " ".join(example.casefold().split()).rstrip(" .!?")


def opening(example: str) -> str:
    """The first words of an example, "" of a short one."""
    words = re.findall(r"[\w']+", example.casefold())
    return " ".join(words[:_OPENING_WORDS]) if len(words) >= _OPENING_WORDS else ""


def _example(row: Row) -> str:
    # Once more, for what somebody wrote into the file by hand.
    message = taken_out(row.message)
    return message if any(each in message for each in NO_STAND_IN) else filled(message)


def _refused(row: Row, example: str, examples: Examples) -> str:
    """Why a row stays as it is, as a sentence; "" where it does not."""
    if row.intent not in examples.file_of:
        return f'There is no intent {row.intent!r}, so "{row.message}" was left.'
    if any(placeholder in example for placeholder in NO_STAND_IN):
        return f'A word of "{example}" was taken out, so it cannot be an example.'
    return "" if example else "A row without a message was left."


def _is_new(row: Row, example: str, examples: Examples, say: Callable[[str], None]) -> bool:
    known = examples.intent_of.get(same(example))
    if known:
        say(f'"{example}" is an example of {known} already.')
        return False
    begins = opening(example)
    if begins and examples.openings[row.intent, begins] >= _SAME_OPENING:
        say(f'{row.intent} has enough examples that begin with "{begins}".')
        return False
    return True


def _put_in(file: Path, added: list[tuple[str, str]]) -> None:
    """Write examples at the end of their intents; comments and order stay.

    Raises:
        PlainError: the file would not hold them; it is then as it was.
    """
    lines = file.read_text(encoding="utf-8").splitlines()
    for intent, example in added:
        at, indent = _end_of(lines, intent, file)
        lines.insert(at, f"{indent}- {example}")
    text = "\n".join(lines) + "\n"
    held = set(_written(text))
    if not set(added) <= held:
        raise PlainError(f"{file} is not written as expected, so nothing was added to it.")
    unclear_file.write_at_once(file, text, file.stat().st_mode & 0o777)


def _written(text: str) -> Iterator[tuple[str, str]]:
    for item in yaml.safe_load(text).get("nlu") or ():
        for line in item.get("examples", "").splitlines():
            yield str(item.get("intent")), line.strip().removeprefix("-").strip()


def _end_of(lines: list[str], intent: str, file: Path) -> tuple[int, str]:
    """Where the examples of an intent end, and how far they stand in."""
    inside, at, indent = False, 0, ""
    for number, line in enumerate(lines):
        begins = _INTENT.match(line)
        if begins:
            inside = begins["name"] == intent
        example = _EXAMPLE.match(line)
        if inside and example:
            at, indent = number + 1, example["indent"]
    if not at:
        raise PlainError(f"{file} has no examples of {intent} that others can follow.")
    return at, indent


def _mark(path: Path, finished: list[Row]) -> None:
    if finished:
        with unclear_file.locked(path):
            rows = rows_of(path)
            done = [replace(row, done=DONE, who="") if row in finished else row for row in rows]
            unclear_file.replace(path, done)


def _say_how_many(counts: dict[str, int], say: Callable[[str], None]) -> None:
    for name, count in counts.items():
        say(f"{name}: {count} added.")
    if counts:
        say("`comealong train` trains the bot with them.")
    else:
        say("Nothing was added.")
