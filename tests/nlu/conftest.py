"""Rasa is imported here, once: the libraries under it warn while they are first compiled."""

import os
import warnings

os.environ["RASA_TELEMETRY_ENABLED"] = "false"
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import rasa.core.agent
    import rasa.model_training  # noqa: F401
