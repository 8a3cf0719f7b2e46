"""`comealong easyread`: checks words against the easy-read rules."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.console import FAILED, PlainError
from bot.easyread import check_everything, check_files
from bot.settings import ROOT


def easyread(
    files: Annotated[list[Path] | None, typer.Argument(metavar="FILE")] = None,
    warnings: Annotated[bool, typer.Option("--warnings", help="Also what only warns.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Check files, or with none every word the bot can say and every listing's easy-read text."""
    for file in files or ():
        if not file.is_file():
            what = "a folder, not a file" if file.is_dir() else "not there"
            raise PlainError(f"{file} is {what}.")
    try:
        found = check_files(files) if files else check_everything(ROOT)
    except ValueError as error:
        raise PlainError(str(error)) from None
    shown = [(said, fault) for said, fault in found if warnings or fault.level == "fails"]
    failed = sum(fault.level == "fails" for _, fault in found)
    if as_json:
        rows = [{"where": said.where, "text": said.text, **asdict(fault)} for said, fault in shown]
        typer.echo(json.dumps(rows, indent=2, ensure_ascii=False))
    else:
        for said, fault in shown:
            typer.echo(f"{said.where}: rule {fault.rule} {fault.level}: {fault.message}")
            typer.echo(f"    {fault.found}")
        typer.echo("Nothing fails." if not failed else f"{failed} failed.")
    if failed:
        raise typer.Exit(FAILED)
