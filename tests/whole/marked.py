"""Words that stand in no file of ours: planted in messages, then looked for in what is written."""

from collections.abc import Iterable
from pathlib import Path

NAME, STREET, WORD = "Zebedeena Quilp", "12 Blimflap Road", "flumwizzle"
PHONE, POSTCODE = "07700 900461", "SE8 4ZZ"
TOLD = f"my name is {NAME} i live at {STREET} {POSTCODE} ring me on {PHONE} i like {WORD}"
# In no listing, and kept as the place of the conversation.
PLACE = "Penrhyndeudraeth"
# As they may come back: small, without a space, mended or cut.
MARKS = ("zebedeena", "quilp", "blimflap", "900461", "se8 4zz", "se84zz", "flumwizzle")


def files_with(
    folder: Path, marks: Iterable[str], leave_out: Iterable[str] = ()
) -> dict[str, list[str]]:
    """Which marks stand in which files below a folder, however they are written.

    Args:
        folder: looked through with all that is below it.
        marks: in small letters.
        leave_out: beginnings of file names that are not looked into.
    """
    found: dict[str, list[str]] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.startswith(tuple(leave_out)):
            here = marks_in(path.read_bytes(), marks)
            if here:
                found[str(path.relative_to(folder))] = here
    return found


def marks_in(content: bytes, marks: Iterable[str]) -> list[str]:
    """Those marks that stand in these bytes."""
    small = content.lower()
    forms = {mark: (mark.encode(), mark.replace(" ", "%20").encode()) for mark in marks}
    return [mark for mark, each in forms.items() if any(form in small for form in each)]
