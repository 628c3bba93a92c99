"""``intake`` itself: its commands, and how errors become exit statuses."""

from __future__ import annotations

import sys

import click

from intake import __version__
from intake.cli.access import access_commands
from intake.cli.backing_up import backup, restore
from intake.cli.confirming import confirm
from intake.cli.directory import directory_commands
from intake.cli.health import health
from intake.cli.log import log_commands
from intake.cli.operating import check, demo, ledger, read, run
from intake.cli.queue import list_orders, show
from intake.cli.reopening import reopen
from intake.cli.replying import form, reply
from intake.cli.routine import routine_commands
from intake.cli.statistics import statistics
from intake.cli.unread import cancel, hasten, progress, retry
from intake.cli.user import user_commands
from intake.errors import ConfigError, IntakeError, RoutineError
from intake.store import NotAllowedError

FINDINGS, USAGE, FAILURE = 1, 2, 3


class _Commands(click.Group):
    """Turns the errors of this program into a sentence and an exit status."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except IntakeError as error:
            click.echo(f"intake: {error.sv}", err=True)
            ctx.exit(status_of(error))


def status_of(error: IntakeError) -> int:
    """1: what was asked cannot be done as things stand; 2: settings or routine are wrong; 3: the machine failed."""
    if isinstance(error, ConfigError | RoutineError):
        return USAGE
    if isinstance(error, NotAllowedError) or not error.retry:
        return FINDINGS
    return FAILURE


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, "-V", "--version")
def intake() -> None:
    """Fax intake for the desk that releases radiology images and reports.

    A person always has the last word: the program reads, decides and drafts; it never sends anything by itself.
    """


for command in (
    run,
    read,
    list_orders,
    show,
    reply,
    form,
    confirm,
    reopen,
    progress,
    cancel,
    retry,
    hasten,
    health,
    ledger,
    backup,
    restore,
    statistics,
    check,
    routine_commands,
    directory_commands,
    log_commands,
    user_commands,
    access_commands,
    demo,
):
    intake.add_command(command)


def main() -> None:
    """What the installed ``intake`` command runs."""
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # names that are not UTF-8
    intake.main(prog_name="intake")
