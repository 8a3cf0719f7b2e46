"""What of ours runs in the Rasa and action servers besides understanding: how replies leave."""
