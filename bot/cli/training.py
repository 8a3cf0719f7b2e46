"""Trains the bot where it has to, with progress; what has not changed is not trained again."""

import hashlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from bot.cli.console import PlainError, console
from bot.cli.processes import environment
from bot.settings import ROOT, Settings

MODEL_NAME = "come-along"
# All that a model is made of: where one of these changes, the bot is trained again.
INGREDIENTS = (
    "config.yml",
    "bot/domain/**/*.yml",
    "nlu_data/**/*.yml",
    "bot/nlu/**/*",
    "services_db/interests/**/*",
    "services_db/places/**/*",
    "uv.lock",
)
STARTED = "Starting to train component"
TAIL = 15


def model_file(settings: Settings) -> Path:
    """Where the trained model is kept."""
    return settings.var / "models" / f"{MODEL_NAME}.tar.gz"


def fingerprint(root: Path = ROOT) -> str:
    """A hash over everything that a model is made of."""
    digest = hashlib.sha256()
    for pattern in INGREDIENTS:
        for path in sorted(root.glob(pattern)):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(str(path.relative_to(root)).encode() + b"\0")
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def is_trained(settings: Settings) -> bool:
    """Whether the kept model is made of what is there now."""
    mark = _mark(settings)
    return (
        model_file(settings).exists()
        and mark.exists()
        and mark.read_text().strip() == fingerprint()
    )


def train(settings: Settings, *, force: bool = False) -> bool:
    """Train the bot if it has to be; true where it was.

    Raises:
        PlainError: the training failed; the reason is in the message.
    """
    if is_trained(settings) and not force:
        return False
    made_of = fingerprint()
    folder = model_file(settings).parent
    folder.mkdir(parents=True, exist_ok=True)
    _mark(settings).unlink(missing_ok=True)
    _run_training(settings, folder)
    _mark(settings).write_text(made_of)
    return True


def rasa_train_command(folder: Path) -> list[str]:
    """The one way in which Rasa is told to train; a mistyped path would silently be ignored."""
    return [
        sys.executable, "-m", "rasa", "train", "--config", "config.yml",
        "--domain", "bot/domain", "--data", "nlu_data",
        "--out", str(folder), "--fixed-model-name", MODEL_NAME,
    ]  # fmt: skip


def _mark(settings: Settings) -> Path:
    return settings.var / "models" / "made-of.txt"


def _run_training(settings: Settings, folder: Path) -> None:
    with subprocess.Popen(  # noqa: S603 - our own command, no input of people's
        rasa_train_command(folder),
        cwd=ROOT,
        env=environment(settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        try:
            said = list(_with_progress(process, _parts()))
        except BaseException:
            process.terminate()
            raise
    if process.returncode != 0 or not (folder / f"{MODEL_NAME}.tar.gz").exists():
        raise PlainError("The bot could not be trained.\n" + "".join(said[-TAIL:]))


def _parts() -> int:
    config = yaml.safe_load((ROOT / "config.yml").read_text())
    return len(config["pipeline"]) + len(config["policies"])


def _with_progress(process: "subprocess.Popen[str]", parts: int) -> Iterator[str]:
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console) as progress:
        # Loading TensorFlow takes as long as several parts, and is one step of its own.
        task = progress.add_task("Training the bot: loading", total=parts + 1)
        for line in process.stdout or ():
            if STARTED in line:
                part = line.split("'")[1] if "'" in line else ""
                progress.update(task, advance=1, description=f"Training the bot: {part}")
            yield line
        progress.update(task, completed=parts + 1, description="Training the bot: done")
