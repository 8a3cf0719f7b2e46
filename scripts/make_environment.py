"""Makes the environment in .venv: finds or makes uv, finds a Python 3.10 or lets uv fetch one.

Run by the Makefile with whatever Python 3 there is, so it uses nothing but the standard library
and no newer syntax than Python 3.7's.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / ".tools" / "uv"
UV = "uv==0.13.9"
# The libraries unpacked, and what uv keeps of them while it works.
ROOM = 6 * 1024**3
NO_ROOM = "There is not enough room on the disk. The libraries need about 6 GB free."
NO_VENV = "This Python has no venv. On Debian and Ubuntu, 'sudo apt install python3-venv' adds it."


def fail(message: str) -> NoReturn:
    """Say one plain sentence and end with exit code 1."""
    sys.stderr.write(message + "\n")
    raise SystemExit(1)


def works(python: str | Path, version: str | None = None) -> bool:
    """Whether this Python starts, and is of that version."""
    code = "import sys; print('%d.%d' % sys.version_info[:2])"
    try:
        done = subprocess.run(  # noqa: S603
            [str(python), "-c", code], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
    except OSError:
        return False
    return done.returncode == 0 and version in (None, done.stdout.decode().strip())


def find_uv() -> str:
    """The uv on the path, or one of our own in a virtual environment that holds nothing else."""
    found = shutil.which("uv")
    if found and subprocess.run([found, "--version"], stdout=subprocess.DEVNULL).returncode == 0:  # noqa: S603
        return found
    own = TOOLS / "bin" / "uv"
    if not own.exists():
        sys.stdout.write("Making uv, which installs everything else.\n")
        sys.stdout.flush()
        if subprocess.run([sys.executable, "-m", "venv", str(TOOLS)]).returncode != 0:  # noqa: S603
            shutil.rmtree(str(TOOLS), ignore_errors=True)
            fail(NO_VENV)
        pip = [str(TOOLS / "bin" / "python"), "-m", "pip", "install", "--quiet", UV]
        if subprocess.run(pip).returncode != 0:  # noqa: S603
            fail("uv could not be installed. Is this machine online?")
    return str(own)


def find_python() -> str:
    """A Python 3.10 of this machine, or just the version, which uv then fetches."""
    pyenv = Path(os.environ.get("PYENV_ROOT", str(Path.home() / ".pyenv"))) / "versions"
    candidates: list[str | Path | None] = [
        shutil.which("python3.10"),
        "/usr/bin/python3.10",
        sys.executable,
    ]
    candidates += sorted(pyenv.glob("3.10*/bin/python"), reverse=True)
    for candidate in candidates:
        if candidate and works(candidate, "3.10"):
            return str(candidate)
    return "3.10"


def main() -> None:
    """Make .venv as uv.lock says, with everything the tests need too."""
    environment = ROOT / ".venv"
    if not environment.exists() and shutil.disk_usage(str(ROOT)).free < ROOM:
        fail(NO_ROOM)
    uv = find_uv()
    # Compiled now, every later start is some 10 seconds faster.
    command = [uv, "sync", "--frozen", "--compile-bytecode", "--python", find_python()]
    # An environment that is active elsewhere would otherwise be spoken of, or used.
    clean = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}
    sys.stdout.write("Making the environment. The first time this takes a few minutes.\n")
    sys.stdout.flush()
    if subprocess.run(command, cwd=str(ROOT), env=clean).returncode != 0:  # noqa: S603
        fail("The environment could not be made. The lines above say why.")
    (environment / ".made").touch()


if __name__ == "__main__":
    main()
