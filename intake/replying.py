"""A reply on its way out: set on paper, sent through a fax in small, read again, and only then offered.

Nothing is sent. Whoever asks for the reply gets a PDF, or a TIFF for a fax server, and the number that the staff-kept
directory has for the recipient; never a number from a fax.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from rapidfuzz import fuzz, process

from intake.blobs import Blobs, open_blobs
from intake.config import Settings
from intake.directory import Directory
from intake.draft import (
    EarlierExport,
    Letterhead,
    Outgoing,
    Sheets,
    case_of,
    order_form_codes,
    order_form_sheet,
    questions_for,
    sheets,
)
from intake.draft.drafting import TEMPLATES, Case
from intake.errors import BadInput
from intake.extract.our_forms.order_form import SHEET
from intake.extract.our_forms.return_form import read_return
from intake.house import Rules
from intake.judging import sure_earlier
from intake.model import Draft, DraftKind, Field, Page
from intake.paper import Printed, code_picture, print_sheets
from intake.read import read_fax
from intake.return_form import CODES, FormCode, ReturnForm, layout, parse_code
from intake.store import NotAllowedError, OrderRecord, Store

READ_AGAIN = 0.93
"""So many of a reply's words must be read again after a fax at standard resolution. Measured: 0.97 to 1."""
_AS_GOOD_AS_READ = 80.0
_CHECKED = "read-again"


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply that may be offered. ``fax_number`` is empty where the directory has none for ``recipient``."""

    reference: str
    template: str
    recipient: str
    fax_number: str
    printed: Printed
    form: ReturnForm | None
    words_read: float


def prepare_reply(
    store: Store,
    settings: Settings,
    rules: Rules,
    reference: str,
    *,
    who: str,
    at: datetime,
    on: date,
    fills: Mapping[str, str] | None = None,
    template: str | None = None,
    earlier: EarlierExport | None = None,
) -> Reply:
    """The reply of an order, printed and checked.

    Args:
        store: the books; where the reply asks for something its return form is entered there.
        settings: the letterhead, the language, and where files lie.
        rules: routine, directory and templates.
        reference: of the order.
        who: the person's name; it stands under the letter.
        at: now, aware.
        on: the day on the letter.
        fills: what stands in place of blanks.
        template: of another reply than the drafted one, as where staff found an earlier export.
        earlier: the earlier export, where staff know of one; default: the surest one of the book.

    Raises:
        NotAllowedError: ``unknown_id``, ``no_reply``, ``blanks_open``, ``reply_unreadable``, ``order_changed``.
        ConfigError: a template cannot be used.
        EngineError, StoreError: the printer, the reader, the disk or the database failed.
    """
    record = store.order(reference)
    drafted = _reply_of(record, template)
    case = _case_of(record, settings, rules, earlier)
    recipient, number = addressee(record, rules.directory)
    outgoing = Outgoing(on, who, number, fills)
    _refuse_blanks(sheets(case, drafted.template, outgoing, None, {}))
    form = None
    if drafted.template == "reply_completion":
        questions = questions_for(
            record.order,
            record.decision,
            templates=rules.templates,
            language=settings.wording.language,
            ask_words=_asks(settings, rules),
        )
        form = store.make_form(reference, record.version, questions, who, at) if questions else None
    return _printed(case, drafted, outgoing, form, recipient, settings)


def reply_text(
    record: OrderRecord, settings: Settings, rules: Rules, *, template: str, earlier: EarlierExport | None = None
) -> str:
    """A reply of ``record`` as the text that is kept, its blanks still open. The arguments are those of
    ``prepare_reply``.

    Raises:
        NotAllowedError: ``no_reply``.
        ConfigError: a template cannot be used.
    """
    drafted = _reply_of(record, template)
    if drafted.text and earlier is None:
        return drafted.text
    return _case_of(record, settings, rules, earlier).write(DraftKind.REPLY, template).text


def open_blanks(
    record: OrderRecord,
    settings: Settings,
    rules: Rules,
    *,
    who: str,
    on: date,
    template: str | None = None,
    earlier: EarlierExport | None = None,
) -> tuple[str, ...]:
    """What staff have to fill in before the reply of ``record`` can be printed. Cheap: nothing is printed or kept.

    Raises:
        NotAllowedError: ``no_reply``.
        ConfigError: a template cannot be used.
    """
    drafted = _reply_of(record, template)
    _, number = addressee(record, rules.directory)
    case = _case_of(record, settings, rules, earlier)
    return sheets(case, drafted.template, Outgoing(on, who, number), None, {}).blanks


def _case_of(record: OrderRecord, settings: Settings, rules: Rules, earlier: EarlierExport | None) -> Case:
    return case_of(
        record.order,
        record.decision,
        templates=rules.templates,
        letterhead=Letterhead(**settings.letterhead.model_dump()),
        reference=record.reference,
        received_at=record.summary.received_at,
        language=settings.wording.language,
        earlier=earlier or sure_earlier(record.order),
        ask_words=_asks(settings, rules),
    )


def _asks(settings: Settings, rules: Rules) -> dict[str, str]:
    return {code: getattr(words, settings.wording.language) for code, words in rules.routine.asks.items()}


def print_order_form(
    settings: Settings, rules: Rules, filled: Mapping[str, str] | None = None, *, among: Blobs | None = None
) -> Printed:
    """The blank order form, whose fields can be filled in on screen; ``filled``: as filled in already.

    It is kept ``among`` these; default: the replies.

    Raises:
        ConfigError: a template cannot be used.
        EngineError, StoreError: the printer or the disk failed.
    """
    html, _ = order_form_sheet(
        SHEET,
        templates=rules.templates,
        language=settings.wording.language,
        letterhead=Letterhead(**settings.letterhead.model_dump()),
        codes={text: code_picture(text) for text in order_form_codes()},
        filled=filled,
    )
    return print_sheets(html, among or replies_of(settings))


def replies_of(settings: Settings) -> Blobs:
    """Where replies are kept as they were printed."""
    return open_blobs(settings.storage).under("replies")


def addressee(record: OrderRecord, directory: Directory) -> tuple[str, str]:
    """Who ordered, and the number that the directory has for them; empty where it has none, or does not know them."""
    clinic = record.order.fields.get("requesting_clinic", Field()).value
    unit = directory.find(clinic).unit if isinstance(clinic, str) else None
    return (unit.name if unit else str(clinic or "")), (unit.fax.strip() if unit else "")


def _printed(
    case: Case, drafted: Draft, outgoing: Outgoing, form: ReturnForm | None, recipient: str, settings: Settings
) -> Reply:
    made = sheets(case, drafted.template, outgoing, form, pictures(form))
    printed = print_sheets(made.html, replies_of(settings))
    marker = printed.folder / _CHECKED
    if marker.is_file():
        share = float(marker.read_text(encoding="utf-8"))
    else:
        share = round(check_printed(printed, made, form, settings), 3)
        replies_of(settings).put(f"{printed.folder.name}/{_CHECKED}", f"{share:.3f}\n")
    return Reply(case.reference, drafted.template, recipient, outgoing.fax_number, printed, form, share)


def check_printed(printed: Printed, made: Sheets, form: ReturnForm | None, settings: Settings) -> float:
    """Read the reply as it arrives after a fax at standard resolution.

    Returns:
        The share (0–1) of its words that were read again.

    Raises:
        NotAllowedError: ``reply_unreadable``: a code, a box of the form or too many words were lost.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="intake-") as folder:
            pages = read_fax(printed.arrived, pages_dir=Path(folder), limits=settings.limits, read=settings.read)
    except BadInput as error:
        raise _unreadable("sidorna", "its pages") from error
    if form is not None:
        _check_form(pages, form)
    share = words_read(made.says, pages)
    if share < READ_AGAIN:
        raise _unreadable(f"{1 - share:.0%} av orden", f"{1 - share:.0%} of its words")
    return share


