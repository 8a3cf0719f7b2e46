"""Every error of the web app, said in one plain sentence or two: JSON under /api, else a page."""

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.turn import BadRequest, NotReady, TooLong
from bot.turn.messages import Refused
from bot.web.headers import HEADERS
from bot.web.render import render
from bot.web.wording import words

RETRY_AFTER = 10  # seconds; Rasa needs about 20 to start
_STATUS = {BadRequest.code: 400, TooLong.code: 413, NotReady.code: 503, "unsupported_type": 415}
_CODES = {404: "not_found", 405: "method_not_allowed", 413: "too_long", 503: "not_ready"}


class UnsupportedType(Refused):
    """What came is not JSON by its content type."""

    code = "unsupported_type"


def status_of(fault: Refused) -> int:
    """The HTTP status of what the front door refuses."""
    return _STATUS[fault.code]


def error(request: Request, status: int, code: str) -> Response:
    """The answer that says what went wrong.

    Args:
        request: whose path decides between JSON and a page.
        status: of HTTP.
        code: for programs, a key of `errors` in wording.yml.
    """
    message = words()["errors"][code]
    headers = {"Retry-After": str(RETRY_AFTER)} if status == 503 else None
    if request.url.path.startswith("/api"):
        content = {"error": {"code": code, "message": message}}
        return JSONResponse(content, status, headers=headers)
    return render("message.html", status, headers, message=message)


def add_errors(app: FastAPI) -> None:
    """Answer every fault in this form."""

    async def refused(request: Request, fault: Refused) -> Response:
        return error(request, status_of(fault), fault.code)

    async def of_http(request: Request, fault: HTTPException) -> Response:
        code = _CODES.get(fault.status_code, "bad_request")
        answer = error(request, fault.status_code, code)
        answer.headers.update(fault.headers or {})
        return answer

    async def invalid(request: Request, fault: RequestValidationError) -> Response:
        return error(request, 400, BadRequest.code)

    async def broken(request: Request, fault: Exception) -> Response:
        answer = error(request, 500, "broken")
        # This one is made outside the middleware that adds them to all others.
        answer.headers.update(HEADERS)
        return answer

    app.add_exception_handler(Refused, refused)  # type: ignore[arg-type]
    app.add_exception_handler(HTTPException, of_http)  # type: ignore[arg-type]
    app.add_exception_handler(RequestValidationError, invalid)  # type: ignore[arg-type]
    app.add_exception_handler(Exception, broken)
