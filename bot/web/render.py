"""Step 7, show it: fills the page templates. Everything in them is escaped."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from bot.web.wording import words


@lru_cache(maxsize=1)
def _templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["web_address"] = web_address
    environment.filters["dial"] = dial
    return environment


def render(
    template: str, status: int = 200, headers: dict[str, str] | None = None, **values: Any
) -> HTMLResponse:
    """A page.

    Args:
        template: its name in templates/.
        status: of HTTP.
        headers: to add to the answer.
        values: what the template needs besides `words`.
    """
    html = _templates().get_template(template).render(words=words(), **values)
    return HTMLResponse(html, status, headers=headers)


def web_address(value: str | None) -> str | None:
    """The address where it is one of the web, else None: no "javascript:" becomes a link."""
    return value if value and value.startswith(("https://", "http://", "/")) else None


def dial(number: str) -> str:
    """A telephone number as an address that dials it."""
    return "tel:" + "".join(sign for sign in number if sign.isdigit() or sign == "+")
