"""Says who it is for."""

from actions.listing_action import LineAction


class ActionModelWhoFor(LineAction):
    """Answers "who is it for?"."""

    intent = "model_who_for"
    line = "who_for"

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_model_who_for"
