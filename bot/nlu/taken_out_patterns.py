"""Reference data: how numbers, addresses, streets and spelt-out words are written in messages."""

import re

_ENDS = (
    "com|org|net|uk|co|gov|ac|nhs|io|info|me|biz|eu|scot|wales|cymru|london|app|tv|fm|gg|ly|ie|"
    "edu|online|site|shop|chat|live|link|club|group|charity|care|social"
)
_MAILS = "gmail|googlemail|hotmail|yahoo|outlook|icloud|btinternet|protonmail"
_SITES = r"insta(?:gram)?|snap(?:chat)?|face\s?book|fb|tik\s?tok|discord|twitter|xbox|psn|skype|ig"
_ONES = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_TENS = (
    "thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fourty|"
    "fifty|sixty|seventy|eighty|ninety|hundred|thousand"
)
_ANY = rf"{_ONES}|{_TENS}|oh|o|zero|nought|naught|double|triple|treble"
_ORDINALS = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|"
    "thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|"
    "thirtieth"
)
_MONTH = (
    "jan(?:uary)?|feb(?:ruary|uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    "sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_DAY = rf"(?:\d{{1,2}}\s*(?:st|nd|rd|th)?|(?:(?:twenty|thirty)[\s-]+)?(?:{_ORDINALS}))"
_STREET = "street|road|rd|avenue|crescent|terrace|cul de sac|boulevard"
_MAYBE_STREET = (
    "lane|close|drive|court|house|way|gardens?|place|park|square|mews|grove|view|rise|hill|"
    "st|ave|flats?|walk|row|estate"
)
_NOT_A_STREET = (
    "the|a|an|my|our|your|his|her|their|this|that|main|same|next|on|in|down|up|across|cross|busy|"
    "of|to|off|by|near|and|is|what|which|any|over|quiet|i|im|he|she|we|years?|yrs?|old|like|likes|"
    "can|so|who|with|want|people|miles?|minutes?|mins|for|go|from"
)
_WORD = r"(?!(?:" + _NOT_A_STREET + r")\s)[^\W\d_]+['’]?[^\W\d_]*"

# In this order: an e-mail address holds what would be a web address.
ADDRESSES = (
    re.compile(r"\S*[^\s@]\s?@\s?[^\s@]\S*|@\s?\S+"),
    re.compile(
        r"\S+(?:\s+(?:dot|full stop|underscore|dash)\s+\S+)*\s+at\s+"
        rf"(?:(?:{_MAILS})\b(?:\s*(?:dot|\.)\s*\w+)*|\S+(?:\s*(?:dot|\.)\s*(?:{_ENDS})\b)+)\S*",
        re.I,
    ),
    re.compile(r"\b(?:https?|ftp)\s?:\S*|\bwww\s?\.\s?\S+", re.I),
    re.compile(rf"\b[\w-]+(?:\s?(?:\.|\bdot\b)\s?[\w-]+)*(?:\.|\s+dot\s+)(?:{_ENDS})\b\S*", re.I),
    re.compile(r"\S*\w_\w\S*|\S*\w#\d\S*|#\S+"),
    re.compile(
        r"\b(?:(?:user\s?name|gamer\s?tag|pass\s?word|screen\s?name)|(?:my|his|her|our|ig|the)\s+"
        rf"(?:{_SITES})(?=\s+is\b|\s*:)|(?:{_SITES})\s*(?::|\b(?:name|user|account|id)))"
        r"(?:\s+(?:is|name|s|its)\b|\s*:)*\s+\S+(?:\s+\S+$)?",
        re.I,
    ),
)
# "im 22 an i" is no postcode. Those of Northern Ireland and the islands are not in the files.
POSTCODES = re.compile(
    r"\b(?!(?:im|am|is|me|at|so|to|my|no|or|of|on|in|we|he|be|by|do|go|if|it|up|us|as|an|a|i)\s)"
    r"[a-z]{1,2}\s?\d[a-z\d]?\s?\d\s?[a-z]{2}\b|\b(?:bt|gy|je)\s?\d{1,2}\b",
    re.I,
)
NUMBERS = (
    re.compile(
        rf"\b{_DAY}\s*(?:of\s+)?(?:{_MONTH})\b(?:[\s,]*\d{{2,4}})?"
        rf"|\b(?:{_MONTH})\s+(?:the\s+)?{_DAY}(?!\w)(?:[\s,]*\d{{2,4}})?"
        rf"|\b(?:{_MONTH})[\s,]+\d{{4}}\b",
        re.I,
    ),
    re.compile(r"[£$€]?\+?\d(?:[\d\s.,:/()+-]*\d)?(?:st|nd|rd|th|s|am|pm|p|k|yrs?|y|ish|%)?(?!\w)"),
    # Letters and figures in one word: a user name, a car, a house; a postcode was found before.
    re.compile(r"[^\s\ue000-\ue004]*\d[^\s\ue000-\ue004]*"),
    re.compile(rf"\b(?:{_ANY})(?:[\s-]+(?:and\s+)?(?:{_ANY})){{2,}}\b", re.I),
    re.compile(rf"\b(?:{_ONES}|{_TENS})(?:[\s-]+(?:and\s+)?(?:{_ONES}|{_TENS}))+\b", re.I),
    re.compile(rf"\b(?:{_TENS})s?\b", re.I),
    re.compile("[\u00b2\u00b3\u00b9\u2070-\u2089\u2150-\u218b\u2460-\u24ff\u2776-\u2793]+"),
)
STREETS = (
    re.compile(
        rf"\ue000\s*,?\s*(?:{_WORD}\s+){{1,2}}(?:{_STREET}|{_MAYBE_STREET})\b",
        re.I,
    ),
    re.compile(
        rf"\b{_WORD}\s+(?:{_STREET})\b(?!\s+(?:dance|dancing|food|party|art|safety|works))",
        re.I,
    ),
)
# Three lone letters and more: "k y l e", "K.Y.L.E".
SPELT_OUT = re.compile(r"\b(?:[^\W\d_](?:[\s.,-]+|$)){2,}[^\W\d_]\b", re.I)
