"""What of ours runs inside the Rasa server besides understanding: how its replies leave."""
