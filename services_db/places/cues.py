"""Step 2, understanding: whether the sentence makes a word a place."""

from services_db.interests.load import english, known_words
from services_db.interests.tokens import COMMON_ZIPF, Token, word_set, zipf
from services_db.interests.vocabulary import FIXED, vocabulary
from services_db.places.load import Entry, word_names

# "in bath" may be Bath; "live in over" is needed for a village that is so common a word.
VERY_COMMON_ZIPF = 4.8
LARGE_TOWN = 50_000
# A word as common as this is meant as a place only with a cue, unless many people live there.
COMMON_NAME_ZIPF = 4.0
# "in sterling" may be Stirling, "in trouble" is never Tribble.
HOMOPHONE_ZIPF = 4.2
# Misspelt names are rarer than this.
RARE_WORD_ZIPF = 2.4
# What is in a dictionary is a word though it is rarer.
DICTIONARY_ZIPF = 1.5

# Hoo, Brill: a small place with a name this short is more often a word that is badly spelt.
SHORT_NAME = 5
SMALL_PLACE = 3_000

_BEFORE = word_set(
    "in near nr from at around live lives living outside visiting towards inside "
    "frum fom frm neer nere neir arround arownd livin liv livs outsied owtside visitin"
)
_GOING = word_set(
    "move moved moving go going travel travelling get come came ticket tickets "
    "tiket train trane bus coach drive drove taxi lift"
)
_WHOM = word_set("my our me him her us them a")
_REPRESENTS = word_set("mp mayor councillor")
_A_PLACE = word_set("town village place city area")
_LIVING = word_set(
    "live lives living lived based from near staying stay stays moved resident resides reside home "
    "address house flat placement tenancy postcode"
)
_NOT_A_PLACE_IN = word_set(
    "interested interest good better group help lessons session sessions join joining class "
    "classes skills part fun believe love go"
)
_ACTIVITY_AFTER = word_set("group groups club clubs class classes lessons team teams and session")
_FILLER = word_set(
    "i live in im from near my place is its it the town area please pls plz um er erm hi hello we "
    "were me uk at a of city borough hmm oh maybe think just now no yes yeah ye said mean meant say"
)
_NOT_ALONE = word_set("send over mark law new old great little north south east west well head")
_NOT_BEFORE_A_TOWN = word_set("called name is im for the a my our his her their mr mrs miss")
_NOT = word_set("not isnt arent except dont doesnt never hate wasnt aint")
_SKIP_TO_NOT = word_set("in near from at to the around live like want go for really me be")
_WHERE = word_set("in near nr on at by outside beside next between opposite north south east west")
_MONTHS = word_set("march may june")
# "swimming poole" is a pool.
_LIKE_WORDS = word_set("poole")


def is_interest(norm: str) -> bool:
    """Whether a word names an interest: reading, rugby, church."""
    return vocabulary().slugs.get((norm,), FIXED) != FIXED


def after_cue(words: list[Token], at: int) -> bool:
    """Whether the words before this one say that a place comes: "in", "near", "moved to"."""
    if at == 0 or _sentence_ends(words[at]):
        return False
    before = words[at - 1].norm
    if before == "to":
        return at > 1 and words[at - 2].norm in _GOING
    if before == "for":
        return at > 1 and words[at - 2].norm in _REPRESENTS
    if before == "called":
        return at > 1 and words[at - 2].norm in _A_PLACE
    return before in _BEFORE


def is_all_that_is_said(words: list[Token], first: int, last: int) -> bool:
    """Whether nothing but these words is said, fillers like "I live in" aside."""
    begins = next((at for at in range(first, 0, -1) if _sentence_ends(words[at])), 0)
    ends = next((at for at in range(last, len(words)) if _sentence_ends(words[at])), len(words))
    rest = [word.norm for word in (*words[begins:first], *words[last:ends])]
    return all(norm in _FILLER for norm in rest)


def is_refused(words: list[Token], first: int) -> bool:
    """Whether a "not" belongs to the place that begins here: "not in London"."""
    at = first
    while at > 0 and not words[at].stop.strip("'\"") and at > first - 5:
        at -= 1
        norm = words[at].norm
        if norm in _NOT:
            return True
        if norm == "but" and at and words[at - 1].norm in ("anywhere", "everywhere", "anything"):
            return True
        if norm not in _SKIP_TO_NOT:
            return False
    return False


def needs_cue(norm: str, entry: Entry) -> bool:
    """Whether a one-word name is so much of a word that only the sentence makes it a place."""
    if norm in word_names() or is_interest(norm) or norm in known_words():
        return True
    if len(norm) <= SHORT_NAME and entry.size < SMALL_PLACE:
        return True
    return zipf(norm) >= COMMON_NAME_ZIPF and entry.size < LARGE_TOWN


