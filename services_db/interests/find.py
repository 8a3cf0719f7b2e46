"""Step 2, understanding: the interests that a message names, wanted and not wanted."""

from dataclasses import dataclass

from services_db.interests.negation import Reading, by_phrases
from services_db.interests.parsed_negation import Said, by_grammar
from services_db.interests.tokens import Token, is_common, tokens, word_set
from services_db.interests.vocabulary import (
    FIXED,
    WEAK,
    is_secondary,
    matcher,
    may_be_secondary,
    nearest,
    vocabulary,
)

# After these, or alone, a weak word names an interest.
_CUES = word_set(
    "like likes liked into about enjoy enjoys and or n love loves want wants find not no hate "
    "prefer at for with some a"
)

# "Except", "apart from", "other than".
_EXCEPT = word_set("except excepting excluding apart other bar besides")
_FULL_STOP = frozenset(".!?;")

# Of a long message no more rare words than this are compared with all interests.
MOST_RARE_WORDS = 8
# Longer messages are read by phrases alone: the parser's time grows with every word.
LONGEST_PARSED = 1_000


@dataclass(frozen=True)
class Found:
    """An interest named in a message.

    Attributes:
        start, end: character offsets of the words that name it, end exclusive.
        wanted: False where the person says that they do not want it.
    """

    slug: str
    start: int
    end: int
    wanted: bool


@dataclass(frozen=True)
class _Span:
    slug: str
    first: int
    last: int

    @property
    def words(self) -> range:
        return range(self.first, self.last)


def find_interests(text: str) -> list[Found]:
    """The interests that a message names, in order.

    Args:
        text: the message as typed; any length.

    Returns:
        One Found for each mention, so a slug may stand more than once. Words of fixed phrases
        ("social worker", "start again") are left out.
    """
    words = tokens(text)
    spans = _longest(_exact(words))
    covered = {at for span in spans for at in span.words}
    spans += _fuzzy(words, covered)
    named = sorted((s for s in spans if _meant(s, words)), key=lambda span: span.first)
    unwanted = _refused(text, words, named)
    main = _without_secondary(words, named, unwanted)
    return [
        Found(s.slug, words[s.first].start, words[s.last - 1].end, at not in unwanted)
        for at, s in enumerate(named)
        if at in main
    ]


def _without_secondary(words: list[Token], named: list[_Span], unwanted: set[int]) -> set[int]:
    """Which spans are interests of their own, by position: in "ballroom lessons" one is."""
    said = [tuple(words[at].norm for at in span.words) for span in named]

    def beside(at: int) -> frozenset[str]:
        """The other interests that are wanted, or refused, as this one is."""
        return frozenset(
            span.slug
            for other, span in enumerate(named)
            if (other in unwanted) == (at in unwanted) and not may_be_secondary(said[other])
        ) - {named[at].slug}

    return {at for at in range(len(named)) if not is_secondary(said[at], beside(at))}


def _refused(text: str, words: list[Token], named: list[_Span]) -> set[int]:
    """Which of the spans the message refuses, by position.

    A fixed phrase decides for the interest right beside it. For others grammar has the last word,
    where its tree can be trusted; most messages have none, and never pay for the parser.
    """
    reading = by_phrases(words, {at for span in named for at in span.words})
    found = {at for at, span in enumerate(named) if not reading.refused.isdisjoint(span.words)}
    far = [at for at, span in enumerate(named) if reading.sure.isdisjoint(span.words)]
    if reading.has_cue and far and len(text) <= LONGEST_PARSED:
        spans = [(words[named[at].first].start, words[named[at].last - 1].end) for at in far]
        for at, said in zip(far, by_grammar(text, spans), strict=True):
            if said is not None and said.refused:
                found.add(at)
            elif said is not None and _begins_refused(said, words, reading):
                found.discard(at)
    found -= _excepted(words, named, found)
    return {at for at in found if not _lacks_friends(named[at], words)}


def _excepted(words: list[Token], named: list[_Span], refused: set[int]) -> set[int]:
    """What is wanted of all that is refused: "no sport except cycling, on a trike"."""
    found: set[int] = set()
    for at in range(1, len(named)):
        between = words[named[at - 1].last : named[at].first + 1]
        if any(_FULL_STOP & set(word.stop) for word in between):
            continue
        except_it = any(word.norm in _EXCEPT for word in between[:-1])
        if at - 1 in found or (at - 1 in refused and except_it):
            found.add(at)
    return found


def _begins_refused(said: Said, words: list[Token], reading: Reading) -> bool:
    """Whether the phrases took an interest's own clause, from its first word, for a refused one."""
    return any(words[at].start <= said.since < words[at].end for at in reading.refused)


def _lacks_friends(span: _Span, words: list[Token]) -> bool:
    # "ive got no mates" asks for friends.
    has_none = span.first > 0 and words[span.first - 1].norm in ("no", "any")
    return span.slug == "friends" and has_none


def _exact(words: list[Token]) -> list[_Span]:
    if not words:
        return []
    from spacy.tokens import Doc

    vocab, finder = matcher()
    doc = Doc(vocab, words=[word.norm for word in words])
    return [_Span(vocab.strings[key], first, last) for key, first, last in finder(doc)]


def _longest(spans: list[_Span]) -> list[_Span]:
    """Longer names win over shorter ones inside them: "horse riding" is not horses."""
    kept: list[_Span] = []
    taken: set[int] = set()
    for span in sorted(spans, key=lambda s: (s.first - s.last, s.first)):
        here = set(span.words)
        if not here & taken:
            taken |= here
            kept.append(span)
    return kept


def _fuzzy(words: list[Token], covered: set[int]) -> list[_Span]:
    rare = [at for at, w in enumerate(words) if at not in covered and not is_common(w.norm)]
    found = ((at, nearest(words[at].norm)) for at in rare[:MOST_RARE_WORDS])
    return [_Span(vocabulary().slugs[(near,)], at, at + 1) for at, near in found if near]


def _meant(span: _Span, words: list[Token]) -> bool:
    if span.slug == FIXED:
        return False
    if span.last - span.first > 1 or words[span.first].norm not in WEAK:
        return True
    return len(words) == 1 or _in_a_list(span, words) or _after_a_cue(span, words)


def _after_a_cue(span: _Span, words: list[Token]) -> bool:
    return span.first > 0 and words[span.first - 1].norm in _CUES


def _in_a_list(span: _Span, words: list[Token]) -> bool:
    """Whether a weak word stands in a list: "food and music", "cards, pool"."""
    if span.first:
        return "," in words[span.first].stop
    after = words[span.last] if span.last < len(words) else None
    return after is not None and ("," in after.stop or after.norm in ("and", "n", "or", "an"))
