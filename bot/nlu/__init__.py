"""Step 2, understanding: Rasa graph components, thin classes over pure functions."""
