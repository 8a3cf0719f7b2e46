import warnings

with warnings.catch_warnings():
    # python-telegram-bot looks for APScheduler, which Rasa brings and whose import warns.
    warnings.simplefilter("ignore")
    import telegram.ext  # noqa: F401
