"""Step 2, understanding: the ways to say "not that", as patterns over a message's words.

The patterns read a message as one line: lower case, no apostrophes, a space on both sides of every
word, " . " for a full stop, a question mark or a colon, and " , " for a comma.
"""

import re
from functools import lru_cache

_NT = (
    "dont|doesnt|didnt|dnt|wouldnt|wont|isnt|arent|aint|wasnt|werent|cant|cannot|couldnt|shouldnt|"
    "hasnt|havent|hadnt"
)
_NOT = f"(?:{_NT}|not|never)"
_LITTLE = "(?:really|even|ever|actually|that|so|very|quite|too|all|always|also|still|honestly)"
_ME = "(?:me|him|her|them|us|everyone|my (?:son|daughter|brother|sister))"
_MY = "(?:my|his|her|their|our)"
_WHO = "(?:i|he|she|we|they|you|im|hes|shes|were|theyre|id|hed|shed|wed|theyd|ill|ive)"
_IT = "(?:it|its|they|theyre|that|thats)"
_BE = "(?:is|are|was|were|isnt|arent|wasnt|s)"
_LIKE = (
    "like|likes|liked|love|loves|loved|enjoy|enjoys|enjoyed|prefer|prefers|adore|adores|want|wants|"
    "wanted|fancy|fancies"
)
_HATING = "(?:hate|hates|hated|detest|detests|dislikes|disliked)"
_STOPPING = "(?:stop|miss|lose|quit|leave|skip|give up|stop going to|miss out on)"
_BAD = "(?:boring|rubbish|dull|awful|horrible|terrible|scary|pants|crap|too \\w+)"
_END = "(?= [.,]| $)"

# What stands before is wanted all the same: "I can't swim but I want to learn".
_RESTORING = (
    f"(?:but|and|now)(?: now)?(?: {_WHO})?(?: (?:really|would|do|does|still))* "
    "(?:(?:want|wants|like|love) to(?: (?:go|try|learn|do it|try it))?|"
    f"(?:{_LIKE}|miss|misses|missed) it)(?= (?:[.,]|but|and|so) | $)",
)

