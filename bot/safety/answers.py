"""Step 2, safety: the answer to an urgent message, from reviewed data, the same every time."""

from typing import Any

from bot.easyread.reply import Button, Reply
from bot.safety import data
from bot.safety.concern import Concern, to_payload

CARRY_ON = "/carry_on"
STOP = "/stop"


def answer(concern: Concern, council: str | None = None) -> list[Reply]:
    """What the bot says to a concern that it is sure of.

    Args:
        concern: what was recognised.
        council: the name of the person's council, "Lewisham" or "Lewisham Council", where known;
            of two, the upper one.

    Returns:
        3 bubbles: calm words; the numbers to ring, the right one first, at most 5, as buttons
        whose payload is `tel:` or `sms:` and the number; and whether to carry on.

    Source: answers.yml and numbers.yml beside this module.
    """
    words = data.read("answers.yml")[concern.kind][concern.about]
    line = council_line(council) if words.get("council") else None
    sentences, buttons = words["help"], _dial_buttons(words["numbers"])
    if line:
        # After 999, and in place of the number that fewest people need.
        buttons = (buttons[0], line, *buttons[1:-1])
    elif words.get("council"):
        sentences = [*sentences[:-1], data.read("answers.yml")["council"]["find"]]
    help_text = " ".join(sentences).replace("{council}", _council(council))
    return [
        Reply(" ".join(words["calm"]), urgent=True),
        Reply(help_text, buttons=buttons, urgent=True),
        _carry_on(concern),
    ]


def council_line(council: str | None) -> Button | None:
    """The button that dials a council's adult safeguarding team; None where it is not known.

    Args:
        council: the council that has the duty: of two, the upper one.

    Source: councils.yml beside this module.
    """
    known: dict[str, dict[str, Any]] = data.read("councils.yml")["lines"]
    name = (council or "").replace("Council", "").replace("council", "").strip()
    if name not in known:
        return None
    number = known[name]["number"]
    title = data.read("answers.yml")["council"]["ring"]
    words = title.replace("{council}", _council(council)).replace("{number}", number)
    return Button(words, f"tel:{''.join(filter(str.isdigit, number))}")


def are_you_safe(concern: Concern) -> list[Reply]:
    """The question where a message may mean less than it says: one bubble, three buttons.

    "No" and "Not sure" carry the concern; `from_payload` reads it, and `answer` answers it.
    """
    words = data.read("answers.yml")["are_you_safe"]
    buttons = (
        Button(words["yes"], CARRY_ON),
        Button(words["no"], to_payload(concern)),
        Button(words["unsure"], to_payload(concern)),
    )
    return [Reply(words[concern.about], buttons=buttons, urgent=True)]


def _carry_on(concern: Concern) -> Reply:
    words: dict[str, str] = data.read("answers.yml")["question"]
    buttons = (
        Button(words["yes"], CARRY_ON),
        Button(words["no"], STOP),
        Button(words["again"], to_payload(concern)),
    )
    return Reply(words["text"], buttons=buttons, urgent=True)


def _dial_buttons(names: list[str]) -> tuple[Button, ...]:
    numbers: dict[str, dict[str, Any]] = data.read("numbers.yml")
    return tuple(Button(numbers[name]["title"], numbers[name]["dial"]) for name in names)


def _council(name: str | None) -> str:
    if not name or not name.strip():
        return "your council"
    return name.strip() if "council" in name.lower() else f"{name.strip()} council"
