"""Measuring: the two pipelines that are compared, as Rasa configurations."""

from pathlib import Path
from typing import Any, Final

import yaml

Config = dict[str, Any]

# They know our own domain only: interests, places, kinds of support. They can say nothing of other
# people's messages, and would only put our intents in place of theirs.
DOMAIN_ONLY: Final = frozenset(
    {
        "InterestFinder",
        "PlaceFinder",
        "PeopleFinder",
        "ModelFinder",
        "IntentFromEntities",
        "InterestByMeaning",
        "KeepUnclear",
    }
)
URGENT: Final = "Urgent"
RASA_EPOCHS: Final = 100


def ours(config: Path) -> Config:
    """The bot's own pipeline, without the parts that know only our domain.

    Args:
        config: the bot's `config.yml`.

    Raises:
        ValueError: the file has no pipeline.
    """
    read = yaml.safe_load(config.read_text(encoding="utf-8"))
    if not isinstance(read, dict) or not read.get("pipeline"):
        raise ValueError(f"{config} has no pipeline")
    kept = [component for component in read["pipeline"] if not _is_domain_only(component["name"])]
    return _config(kept, read.get("language", "en"))


def rasa_default(seed: int, epochs: int = RASA_EPOCHS) -> Config:
    """What Rasa 3.6 trains where a new project says nothing else.

    Only two things differ. The response selector is left out, because it changes no intent and
    takes as long again to train; and DIET is told a seed, so that the figures can be made again.

    Args:
        seed: of DIET's random numbers.
        epochs: of DIET's training; 100 is Rasa's.

    Source: rasa/engine/recipes/config_files/default_config.yml, Rasa 3.6.21.
    """
    components: list[dict[str, Any]] = [
        {"name": "WhitespaceTokenizer"},
        {"name": "RegexFeaturizer"},
        {"name": "LexicalSyntacticFeaturizer"},
        {"name": "CountVectorsFeaturizer"},
        {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
        {
            "name": "DIETClassifier",
            "epochs": epochs,
            "constrain_similarities": True,
            "random_seed": seed,
        },
        {"name": "EntitySynonymMapper"},
        {"name": "FallbackClassifier", "threshold": 0.3, "ambiguity_threshold": 0.1},
    ]
    return _config(components, "en")


def _is_domain_only(name: str) -> bool:
    component = name.rsplit(".", 1)[-1]
    return component in DOMAIN_ONLY or component.endswith(URGENT)


def _config(components: list[dict[str, Any]], language: str) -> Config:
    return {
        "recipe": "default.v1",
        "assistant_id": "evaluation",
        "language": language,
        "pipeline": components,
    }
