"""Says what it costs."""

from actions.listing_action import LineAction


class ActionWhatItCosts(LineAction):
    """Answers "how much is it?", of sessions and of kinds of support."""

    intent = "what_it_costs"
    line = "cost"

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_what_it_costs"