# A "not" that takes nothing away.
_NEUTRAL = (
    # "I don't only like football", "it is not only singing that she likes"
    f"{_NOT} (?:{_LITTLE} )?(?:only|just|merely|always)(?: {_LIKE}| about)?",
    # "I do not want to stop swimming", "I don't hate bingo", "she never misses it"
    f"{_NOT} (?:{_LITTLE} )?(?:(?:want|wants|wanting|going|like|ready) )?(?:to )?{_STOPPING}",
    f"{_NOT} (?:{_LITTLE} )?(?:hate|hates|dislike|mind|forget|object|worry|laugh|against)",
    f"{_NOT} (?:{_LITTLE} )?(?:bad|terrible|rubbish|boring|sure|certain|far|near|late|happier)",
    f"{_NOT} (?:misses|missed|missing|stops?|gets? (?:tired|bored)(?: of)?|get enough(?: of)?)",
    # "I would not say no to a disco", "I cannot live without music", "can't wait for bingo"
    f"{_NOT} (?:say|saying|turn|turning) (?:no|down)(?: to)?",
    f"{_NOT} (?:live|do|manage|cope|be|go a day) without",
    f"{_NOT} (?:wait|choose|decide)",
    # "how do I stop getting emails like that"
    "how (?:do|can|to|would|does|could)(?: (?:i|he|she|we|they|you))? (?:stop|avoid)",
    # "it isn't that he doesn't like football", "who doesn't like swimming"
    f"{_NOT} (?:that|because) {_WHO} {_NOT}(?: (?:{_LIKE}))?|who {_NOT} (?:{_LIKE})",
    # "I hate that there is no football"
    "(?:hate|hates|hated|dislikes?)(?: it)? (?:that|when|if|not|missing|losing|being without)"
    f"(?: (?:there|theres|{_WHO}))?(?: {_BE})?(?: (?:no|not|{_NT}))?(?: having)?(?: (?:any|a))?",
    # "why is there no football", "there is no choir near me", "don't you do dancing"
    f"why not|(?:why|how come)(?: \\w+){{0,2}} (?:no|not|never|{_NT})"
    "(?: (?:any|there|you|i|we))?(?: (?:any|have|do|find|get))?",
    f"(?:there|theres)(?: {_BE})?(?: (?:really|just|so))? (?:no|not|never|nothing|{_NT})"
    "(?: (?:one|i|we|much|many|any|enough|a|harm|wrong|better|more))?",
    f"{_BE} there (?:no|not|any|anything|a)|(?:{_NT}) (?:you|u|they|we)",
    f"you (?:do not|{_NT})(?! (?:{_LIKE}))",
    # "I can't find a choir", "I have never tried pottery", "I haven't got a bike"
    f"(?:{_NOT}|no) (?:{_LITTLE} )?"
    "(?!get on with|see the point|been (?:one|into|keen|a fan|much)|much of)"
    "(?:find|found|get|gets|got|have|had|been|tried|used|made|done|played|know|understand|live|"
    "matter|think of|remember|let|say|tell|need to|swim|read|write|drive|talk|speak|walk|see|"
    "afford|able to (?:find|get)|(?:a |very |a very |that )?good|great|working|many|much|enough|"
    "from|in (?=my|the|a)|at|on (?=\\w+days|my|the)|yet|before|long|here|yes|everyone)",
    "(?:have|has|had|got|have got|with) no (?:one|way|money|friends|mates|idea|problem|time)",
    "no (?:luck|harm|problems?|idea|one|worries|doubt|matter|need|better|stairs|steps)"
    "(?: (?:in|finding|getting|with))*",
    f"no(?= (?:{_WHO}|its|it|my|actually|yes|thats) )",
    f"nothing (?:{_WHO} (?:{_LIKE})|wrong|better|beats|against|else|like|more|near|round|around)",
    "(?:have|got|has) nothing against|if not|or not|besides|as well as",
    # "I want to do nothing but swimming", "he doesn't want anything except football"
    f"(?:nothing|{_NOT}(?: \\w+){{0,4}} (?:anything|nothing|any)) "
    "(?:but|except|other than|apart from)(?: for)?",
)

# What follows is refused, a list too: "I hate football, swimming, bingo".
_LISTING = (
    "(?:hate|hates|hated|hating|dislike|dislikes|disliked|detest|detests|loathe|loathes|avoid|"
    "avoids|avoiding|h8|despises?)(?: (?:to|doing|going to|going|anything involving))*",
    "(?:anything|everything|all|any|whatever)(?: \\w+)? (?:but|bar|except|excluding)(?: for)?",
    "except(?: for)?|excluding|without|minus|apart from|other than|bar",
)

