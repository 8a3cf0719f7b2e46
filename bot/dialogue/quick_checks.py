"""Step 5c, inside Rasa: the check of an action's answer, without checking the check each time.

Rasa holds every answer of the action server to a schema, and first holds that schema, which
never changes, to the schema of schemas: half of the time of a turn. Here it is done once.
"""

from typing import Any, Dict, Text

from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction


def check_the_schema_once() -> None:
    """Let Rasa's remote actions use one validator, made now; the check itself is the same."""
    schema = RemoteAction.action_response_format_spec()
    kind = validator_for(schema)
    kind.check_schema(schema)
    validator = kind(schema)

    def _validate_action_result(self: RemoteAction, result: Dict[Text, Any]) -> bool:
        validator.validate(result)
        return True

    RemoteAction._validate_action_result = _validate_action_result
