"""Reads what a browser sent, and no more of it than a message can need."""

from urllib.parse import parse_qsl

from starlette.requests import Request

from bot.turn import BadRequest, TooLong

MOST_BYTES = 32 * 1024
_MOST_FIELDS = 20


async def read_body(request: Request) -> bytes:
    """The whole body.

    Raises:
        TooLong: it has more than 32 KB; the rest is not read.
    """
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            raise TooLong
    return bytes(body)


async def read_form(request: Request) -> dict[str, str]:
    """The fields of a plain HTML form; the first of each name counts.

    Raises:
        TooLong: more than 32 KB.
        BadRequest: this is no form.
    """
    try:
        text = (await read_body(request)).decode("ascii")
        pairs = parse_qsl(text, keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError:
        raise BadRequest from None
    return dict(reversed(pairs))
