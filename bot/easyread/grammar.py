"""Step 6, say it: speaking to the person, or to somebody about the person they support.

A reply says "{Person} {like} art." and reads "You like art." or "Your daughter likes art."
"""

import re
from dataclasses import dataclass

# Who a supporter may speak of. Anything else reads "the person you support", so that nothing a
# person typed comes back into a sentence of ours unread.
RELATIONS = frozenset(
    ("daughter", "son", "child", "brother", "sister", "mum", "mother", "dad", "father", "wife",
     "husband", "partner", "boyfriend", "girlfriend", "friend", "cousin", "niece", "nephew",
     "aunt", "uncle", "grandson", "granddaughter", "grandmother", "grandfather", "nan",
     "grandad", "neighbour", "stepson", "stepdaughter")
)  # fmt: skip
_OWNER = re.compile(r"^(?:my|your|the|our)\s+", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_VERBS = {"do": "does", "are": "is", "have": "has", "like": "likes", "live": "lives",
          "want": "wants", "need": "needs", "know": "knows"}  # fmt: skip

EXAMPLES = {
    "interests": "music",
    "interest": "music",
    "not_interests": "swimming",
    "place": "Deptford",
    "area": "Lewisham",
    "council": "your council",
    "count": "3",
    "miles": "6",
    "number": "3",
    "age": "24",
    "word": "advocate",
    "meaning": "An advocate helps you say what you want.",
    "title": "Heart n Soul Allsorts",
    "sender": "Your GP surgery",
    "phone": "0808 808 1111",
    "name": "Mencap",
    "likes": "music",
    "days": "30",
    "things": "music",
    "line": "It is free.",
    "who_to_ask": "Ask your council.",
    "date": "Monday 3 March",
    "distance": "2 miles",
    "website": "heartnsoul.co.uk",
    "from_age": "18",
    "to_age": "25",
}


@dataclass(frozen=True)
class Person:
    """The person that the conversation is about, as the subject of a sentence.

    Attributes:
        subject: "you", "your daughter" or "the person you support".
        spoken_to: True where it is the one who types.
    """

    subject: str
    spoken_to: bool

    @classmethod
    def me(cls) -> "Person":
        """The person types for themself."""
        return cls("you", spoken_to=True)

    @classmethod
    def supported(cls, name: str = "the person you support") -> "Person":
        """Somebody else types; the name is "your daughter" and the like."""
        return cls(name, spoken_to=False)

    def words(self) -> dict[str, str]:
        """Each placeholder with its word, small and with a capital: person, Person, do, Do."""
        small = {"person": self.subject}
        for base, other in _VERBS.items():
            small[base] = base if self.spoken_to else other
        small["is"], small["has"] = small["are"], small["have"]
        small["their"] = "your" if self.spoken_to else "their"
        small["them"] = "you" if self.spoken_to else "them"
        capitals = {_capital(key): _capital(word) for key, word in small.items()}
        return small | capitals


def me() -> dict[str, str]:
    """The words for a person who types for themself."""
    return Person.me().words()


def supported(name: str = "the person you support") -> dict[str, str]:
    """The words for somebody who types for another person."""
    return Person.supported(name).words()


def grammar(who: str | None, relation: str | None) -> dict[str, str]:
    """The words for a conversation's grammar slots.

    Args:
        who: the `who` slot; None and "me" are the person themself, all else somebody else.
        relation: "daughter", "my son"; None or an unknown word is "the person you support".
    """
    if who in (None, "me"):
        return me()
    bare = _OWNER.sub("", (relation or "").strip()).lower()
    return supported(f"your {bare}") if bare in RELATIONS else supported()


def fill(text: str, words: dict[str, str]) -> str:
    """The text with each known placeholder replaced; unknown ones stay."""
    return _PLACEHOLDER.sub(lambda found: words.get(found.group(1), found.group()), text)


def fill_examples(text: str) -> list[str]:
    """The text as a person would read it, in both grammars; once where they do not differ.

    Placeholders that are not known read "something".
    """
    filled = []
    for words in (me(), supported("your daughter")):
        part = fill(text, EXAMPLES | words)
        filled.append(_PLACEHOLDER.sub("something", part))
    return list(dict.fromkeys(filled))


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
