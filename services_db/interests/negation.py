"""Step 2, understanding: which words of a message a "not" belongs to.

A "not" reaches to the end of its clause: to "but", a full stop, or a new "I like".
"""

from services_db.interests.tokens import Token, word_set

_BARE = frozenset(("not", "no", "except", "without", "minus", "excluding", "never", "nor"))
_HATES = word_set("hate hates hated hating dislike dislikes disliked detest loathe avoid avoids h8")
_DO_NOT = word_set("dont doesnt didnt wouldnt isnt arent never dnt aint")
# After "don't" these speak of something else than a dislike.
_OTHER_VERBS = word_set(
    "know mind worry get understand live care matter forget think work have got see no remember "
    "be let say tell need you we i"
)
_LIKING = word_set(
    "like likes liked love loves loved enjoy enjoys enjoyed prefer prefers adore adores want wants "
    "fancy fancies rather"
)
_BETWEEN = word_set(
    "really even ever much want wanna to do like likes love enjoy fancy go into keen on care for a "
    "the any all doing going feel playing play too interested in that so very no longer"
)
_ENDS = word_set("but however although though just only instead rather cos because")
_JOINS = word_set("and or nor n & also plus")
_PHRASES = (
    ("anything", "but"),
    ("everything", "but"),
    ("apart", "from"),
    ("other", "than"),
    ("instead", "of"),
    ("rather", "than"),
    ("cant", "stand"),
    ("cannot", "stand"),
    ("sick", "of"),
    ("bored", "of"),
    ("bored", "with"),
    ("scared", "of"),
    ("afraid", "of"),
    ("had", "enough", "of"),
    ("cant", "be", "bothered", "with"),
    ("cant", "do"),
    ("do", "not", "like"),
    ("fed", "up", "of"),
    ("fed", "up", "with"),
)
_NOT_A_NO = (
    ("not", "only"),
    ("not", "just"),
    ("not", "sure"),
    ("not", "bad"),
    ("no", "problem"),
    ("why", "not"),
    ("not", "much", "to", "do"),
    ("no", "idea"),
    *(("no", who) for who in ("i", "im", "its", "it", "he", "she", "we", "they", "my", "actually")),
    ("no", "thanks"),
    ("cant", "wait"),
    ("no", "one"),
    ("if", "not"),
    ("or", "not"),
    ("not", "far"),
    ("not", "near"),
    ("not", "too", "far"),
    ("not", "in"),
)


def refused(words: list[Token], taken: set[int]) -> set[int]:
    """Which words a "not" belongs to.

    Args:
        words: the words of the message.
        taken: positions of words that are part of an interest's own name ("no friends"), which
            begin no "not" of their own.

    Returns:
        The positions of the words that the person says they do not want.
    """
    norms = [word.norm for word in words]
    found: set[int] = set()
    position = 0
    while position < len(words):
        length = 0 if position in taken else _cue(norms, position)
        if not length:
            position += 1
            continue
        bare = norms[position] in _BARE
        position = _mark(words, position + length, bare, found)
    return found


def _cue(norms: list[str], at: int) -> int:
    """How many words the "not" that begins here has, 0 where none begins."""
    if any(_has(norms, at, words) for words in _NOT_A_NO):
        return 0
    for words in _PHRASES:
        if _has(norms, at, words):
            return len(words)
    word = norms[at]
    if word in _HATES:
        return 1
    if word in _DO_NOT:
        return _do_not(norms, at)
    return 1 + _between(norms, at + 1) if word in _BARE else 0


def _do_not(norms: list[str], at: int) -> int:
    after = norms[at + 1] if at + 1 < len(norms) else ""
    if not after or after in _OTHER_VERBS:
        return 0
    return 1 + _between(norms, at + 1)


def _between(norms: list[str], at: int) -> int:
    """How many words between the "not" and what it belongs to: "really like to go"."""
    length = 0
    while at + length < len(norms) and norms[at + length] in _BETWEEN:
        length += 1
    return length


def _has(norms: list[str], at: int, words: tuple[str, ...]) -> bool:
    return tuple(norms[at : at + len(words)]) == words


def _mark(words: list[Token], at: int, bare: bool, found: set[int]) -> int:
    """Mark the words of the clause that begins here; return where the clause ends."""
    begun = at
    while at < len(words) and not (at > begun and _ends(words, at, bare)):
        if words[at].norm in _ENDS | _LIKING and words[at].norm != "or":
            break
        found.add(at)
        at += 1
    return at


def _ends(words: list[Token], at: int, bare: bool) -> bool:
    word = words[at]
    if any(mark in word.stop for mark in ".!?;:\n()-"):
        return True
    # "not football, art" wants art; "not football, swimming or bingo" and "I hate football,
    # swimming, bingo" are lists.
    if "," in word.stop and bare and not _list_goes_on(words, at):
        return True
    return word.norm in _ENDS or _cue_of_new_clause(words, at)


def _list_goes_on(words: list[Token], at: int) -> bool:
    if words[at].norm in _JOINS:
        return True
    for word in words[at + 1 : at + 6]:
        if word.norm in ("or", "nor"):
            return True
        if word.norm in _ENDS | _LIKING:
            return False
    return False


def _cue_of_new_clause(words: list[Token], at: int) -> bool:
    """Whether "I like", "she loves" or "yes" begins here."""
    norms = [word.norm for word in words[at : at + 4]]
    if norms[0] in ("yes", "yeah", "ye", "yep", "maybe", "want", "wants"):
        return True
    people = ("i", "he", "she", "they", "we", "me", "id", "im", "ill", "my", "it", "its")
    return norms[0] in people or (norms[0] in _JOINS and norms[1:2] != [] and norms[1] in people)
