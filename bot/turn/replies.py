"""Step 5 of a turn, replies: Rasa's items as the reply objects of the chat interface.

Rasa's collecting channel gives the words of a reply and its `custom` object as two items that
follow each other; they are one bubble, and the `custom` object knows more.
"""

from collections.abc import Iterable
from typing import Any

from bot.easyread.reply import Reply

Item = dict[str, Any]


def bubble(text: str, buttons: Iterable[dict[str, Any]] = ()) -> Item:
    """A plain reply object, its buttons still with payloads."""
    return Reply(text=text).as_dict() | {"buttons": list(buttons)}


def from_rasa(items: list[Item]) -> list[Item]:
    """The reply objects of one turn; what is no reply is left out.

    Args:
        items: of the REST channel, each with `text`, `buttons` or `custom`.
    """
    replies: list[Item] = []
    plain: list[Item] = []
    for item in items:
        custom = item.get("custom")
        if isinstance(custom, dict) and _says_something(custom):
            # The words that came just before are this reply's own, said once already.
            _drop_said(plain, str(custom.get("text") or ""))
            replies += [*plain, _tidy(custom)]
            plain = []
        elif _says_something(item):
            plain.append(_tidy({"text": item.get("text"), "buttons": item.get("buttons")}))
    return replies + plain


def asks_to_forget(items: list[Item]) -> bool:
    """Did the bot say that everything of this conversation is to go?"""
    return _marked(items, "forget")


def was_unclear(items: list[Item]) -> bool:
    """Was the message one that is kept for people to sort, of who said yes to that?"""
    return _marked(items, "unclear")


def _marked(items: list[Item], mark: str) -> bool:
    return any(
        isinstance(item.get("custom"), dict) and item["custom"].get(mark) is True for item in items
    )


def _says_something(item: Item) -> bool:
    text = item.get("text")
    return bool(isinstance(text, str) and text.strip()) or isinstance(item.get("card"), dict)


def _drop_said(plain: list[Item], words: str) -> None:
    while plain and plain[-1]["text"].strip() in words:
        plain.pop()


def _tidy(item: Item) -> Item:
    text, picture, card = item.get("text"), item.get("picture"), item.get("card")
    buttons = item.get("buttons")
    return {
        "text": text if isinstance(text, str) else "",
        "picture": picture if isinstance(picture, dict) else None,
        "urgent": item.get("urgent") is True,
        "buttons": [_button(button) for button in _listed(buttons) if _is_one(button)],
        "card": card if isinstance(card, dict) else None,
    }


def _listed(buttons: Any) -> list[Any]:
    return buttons if isinstance(buttons, list) else []


def _is_one(button: Any) -> bool:
    return isinstance(button, dict) and all(
        isinstance(button.get(key), str) and button[key] for key in ("title", "payload")
    )


def _button(button: Item) -> Item:
    picture = button.get("picture")
    return {
        "title": button["title"],
        "payload": button["payload"],
        "picture": picture if isinstance(picture, dict) else None,
    }
