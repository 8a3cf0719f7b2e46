"""GET /about: what this is, and whose pictures it shows."""

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from bot.web.render import render

router = APIRouter()


@router.get("/about", response_class=HTMLResponse, include_in_schema=False)
async def about() -> HTMLResponse:
    """The about page."""
    return render("about.html")
