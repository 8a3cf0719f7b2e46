"""Beside the flow: easy-read rule 3, about how much comes at once."""

from collections.abc import Iterator, Sequence

from bot.easyread.finding import Finding, TextKind, fails
from bot.easyread.sentences import Sentence, sentences

MOST_SENTENCES = 3
MOST_BUBBLES = 3


def bubble_size(parts: Sequence[Sentence], kind: TextKind) -> Iterator[Finding]:
    """Rule 3 in one bubble or one line of a card: 3 sentences, and a question by itself."""
    if kind not in ("bubble", "line"):
        return
    if len(parts) > MOST_SENTENCES:
        message = f"There are {len(parts)} sentences in one place. 3 is the most."
        yield fails(3, message, parts[0].text)
    if kind == "bubble":
        yield from _question_alone(parts)


def _question_alone(parts: Sequence[Sentence]) -> Iterator[Finding]:
    questions = [part for part in parts if part.question]
    if len(questions) > 1:
        yield fails(3, "There is more than one question. Ask one at a time.", questions[1].text)
    elif questions and len(parts) > 1:
        message = "The question is not alone. Put it in a bubble of its own, the last one."
        yield fails(3, message, questions[0].text)


def turn_size(bubbles: Sequence[str], names: frozenset[str] = frozenset()) -> Iterator[Finding]:
    """Rule 3 over a turn: 3 bubbles, one question, and that one in the last bubble."""
    if len(bubbles) > MOST_BUBBLES:
        yield fails(3, f"There are {len(bubbles)} bubbles. 3 is the most.", bubbles[0])
    asking = [
        index
        for index, bubble in enumerate(bubbles)
        if any(part.question for part in sentences(bubble, names))
    ]
    if len(asking) > 1:
        yield fails(3, "There is more than one question. Ask one at a time.", bubbles[asking[1]])
    if any(index != len(bubbles) - 1 for index in asking):
        yield fails(
            3, "The question comes too early. Put it in the last bubble.", bubbles[asking[0]]
        )
