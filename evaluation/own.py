"""Measuring: our own messages, each with what a careful reader says that it means."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from evaluation.estimate import Estimate, of_f1, of_share
from evaluation.measures import accuracy, kilometres, micro_f1, percentile

MESSAGES = Path(__file__).with_name("messages")
HELD_OUT = MESSAGES / "held_out"
TUNING = MESSAGES / "tuning"
WITHIN_KM = 3.0
# Of these a middle is a matter of definition: the name decides.
_BY_NAME = ("county", "region", "council")

Understood = dict[str, Any]


@dataclass(frozen=True)
class Message:
    """One message and what it means; the labels are explained in README.md of this folder.

    Attributes:
        text: as typed.
        clean: rightly spelt; the same as `text` where that is.
        file: the name of the file that it stands in.
    """

    text: str
    clean: str
    topic: str
    file: str
    interests: frozenset[str] = frozenset()
    not_interests: frozenset[str] = frozenset()
    place: dict[str, Any] | None = None
    place_choices: tuple[str, ...] = ()
    model: str | None = None
    urgent: str | None = None
    who: str = "self"

    @property
    def badly_spelt(self) -> bool:
        """Whether it was written as people write who find it hard."""
        return self.text != self.clean


@dataclass
class Figures:
    """What was measured.

    Attributes:
        shares: each figure 0 to 1, with how many messages it rests on.
        f1: of interests, with its range.
        wrong: by what was asked, the messages that were understood wrongly, and how.
        given: what was understood of each message, in order.
        milliseconds: what each took.
    """

    shares: dict[str, tuple[float, int]] = field(default_factory=dict)
    f1: Estimate | None = None
    wrong: dict[str, list[tuple[Message, Any]]] = field(default_factory=dict)
    given: list[Understood] = field(default_factory=list)
    milliseconds: list[float] = field(default_factory=list)

    def add(self, name: str, right: Sequence[Any], given: Sequence[Any]) -> None:
        """Add a share of right answers; nothing where there was nothing to answer."""
        if right:
            self.shares[name] = (accuracy(right, given), len(right))

    @property
    def estimates(self) -> dict[str, Estimate]:
        """Each figure with its 95 % interval."""
        found = {name: of_share(*share) for name, share in self.shares.items() if share[1]}
        # F1 is no share: Wilson's interval does not hold for it.
        return {**found, "interests F1": self.f1} if self.f1 else found

    @property
    def speed(self) -> tuple[float, float]:
        """Median and 95th percentile, in milliseconds a message."""
        return percentile(self.milliseconds, 50), percentile(self.milliseconds, 95)


def load(folder: Path) -> list[Message]:
    """All messages of a folder's files.

    Raises:
        ValueError: a file cannot be read; the messages of held-out files must not be seen, so it
            names the file and the line only.
    """
    found = []
    for file in sorted(folder.glob("*.yml")):
        for entry in _entries(file):
            found.append(_message(entry, file.stem))
    return found


def _entries(file: Path) -> list[dict[str, Any]]:
    try:
        entries: list[dict[str, Any]] = yaml.safe_load(file.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        raise ValueError(f"{file.name} is no YAML{line}.") from None
    return entries


def _message(entry: dict[str, Any], file: str) -> Message:
    text = str(entry["text"])
    # YAML reads a bare yes as true.
    topic = {"True": "yes", "False": "no"}.get(str(entry["topic"]), str(entry["topic"]))
    return Message(
        text,
        str(entry.get("clean", text)),
        topic,
        file,
        frozenset(entry.get("interests") or ()),
        frozenset(entry.get("not_interests") or ()),
        entry.get("place"),
        tuple(entry.get("place_choices") or ()),
        entry.get("model"),
        entry.get("urgent"),
        entry.get("who", "self"),
    )


def measure(
    messages: Sequence[Message],
    understand: Callable[[str], Understood],
    texts: Iterable[str] | None = None,
) -> Figures:
    """The figures of some messages.

    Args:
        messages: with what they mean.
        understand: one message as `comealong understand` gives it.
        texts: what is typed in place of each message's own text.
    """
    figures = Figures()
    given = figures.given
    for text in texts if texts is not None else (message.text for message in messages):
        begun = time.perf_counter()
        given.append(understand(text))
        figures.milliseconds.append((time.perf_counter() - begun) * 1000)
    pairs = list(zip(messages, given, strict=True))
    for part in (_topics, _interests, _places, _models, _out_of_scope, _urgent):
        part(pairs, figures)
    return figures


Pairs = list[tuple[Message, Understood]]


def _topics(pairs: Pairs, figures: Figures) -> None:
    for name, chosen in (
        ("topic", pairs),
        ("topic, rightly spelt", [p for p in pairs if not p[0].badly_spelt]),
        ("topic, badly spelt", [p for p in pairs if p[0].badly_spelt]),
        *((f"topic of {who}", [p for p in pairs if p[0].who == who]) for who in _whos(pairs)),
        *((f"topic {t}", [p for p in pairs if p[0].topic == t]) for t in _topics_of(pairs)),
    ):
        figures.add(name, [m.topic for m, _ in chosen], [u["topic"] for _, u in chosen])
    figures.wrong["topic"] = [(m, u["topic"]) for m, u in pairs if m.topic != u["topic"]]


def _whos(pairs: Pairs) -> list[str]:
    return sorted({message.who for message, _ in pairs})


def _topics_of(pairs: Pairs) -> list[str]:
    return sorted({message.topic for message, _ in pairs})


def _interests(pairs: Pairs, figures: Figures) -> None:
    # An urgent or out-of-scope message is answered as such, whatever it names.
    chosen = [(m, u) for m, u in pairs if m.topic not in ("out_of_scope", "urgent")]
    right = [_signed(m.interests, m.not_interests) for m, _ in chosen]
    given = [_signed(u["interests"], u["not_interests"]) for _, u in chosen]
    score = micro_f1(right, given)
    count = sum(map(len, right))
    figures.shares["interests F1"] = (score.f1, count)
    figures.f1 = of_f1(right, given)
    figures.shares["interests precision"] = (score.precision, sum(map(len, given)))
    figures.shares["interests recall"] = (score.recall, count)
    figures.wrong["interests"] = [
        (m, sorted(_signed(u["interests"], u["not_interests"])))
        for m, u in chosen
        if _signed(m.interests, m.not_interests) != _signed(u["interests"], u["not_interests"])
    ]


def _signed(wanted: Iterable[str], refused: Iterable[str]) -> frozenset[str]:
    return frozenset(wanted) | {f"not {slug}" for slug in refused}


def _places(pairs: Pairs, figures: Figures) -> None:
    named = [(m, u) for m, u in pairs if m.place or m.place_choices]
    none = [(m, u) for m, u in pairs if not m.place and not m.place_choices]
    figures.add("place", [True] * len(named), [_place_is_right(m, u) for m, u in named])
    for kind in sorted({m.place["kind"] for m, _ in named if m.place}):
        here = [(m, u) for m, u in named if m.place and m.place["kind"] == kind]
        figures.add(f"place: {kind}", [True] * len(here), [_place_is_right(m, u) for m, u in here])
    asked = [(m, u) for m, u in named if m.place_choices]
    figures.add("place: several", [True] * len(asked), [_place_is_right(m, u) for m, u in asked])
    figures.add("no place", [True] * len(none), [_names_no_place(u) for _, u in none])
    figures.wrong["place"] = [
        (m, u["place"] or u["place_choices"]) for m, u in named if not _place_is_right(m, u)
    ]
    figures.wrong["no place"] = [
        (m, u["place"] or u["place_choices"]) for m, u in none if not _names_no_place(u)
    ]


def _names_no_place(understood: Understood) -> bool:
    return understood["place"] is None and not understood["place_choices"]


def _place_is_right(message: Message, understood: Understood) -> bool:
    if message.place is None:
        # "Gillingham": in Medway, as a label may say, or the town of that name.
        named = [(choice["name"], choice["area"]) for choice in understood["place_choices"]]
        names = {name.lower() for pair in named for name in pair if name}
        return message.place_choices[0].lower() in names
    if understood["place"]:
        return _is_near(message.place, understood["place"])
    return any(_is_near(message.place, choice) for choice in understood["place_choices"])


def _is_near(right: dict[str, Any], given: dict[str, Any]) -> bool:
    if right["kind"] in _BY_NAME and right["name"].lower() == given["name"].lower():
        return True
    km = kilometres(right["lat"], right["lon"], given["lat"], given["lon"])
    return km <= WITHIN_KM


def _models(pairs: Pairs, figures: Figures) -> None:
    chosen = [(m, u) for m, u in pairs if m.model]
    figures.add("model", [m.model for m, _ in chosen], [u["model"] for _, u in chosen])
    figures.add(
        "model among those meant", [True] * len(chosen), [m.model in u["models"] for m, u in chosen]
    )
    none = [(m, u) for m, u in pairs if not m.model]
    figures.add("no model", [None] * len(none), [u["model"] for _, u in none])
    figures.wrong["model"] = [(m, u["model"]) for m, u in pairs if m.model != u["model"]]


def _out_of_scope(pairs: Pairs, figures: Figures) -> None:
    strange = [(m, u) for m, u in pairs if m.topic == "out_of_scope"]
    rest = [(m, u) for m, u in pairs if m.topic != "out_of_scope"]
    figures.add("out of scope caught", *_topic_pairs(strange))
    refused = [u["topic"] == "out_of_scope" for _, u in rest]
    figures.add("refused though in scope", [True] * len(refused), refused)


def _topic_pairs(pairs: Pairs) -> tuple[list[str], list[str]]:
    return [m.topic for m, _ in pairs], [u["topic"] for _, u in pairs]


def _urgent(pairs: Pairs, figures: Figures) -> None:
    danger = [(m, u) for m, u in pairs if m.urgent]
    safe = [(m, u) for m, u in pairs if not m.urgent]
    figures.add("urgent seen", [True] * len(danger), [bool(u["urgent"]) for _, u in danger])
    kinds = [(u["urgent"] or {}).get("kind") for _, u in danger]
    figures.add("urgent, right kind", [m.urgent for m, _ in danger], kinds)
    figures.add("false alarms", [True] * len(safe), [bool(u["urgent"]) for _, u in safe])
    figures.wrong["urgent"] = [
        (m, u["urgent"]) for m, u in pairs if bool(m.urgent) != bool(u["urgent"])
    ]
