"""`comealong chat`: the conversation in a terminal, through the front door of every channel."""

import asyncio
import secrets
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from bot.cli.console import console
from bot.cli.processes import Part, environment, parts
from bot.cli.starting import logs, prepare, wait_for, warm_up
from bot.cli.supervisor import Supervisor
from bot.cli.terminal import lines_of
from bot.cli.training import model_file
from bot.settings import Settings
from bot.turn import FrontDoor, Incoming, NotReady, TooLong, open_front_door
from bot.turn.wording import say

CHANNEL = "terminal"
GOODBYE = ("quit", "exit")


def chat(settings: Settings) -> None:
    """Talk until the person types quit or ends the input; starts what is not running yet."""
    with _running(settings):
        asyncio.run(_talk(settings))


@contextmanager
def _running(settings: Settings) -> Iterator[None]:
    """What a conversation needs, running; what runs already is used, elsewhere or here."""
    every = parts(settings, str(model_file(settings)), with_web=False, with_telegram=False)
    missing = [part for part in every if not is_up(part)]
    if not missing:
        yield
        return
    prepare(settings)
    supervisor = Supervisor(missing, environment(settings), logs(settings))
    try:
        supervisor.start()
        with console.status("Starting Come Along"):
            wait_for(lambda: all(map(is_up, missing)), supervisor)
        warm_up(settings)
        yield
    finally:
        supervisor.stop()


def is_up(part: Part) -> bool:
    """Whether something answers where this part would listen."""
    if part.listens is None:
        return False
    host, port, _ = part.listens
    with socket.socket() as probe:
        probe.settimeout(1.0)
        return probe.connect_ex((host, port)) == 0


async def _talk(settings: Settings) -> None:
    door = open_front_door(settings)
    conversation = secrets.token_urlsafe(24)
    try:
        await _say(door, Incoming(CHANNEL, conversation, start="hello"))
        while (line := await asyncio.to_thread(_line)) is not None:
            if line.strip().lower() in GOODBYE:
                break
            await _say(door, Incoming(CHANNEL, conversation, message=line))
    finally:
        await door.close()


def _line() -> str | None:
    if sys.stdin.isatty():
        sys.stdout.write("> ")
        sys.stdout.flush()
    line = sys.stdin.readline()
    return line.rstrip("\n") if line else None


async def _say(door: FrontDoor, incoming: Incoming) -> None:
    try:
        replies = (await door.take(incoming)).replies
    except TooLong:
        replies = [{"text": say("too_long")}]
    except NotReady:
        replies = [{"text": say("not_ready")}]
    for line in lines_of(replies):
        sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
