"""Reads what a browser sent, and no more of it than a message can need."""

import asyncio
from urllib.parse import parse_qsl

from starlette.requests import Request

from bot.turn import BadRequest, TooLong
from bot.web.errors import TooSlow

MOST_BYTES = 32 * 1024
_MOST_FIELDS = 20
# Seconds for all of it; 32 KB need 5 where the network is as slow as it gets.
BODY_WITHIN = 10.0


async def read_body(request: Request) -> bytes:
    """The whole body.

    Raises:
        TooLong: it has more than 32 KB; the rest is not read.
        TooSlow: it was not there after 10 seconds.
    """
    try:
        return await asyncio.wait_for(_all_of(request), BODY_WITHIN)
    except asyncio.TimeoutError:
        raise TooSlow from None


async def _all_of(request: Request) -> bytes:
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            raise TooLong
    return bytes(body)


async def read_form(request: Request) -> dict[str, str]:
    """The fields of a plain HTML form; the first of each name counts.

    Raises:
        TooLong, TooSlow: more than 32 KB, or more than 10 seconds.
        BadRequest: this is no form.
    """
    try:
        text = (await read_body(request)).decode("ascii")
        pairs = parse_qsl(text, keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError:
        raise BadRequest from None
    return dict(reversed(pairs))
