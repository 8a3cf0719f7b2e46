"""GET and POST /: the chat page. It works without its script, as plain HTML forms.

Without the script, each answer is a page of its own with the last turn on it. With the script,
the page is filled by calls to /api/chat.
"""

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from bot.turn import BadRequest, Incoming, Refused
from bot.turn.incoming import HELLO, is_code
from bot.web.body import read_form
from bot.web.callers import asked_by
from bot.web.conversations import CHANNEL, conversation_of
from bot.web.errors import OtherSite, headers_of, status_of
from bot.web.hanging_up import while_there
from bot.web.render import render
from bot.web.wording import words

router = APIRouter()


@router.get("/", response_class=HTMLResponse, include_in_schema=False)
async def first(to: str = HELLO) -> HTMLResponse:
    """The page before the conversation; opening it starts nothing, so that no robot does."""
    return render("chat.html", **_page(start=_code(to)))


@router.post("/", response_class=HTMLResponse, include_in_schema=False)
async def said(request: Request) -> HTMLResponse:
    """One turn of the conversation, without the script."""
    form: dict[str, str] = {}
    try:
        _from_here(request)
        form = await read_form(request)
        incoming = asked_by(request, _incoming(form))
        answer = await while_there(request, request.app.state.front_door.take(incoming))
    except Refused as fault:
        return _refused(form, fault)
    shown = form.get("said") or incoming.message
    page = _page(conversation=answer.conversation, said=shown, replies=answer.replies)
    return render("chat.html", **page)


def _from_here(request: Request) -> None:
    # No cookie says who somebody is, so another site could steal nothing; but it could put words
    # into a person's mouth. (Our pages send no referrer, and so no useful "Origin" either.)
    if request.headers.get("sec-fetch-site") == "cross-site":
        raise OtherSite


def _incoming(form: dict[str, str]) -> Incoming:
    start = form.get("start")
    return Incoming(
        CHANNEL,
        _conversation(form),
        form.get("message"),
        form.get("button"),
        _code(start) if start is not None else None,
    )


def _refused(form: dict[str, str], fault: Refused) -> HTMLResponse:
    # What they typed, and the button they pressed, stay on the page.
    page = _page(
        conversation=_conversation(form),
        error=words()["errors"][fault.code],
        typed=form.get("message", ""),
        again={name: form[name] for name in ("button", "start", "said") if name in form},
    )
    return render("chat.html", status_of(fault), headers_of(fault), **page)


def _page(**values: Any) -> dict[str, Any]:
    empty: dict[str, Any] = {
        "start": None,
        "conversation": None,
        "said": None,
        "replies": [],
        "error": None,
        "typed": "",
        "again": {},
    }
    page = empty | values
    return page | {"question": _question(page["replies"])}


def _question(replies: list[dict[str, Any]]) -> int:
    """Which reply has the buttons that a number can pick; -1 for none."""
    asking = [
        index
        for index, reply in enumerate(replies)
        if any(not button["link"] for button in reply["buttons"])
    ]
    return asking[-1] if asking else -1


def _conversation(form: dict[str, str]) -> str:
    try:
        return conversation_of(form.get("conversation"))
    except BadRequest:
        return conversation_of(None)


def _code(given: str) -> str:
    # A link that was cut or bent on its way still opens a conversation.
    return given if is_code(given) else HELLO
