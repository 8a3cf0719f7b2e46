"""Cells of a table for a spreadsheet: no text becomes a formula there, and each can be read back.

Excel, LibreOffice and Google Sheets work out a cell that begins with one of these signs, also in a
CSV file, and a formula can send away what stands beside it.
"""

from typing import Final

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_GUARD: Final = "'"


def safe_cell(text: str) -> str:
    """The text for a cell: behind an apostrophe where a spreadsheet would take it for a formula."""
    return _GUARD + text if _looks_like_one(text.lstrip(" \u00a0\ufeff'")) else text


def plain_cell(cell: str) -> str:
    """What `safe_cell` was given."""
    if cell.startswith(_GUARD) and _looks_like_one(cell.lstrip(" \u00a0\ufeff'")):
        return cell[1:]
    return cell


def _looks_like_one(text: str) -> bool:
    return text.startswith(_FORMULA)
