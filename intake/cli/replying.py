"""``reply``: the reply of an order as PDF, or as TIFF for a fax server. ``form``: blank forms."""

from __future__ import annotations

from pathlib import Path

import click

from intake.cli.common import (
    console,
    json_option,
    look_at,
    now,
    opened,
    protected_option,
    settings_of,
    settings_options,
    shown,
)
from intake.cli.confirming import pairs, reference_of
from intake.cli.shapes import ReplyShape
from intake.disk import disk_errors, write_whole
from intake.draft import EarlierExport
from intake.house import load_rules
from intake.replying import prepare_reply, print_order_form
from intake.store import Look
from intake.words import STOCKHOLM


@click.command()
@click.argument("typed", metavar="ID")
@click.option("--by", required=True, help="Your name; it stands under the letter and in the audit trail.")
@protected_option
@settings_options
@json_option
@click.option("--pdf", type=click.Path(dir_okay=False, path_type=Path), help="Write the PDF here.")
@click.option("--tiff", type=click.Path(dir_okay=False, path_type=Path), help="Write a G4 TIFF for a fax server here.")
@click.option("--fill", "fills", multiple=True, metavar="BLANK=TEXT", help="Fill an open place of the letter.")
@click.option("--template", help="Another reply than the drafted one, for instance reply_already_sent.")
@click.option("--sent-on", type=click.DateTime(["%Y-%m-%d"]), help="When the material went before (already sent).")
@click.option("--sent-to", help="To whom it went before (already sent).")
def reply(
    typed: str,
    by: str,
    sees_protected: bool,
    config_file: Path | None,
    var: Path | None,
    as_json: bool,
    pdf: Path | None,
    tiff: Path | None,
    fills: tuple[str, ...],
    template: str | None,
    sent_on: object,
    sent_to: str | None,
) -> None:
    """Set the reply of an order on paper, with a return form where something is missing.

    It is offered only when it can be read after a fax at standard resolution. The number comes from the directory.
    Nothing is sent.
    """
    settings = settings_of(config_file, var)
    at = now()
    earlier = EarlierExport(sent_on.date(), sent_to) if sent_on and sent_to else None  # type: ignore[attr-defined]
    with opened(settings) as store:
        reference = reference_of(store, typed)
        look_at(store, settings, by, [store.order(reference)], Look.REPLY, acknowledged=sees_protected)
        made = prepare_reply(
            store,
            settings,
            load_rules(settings),
            reference,
            who=by,
            at=at,
            on=at.astimezone(STOCKHOLM).date(),
            fills=pairs("--fill", fills),
            template=template,
            earlier=earlier,
        )
    with disk_errors():
        for target, source in ((pdf, made.printed.pdf), (tiff, made.printed.tiff)):
            if target is not None:
                write_whole(target, source.read_bytes())
    shape = ReplyShape(
        schema="intake.reply/1",
        reference=made.reference,
        template=made.template,
        recipient=made.recipient,
        fax_number=made.fax_number or None,
        return_form=made.form is not None,
        asks=tuple(question.ask for question in made.form.questions) if made.form else (),
        words_read=made.words_read,
        pdf=str((pdf or made.printed.pdf).absolute()),
        tiff=str((tiff or made.printed.tiff).absolute()),
    )
    if as_json:
        click.echo(shape.as_json(indent=2))
        return
    out = console()
    out.print(f"[bold]{shape.reference}[/]: {shape.pdf}")
    out.print(f"  TIFF (G4): {shape.tiff}")
    out.print(f"  läst igen efter fax i standardupplösning: {shape.words_read:.0%} av orden")
    number = shape.fax_number or "[red]katalogen har inget nummer: fyll i det där, aldrig från faxet[/]"
    out.print(f"  till: {shown(shape.recipient) or '–'}  fax: {number}")


@click.group()
def form() -> None:
    """Blank forms to give away."""


@form.command("order")
@settings_options
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="Write the PDF here.")
def order_form(config_file: Path | None, var: Path | None, out: Path) -> None:
    """A blank order form, to be filled in on screen or by pen; a fax of it is read field by field."""
    settings = settings_of(config_file, var)
    printed = print_order_form(settings, load_rules(settings))
    with disk_errors():
        write_whole(out, printed.pdf.read_bytes())
    console().print(f"Tom beställningsblankett: {out.absolute()}", soft_wrap=True)
