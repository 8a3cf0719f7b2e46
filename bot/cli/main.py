"""Step 1 and 7 in the terminal, and every command of `comealong`."""

from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any

import typer

from bot.cli import chat as chatting
from bot.cli import easyread, people, refer, services, starting, training, understand
from bot.cli.console import console, plain_errors
from bot.settings import read_settings

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Come Along: an easy-read chatbot that finds people something to go to.",
)
app.add_typer(services.app, name="services", help="The services database.")
app.add_typer(people.app, name="people", help="What is held of conversations.")


def plainly(command: Callable[..., Any]) -> Callable[..., Any]:
    """A command that says what is wrong in one plain sentence."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        with plain_errors():
            return command(*args, **kwargs)

    return run


@app.command()
@plainly
def run(
    host: Annotated[str | None, typer.Option(help="Listen on this address.")] = None,
    port: Annotated[int | None, typer.Option(help="Listen on this port.", min=1, max=65535)] = None,
    no_telegram: Annotated[bool, typer.Option("--no-telegram", help="Without Telegram.")] = False,
    no_web: Annotated[bool, typer.Option("--no-web", help="Without the web app.")] = False,
) -> None:
    """Start everything, and say when it is ready."""
    settings = read_settings(host=host, port=port)
    starting.run(settings, with_web=not no_web, with_telegram=not no_telegram)


@app.command()
@plainly
def train(
    force: Annotated[bool, typer.Option("--force", help="Also when nothing changed.")] = False,
) -> None:
    """Train the bot; what has not changed is skipped."""
    trained = training.train(read_settings(), force=force)
    console.print("The bot is trained." if trained else "Nothing has changed: nothing to train.")


@app.command()
@plainly
def chat() -> None:
    """Hold the same conversation in this terminal."""
    chatting.chat(read_settings())


app.command(name="understand")(plainly(understand.understand))
app.command(name="easyread")(plainly(easyread.easyread))
app.command(name="refer")(plainly(refer.refer))


def main() -> None:
    """The `comealong` command."""
    app()
