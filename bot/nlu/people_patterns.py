"""Reference data: how people say whom it is for, how old they are, and which one they mean."""

import re

OLDEST = 110
YOUNGEST = 3

# What people write for a relation: the word that the bot uses.
_RELATIONS = {
    "daughter": "daughter|dauter|doughter|daugter|daghter|dorter|dawter",
    "son": "son",
    "mum": "mum|mom|mam|mother|mummy|mums",
    "dad": "dad|father|daddy",
    "brother": "brother|bro|bruver|bruvver|bruther|brovver|brotha",
    "sister": "sister|sis|sista|sistter",
    "husband": "husband|hubby|husbend",
    "wife": "wife",
    "partner": "partner",
    "girlfriend": "girlfriend|girl friend",
    "boyfriend": "boyfriend|boy friend",
    "friend": "friend|freind|frend|mate",
    "nan": "nan|nana|gran|granny|grandma|grandmother|nanna",
    "grandad": "grandad|granddad|grandpa|grandfather",
    "grandson": "grandson",
    "granddaughter": "granddaughter|grand daughter",
    "nephew": "nephew|nefew",
    "niece": "niece|neice",
    "cousin": "cousin|cuzin",
    "uncle": "uncle",
    "aunt": "aunt|auntie|aunty",
    "neighbour": "neighbour|neighbor|nabor|nayber",
    "child": "child|kid|lad|boy|girl",
    "children": "children|kids",
}
BY_WRITTEN = {
    written: word for word, all_written in _RELATIONS.items() for written in all_written.split("|")
}
_WRITTEN = "|".join(sorted(BY_WRITTEN, key=len, reverse=True))
_SOMEONE = (
    r"(?:person|man|lady|woman|guy|bloke|someone|somebody|young person|young man|adult|people|lad|"
    r"gentleman|client|girl|boy)"
)
_HELP = r"(?:support|suport|supprt|surport|care for|look after|help|am supporting|m supporting)"

