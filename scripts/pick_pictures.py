"""Fetches OpenMoji from npm and keeps the pictures that the bot shows, with their licence.

Run it after a picture was added to bot/easyread's lists: `uv run python scripts/pick_pictures.py`.
It needs `npm`.
"""

import io
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from bot.easyread.pictures import all_codes

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "bot" / "web" / "pictures"
PACKAGE = "openmoji@17.0.0"
ICON = "1F44B"  # the page's own, a hand that waves


def fetch(folder: Path) -> tarfile.TarFile:
    """The package of pictures, opened.

    Raises:
        subprocess.CalledProcessError: npm could not get it.
    """
    command = ["npm", "pack", PACKAGE, "--silent"]
    made = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)  # noqa: S603
    archive = (folder / made.stdout.split()[-1]).read_bytes()
    return tarfile.open(fileobj=io.BytesIO(archive))


def main() -> int:
    """Pick them; 1 where a picture is named that OpenMoji does not have."""
    missing = []
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, fetch(Path(folder)) as package:
        names = set(package.getnames())
        for old in OUT.glob("*.svg"):
            old.unlink()
        for code in sorted({ICON, *all_codes()}):
            name = f"package/color/svg/{code}.svg"
            if name in names:
                _copy(package, name, OUT / f"{code}.svg")
            else:
                missing.append(code)
        _copy(package, "package/LICENSE.txt", OUT / "LICENSE.txt")
    if missing:
        sys.stderr.write(f"OpenMoji has no picture for: {' '.join(missing)}\n")
    return 1 if missing else 0


def _copy(package: tarfile.TarFile, name: str, to: Path) -> None:
    file = package.extractfile(name)
    if file is not None:
        to.write_bytes(file.read())


if __name__ == "__main__":
    sys.exit(main())
