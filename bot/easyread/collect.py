"""Beside the flow: every word that the bot can say, gathered, so that one test can read it all."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from bot.easyread import sources
from bot.easyread.checker import check, check_topic
from bot.easyread.finding import Finding
from bot.easyread.grammar import fill_examples
from bot.easyread.sources import Said
from bot.easyread.yaml_lines import strings

_EVERYWHERE: tuple[tuple[str, Callable[[Path, str], Iterator[Said]]], ...] = (
    ("bot/domain/**/*.yml", sources.responses),
    ("bot/safety/*.yml", sources.answers),
    ("bot/*/wording.yml", sources.every_string),
    ("bot/web/templates/**/*.html", sources.given),
    ("bot/easyread/glossary.yml", sources.glossary),
    ("bot/easyread/interest_words.yml", sources.short_words),
    ("bot/easyread/meanings.yml", sources.titles),
    ("bot/easyread/pictures.yml", sources.short_words),
    ("services_db/listings/*.yml", sources.listing),
)
# Staff read these. They follow plain English, not easy read.
_FOR_STAFF = "admin"
_NAMES = {
    ("title",),
    ("facts", "organisation", "text"),
    ("facts", "where", "venue"),
    ("facts", "where", "town"),
}


def words_of(folder_root: Path) -> Iterator[Said]:
    """Every text that people read, in the order of the files. A missing folder yields nothing.

    Args:
        folder_root: the folder that holds `bot/` and `services_db/`.
    """
    for pattern, read in _EVERYWHERE:
        for path in sorted(folder_root.glob(pattern)):
            shown = path.relative_to(folder_root)
            if _FOR_STAFF not in shown.parts:
                yield from read(path, str(shown))


def names_of(folder_root: Path) -> frozenset[str]:
    """Names of listings, organisations and venues, which the rules about words leave alone."""
    return frozenset(
        text
        for path in sorted((folder_root / "services_db" / "listings").glob("*.yml"))
        for keys, text, _ in strings(path)
        if keys in _NAMES
    )


def check_everything(folder_root: Path) -> list[tuple[Said, Finding]]:
    """What breaks a rule in all that the bot can say, topic by topic (rule 15) too."""
    return _check(list(words_of(folder_root)), names_of(folder_root))


def check_files(
    paths: Iterable[Path], names: frozenset[str] = frozenset()
) -> list[tuple[Said, Finding]]:
    """What breaks a rule in some files: plain text, Markdown, YAML or HTML.

    Raises:
        ValueError: a file is no YAML, or no text; the message names it.
        OSError: a file cannot be opened.
    """
    return _check([said for path in paths for said in sources.given(path, str(path))], names)


def check_said(said: Said, names: frozenset[str] = frozenset()) -> list[Finding]:
    """What a text breaks with its placeholders filled, said to the person and about them."""
    checked = (check(text, said.kind, names, said.before) for text in fill_examples(said.text))
    return list(dict.fromkeys(finding for findings in checked for finding in findings))


def _check(every: list[Said], names: frozenset[str]) -> list[tuple[Said, Finding]]:
    found = [(said, finding) for said in every for finding in check_said(said, names)]
    return found + _topics(every)


def _topics(every: Iterable[Said]) -> list[tuple[Said, Finding]]:
    topics: dict[str, list[Said]] = defaultdict(list)
    for said in every:
        if said.kind in ("bubble", "line", "page"):
            topics[said.topic].append(said)
    return [
        (texts[0], finding)
        for texts in topics.values()
        for finding in check_topic([fill_examples(said.text)[0] for said in texts])
    ]
