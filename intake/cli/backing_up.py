"""``intake backup`` and ``intake restore``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from intake import backup as backups
from intake.backup import Flaw
from intake.cli.common import console, settings_of, settings_options, shown

_FOLDER = click.Path(file_okay=False, path_type=Path)
_SHOWN = 20


@click.command()
@click.argument("folder", type=_FOLDER, metavar="DIR")
@settings_options
@click.option("--keep", type=click.IntRange(min=1), help="Remove older back-ups until so many are left.")
@click.option("--verify", is_flag=True, help="Make none: hash every file of the newest in DIR (or of DIR itself).")
def backup(folder: Path, config_file: Path | None, var: Path | None, keep: int | None, verify: bool) -> None:
    """Make a back-up of everything under DIR, while the daemon runs.

    Exit status 1: an original was damaged or missing before (everything else is in the back-up), or --verify found
    something.
    """
    out = console()
    if verify:
        generation = backups.generation_in(folder)
        manifest, flaws = backups.verify(generation)
        _say(flaws)
        mark = "[red]✗[/]" if flaws else "[green]✓[/]"
        out.print(f"{mark} {shown(str(generation))}: {manifest.files} filer, {manifest.faxes} fax")
        sys.exit(1 if flaws else 0)
    settings = settings_of(config_file, var)
    if config_file is None and Path("config.toml").is_file():
        config_file = Path("config.toml")
    generation, manifest = backups.make(settings, folder, keep=keep or 0, config_file=config_file)
    out.print(f"[green]✓[/] {shown(str(generation))}: {manifest.files} filer, {manifest.faxes} fax")
    for fault in manifest.faults:
        out.print(f"[red]✗[/] {fault.sha256[:12]}: originalet är skadat eller saknas. Kör: intake ledger --verify")
    sys.exit(1 if manifest.faults else 0)


@click.command()
@click.argument("folder", type=_FOLDER, metavar="DIR")
@settings_options
@click.option("--into", type=_FOLDER, help="The empty folder to restore into, instead of storage.var.")
def restore(folder: Path, config_file: Path | None, var: Path | None, into: Path | None) -> None:
    """Restore the newest back-up in DIR (or DIR itself) into an empty folder and an empty database.

    Every file is compared with its checksum and the books are balanced before it says done. Exit status 1: something is
    wrong, and nothing starts there until a restore went well.
    """
    settings = settings_of(config_file, into or var)
    generation, manifest, flaws = backups.restore(folder, settings)
    _say(flaws)
    out = console()
    if flaws:
        out.print(f"[red]✗[/] {shown(str(generation))} gick inte att återställa hel. Använd en annan generation.")
        sys.exit(1)
    out.print(f"[green]✓[/] {manifest.faxes} fax från {shown(str(generation))} återställda; böckerna går ihop.")
    out.print(f"{manifest.waiting} väntar på att läsas och tas upp vid nästa start.")
    out.print(
        f"Inställningar, rutin och katalog från kopian: {shown(str(settings.storage.root))}/restored-configuration"
    )


def _say(flaws: Sequence[Flaw]) -> None:
    for flaw in flaws[:_SHOWN]:
        click.echo(f"✗ {flaw.path}: {flaw.text}", err=True)
    if len(flaws) > _SHOWN:
        click.echo(f"✗ och {len(flaws) - _SHOWN} till", err=True)
