"""Step 2, safety: does this message say that somebody is in danger?

Pure Python on data that was read once: works while Rasa, the databases and the disk do not.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple, cast, get_args

from bot.safety import data
from bot.safety.concern import KINDS, About, Concern, Kind
from bot.safety.normalise import normalise
from bot.safety.patterns_reader import Pattern, compile_pattern, group

# Under which heading of the data a pattern stands; "either" is told from who is spoken of last.
_Where = Literal["self", "other", "either"]

# Where one person does something to another, the one whom it is done to is whom it is about. The
# other kinds (wanting to die, say) are about the one who feels it.
_DONE_TO: frozenset[Kind] = frozenset({"abuse", "exploitation", "danger", "basic_needs"})
_ME = frozenset({"me", "us", "myself", "mine", "my", "our"})
# A pattern that begins so tells what is done to the one who stands before it.
_DONE = frozenset({"being", "been", "not", "isnt", "never"})
# "steals" | "from me": what stands just behind a pattern.
_THEN_ME = re.compile(r"(?:(?:from|off|to|at|with|on|for) )?(?:me|us) ")

# How far before a pattern a "not" still belongs to it.
_NEGATION_REACH = 3


class _Rule(NamedTuple):
    kind: Kind
    about: _Where
    sure: bool
    unless: tuple[str, ...]
    pattern: Pattern


class _Rules(NamedTuple):
    rules: tuple[_Rule, ...]
    clears: tuple[Pattern, ...]
    contexts: dict[str, tuple[Pattern, ...]]
    negations: frozenset[str]
    i: frozenset[str]
    they: frozenset[str]
    them: frozenset[str]
    needy: frozenset[str]
    say: frozenset[str]


def look(text: str, before: str | None = None) -> Concern | None:
    """The most pressing urgent thing that a message says, or None.

    Args:
        text: the message as typed, or as corrected; any length, any characters.
        before: the same person's previous message, for what is said in two: "my carer",
            "hits me". What was urgent in it alone is not found again.

    Returns:
        The concern. Its `sure` is False where the words may mean less than they say (denied,
        long ago, in a game), so that the bot asks before it answers.
    """
    line = normalise(text or "")
    found = list(_concerns(line))
    if not found and before and line.strip(" ."):
        first = normalise(before)
        found = list(_concerns(f"{first.rstrip(' .')} {line.lstrip(' .')}", said_before=first))
    return min(found, key=_pressing, default=None)


def _pressing(concern: Concern) -> tuple[bool, int]:
    return (not concern.sure, KINDS.index(concern.kind))


def _concerns(line: str, said_before: str | None = None) -> Iterator[Concern]:
    """Everything urgent in a plain line that is not in what was said before already."""
    rules = _rules()
    line = _without_cleared(line, rules)
    words = frozenset(line.split())
    for rule in rules.rules:
        found = rule.pattern.search(line, words)
        if found is None or (said_before and _fits(rule.pattern, said_before)):
            continue
        sentence = _sentence(line, found)
        if any(_holds(name, sentence, rules) for name in rule.unless):
            continue
        if _over(sentence, line, rules):
            continue
        sure = rule.sure and not _softened(line, found, sentence, rules)
        yield Concern(rule.kind, _about(rule, line, found, rules), sure)


def _fits(pattern: Pattern, line: str) -> bool:
    return pattern.search(line, frozenset(line.split())) is not None


def _without_cleared(line: str, rules: _Rules) -> str:
    words = frozenset(line.split())
    for clear in rules.clears:
        if clear.search(line, words):
            line = clear.expression.sub("_ ", line)
    return line


def _sentence(line: str, found: re.Match[str]) -> str:
    start = line.rfind(" . ", 0, found.start() + 1)
    end = line.find(" . ", max(found.end() - 2, 0))
    return line[max(start, 0) : end + 3 if end >= 0 else len(line)]


def _holds(context: str, sentence: str, rules: _Rules) -> bool:
    return any(_fits(pattern, sentence) for pattern in rules.contexts[context])


def _over(sentence: str, line: str, rules: _Rules) -> bool:
    """Whether it was long ago, and the person says that all is well now."""
    long_ago = any(_holds(name, sentence, rules) for name in ("past", "long_ago"))
    return long_ago and _holds("over", line, rules)


def _softened(line: str, found: re.Match[str], sentence: str, rules: _Rules) -> bool:
    """Whether the person denies it, or tells of long ago, a story or a joke: then we ask."""
    ahead = line[: found.start()].rpartition(" . ")[2].split()[-_NEGATION_REACH:]
    in_gaps = " ".join(gap for gap in found.groups() if gap).split()
    first = found.group().split()[:1]
    if not rules.negations.isdisjoint([*ahead, *in_gaps, *first]):
        return True
    return any(_holds(name, sentence, rules) for name in ("past", "fiction", "joke"))


def _about(rule: _Rule, line: str, found: re.Match[str], rules: _Rules) -> About:
    """The person who writes, or somebody else: by whom it is done to, the rule, the subject."""
    words = found.group().split()
    ahead = line[: found.start()].rpartition(" . ")[2].split()
    if rule.about == "self":
        return "other" if _of_another(words, ahead, rules) else "self"
    if rule.kind in _DONE_TO and (_THEN_ME.match(line, found.end()) or _done_to_me(words, rules)):
        return "self"
    if rule.about == "other":
        return "other"
    subjects = rules.needy if rule.kind == "basic_needs" else rules.they
    return _subject(ahead, rules.i, subjects) or _subject(words, rules.i, subjects) or "self"


def _done_to_me(words: list[str], rules: _Rules) -> bool:
    """Whether it is me, us, or a thing of mine that the last words of a pattern speak of."""
    # The first word is the one who does it: "my support worker" is not done to.
    for word in reversed(words[1:]):
        if word in rules.them:
            return False
        if word in _ME:
            return True
    return False


def _of_another(words: list[str], ahead: list[str], rules: _Rules) -> bool:
    """Whether what people say of themselves is said of somebody else here."""
    speaker = _subject(ahead, rules.i, rules.they)
    if words[0] in rules.i:
        # "she says i want to die" tells what somebody else says.
        return bool(ahead) and ahead[-1] in rules.say and speaker == "other"
    # "my friend is being attacked", "he is not allowed out"
    return words[0] in _DONE and speaker == "other" and _ME.isdisjoint(words)


def _subject(words: list[str], i: frozenset[str], they: frozenset[str]) -> About | None:
    """Who is spoken of last."""
    for word in reversed(words):
        if word in i:
            return "self"
        if word in they:
            return "other"
    return None


@lru_cache(maxsize=1)
def _rules() -> _Rules:
    clears = data.read("patterns/clears.yml")
    return _Rules(
        rules=tuple(rule for kind in KINDS for rule in _rules_of(kind)),
        clears=_compiled(pattern for entry in clears["cleared"] for pattern in entry["patterns"]),
        contexts={
            name: _compiled(iter(entry["patterns"])) for name, entry in clears["contexts"].items()
        },
        negations=frozenset(clears["negations"]),
        i=frozenset([*group("i"), "me"]),
        they=frozenset(group("they")),
        # A carer who does not come is not the one who goes without.
        needy=frozenset([*group("they"), "his", "her", "their"]) - {*group("helper"), "support"},
        them=frozenset([*group("them"), *group("pronoun"), "his", "their"]),
        say=frozenset(group("say")),
    )


def _rules_of(kind: Kind) -> Iterator[_Rule]:
    for entry in data.read(f"patterns/{kind}.yml"):
        for about in get_args(_Where):
            for pattern in entry.get(about, ()):
                yield _Rule(
                    kind,
                    cast(_Where, about),
                    bool(entry["sure"]),
                    tuple(entry.get("unless", ())),
                    compile_pattern(pattern),
                )


def _compiled(patterns: Iterator[str]) -> tuple[Pattern, ...]:
    return tuple(compile_pattern(pattern) for pattern in patterns)
