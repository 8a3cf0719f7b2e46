"""Reads hostile.yml."""

from pathlib import Path
from typing import Any, NamedTuple

import yaml

DATA = yaml.safe_load(Path(__file__).with_name("hostile.yml").read_text(encoding="utf-8"))


class Hostile(NamedTuple):
    """One message, and what it is answered with."""

    kind: str
    text: str
    expect: str


def messages() -> list[Hostile]:
    """All of them, in their order."""
    return [
        Hostile(group["kind"], whole(message), group["expect"])
        for group in DATA["messages"]
        for message in group["messages"]
    ]


def bodies() -> list[tuple[str, bytes, int]]:
    """What each body is, its bytes, and the status that answers it."""
    return [(body["what"], whole(body["body"]).encode(), body["status"]) for body in DATA["bodies"]]


def whole(written: str | dict[str, Any]) -> str:
    """The text; a piece that repeats is written once."""
    if isinstance(written, str):
        return written
    repeated = str(written["repeat"]) * int(written["times"])
    return f"{written.get('first', '')}{repeated}{written.get('then', '')}"
