"""Beside the flow: the texts in a file: plain text, Markdown, YAML or HTML."""

import re
from collections.abc import Callable, Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path

# What a line of Markdown begins with: heading, list, quotation, table.
_MARKS = re.compile(r"^\s*(?:(?:#{1,6}\s+|[-*+]\s+|\d+\.\s+|>\s?)+|\|)")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_TEMPLATE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
# Stands where a template puts words in; a text of nothing else is checked where its words are.
_FILLED = "\ue100"
_UNSEEN = {"script", "style", "template"}
_BLOCKS = frozenset(
    ("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "dt", "dd", "button", "label",
     "legend", "figcaption", "summary", "title", "option", "div", "br", "main", "header",
     "footer", "section", "article", "nav", "ul", "ol", "dl", "table", "tr", "form", "fieldset")
)  # fmt: skip


def texts_of(path: Path) -> Iterator[tuple[int, str]]:
    """Each text of a file with its line from 1; a sentence that goes on in the next line is whole.

    Raises:
        ValueError: the file is YAML that cannot be read, or no text.
        OSError: the file cannot be opened.
    """
    try:
        content = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as problem:
        raise ValueError(f"{path}: this is not a text file") from problem
    if path.suffix in (".html", ".htm"):
        yield from _of_html(_TEMPLATE.sub(_blank, content))
    elif path.suffix == ".md":
        yield from _of_markdown(content)
    else:
        yield from _joined(enumerate(content.splitlines(), start=1), goes_on=_sentence_goes_on)


def _blank(found: re.Match[str]) -> str:
    """A template's own words are no text; its lines are kept, so that the count stays right."""
    filled = _FILLED if found.group().startswith("{{") else ""
    return filled + "\n" * found.group().count("\n")


def _of_markdown(content: str) -> Iterator[tuple[int, str]]:
    lines, code = [], False
    for number, line in enumerate(content.splitlines(), start=1):
        fence = line.lstrip().startswith("```")
        code ^= fence
        lines.append((number, "" if code or fence else _LINK.sub(r"\1", line)))
    for number, text in _joined(lines, goes_on=_paragraph_goes_on):
        yield number, _MARKS.sub("", text).replace("`", "")


def _joined(
    lines: Iterable[tuple[int, str]], goes_on: Callable[[str, str], bool]
) -> Iterator[tuple[int, str]]:
    start, text = 0, ""
    for number, line in lines:
        if text and line.strip() and goes_on(text, line):
            text = f"{text} {line.strip()}"
            continue
        if any(map(str.isalnum, text)):
            yield start, text
        start, text = number, line.strip()
    if any(map(str.isalnum, text)):
        yield start, text


def _sentence_goes_on(text: str, line: str) -> bool:
    return text[-1] not in ".!?:" and line.strip()[0].islower()


def _paragraph_goes_on(text: str, line: str) -> bool:
    return not (_MARKS.match(line) or text.startswith(("#", "|")))


def _of_html(content: str) -> Iterator[tuple[int, str]]:
    reader = _Reader()
    reader.feed(content)
    reader.close()
    reader.end_text()
    for line, text in reader.texts:
        if any(map(str.isalnum, text)):
            yield line, text.replace(_FILLED, "something")


class _Reader(HTMLParser):
    """Gathers what a page shows, one text a block, with alt words and labels."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[tuple[int, str]] = []
        self._parts: list[str] = []
        self._line = 1
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in _UNSEEN
        if tag in _BLOCKS:
            self.end_text()
        for name, value in attrs:
            if name in ("alt", "aria-label", "placeholder") and value:
                self.texts.append((self.getpos()[0], value))

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in _UNSEEN
        if tag in _BLOCKS:
            self.end_text()

    def handle_data(self, data: str) -> None:
        if self._unseen or not data.strip():
            return
        if not self._parts:
            self._line = self.getpos()[0] + data[: len(data) - len(data.lstrip())].count("\n")
        self._parts.append(data)

    def end_text(self) -> None:
        text = " ".join(" ".join(self._parts).split())
        self.texts.append((self._line, text))
        self._parts = []
