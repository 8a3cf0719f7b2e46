"""Says how to join, and whom to ask."""

from actions.listing_action import LineAction


class ActionWhoToAsk(LineAction):
    """Answers "who do I ask?"."""

    intent = "who_to_ask"
    line = "how_to_join"

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_who_to_ask"
