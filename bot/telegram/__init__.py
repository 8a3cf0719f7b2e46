"""Steps 1 and 7, the Telegram channel: long polling in, plain messages and buttons out.

The flow is the folder: incoming → (bot.turn) → order → render → sending; `handlers` holds them
together, `app` hands them to python-telegram-bot, `__main__` runs it.
"""
