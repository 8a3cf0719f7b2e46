"""Step 6, say it: several things in a sentence, without a comma and an "and"."""

from collections.abc import Mapping, Sequence

from bot.easyread.interest_words import in_a_sentence
from bot.easyread.wording import say

# So many are named; the sentence would be too long with more.
_NAMED_LIKES = 4
_NAMED_DISLIKES = 2
_MOST_SENTENCES = 3


def join_words(words: Sequence[str], last: str = "and") -> str:
    """Words in a row: "art", "art and music", "art and music and singing". Never a comma."""
    return f" {last} ".join(words)


def interests_in_words(interests: Sequence[str], last: str = "and") -> str:
    """Interests as part of a sentence: "art and music"; empty where there are none."""
    return join_words([in_a_sentence(slug) for slug in interests], last)


def liked_sentences(interests: Sequence[str], who: Mapping[str, str]) -> list[str]:
    """What a person likes, "You like art and music", in 2 sentences at most.

    Args:
        interests: slugs of interests.csv.
        who: from `grammar`.
    """
    things = [in_a_sentence(slug) for slug in interests]
    if not things:
        return []
    made = [say("likes", "likes", things=join_words(things[:2]), **who)]
    rest = things[2:]
    if rest and len(things) <= _NAMED_LIKES:
        made.append(say("likes", "also", things=join_words(rest), **who))
    elif rest:
        made.append(say("likes", "also_many", count=len(rest), **who))
    return made


def disliked_sentences(not_interests: Sequence[str], who: Mapping[str, str]) -> list[str]:
    """What a person does not like, swimming or football, in 2 sentences at most."""
    things = [in_a_sentence(slug) for slug in not_interests]
    if not things:
        return []
    named, rest = things[:_NAMED_DISLIKES], things[_NAMED_DISLIKES:]
    made = [say("likes", "not", things=join_words(named, last="or"), **who)]
    if rest:
        made.append(say("likes", "not", things=join_words(rest[:_NAMED_DISLIKES], "or"), **who))
    return made


def likes_sentences(
    interests: Sequence[str], not_interests: Sequence[str], who: Mapping[str, str]
) -> str:
    """What a person likes and does not like, read back to them.

    A blank line parts the two where they are too long for one bubble.

    Args:
        interests: slugs of interests.csv.
        not_interests: the same, of what they do not want.
        who: from `grammar`.
    """
    likes, dislikes = liked_sentences(interests, who), disliked_sentences(not_interests, who)
    too_long = len(likes) + len(dislikes) > _MOST_SENTENCES
    between = "\n\n" if too_long else " "
    return between.join(" ".join(part) for part in (likes, dislikes) if part)