def sentence_makes_it_a_place(text: str, words: list[Token], at: int, entry: Entry) -> bool:
    """Whether a word that is also a place's name is one here.

    Args:
        text: the message as typed: a capital letter in mid sentence counts.
        words: its words.
        at: position of the word.
        entry: the largest place of that name.
    """
    norm = words[at].norm
    interest = is_interest(norm)
    if _is_said_to_be_a_town(words, at) or _is_said_where(text, words, at):
        return True
    if is_all_that_is_said(words, at, at + 1) and norm not in _MONTHS:
        return after_cue(words, at) or not (interest or norm in _NOT_ALONE | known_words())
    if is_for_somebody(words, at) and entry.size >= LARGE_TOWN and not interest:
        return True
    if _follows_an_interest(words, at) and entry.size >= LARGE_TOWN:
        return not interest and norm not in _LIKE_WORDS
    if after_cue(words, at):
        return _strong_enough(words, at, entry, interest)
    if interest:
        return False
    return _is_a_part_of_its_own(words, at) or _has_capital(text, words, at)


def _is_said_to_be_a_town(words: list[Token], at: int) -> bool:
    """Whether the sentence says that the word is a town: "rugby, the town not the game"."""
    after = [word.norm for word in words[at + 1 : at + 3]]
    return after[:1] == ["the"] and after[1:] == ["town"] and bool(words[at + 1].stop)


def _is_said_where(text: str, words: list[Token], at: int) -> bool:
    """Whether the message begins with the word and says where it is: "Deal, on the Kent coast"."""
    if at or len(words) < 3 or "," not in words[1].stop:
        return False
    return text[words[0].start].isupper() and words[1].norm in _WHERE


def is_for_somebody(words: list[Token], at: int) -> bool:
    """Whether the message begins with the word and says for whom: "preston for my son"."""
    after = [word.norm for word in words[at + 1 : at + 3]]
    return at == 0 and after[:1] == ["for"] and bool(set(after[1:]) & _WHOM)


def _follows_an_interest(words: list[Token], at: int) -> bool:
    """Whether nothing is said but an interest and this: "swimming lincoln"."""
    last = at == len(words) - 1 > 0 and is_interest(words[at - 1].norm)
    return last and all(is_interest(word.norm) or word.norm in _FILLER for word in words[:at])


def _strong_enough(words: list[Token], at: int, entry: Entry, interest: bool) -> bool:
    norm = words[at].norm
    earlier = [word.norm for word in words[max(0, at - 3) : at]]
    # "we live by the sea in Deal"
    long_before = [] if interest else [word.norm for word in words[max(0, at - 6) : at - 3]]
    if any(word in _LIVING for word in (*earlier, *long_before)):
        more = at + 1 < len(words) and words[at + 1].norm == "and"
        return more or not (interest and _names_an_activity(words, at))
    if norm in _MONTHS or (zipf(norm) >= VERY_COMMON_ZIPF and entry.size < LARGE_TOWN):
        return False
    if not interest:
        return True
    blocked = any(word in _NOT_A_PLACE_IN for word in earlier)
    return earlier[-1] in ("in", "around") and not blocked and not _names_an_activity(words, at)


def _names_an_activity(words: list[Token], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1].norm in _ACTIVITY_AFTER and not words[at + 1].stop


def _sentence_ends(word: Token) -> bool:
    return any(mark in word.stop for mark in ".!?;")


def _is_a_part_of_its_own(words: list[Token], at: int) -> bool:
    """Whether the word stands between commas: "art, bow"."""
    before = at > 0 and "," in words[at].stop
    return before and (at + 1 == len(words) or bool(words[at + 1].stop))


def _has_capital(text: str, words: list[Token], at: int) -> bool:
    if at == 0 or _sentence_ends(words[at]) or text.isupper():
        return False
    typed = text[words[at].start : words[at].end]
    before = words[at - 1].norm
    # "the Halifax", "a Lincoln": no town stands after these.
    return typed.istitle() and before not in _NOT_BEFORE_A_TOWN


def may_be_misspelt(norm: str) -> bool:
    """Whether a word is rare enough to be a misspelt name."""
    rare = norm.isalpha() and len(norm) > 3 and zipf(norm) < COMMON_ZIPF
    return rare and norm not in known_words()


def may_be_another_word(norm: str) -> bool:
    """Whether a right word may yet stand for a name that sounds the same: "sterling"."""
    usual = norm.isalpha() and len(norm) > 4 and COMMON_ZIPF <= zipf(norm) < HOMOPHONE_ZIPF
    return usual and norm not in known_words() and not is_interest(norm)


def is_a_word(norm: str) -> bool:
    """Whether a word that is rare is one all the same: "peddle"."""
    # Whoever writes "hooverin" leaves the last letter out.
    forms = (norm, f"{norm}g") if norm.endswith("in") else (norm,)
    return any(zipf(form) >= RARE_WORD_ZIPF or _is_in_a_dictionary(form) for form in forms)


def _is_in_a_dictionary(norm: str) -> bool:
    return norm in english() and zipf(norm) >= DICTIONARY_ZIPF