def _check_form(pages: Sequence[Page], form: ReturnForm) -> None:
    expected = {FormCode(sheet.number, letter, form.token) for sheet in layout(form.questions) for letter in CODES}
    seen = {parse_code(code.text) for page in pages for code in page.codes}
    if not expected <= seen:
        raise _unreadable("en kod på blanketten", "a code of the form")
    returned = read_return(pages, form, None)
    if returned.boxes_found < returned.boxes_expected or returned.sheets_missing:
        raise _unreadable("en ruta på blanketten", "a box of the form")
    if any(answer.given for answer in returned.answers):
        raise _unreadable("den tomma blanketten (läses som ifylld)", "the empty form (read as filled in)")


def words_read(says: str, pages: Sequence[Page]) -> float:
    """The share of the words of three letters or more in ``says`` that stand on ``pages``, a letter or two misread."""
    wanted = [bare for word in says.split() if len(bare := _bare(word)) >= 3]
    found = {bare for page in pages for word in page.words if (bare := _bare(word.text))}
    hits = sum(
        word in found or process.extractOne(word, found, scorer=fuzz.ratio, score_cutoff=_AS_GOOD_AS_READ) is not None
        for word in wanted
    )
    return hits / len(wanted) if wanted else 0.0


def _bare(word: str) -> str:
    return re.sub(r"[\W_]", "", word).casefold()


def pictures(form: ReturnForm | None) -> dict[str, str]:
    """Every code of ``form`` as a picture."""
    if form is None:
        return {}
    codes = (FormCode(sheet.number, letter, form.token).text for sheet in layout(form.questions) for letter in CODES)
    return {text: code_picture(text) for text in codes}


def _reply_of(record: OrderRecord, template: str | None) -> Draft:
    for drafted in record.drafts:
        if drafted.kind is DraftKind.REPLY and template in (None, drafted.template):
            return drafted
    if template is not None and template in TEMPLATES and template.startswith("reply_") and record.order.is_order:
        return Draft(DraftKind.REPLY, template, "")  # what only staff know, such as an earlier export
    raise NotAllowedError(
        "no_reply",
        "Beställningen har inget svar att skicka: beslutet ber inte om något och hänvisar ingenstans.",
        "The order has no reply to send: its decision neither asks nor refers.",
    )


def _refuse_blanks(made: Sheets) -> None:
    if not made.blanks:
        return
    named = ", ".join(made.blanks)
    raise NotAllowedError(
        "blanks_open",
        f"Tomma platser i svaret: {named}. Fyll i [letterhead] i config.toml, eller ange --fill ”{made.blanks[0]}=…”.",
        f'The reply has blanks: {named}. Fill in [letterhead] in config.toml, or give --fill "{made.blanks[0]}=…".',
    )


def _unreadable(sv: str, en: str) -> NotAllowedError:
    return NotAllowedError(
        "reply_unreadable",
        f"Svaret går inte att läsa efter ett fax: {sv} går förlorat. Korta texterna eller återställ mallen letter.",
        f"The reply cannot be read after a fax: {en} get lost. Shorten the texts or restore the template `letter`.",
    )
