"""Step 6, say it: the picture beside words. Every picture comes through here.

A service that has its own picture set changes this one file (and the two lists that it reads).
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import yaml

from bot.easyread.interest_words import all_interest_words, on_a_button
from bot.easyread.reply import Button, Picture

PICTURES = Path(__file__).with_name("pictures.yml")
_CODE = re.compile(r"[0-9A-F]{4,5}(?:-[0-9A-F]{4,5})*")
# Signs older than emoji are drawn as text unless this follows them.
_AS_EMOJI = "\ufe0f"
_OLD_SIGNS_END = 0x1F000


@lru_cache(maxsize=1)
def pictures() -> dict[str, Picture]:
    """Every picture by its name: slugs of interests, and the names of `pictures.yml`."""
    named = yaml.safe_load(PICTURES.read_text(encoding="utf-8"))
    others = {name: _picture(str(item["code"]), item["alt"]) for name, item in named.items()}
    interests = {
        slug: _picture(item.picture, item.alt) for slug, item in all_interest_words().items()
    }
    return others | interests


def picture(slug_or_code: str) -> Picture:
    """The picture of an interest, of a name in `pictures.yml`, or of a listed code point.

    Raises:
        KeyError: it is none of these.
    """
    if slug_or_code in pictures():
        return pictures()[slug_or_code]
    if _CODE.fullmatch(slug_or_code):
        for listed in pictures().values():
            if code_of(listed) == slug_or_code:
                return listed
    raise KeyError(slug_or_code)


def all_codes() -> list[str]:
    """The code points of all pictures, each once, sorted: the files that have to ship."""
    return sorted({code_of(listed) for listed in pictures().values()})


def code_of(shown: Picture) -> str:
    """The code point of a picture, "1F3A8"."""
    return shown.url.rsplit("/", 1)[-1].removesuffix(".svg")


def emoji(slug_or_code: str) -> str:
    """The same picture as an emoji, for channels whose buttons hold only text."""
    points = [int(part, 16) for part in code_of(picture(slug_or_code)).split("-")]
    drawn = "".join(map(chr, points))
    return drawn + _AS_EMOJI if len(points) == 1 and points[0] < _OLD_SIGNS_END else drawn


def interest_buttons(slugs: Iterable[str]) -> tuple[Button, ...]:
    """A picture button for each interest, in the order given."""
    return tuple(
        Button(
            title=on_a_button(slug),
            payload=f'/find{{"interest": "{slug}"}}',
            picture=pictures().get(slug),
        )
        for slug in slugs
    )


def _picture(code: str, alt: str) -> Picture:
    return Picture(url=f"/pictures/{code}.svg", alt=alt)
