"""Tests of the services database."""
