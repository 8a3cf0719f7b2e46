"""One file a revision, named by its date and what it does."""
