"""Beside the flow: easy-read rule 9, a hard word that stays is explained at once."""

import re
from collections.abc import Iterator, Sequence

from bot.easyread.finding import Finding, TextKind, fails
from bot.easyread.glossary import Entry, entry
from bot.easyread.sentences import Sentence
from bot.easyread.wordlists import phrases

_DEFINES = r"^(?:an?|the|your|some|this)?\s*"


def hard_words_explained(
    parts: Sequence[Sentence], kind: TextKind, before: str = ""
) -> Iterator[Finding]:
    """Rule 9: each hard word is in the glossary, and the sentence beside it explains it.

    A word that stands in `before`, which the person has just read, was explained there.
    Buttons and titles have no room for it; there the person can ask "what does … mean".
    """
    done = {known.word for found in phrases("hard").findall(before) if (known := entry(found))}
    for number, sentence in enumerate(parts):
        for found in phrases("hard").finditer(sentence.plain):
            word = found.group()
            known = entry(word)
            if known is None:
                message = "This is a hard word. Use an easier one, or add it to the glossary."
                yield fails(9, message, word)
            elif kind not in ("button", "title") and known.word not in done:
                done.add(known.word)
                if not _explained(known, word, parts, number):
                    message = f"Explain this word in the next sentence. {known.text}"
                    yield fails(9, message, word)


def _explained(known: Entry, word: str, parts: Sequence[Sentence], number: int) -> bool:
    # "Money for your support. It is called a personal budget." is as good as the other way.
    beside = [*parts[max(0, number - 1) : number], *parts[number + 1 : number + 2]]
    if re.match(_DEFINES + re.escape(word), parts[number].plain, re.IGNORECASE):
        beside.append(parts[number])
    if not known.explained_by:
        return True
    pattern = r"\b(?:" + "|".join(map(re.escape, known.explained_by)) + ")"
    return any(re.search(pattern, part.plain, re.IGNORECASE) for part in beside)
