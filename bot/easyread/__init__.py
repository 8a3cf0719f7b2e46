"""Step 6, say it: words that our people can read, and the checker that holds us to them.

`reply` and `cards` make what is shown; `grammar` speaks to the person or about the one they
support; `glossary` explains hard words; `checker` and `collect` are used by tests and the
command line. spaCy is loaded only when the checker first needs it.
"""

from bot.easyread.cards import card, card_text, map_address, shown, support_card
from bot.easyread.checker import check, check_topic, check_turn, reading_age
from bot.easyread.collect import check_everything, check_files, words_of
from bot.easyread.dates import say_date, say_time, say_times
from bot.easyread.distance import miles_from, minutes_on_foot, say_miles
from bot.easyread.finding import Finding, TextKind
from bot.easyread.glossary import explain, find_word
from bot.easyread.grammar import Person, fill, fill_examples, grammar
from bot.easyread.interest_words import in_a_sentence, interest_order, on_a_button
from bot.easyread.joined import interests_in_words, join_words, likes_sentences
from bot.easyread.lines import line_of, more_about
from bot.easyread.meanings import meanings, two_meanings
from bot.easyread.money import say_money
from bot.easyread.pictures import all_codes, emoji, interest_buttons, picture
from bot.easyread.reply import Button, Card, Line, Picture, Reply
from bot.easyread.sources import Said

__all__ = [
    "Button",
    "Card",
    "Finding",
    "Line",
    "Person",
    "Picture",
    "Reply",
    "Said",
    "TextKind",
    "all_codes",
    "card",
    "card_text",
    "check",
    "check_everything",
    "check_files",
    "check_topic",
    "check_turn",
    "emoji",
    "explain",
    "fill",
    "fill_examples",
    "find_word",
    "grammar",
    "in_a_sentence",
    "interest_buttons",
    "interest_order",
    "interests_in_words",
    "join_words",
    "likes_sentences",
    "line_of",
    "map_address",
    "meanings",
    "miles_from",
    "minutes_on_foot",
    "more_about",
    "on_a_button",
    "picture",
    "reading_age",
    "say_date",
    "say_miles",
    "say_money",
    "say_time",
    "say_times",
    "shown",
    "support_card",
    "two_meanings",
    "words_of",
]
