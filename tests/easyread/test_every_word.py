"""Every word that the bot can say, and every listing's easy-read text, keeps the rules."""

from pathlib import Path

import pytest

from bot.easyread.collect import check_everything, words_of
from bot.easyread.finding import Finding
from bot.easyread.sources import Said

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def everything_found() -> list[tuple[Said, Finding]]:
    return check_everything(ROOT)


def test_every_word_keeps_the_easy_read_rules(everything_found: list[tuple[Said, Finding]]) -> None:
    broken = [
        f"{said.where}: {finding}" for said, finding in everything_found if finding.level == "fails"
    ]
    assert not broken, f"{len(broken)} places to put right:\n" + "\n".join(broken)


def test_no_topic_reads_older_than_9(everything_found: list[tuple[Said, Finding]]) -> None:
    old = [f"{said.topic}: {finding}" for said, finding in everything_found if finding.rule == 15]
    assert not old, "\n".join(old)


def test_the_words_of_every_part_are_read() -> None:
    parts = {said.topic.rsplit("/", 1)[0] for said in words_of(ROOT)}
    assert {"bot/domain", "bot/easyread", "services_db/listings"} <= parts


def test_every_word_that_is_read_says_where_it_stands() -> None:
    for said in words_of(ROOT):
        file, line = said.where.rsplit(":", 1)
        assert (ROOT / file).is_file()
        assert int(line) > 0
