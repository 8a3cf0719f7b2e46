"""The form of a listing file (`services_db/listings/*.yml`), which people edit by hand.

Every fact stands with the source that says so. A fact that no source gives is left out, and
is then unknown: the bot says that it does not know, and never guesses.
"""

from datetime import date
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict


class Strict(BaseModel):
    """A part of a listing file; a key that is not known is refused, so that typing slips show."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class Text(Strict):
    """Words and the source that they rest on (a key of sources.yml), or several sources."""

    text: str
    source: str | list[str]


class Number(Strict):
    """A whole number and its source."""

    value: int
    source: str | list[str]


class YesNo(Strict):
    """Yes or no, and its source."""

    value: bool
    source: str | list[str]


class Where(Strict):
    """Where it happens. `postcode` may be whole or only its first half."""

    venue: str | None = None
    town: str | None = None
    postcode: str | None = None
    source: str | list[str]


class AreaServed(Strict):
    """Where a person has to live. Names of councils, counties, "London", "England", "UK"."""

    areas: list[str]
    source: str | list[str]


class Facts(Strict):
    """Facts that search and cards use. Leave out what is not known."""

    organisation: Text | None = None
    where: Where | None = None
    area_served: AreaServed | None = None
    online: YesNo | None = None
    age_from: Number | None = None
    age_to: Number | None = None
    free: YesNo | None = None
    phone: Text | None = None
    website: Text | None = None


class EasyReadSources(Strict):
    """The sources of each easy-read line that is given, as keys of sources.yml."""

    what: list[str] | None = None
    who_for: list[str] | None = None
    when: list[str] | None = None
    where: list[str] | None = None
    cost: list[str] | None = None
    how_to_join: list[str] | None = None


EASY_READ_LINES: Final = tuple(EasyReadSources.model_fields)


class EasyReadText(Strict):
    """What people read. Obeys the easy-read rules; a line left out reads "We do not know".

    Each line that is given has its source under `sources`: `services_db.fill` refuses a line
    without one, and a source without its line.
    """

    what: list[str]
    who_for: str | None = None
    when: str | None = None
    where: str | None = None
    cost: str | None = None
    how_to_join: str | None = None
    sources: EasyReadSources = EasyReadSources()
    written_by: str = "Come Along"
    checked_by: str | None = None
    checked_on: date | None = None


class Directory(Strict):
    """The directory's headings for a model of support, for professionals, in plain English.

    Each heading is a list of statements, each with its source. An empty list is "no source
    says", and is printed so.
    """

    theme: list[Text] = []
    organisation: list[Text] = []
    problem: list[Text] = []
    evidence: list[Text] = []
    expected_impact: list[Text] = []
    stage_and_spread: list[Text] = []
    what_an_area_needs: list[Text] = []
    what_would_kill_it: list[Text] = []
    more_information: list[Text] = []


class ListingFile(Strict):
    """One listing.

    `notes` are for editors: where sources disagree, both are kept there and the person is
    told to ask. `checked_on` is the day on which somebody last asked the people who run it.
    """

    id: str
    kind: Literal["session", "support"]
    title: str
    model: str | None = None
    status: Literal["live", "paused", "closed"] = "live"
    interests: list[str] = []
    facts: Facts = Facts()
    easy_read: EasyReadText
    directory: Directory | None = None
    notes: list[Text] = []
    checked_on: date | None = None


class Source(Strict):
    """Where facts come from: a document or a page, with what is known of it."""

    title: str
    publisher: str | None = None
    document: str | None = None
    address: str | None = None
    said_in: str | None = None
