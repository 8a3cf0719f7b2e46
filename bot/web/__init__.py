"""Steps 1 and 7, the web channel: the chat over HTTP, the chat page, and what belongs to them."""

from bot.web.app import make_app

__all__ = ["make_app"]
