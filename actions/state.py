"""What is known of one conversation: the slots, as one value that functions can pass on."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from rasa_sdk.events import SlotSet

from actions import slots
from bot.easyread import grammar
from services_db import Place, Wanted

# As far as most people go by bus for an afternoon; "Look further away" goes beyond it.
NEAR_MILES = 10.0


@dataclass(frozen=True)
class State:
    """One field a slot, of the same name.

    Attributes:
        who: me, supporter or professional.
        relation: how the bot names the person supported: "your daughter".
        age: in years.
        interests, not_interests: slugs.
        place_choices: what the place last named may mean, likeliest first.
        skipped: questions that the person does not want to answer.
        asked: the question that stands open (questions.py).
        shown: ids of all listings shown for this search; page: those of the last turn.
        focus: id of the listing or kind of support that is being talked about.
        likes_page, models_page: which five were offered last, from 0.
        sender: who made the link that the person opened.
    """

    who: str | None = None
    relation: str | None = None
    age: int | None = None
    interests: tuple[str, ...] = ()
    not_interests: tuple[str, ...] = ()
    place: Place | None = None
    place_choices: tuple[Place, ...] = ()
    skipped: tuple[str, ...] = ()
    asked: str | None = None
    shown: tuple[str, ...] = ()
    page: tuple[str, ...] = ()
    focus: str | None = None
    within_miles: float | None = NEAR_MILES
    online: bool = False
    likes_page: int = 0
    models_page: int = 0
    sender: str | None = None

    @property
    def words(self) -> dict[str, str]:
        """The words that fill {person}, {do} … in responses."""
        return grammar(self.who, self.relation)

    def wanted(self, **changes: Any) -> Wanted:
        """The query that this state asks for; `changes` override its fields."""
        query = Wanted(
            interests=self.interests,
            not_interests=self.not_interests,
            place=self.place,
            age=self.age,
            within_miles=self.within_miles,
            online=self.online,
        )
        return replace(query, **changes)

    def new_search(self, **changes: Any) -> "State":
        """The same person, about to see a list from its beginning."""
        fresh = replace(self, shown=(), page=(), focus=None, within_miles=NEAR_MILES, online=False)
        return replace(fresh, **changes)


def state_of(values: Mapping[str, Any]) -> State:
    """The state that slot values (JSON: lists and dictionaries) stand for."""
    given: dict[str, Any] = {
        name: values.get(name) for name in slots.ALL if values.get(name) is not None
    }
    for name in (slots.INTERESTS, slots.NOT_INTERESTS, slots.SKIPPED, slots.SHOWN, slots.PAGE):
        given[name] = tuple(given.get(name, ()))
    if slots.PLACE in given:
        given[slots.PLACE] = place_of(given[slots.PLACE])
    choices = given.get(slots.PLACE_CHOICES, ())
    given[slots.PLACE_CHOICES] = tuple(place_of(choice) for choice in choices)
    # "Any distance" is a choice of the person's; an empty slot is the usual distance.
    if given.get(slots.WITHIN_MILES) == "any":
        given[slots.WITHIN_MILES] = None
    return State(**given)


def place_of(value: Mapping[str, Any]) -> Place:
    """A place from its form in a slot or an entity."""
    given: dict[str, Any] = {field.name: value.get(field.name) for field in fields(Place)}
    return Place(**given)


def slot_values(state: State) -> dict[str, Any]:
    """The state as slot values, which JSON can carry."""
    values: dict[str, Any] = {}
    for name, value in asdict(state).items():
        values[name] = list(value) if isinstance(value, tuple) else value
    values[slots.WITHIN_MILES] = "any" if state.within_miles is None else state.within_miles
    return values


def changes(before: State, after: State) -> list[Any]:
    """The slot events that lead from one state to the other."""
    old, new = slot_values(before), slot_values(after)
    return [SlotSet(name, new[name]) for name in slots.ALL if old[name] != new[name]]
