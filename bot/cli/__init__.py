"""The `comealong` command, and the supervisor behind `comealong run`."""
