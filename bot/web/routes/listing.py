"""GET /s/…: one listing as a page of its own, to read in peace, to send on or to print."""

import asyncio
from dataclasses import replace

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from bot.easyread.cards import card
from bot.easyread.grammar import me
from bot.web.errors import error
from bot.web.render import render
from services_db import Listing, Match, ServicesUnavailable, today_in_the_uk

router = APIRouter()


@router.get("/s/{listing_id}", response_class=Response, include_in_schema=False)
async def page(request: Request, listing_id: str) -> Response:
    """The page of one listing, with the lines of its card."""
    services = request.app.state.services
    try:
        found: Listing | None = await asyncio.to_thread(services.get, listing_id)
    except ServicesUnavailable:
        return error(request, 503, "no_listings")
    if found is None:
        raise HTTPException(404)
    shown = card(Match(found, score=0.0), me(), None, today=today_in_the_uk())
    # Nobody asked for it just now, so there is no "why this one"; and this is its page.
    return render("listing.html", card=replace(shown, why=(), page=None))
