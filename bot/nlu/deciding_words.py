"""Reference data: words and intents by which `deciding.py` tells what a message wants."""

import re

from services_db.interests.tokens import word_set

FALLBACK = "nlu_fallback"
OUT_OF_SCOPE = "out_of_scope"
UNSURE = "unsure"
FIND = "find"

WISHES = frozenset(["interest", "not_interest", "place", "place_choices", "age"])
INTERESTS = frozenset(["interest", "not_interest"])
# In other intents a word such as "health" or "tram" says nothing of what somebody likes.
WISHES_IN = word_set(
    "find something_else change not_for_me any_interest who_for another_place further_away unsure "
    "nlu_fallback"
)
# With these a question about support also says what somebody likes.
LIKING = re.compile(r"\b(?:like|likes|love|loves|enjoy|enjoys|into|interested|hate|hates)\b", re.I)
# With "that is wrong", these are what is right.
CORRECTIONS = frozenset(["interest", "place", "place_choices", "age"])
PEOPLE = frozenset(["who", "relation"])
# What the bot can ask about with a button: "Do you want to start again?"
ASKED_FOR = word_set(
    "find something_else another_place change further_away online tell_me_more how_to_get_there "
    "what_it_costs when_is_it who_for other_question not_for_me ask_models model_near "
    "model_who_for who_to_ask ask_heart_n_soul_allsorts ask_connect_and_do "
    "ask_community_models_directory ask_compassionate_neighbours ask_create_health "
    "ask_micro_enterprise ask_local_area_coordination ask_community_led_support "
    "ask_small_supports ask_shared_lives ask_homeshare talk_to_person help skip go_back again "
    "say_another_way cant_read privacy what_you_know forget_me stop start_again more "
    "are_you_a_robot what_can_you_do sad"
)
# What may be asked of a kind of support; said with its name it stays what it is.
ABOUT_A_MODEL = word_set(
    "model_near who_to_ask model_who_for what_it_costs when_is_it how_to_get_there talk_to_person "
    "forget_me stop what_means"
)
# Where the classifier is sure of these, they stand: "im lonely" is sad before it is a search,
# "sing me a song" asks for fun, "on the internet" says how and not what.
STAND = word_set("sad joke online change rude")
# "have they got it in Essex" asks, where "in Essex" answers.
ASKS = word_set("model_near model_who_for other_question not_for_me cant_read")
SURE_THAT_IT_ASKS = 0.8
FILLER = word_set(
    "i im id ill ive me my we our were he she hes shes his her he they them it its is are was am "
    "be a an the and n or but to too of for 4 in on at near nr around by from with so um er "
    "erm hmm ok okay yes yeah ye yep no nah not dont doesnt do does did like likes liked love "
    "loves loved enjoy enjoys enjoying hate hates want wants wanna please pls plz thanks "
    "thank ta hi hello hey helo hiya live lives living stay area place anything something "
    "things stuff some any find looking look go going doing really very much also just only "
    "into good interested bit lot lots all both that this there here have has got get old "
    "years year oh well mostly maybe mainly then anywhere nothing except uk town city don "
    "didn play playing watching watch listening fan big rather prefer instead keen"
)

