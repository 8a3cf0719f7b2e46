"""Shows how long the look at one message takes, with one thread: both looks, all kinds of message.

    .venv/bin/python scripts/bench_safety.py

Messages of the build half of evaluation/messages/urgent, as they are, and the urgent ones again
at the end of 1,000 characters.
"""

import sys

from threadpoolctl import threadpool_limits

from evaluation.safety import BUILD, both_looks, measure
from evaluation.safety_figures import times


def main() -> None:
    """Print the figures."""
    looks = both_looks()
    with threadpool_limits(1):
        measured = measure(BUILD, looks)
    shown = (
        ("urgent messages", measured.urgent),
        ("harmless messages", measured.harmless),
        ("at the end of 1,000 characters", measured.long),
    )
    for name, looked in shown:
        median, most = times(looked)
        sys.stdout.write(f"{name:32} median {median:5.1f} ms, 95 in 100 under {most:5.1f} ms\n")


if __name__ == "__main__":
    main()
