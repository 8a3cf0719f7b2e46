"""Every error of the web app, said in one plain sentence or two: JSON under /api, else a page."""

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.turn import BadRequest, Busy, NotReady, Refused, TooLong, TooMany
from bot.web.render import render
from bot.web.wording import words

RETRY_AFTER = 10  # seconds
_STATUS = {
    BadRequest.code: 400,
    "other_site": 403,
    "too_slow": 408,
    TooLong.code: 413,
    "unsupported_type": 415,
    TooMany.code: 429,
    NotReady.code: 503,
    Busy.code: 503,
}
_CODES = {404: "not_found", 405: "method_not_allowed", 413: "too_long", 503: "not_ready"}


class UnsupportedType(Refused):
    """What came is not JSON by its content type."""

    code = "unsupported_type"


class TooSlow(Refused):
    """The body took too long to come."""

    code = "too_slow"


class OtherSite(Refused):
    """A page of another site sent it, and its person may not have meant to."""

    code = "other_site"


def status_of(fault: Refused) -> int:
    """The HTTP status of what the front door refuses."""
    return _STATUS[fault.code]


def headers_of(fault: Refused) -> dict[str, str]:
    """When to come back, where that helps."""
    return {"Retry-After": str(fault.retry_after)} if fault.retry_after else {}


def refused(request: Request, fault: Refused) -> Response:
    """The answer to what the front door refuses."""
    return error(request, status_of(fault), fault.code, headers_of(fault))


def error(
    request: Request, status: int, code: str, headers: dict[str, str] | None = None
) -> Response:
    """The answer that says what went wrong.

    Args:
        request: whose path decides between JSON and a page.
        status: of HTTP.
        code: for programs, a key of `errors` in wording.yml.
        headers: more of them.
    """
    message = words()["errors"][code]
    if headers is None and status == 503:
        headers = {"Retry-After": str(RETRY_AFTER)}
    if request.url.path.startswith("/api"):
        content = {"error": {"code": code, "message": message}}
        return JSONResponse(content, status, headers=headers)
    return render("message.html", status, headers, message=message)


def add_errors(app: FastAPI) -> None:
    """Answer every fault in this form."""

    async def of_ours(request: Request, fault: Refused) -> Response:
        return refused(request, fault)

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
        answer.headers.update(request.app.state.headers)
        return answer

    app.add_exception_handler(Refused, of_ours)  # type: ignore[arg-type]
    app.add_exception_handler(HTTPException, of_http)  # type: ignore[arg-type]
    app.add_exception_handler(RequestValidationError, invalid)  # type: ignore[arg-type]
    app.add_exception_handler(Exception, broken)