# What follows is refused: "she is tired of bingo".
_FORWARD = (
    "instead of|as opposed to|rather than|nor|neither|less|none of (?:that|the|this)",
    "(?:refuses?|refused|declined?|declines|rejected)(?: (?:to|do|go|going))*",
    # "nothing with animals", "nothing too sporty", "nothing to do with church"
    "(?:want |wants )?nothing (?:to do with|with|on|about|involving|in|where|that)",
    "(?:nothing|anything) to do with|nothing(?: too)?(?= (?:sporty|arty|musical|religious))",
    "(?:cant|cannot|couldnt|(?:can|could) not) (?:stand|bear|do|cope with|get on with|deal with|"
    "tolerate|abide|be doing with|be (?:bothered|arsed) (?:with|to)|care less about)(?: the)?",
    "(?:sick|tired|bored|scared|afraid|frightened|terrified|wary)(?: to death)? "
    "(?:of|with|by|in|at)(?: doing| going to)?",
    "fed up (?:of|with) \\w+ (?:saying|telling me|asking)"
    "(?: (?:i|he|she|me|him|her|should|to|do))*",
    "(?:allergic to|fed up (?:of|with)|put off(?: by)?|(?:had|has|have) enough of|done with)"
    "(?: the| all| doing| going to)?",
    "(?:stop|stopped|quit|quits|stops|no more(?! of (?:that|those|them))|gave up|given up|"
    "packed in|dropped)(?: (?:suggesting|showing|sending|offering|telling|going to|going|doing|"
    "playing|giving|me|him|her|to|about))*",
    "(?:gone|went|going|goes) off|(?:im|am|hes|shes|is|right) off(?! to)",
    "(?:lost|no|zero|little) interest(?: whatsoever| at all)? in",
    f"never again(?: will| would)?(?: {_WHO})?(?: (?:go|do|play|on|one|of|those))*",
    # "take swimming off my list", "he finds swimming scary"
    "(?:take|leave|cross)(?= (?:\\w+ ){1,3}(?:off|out) )",
    f"finds?(?= (?:\\w+ ){{1,3}}{_BAD} )",
    # "stop smoking but not at a gym"
    "but not (?:at|to)(?: an?| the)?",
    # "keep your yoga", "give over with the walking"
    "(?:(?:you|they) can )?(?:keep|stuff|shove|stick) your|(?:give over|pack it in) with(?: the)?",
    # "she is anxious about church settings"
    "(?:anxious|nervous|uncomfortable|uneasy) (?:about|in|around|with)(?: the)?"
    "(?= \\w+ (?:settings|environments|venues|places) )",
    "leave out|skip|forget|drop|remove|take (?:off|out)|rule out|get rid of|ignore",
    "\\w+ likes? least is|least favourite(?: is)?",
    "(?:the )?(?:last|worst) thing (?:\\w+ ){1,3}(?:is|would be)",
    "too (?:old|ill|scared|tired|big|weak|nervous|shy) (?:for|of)",
    f"(?:no|none of us|nobody|no one)(?: \\w+)? (?:{_LIKE})",
    "no thank(?:s| you) to|(?:say|says|said) no to|no to",
    # "I used to like golf, not any more"
    "used to (?:like|love|enjoy|be into|be a fan of)"
    "(?=.* (?:not any ?more|no more|now|anymore|but not|these days) )",
    # "I don't think he would enjoy bowling"
    f"{_NOT} (?:{_LITTLE} )?(?:think|believe|feel|reckon|suppose)(?: that)? {_WHO}"
    f"(?: (?:would|will|should|is|am|are|{_LIKE}|to|do|go|going|into|keen|on))*",
    "(?:would|id|hed|shed|wed|theyd) (?:rather|prefer) not(?: to)?(?: (?:do|go|play|have))*",
    "(?:prefer|prefers|preferred)(?: \\w+){1,3}? (?:to|over)",
    "(?:happier|better off|more)(?: \\w+){1,4}? than(?: with| at| a)*",
    "(?:rather|sooner)(?: \\w+){1,5}? than(?: go| to| do| play| the| a)*",
    f"(?:as|so) long as (?:its|it is|it|that is|thats)(?: {_NOT})?|unless its",
)

