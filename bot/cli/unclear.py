"""Deletes kept messages that were not understood when they are past the retention time."""

from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from bot.settings import Settings
from bot.unclear_file import FILE, Row, locked, read_rows, replace


def purge_unclear(settings: Settings, today: date | None = None) -> int:
    """Delete the rows that are past the retention time, also where keeping is switched off now.

    Args:
        settings: where the file is, and how many days a row is kept.
        today: the day to count from; the real one where it is not given.

    Returns:
        How many rows were deleted. A file with no row left is deleted too.

    Raises:
        OSError: the file could not be changed.
    """
    path = settings.var / FILE
    if not path.exists():
        return 0
    day = today or datetime.now(timezone.utc).date()
    oldest = day - timedelta(days=settings.retention_days)
    with locked(path):
        rows = _rows(path)
        kept = [row for row in rows if _is_young(row, oldest)]
        if not kept:
            path.unlink()
        elif len(kept) < len(rows):
            replace(path, kept)
    return len(rows) - len(kept)


def _rows(path: Path) -> list[Row]:
    try:
        return read_rows(path)
    except ValueError:
        # Spoilt by hand: nobody can tell how old its rows are, so none is kept.
        return [Row()]


def _is_young(row: Row, oldest: date) -> bool:
    try:
        return date.fromisoformat(row.date) >= oldest
    except ValueError:
        return False
