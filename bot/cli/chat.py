"""`comealong chat`: the conversation in a terminal, through the front door of every channel."""

import asyncio
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from bot.cli.console import console
from bot.cli.ports import must_be_free
from bot.cli.processes import environment, parts
from bot.cli.starting import logs, prepare, rasa_is_ready, wait_for, warm_up
from bot.cli.supervisor import Supervisor
from bot.cli.terminal import lines_of
from bot.cli.training import model_file
from bot.settings import Settings
from bot.turn import FrontDoor, Incoming, NotReady, TooLong, open_front_door

CHANNEL = "terminal"
GOODBYE = ("quit", "exit")


def chat(settings: Settings) -> None:
    """Talk until the person types quit or ends the input; starts what is not running yet."""
    with _running(settings):
        asyncio.run(_talk(settings))


@contextmanager
def _running(settings: Settings) -> Iterator[None]:
    if rasa_is_ready(settings)():
        yield
        return
    wanted = parts(settings, str(model_file(settings)), with_web=False, with_telegram=False)
    for part in wanted:
        if part.listens:
            must_be_free(*part.listens)
    prepare(settings)
    supervisor = Supervisor(wanted, environment(settings), logs(settings))
    try:
        supervisor.start()
        with console.status("Starting Come Along"):
            wait_for(rasa_is_ready(settings), supervisor)
            warm_up(settings)
        yield
    finally:
        supervisor.stop()


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
        replies = [{"text": "That is too long for me. Please use fewer words."}]
    except NotReady:
        replies = [{"text": "I am still starting. Please try again."}]
    for line in lines_of(replies):
        sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
