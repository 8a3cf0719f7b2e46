"""GET /health and GET /ready: is this process alive, and can a conversation be held."""

import asyncio

import httpx
from fastapi import APIRouter, Request
from starlette.responses import JSONResponse

from bot.web.described import TOO_MANY
from services_db import Services, ServicesUnavailable

router = APIRouter()

PATIENCE = 3.0  # seconds


@router.get("/health")
async def health() -> JSONResponse:
    """This process is alive."""
    return JSONResponse({"status": "ok", "parts": {"web": True}})


@router.get("/ready", responses={**TOO_MANY, 503: {"description": "a part is not there"}})
async def ready(request: Request) -> JSONResponse:
    """Each part that a conversation needs, and whether it is there: 200 where all are."""
    state = request.app.state
    names = ("rasa", "actions", "services_database", "conversations_database")
    found = await asyncio.gather(
        state.front_door.rasa_ready(),
        _actions(state.settings.actions_url),
        asyncio.to_thread(_services, state.services),
        state.front_door.store_ready(),
    )
    parts = dict(zip(names, found, strict=True))
    all_there = all(found)
    status = "ready" if all_there else "not_ready"
    return JSONResponse({"status": status, "parts": parts}, 200 if all_there else 503)


async def _actions(url: str) -> bool:
    try:
        async with httpx.AsyncClient(timeout=PATIENCE, trust_env=False) as client:
            response = await client.get(f"{url.rstrip('/')}/health")
    except httpx.HTTPError:
        return False
    return response.status_code == httpx.codes.OK


def _services(services: Services) -> bool:
    try:
        # Any question will do; nothing has this id.
        services.get("is-the-database-there")
    except ServicesUnavailable:
        return False
    return True
