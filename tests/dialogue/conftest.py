"""Rasa is imported here once, with the warnings of its age switched off."""

import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import rasa.core.actions.action
    import rasa.core.channels.rest
    import rasa.core.tracker_store  # noqa: F401
