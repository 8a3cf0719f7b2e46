"""GET /about: what this is, and whose pictures and places it shows."""

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from bot.web.render import render

router = APIRouter()

# To be shown where the data is used, in these words: services_db/places/LICENCES.md.
CREDITS = (
    "Contains OS data © Crown copyright and database right.",
    "Contains Royal Mail data © Royal Mail copyright and database right.",
    "Source: Office for National Statistics licensed under the Open Government Licence v3.0.",
    "Contains GeoNames data, licensed under CC BY 4.0. The data was changed.",
)


@router.get("/about", response_class=HTMLResponse, include_in_schema=False)
async def about() -> HTMLResponse:
    """The about page."""
    return render("about.html", credits=CREDITS)