# Beside what they like or where they live, these say nothing else: "im in greenwich now".
SOFT = word_set(
    "bored bord lonely "
    "now here instead said say says sed meant mean ment actually no today tonight this week "
    "weekend weekends tomorrow tomoz evening evenings morning mornings afternoon afternoons "
    "daytime nights free more again soon currently still always usually nearly almost about "
    "what wot wat whats wots can could where wair there moved moving based called sorry oops "
    "sure you u fun new nice local group groups club clubs class classes activities activity "
    "monday mondays tuesday tuesdays wednesday wednesdays thursday thursdays friday fridays "
    "saturday saturdays sunday sundays support suport supporting supports help who cos because "
    "back meet try every day days out up one ones bro mate hope exactly "
    "home house flat address postcode post code coad reside resides residing resident residents "
    "individual individuals client clients patient patients user users service person forget "
    "council borough district county estate end side part postal note kindly covers cover under "
    "comes come grew raised born originally nearest closest ish suits suit happy happiest enjoys "
    "adores adore passionate obsessed mad crazy favourite favourites thing likes"
)
MOST_SOFT = 6
MOST_WORDS_OF_A_PLACE = 14
QUESTION = re.compile(
    r"\?|^\W*(?:what|whats|who|whos|when|whens|where|wheres|why|how|is|are|can|could|do|does|did|"
    r"which|will|would|has|have|should|was|were|explain|define|tell me)\b",
    re.I,
)
# "What does it mean?" and "what do you mean?" ask for other words, not for one word's meaning.
ASKS_A_MEANING = re.compile(
    r"\bwhat (?:does|do|is) (?!(?:it|that|this|they|you|u|all that|any of)\b)"
    r"(?:the word )?[\w'-]+(?: [\w'-]+){0,3} means?\b"
    r"|\bwhat(?:'?s| is| are) (?:an? |the )?[\w'-]+(?: [\w'-]+){0,3} when (?:it|they)\b"
    r".{0,6}at home\b",
    re.I,
)
GROUPS = re.compile(r"\bgroups?\b", re.I)
NO_GOOD_AT = re.compile(
    r"\b(?:no|not|isnt|isn't|never) (?:very |any |much )?good at\b"
    r"|\b(?:bad|rubbish|useless|poor) at\b",
    re.I,
)
WHAT_ABOUT = re.compile(
    r"^\W*(?:(?:and|ok|so|no|but|thanks|yes|then)\W+)*(?:what|wot|wat|how) (?:about|abowt|abaut)\b",
    re.I,
)
# What a classifier hears in such a message though it is a search: "im 30 now" is no greeting.
MISHEARD = word_set(
    "sad stop greet yes no praise out_of_scope thanks change how_are_you go_back carry_on not_sure "
    "what_you_know start_again again help skip who_for are_you_a_robot what_can_you_do privacy "
    "say_another_way ask_models not_for_me other_question"
) | {FALLBACK, UNSURE}
# Beside a wish these are believed only where the classifier is sure of them.
DOUBTED = word_set("out_of_scope talk_to_person")
VERY_SURE = 0.9
# Below this any other intent gives way to a wish that names an interest.
HALF_SURE = 0.5
WISH = re.compile(
    r"\b(?:want|wants|wanna|wont to|need|needs|like|likes|lik|lyk|love|loves|luv|enjoy|enjoys|"
    r"interested|intrested|learn|lern|looking for|lookin for|good at|id like|fancy|break from|"
    r"hobby|hobbies|wud like|would like|group|groups|class|classes|club|clubs|session|sessions|"
    r"miss (?:it|doing|going|playing)|misses (?:it|doing|going|playing)|"
    r"suggest|somewhere|anywhere|wishes to|keen on|after an?|lesson|lessons)\b",
    re.I,
)
TO_A_PERSON = re.compile(
    r"\b(?:talk|tork|speak|speek|ring|call|phone|fone)\s+(?:to\s+|with\s+)?"
    r"(?:a|an|you|u|some ?one|sum ?one|some ?body|sum ?body|human|person|me|staff|the)\b",
    re.I,
)
KINDS_OF_SUPPORT = re.compile(
    r"\b(?:what|wot|wat|kinds?|types?|sorts?|options?|choices)\b.*\b(?:support|suport|care|help)\b",
    re.I,
)

# Whoever orders something done names a place by the way: "book me a train to Leeds".
ORDERS = re.compile(
    r"^\W*(?:please\W+|can you\W+)?"
    r"(?:book|order|buy|play|write|rite|translate|send|remind|set|ring|call|phone|fone|give|show|"
    r"name|list|count|turn|say|spell|draw|sing|find out|check)\b",
    re.I,
)
# Words of questions about a place that are rarer than most words people use.
RARE_BUT_KNOWN = word_set(
    "wheelchair wheelchairs toilet toilets loo carer carers noisy accessible ramp hoist stairs "
    "epilepsy autistic autism medication parking dyslexia website online karaoke minibus venue"
)

# A thumb or a tick is an answer, one or many of them, in any colour.
_ENDS = "[\ufe0f\U0001f3fb-\U0001f3ff\\s]*"
THUMB_UP = re.compile(f"\\s*(?:[👍✅👌✔☑]{_ENDS})+")
THUMB_DOWN = re.compile(f"\\s*(?:[👎❌✖❎🚫]{_ENDS})+")


def asks_or_orders(text: str) -> bool:
    """Whether a message is a question, or orders something done."""
    return bool(QUESTION.search(text) or ORDERS.search(text))