# What stands before is refused: "football is not for me".
_BACKWARD = (
    f"(?:(?:but|and|so) )?(?:{_IT} )?(?:{_BE} )?{_NOT} (?:{_LITTLE} )?"
    f"(?:(?:for )?{_ME}|{_MY} (?:thing|cup of tea|bag|favourite|idea)|"
    f"(?:much )?fun|nice|so much|(?:something|what|a thing)(?: that| which)? {_WHO})"
    f"(?: (?:{_LIKE}))?",
    f"(?:(?:but|and|so) )?(?:{_IT} )?{_BE} (?:{_LITTLE} |just |a bit )*(?:{_BAD}|bad for {_ME}|"
    f"the (?:last|worst) thing|{_MY} worst \\w+)|(?:but |and )?{_IT} (?:just )?{_BAD}|dull|boring",
    "(?:bore|bores|bored|scare|scares|scared|upset|upsets|frighten|frightens|worry|worries|hurts) "
    f"{_ME}|(?:makes?|made) {_ME} (?:sad|ill|cross|angry|anxious|cry|sick)|"
    f"do {_MY} head in|does {_MY} head in",
    # "we tried drama and he did not like it", "mum wants art but I don't want to"
    f"(?:(?:but|and|so) )?(?:{_WHO} )?(?:(?:do|does|did|was|were|really) )*(?:{_HATING}|"
    f"{_NOT} (?:{_LIKE}|need|needs|stand|into|for)|(?:was|were) "
    "(?:terrified|scared|frightened) of) (?:it|them|that|every minute|"
    "to(?= (?:but|i|he|she|[.,]) | $))",
    f"{_WHO} (?:{_HATING}|{_NOT} (?:{_LIKE}|stand)){_END}",
    # "I used to act but I am sick of it now"
    f"(?:(?:but|and|so) )?(?:{_WHO} )?(?:(?:am|is|are|got|get|gets|have|has|had|just) )*"
    "(?:sick|tired|bored|fed up|enough|had enough)(?: to death)? (?:of|with) (?:it|them|that)",
    f"(?:so )?(?:not|no|no more of) (?:that|them|those)(?: one)?{_END}",
    f"(?:(?:definitely|really|certainly|but) )*(?:not|isnt|arent|wasnt|{_BE} not){_END}",
    # "yoga? no thank you", "football no, art yes"
    "(?:no (?:thanks|thank you|way|chance|ta)|no|nope|nah|not now|not any ?more|never)"
    "(?= [.,] | $| yes | please | very )",
)

_PLAIN = (
    f"(?:{_NOT}|no|no longer)(?: (?:{_LITTLE}|{_LIKE}|wanna|wanting|to|be|around|near|do|does|"
    "enjoying|go|goes|into|in to|keen|on|care|for|a|the|any|anything|all|doing|going|feel|playing|"
    "play|interested|in|no longer|seem|seems|wish|fussed|bothered|about|big|fan|much|of|is|am|are|"
    "been|looking|more|time|with|sort|kind|person|who|suggest|again|would|rather|one|nothing|"
    "such))*",
)

# Where a clause ends: a mark, "but", or a new "I like". The space after it is left for the next.
# Last, a new subject: "I hate football art is my thing".
ENDS = re.compile(
    " (?:[.,]|but|however|although|though|just|only|instead|rather|more (?:into|of)|cos|because|so|"
    rf"yes|yeah|maybe|now|(?!like the other)(?:{_LIKE})|looking for|interested in|{_NOT}|no|"
    rf"{_HATING}|and (?:\w+ed|goes|does|plays|has|is|would|miss|misses|{_LIKE})|"
    rf"(?:and |or |nor )?(?:{_WHO}|me|my|it|its))(?= )"
    r"| (?=(?:(?:the|a|some) )?\w+ (?:is|are|would|suits|might|sounds) )"
)
# After a comma: "gardening is more me", "music please".
NEW_CLAUSE = re.compile(
    " , [^.,]* (?:is|are|was|would|will|sounds|suits|might|maybe|please|instead) "
)
# Where the clause before "is not for me" begins.
BEGINS = re.compile(rf" (?:[.,]|but|yes|no|so|because|is|are|when|{_WHO}|{_LIKE})(?= .*\S)")
# "Films yes books no": the answers stand behind.
YES_NO_AFTER = re.compile("^(?!.* (?:yes|no) (?:to|thank)).* (?:yes|no)(?: [.,].* no)? $")


@lru_cache(maxsize=1)
def cues() -> re.Pattern[str]:
    """Every phrase that refuses, and every one that only seems to; its group says what it does.

    `listing`, `forward` and `plain` refuse what follows, `backward` what stands before; `neutral`
    refuses nothing, and before `restoring` all is wanted after all.
    """
    groups = {
        "restoring": _RESTORING,
        "neutral": _NEUTRAL,
        "listing": _LISTING,
        "forward": _FORWARD,
        "backward": _BACKWARD,
        "plain": _PLAIN,
    }
    made = "|".join(f"(?P<{name}>{'|'.join(parts)})" for name, parts in groups.items())
    return re.compile(rf"(?<!\S)(?:{made})(?!\S)")
