"""A message of the bot, as the stand-in keeps it and a person sees it."""

import time
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]

USERNAME = "come_along_test_bot"
BOT = {"id": 123456, "is_bot": True, "first_name": "Come Along", "username": USERNAME}


@dataclass
class Shown:
    """A message of the bot as a person sees it now."""

    message_id: int
    chat_id: int
    text: str
    entities: list[Json]
    keyboard: list[list[Json]]

    @property
    def buttons(self) -> list[Json]:
        """All buttons, in the order in which they are read."""
        return [button for row in self.keyboard for button in row]

    @property
    def titles(self) -> list[str]:
        """What the buttons say."""
        return [str(button["text"]) for button in self.buttons]

    def bold(self) -> list[str]:
        """The parts of the text that are bold."""
        units = self.text.encode("utf-16-le")
        return [
            units[2 * each["offset"] : 2 * (each["offset"] + each["length"])].decode("utf-16-le")
            for each in self.entities
            if each["type"] == "bold"
        ]


def as_json(shown: Shown) -> Json:
    """The message as the Bot API gives it."""
    message = {
        "message_id": shown.message_id,
        "date": int(time.time()),
        "from": BOT,
        "chat": {"id": shown.chat_id, "type": "private"},
        "text": shown.text,
        "entities": shown.entities,
    }
    markup = {"reply_markup": {"inline_keyboard": shown.keyboard}} if shown.keyboard else {}
    return message | markup