RELATION = re.compile(
    r"\b(?:my|our|me)\s+(?:(?!(?:and|with|without|at|in|on|to|from|said|first|is|has)\b)"
    rf"[\w'-]+\s+){{0,3}}?(?P<who>{_WRITTEN})(?P<s>'?s)?\b",
    re.I,
)
SUPPORTED = re.compile(
    rf"\b(?:a|an|the|some|this|my|one)?\s*{_SOMEONE}\s+(?:that\s+|who\s+|whom\s+)?i\s?'?{_HELP}"
    rf"|\bi\s?'?{_HELP}\s+(?:a|an|this|some|one)?\s*(?:\w+\s+)?{_SOMEONE}\b"
    rf"|\bfor\s+(?:someone|somebody)\s+(?:else|{_HELP})\b|\b(?:someone|somebody) else\b"
    r"|\b(?:my|our|a|the) (?:clients?|patients?|service users?)\b",
    re.I,
)
FOR = re.compile(
    r"\b(?:for|4|about|supporting|support|suport|helping|help|after|of|care for|caring for|"
    r"its|it's|it is|is)\s*$",
    re.I,
)
DOES = re.compile(
    r"^\s*,?\s*(?:\(?\d{1,3}\)?,?\s*)?(?:[a-z]+ (?:is|likes?|loves?|wants?|lives?)\b|"
    r"and i\b|who|aged|age|likes?|lik|loves?|luvs?|wants?|would|"
    r"wud|needs?|has|have|got|enjoys?|hates?|supports?|plays?|watches|collects|doesnt|doesn't|dont|cant|can|lives?|is|s\b|to\b|"
    r"\(?\d|with\b|really|also|please|pls|in\b|near\b|loves)",
    re.I,
)
# A name and no more: "my son Preston".
NAME = re.compile(r"\s+[A-Z][a-z]+(?=[\s.!?]*$)")
SAD = re.compile(
    r"^\s*(?:is|has|s)?\s*(?:dead|died|dying|passed|ill|poorly|hit|hits|hitting|hurt|hurts|"
    r"hurting|said|says|told|thinks|shouts|shouting|mean|angry|gone|just died)\b",
    re.I,
)
JOB = re.compile(
    r"\b(?:i'?m|i am|as|we are|we're|iam|im just|hi|hello)\s+"
    r"(?:an?\s+|the\s+|his\s+|her\s+|their\s+)?"
    r"(?:\w+\s+)?(?P<job>(?:social|soshal|socal|sochal|support|suport|key|care|link|outreach|youth|"
    r"case|community|day centre|employment|family support) ?(?:worker|workers|wurker)|"
    r"social prescriber|care manager|case manager|nurse|teacher|gp|doctor|therapist|"
    r"occupational therapist|ot|"
    r"care coordinator|advocate|coordinator|staff|professional|carer manager|psychologist|"
    r"physio|job coach|pa|personal assistant|tutor|manager)\b",
    re.I,
)
JOB_ALONE = re.compile(
    r"^\W*(?:an?\s+)?(?:social|soshal|support|suport|key|care|link|outreach|youth) worker\W*$"
    r"|^\W*social prescriber\W*$|^\W*(?:a )?professional\W*$",
    re.I,
)
WORKS = re.compile(
    r"\b(?:i|we) work (?:with|for|in|at)\b|\bi work wiv\b|\bwork with people\b"
    r"|\b(?:my|our|a|the) (?:clients?|patients?|service users?)\b",
    re.I,
)
CARER = re.compile(
    r"\b(?:i'?m|i am|as|iam)\s+(?:an?\s+|the\s+|his\s+|her\s+|their\s+)?"
    r"(?:family |parent |unpaid )?"
    rf"(?:carer|parent|{_WRITTEN})\b|"
    r"\bi (?:care for|look after|support|suport) (?:him|her|them|my|people)\b",
    re.I,
)
ME = re.compile(
    r"^\W*(?:(?:its|it's|it is|this is|just|only|yes|yeah|um|for|4|looking)\W+)*"
    r"(?:me|myself|my self|mi|moi)\b(?=\W*$|\W+(?:please|pls|plz|only|i|im|i'm|thanks|and i)\b)"
    r"|(?<!not )\b(?:its|it's|it is|something|things|somthing|find) (?:for|4) (?:me|myself)\b"
    r"|\b(?:for|4) (?:myself|my self)\b|^\W*(?:for|4) me\b",
    re.I,
)
_NOT_AGE = (
    r"(?!\s*(?:pm\b|am\b|:|\.\d|miles?\b|mins?\b|minutes?\b|hours?\b|hrs?\b|pounds?\b|quid\b|p\b|%|st\b|"
    r"nd\b|rd\b|th\b|of us|people\b|o'?clock|days?\b|weeks?\b|months?\b|times?\b|friends?\b|a week|"
    r"sons?\b|kids?\b|children\b|[a-z]\d|\d|/))"
)
_NUMBER = r"(?<![£$\d.,])(?P<age>\d{1,3})"
AGES = (
    re.compile(
        rf"{_NUMBER}\s*-?\s*(?:years?|yrs?|yr|yeers?|yers|year's)\s*-?\s*(?:old|of age)\b", re.I
    ),
    re.compile(rf"{_NUMBER}\s*y/?o\b", re.I),
    re.compile(rf"\b(?:aged?|age is|ages)\s*:?\s*{_NUMBER}{_NOT_AGE}\b", re.I),
    re.compile(
        r"\b(?:i'?m|i am|iam|he'?s|he is|she'?s|she is|shes|they'?re|they are|who'?s|who is)\s+"
        rf"(?:now |nearly |almost |about |only |just |like )?{_NUMBER}\b{_NOT_AGE}",
        re.I,
    ),
    re.compile(
        rf"\b(?:{_WRITTEN}|client|man|lady|woman|person)(?:\s+(?!it|this|that|what)[A-Z]\w+)?"
        rf"(?:\s+is|'s|,|\s*\()?\s+?\(?(?:now |nearly |aged? )?{_NUMBER}\b{_NOT_AGE}",
        re.I,
    ),
)
ORDINALS = {
    "first": 1,
    "1st": 1,
    "frist": 1,
    "furst": 1,
    "second": 2,
    "2nd": 2,
    "secund": 2,
    "third": 3,
    "3rd": 3,
    "thurd": 3,
    "fourth": 4,
    "4th": 4,
    "fifth": 5,
    "5th": 5,
    "last": -1,
    "larst": -1,
    "bottom": -1,
    "top": 1,
    "middle": 2,
}
DIGITS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
ONE = re.compile(
    rf"\b(?P<which>{'|'.join(ORDINALS)})\s+(?:one|1|group|choice|thing on)\b"
    rf"|^\W*(?:the\s+)?(?P<alone>{'|'.join(ORDINALS)})\W*$"
    rf"|\b(?:about|want|like|choose|pick)\s+the\s+(?P<the>{'|'.join(ORDINALS)})\W*$"
    r"|\b(?:number|numba|option|choice|nr|num|#|no\.?(?=\s*\d))\s*(?P<number>[1-5]|one|two|three|four|five)\b"
    r"|^\W*(?:the\s+)?(?P<digit>[1-5]|one|two|three|four|five)\W*$",
    re.I,
)
