"""Reference data: the other forms of a way to write an interest: "baking a cake", "swimmin".

A list of words then has "bake cakes" once, and a message may say it of itself or of somebody
else, now or before, and of any cake.
"""

from collections.abc import Iterator

from services_db.interests.tokens import word_set

Words = tuple[str, ...]

# A way to write an interest that begins with one of these is something that a person does.
_VERBS = word_set(
    "act alter arrange ask bake befriend belt blow bounce braid brush budget build burn buy catch "
    "celebrate chat chop clean climb code collect colour compose cook cope count create crochet "
    "cuddle curl customise cut dance darn decorate design develop dig direct discuss do doodle "
    "draw drink drum dye earn eat edit embroider explore fasten feed fight fill find fix float fly "
    "fold forage get give go groom grow handle hang have help hoover hug hunt ice improve invent "
    "iron jog join juggle jump keep kick knit know learn lend lift listen look lose make manage "
    "mend milk mix move mow muck need paint peel perform pet photograph pick plan plant play pot "
    "potter pray present print produce prune publish pull push put quit race rake read record "
    "relax repair rescue ride roll run save scan score sculpt see sell send serve sew shape share "
    "shoot sing sit sketch sleep socialise sort sow speak spend spot stack stay steam stitch stop "
    "stroke stroll strum study surf swap sweep swim take talk teach tell thread throw tidy train "
    "tread try tune type upcycle use visit volunteer wander want wash watch water weave weed "
    "whittle wipe work write"
)
_PAST = {
    "build": "built", "buy": "bought", "catch": "caught", "cut": "cut", "dig": "dug", "do": "did",
    "draw": "drew", "drink": "drank", "eat": "ate", "feed": "fed", "fight": "fought",
    "find": "found", "fly": "flew", "get": "got", "give": "gave", "go": "went", "grow": "grew",
    "hang": "hung", "have": "had", "keep": "kept", "knit": "knitted", "know": "knew",
    "lend": "lent", "lose": "lost", "make": "made", "meet": "met", "put": "put", "quit": "quit",
    "read": "read", "ride": "rode", "run": "ran", "see": "saw", "sell": "sold", "send": "sent",
    "shoot": "shot", "sing": "sang", "sit": "sat", "sleep": "slept", "sow": "sowed",
    "speak": "spoke", "spend": "spent", "sweep": "swept", "swim": "swam", "take": "took",
    "teach": "taught", "tell": "told", "throw": "threw", "tread": "trod", "weave": "wove",
    "write": "wrote",
}  # fmt: skip
_IRREGULAR_S = {"do": "does", "go": "goes", "have": "has"}
# The last letter is said and written twice: "digging".
_DOUBLED = word_set(
    "chat chop cut dig drum get hug jog knit mop pet plan pot put quit run shop sit spot stop "
    "strum swap swim"
)
_SOME = ("a", "an", "the", "my", "some", "his", "her", "their")
_PUT = ("a", "the", "my", "some", "his", "her")
# Longer ways to write an interest are said as they stand: forms of them cost more than they find.
_LONGEST = 4
_OWNERS = ("his", "her", "their", "our", "your")
# What a verb may have after it where no "a" or "my" can stand: "go to a gig", "do things".
_NO_SOME = word_set(
    "about after along around as at away back by down for from in into like off on onto out over "
    "round through to together towards under up with without more me you him them us it myself "
    "himself herself themselves yourself on lots how what who that more better safely"
)
_NO_PLURAL = ("ing", "s", "y", "ed")


def forms(words: Words) -> Iterator[Words]:
    """The other forms of a way to write an interest.

    Args:
        words: its words, in lower case and without apostrophes.

    Yields:
        Forms of a verb ("bakes", "baking a"), of whose it is ("his bike"), the plural, and
        "swimmin" for swimming. Some may be no English: nobody writes them.
    """
    if words[0] in _VERBS and len(words) <= _LONGEST:
        for verb in (words[0], *_of_verb(words[0], alone=len(words) == 1)):
            yield from ((verb, *rest) for rest in _with_some(words[1:]))
    yield from _owned(words)
    yield from _endings(words)


def _of_verb(verb: str, *, alone: bool) -> Iterator[str]:
    stem = verb + verb[-1] if verb in _DOUBLED else verb
    silent = verb.endswith("e") and not verb.endswith(("ee", "ye", "oe"))
    yield f"{verb[:-1] if silent else stem}ing"
    yield _IRREGULAR_S.get(verb) or _with_s(verb)
    if alone:
        yield f"{verb[:-1] if silent else stem}in"
        yield _PAST.get(verb) or _with_ed(verb, stem)


def _with_s(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z")) else f"{verb}s"


def _with_ed(verb: str, stem: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ied"
    return f"{verb}d" if verb.endswith("e") else f"{stem}ed"


def _with_some(rest: Words) -> Iterator[Words]:
    """What is done, with "a", "my", "some" or nothing before it."""
    yield rest
    if not rest or rest[0] in _NO_SOME:
        return
    bare = rest[1:] if rest[0] in _SOME else rest
    if bare:
        yield bare
        yield from ((some, *bare) for some in _PUT)


def _owned(words: Words) -> Iterator[Words]:
    """For "my own flat" also "his own flat"."""
    if "my" in words:
        yield from (tuple(who if w == "my" else w for w in words) for who in _OWNERS)


def _endings(words: Words) -> Iterator[Words]:
    *before, last = words
    if not last.endswith(_NO_PLURAL):
        yield (*before, f"{last}s")
    if last.endswith("ing") and len(last) > 5:
        yield (*before, last[:-1])
