"""Step 1, the web app: puts the routes, the errors and the headers together."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from bot.settings import Settings
from bot.settings_of_the_door import listed
from bot.turn import FrontDoor, open_front_door
from bot.turn.limits import Limits, shared_counts
from bot.web.callers import Callers
from bot.web.cors import OtherSites
from bot.web.errors import add_errors
from bot.web.headers import HeadAsGet, SecurityHeaders, headers_for
from bot.web.routes import about, chat_api, health, listing, page, pictures
from services_db import Services

HERE = Path(__file__).parent


def make_app(settings: Settings, front_door: FrontDoor | None = None) -> FastAPI:
    """The web app, ready for uvicorn.

    Args:
        settings: where Rasa, the action server and the databases are.
        front_door: the one to use; without one, it is opened when the app starts.
    """

    @contextlib.asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        if front_door is not None:
            app.state.front_door = front_door
            yield
            return
        opened = await asyncio.to_thread(open_front_door, settings)
        app.state.front_door = opened
        yield
        await opened.close()

    # No pages for the documentation: they load scripts from elsewhere.
    app = FastAPI(title="Come Along", docs_url=None, redoc_url=None, lifespan=lifespan)
    app.state.settings = settings
    app.state.services = Services(settings.services_database)
    for part in (chat_api, health, pictures, listing, about, page):
        app.include_router(part.router)
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    app.state.headers = headers_for(settings)
    # The last one that is added is the first to see a request.
    limits = Limits("address", settings.limit_address, shared_counts())
    app.add_middleware(Callers, limits=limits, key=settings.key)
    app.add_middleware(OtherSites, sites=listed(settings.embed_sites))
    app.add_middleware(SecurityHeaders, headers=app.state.headers)
    app.add_middleware(HeadAsGet)
    add_errors(app)
    return app
