"""Step 7, show it: reply objects as what Telegram shows. Pure: nothing is sent here.

Words go out plain, with bold as a range beside them, so nothing in them has to be escaped.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity

from bot.telegram.lines import Line, blank, plain, split, units
from bot.telegram.wording import label

CHOSEN = "chosen"  # the data of a button that only says what was chosen
_MOST_DATA = 64  # bytes, the Bot API's limit for callback_data
_PICTURE = re.compile(r"/([0-9A-F]{2,6}(?:-[0-9A-F]{2,6})*)\.svg$")
_NUMBERED = re.compile(r"[0-9]+ ")
# Signs older than emoji are drawn as text unless this follows them.
_AS_EMOJI = "\ufe0f"
_OLD_SIGNS_END = 0x1F000

Json = dict[str, Any]


@dataclass(frozen=True)
class Send:
    """One message to send.

    Attributes:
        text: at most 4,096 UTF-16 units.
        entities: what of it is bold.
        keyboard: the buttons below it, a row each.
    """

    text: str
    entities: tuple[MessageEntity, ...] = ()
    keyboard: InlineKeyboardMarkup | None = None


def sends(replies: list[Json], site: str | None = None) -> list[Send]:
    """The messages that show one turn's replies, in their order.

    Args:
        replies: of the front door, see `bot.turn.Answer`.
        site: the web app's address, where people can reach it; None leaves its links out.

    Raises:
        ValueError: a button's token is too long for Telegram.
    """
    asking = [number for number, reply in enumerate(replies) if _choices(reply)]
    last = asking[-1] if asking else None
    made = (_bubble(reply, site, number == last) for number, reply in enumerate(replies))
    return [send for messages in made for send in messages]


def without_links(send: Send) -> Send:
    """The same message with only the buttons that answer: Telegram refuses odd addresses."""
    rows = send.keyboard.inline_keyboard if send.keyboard else ()
    kept = [row for row in rows if row[0].callback_data]
    return Send(send.text, send.entities, InlineKeyboardMarkup(kept) if kept else None)


def chosen(keyboard: InlineKeyboardMarkup | None, token: str) -> InlineKeyboardMarkup | None:
    """The keyboard once this button was pressed; None where nothing changes.

    Of a question (its buttons have numbers) only the chosen answer stays, and it does nothing.
    A card keeps its buttons: people go back to cards.
    """
    rows = keyboard.inline_keyboard if keyboard else ()
    titles = [button.text for row in rows for button in row if button.callback_data == token]
    if not titles or titles[0].startswith("✓"):
        return None
    title = "✓ " + _NUMBERED.sub("", titles[0], count=1)
    question = bool(_NUMBERED.match(titles[0]))
    mine = InlineKeyboardButton(title, callback_data=CHOSEN if question else token)
    marked = [[mine] if row[0].callback_data == token else list(row) for row in rows]
    if question:
        marked = [row for row in marked if row[0] is mine or row[0].url]
    return InlineKeyboardMarkup(marked)


def emoji(picture: Json | None) -> str:
    """The picture as an emoji with a space behind it; empty where it is none."""
    found = _PICTURE.search(str((picture or {}).get("url") or ""))
    if not found:
        return ""
    points = [int(part, 16) for part in found[1].split("-")]
    drawn = "".join(map(chr, points))
    old_sign = len(points) == 1 and points[0] < _OLD_SIGNS_END
    return f"{drawn}{_AS_EMOJI if old_sign else ''} "


def _bubble(reply: Json, site: str | None, numbered: bool) -> list[Send]:
    parts = split([*_words(reply), *_numbers_to_ring(reply)])
    if not parts:
        return []
    rows = [[button] for button in (*_buttons(reply, numbered), *_links(reply, site))]
    keyboard = InlineKeyboardMarkup(rows) if rows else None
    *before, last = [_send(part) for part in parts]
    return [*before, Send(last.text, last.entities, keyboard)]


def _send(lines: list[Line]) -> Send:
    entities, offset = [], 0
    for line in lines:
        if line.bold:
            bold = MessageEntity(MessageEntity.BOLD, offset, units(line.text[: line.bold]))
            entities.append(bold)
        offset += units(line.text) + 1
    return Send("\n".join(line.text for line in lines), tuple(entities))


def _words(reply: Json) -> Iterator[Line]:
    card, text = reply.get("card"), str(reply.get("text") or "")
    # The text of a card's bubble is the card in plain words, for channels without cards.
    if card and text.startswith(card["title"]):
        text = ""
    if text.strip():
        yield from plain(emoji(reply.get("picture")) + text)
    if card:
        yield from ([blank()] if text.strip() else [])
        yield from _card(card)


def _card(card: Json) -> Iterator[Line]:
    yield Line(card["title"], bold=len(card["title"]))
    yield blank()
    shown = [_labelled(line["label"], line["text"]) for line in card.get("lines") or []]
    yield from shown
    if card.get("why"):
        yield _labelled(label("why"), " ".join(card["why"]))
    phone = card.get("phone")
    if phone and _digits(phone) not in _digits("".join(line.text for line in shown)):
        yield _labelled(label("ring"), phone)


def _labelled(name: str, text: str) -> Line:
    return Line(f"{name}: {text}", bold=len(name) + 1)


def _numbers_to_ring(reply: Json) -> Iterator[Line]:
    # Telegram has no buttons that dial; a number in the words can be pressed.
    for button in reply.get("buttons") or []:
        link = str(button.get("link") or "")
        if link.startswith(("tel:", "sms:")):
            number = link[4:].split("?")[0]
            named = _digits(number) in _digits(button["title"])
            yield blank()
            yield Line(button["title"] if named else f"{button['title']} {number}")


def _choices(reply: Json) -> list[Json]:
    return [
        button
        for button in reply.get("buttons") or []
        if button.get("token") and not button.get("link")
    ]


def _buttons(reply: Json, numbered: bool) -> Iterator[InlineKeyboardButton]:
    for number, button in enumerate(_choices(reply), start=1):
        if len(button["token"].encode()) > _MOST_DATA:
            raise ValueError("a token has more than 64 bytes")
        mark = f"{number} " if numbered else ""
        title = mark + emoji(button.get("picture")) + button["title"]
        yield InlineKeyboardButton(title, callback_data=button["token"])


def _links(reply: Json, site: str | None) -> Iterator[InlineKeyboardButton]:
    card = reply.get("card") or {}
    given = [(button["title"], button.get("link")) for button in reply.get("buttons") or []]
    ways = (("website", "website"), ("map", "map"), ("more_about", "page"))
    given += [(label(name), card.get(key)) for name, key in ways]
    for title, link in given:
        address = _address(link, site)
        if address:
            yield InlineKeyboardButton(title, url=address)


def _address(link: str | None, site: str | None) -> str | None:
    if link and link.startswith(("https://", "http://")):
        return link
    return urljoin(site, link) if link and site and link.startswith("/") else None


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())
