"""Says when it is."""

from actions.listing_action import LineAction


class ActionWhenIsIt(LineAction):
    """Answers "when is it?"."""

    intent = "when_is_it"
    line = "when"

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_when_is_it"
