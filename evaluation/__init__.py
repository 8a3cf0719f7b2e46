"""Measures how well the bot understands; no part of a turn."""
