"""Which reply goes out: the drafted one, another of the desk's, or none; and what the chosen one still needs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from intake.desk import draft_of
from intake.draft import EarlierExport
from intake.draft.drafting import TEMPLATES, sent_blanks
from intake.draft.letter import BLANK
from intake.judging import sure_earlier
from intake.model import DraftKind
from intake.outcome import OutcomeKind, outcome_of
from intake.replying import open_blanks, reply_text
from intake.review.person import Person
from intake.review.station import Station
from intake.store import NotAllowedError, OrderRecord
from intake.words import STOCKHOLM

SENT = "reply_already_sent"
"""The reply with fields of its own: when the material went before, and to whom."""
REPLIES = tuple(name for name in TEMPLATES if name.startswith("reply_"))
_ASKS = "reply_completion"
_FILL = "reply:"


@dataclass(frozen=True, slots=True)
class ReplyTyped:
    """What a person chose and typed. ``template``: ``None`` where they chose nothing, empty for no reply.

    ``sent_on`` and ``sent_to`` as typed; ``fill``: a blank of the letter → what stands there.
    """

    template: str | None = None
    sent_on: str = ""
    sent_to: str = ""
    fill: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReplyChoice:
    """The chosen reply as the page shows it. ``template`` is empty where none goes out.

    ``options``: what may be chosen beside none. ``blanks``: a blank that staff fill in → what it asks for.
    ``recipients``: to whom the book of exports says that it went before.
    """

    template: str
    drafted: str | None
    options: tuple[str, ...]
    blanks: Mapping[str, str]
    typed: ReplyTyped
    recipients: tuple[str, ...]

    @property
    def sent(self) -> bool:
        """Does it say when and to whom the material went before?"""
        return self.template == SENT

    @property
    def ready(self) -> bool:
        """Can it be shown without anything more being typed?"""
        filled = all(self.typed.fill.get(blank) for blank in self.blanks)
        return bool(self.template) and filled and (not self.sent or bool(self.typed.sent_on and self.typed.sent_to))


def reply_typed(form: Mapping[str, str]) -> ReplyTyped:
    """What was posted; a reply that does not exist was not chosen."""
    template = form.get("reply_template")
    return ReplyTyped(
        template=template if template in ("", *REPLIES) else None,
        sent_on=form.get("sent_on", "").strip(),
        sent_to=" ".join(form.get("sent_to", "").split()),
        fill={name.removeprefix(_FILL): text.strip() for name, text in form.items() if name.startswith(_FILL)},
    )


def choice_of(station: Station, record: OrderRecord, person: Person, typed: ReplyTyped) -> ReplyChoice:
    """The reply that ``typed`` chooses; of a closed order the one that went, of an open one first the drafted one.

    Raises:
        ConfigError: a template cannot be used.
    """
    draft = draft_of(record, DraftKind.REPLY)
    drafted = draft.template if draft else None
    options = _options(record, drafted)
    if typed.template is None and record.is_closed:
        typed = _went(station, record, options)
    elif typed.template in (None, SENT):
        typed = _with_known(record, replace(typed, template=typed.template or drafted or ""))
    template = typed.template if typed.template in options else ""
    on = station.now().astimezone(STOCKHOLM).date()
    blanks: tuple[str, ...] = ()
    if template:
        blanks = open_blanks(
            *(record, station.settings, station.rules),
            who=person.shown,
            on=on,
            template=template,
            earlier=EarlierExport(on, "–") if template == SENT else None,  # asked for in fields of their own
        )
    return ReplyChoice(
        template,
        drafted,
        options,
        {blank: label_of(blank) for blank in blanks},
        typed,
        tuple(dict.fromkeys(line.recipient for line in record.order.earlier if line.recipient)),
    )


def earlier_of(typed: ReplyTyped, today: date) -> EarlierExport | None:
    """When and to whom the material went before, as typed; ``None`` where nothing was.

    Raises:
        NotAllowedError: ``time_unread``, ``time_ahead``.
    """
    if typed.template != SENT or not (typed.sent_on or typed.sent_to):
        return None
    on = None
    if typed.sent_on:
        try:
            on = date.fromisoformat(typed.sent_on)
        except ValueError as error:
            raise NotAllowedError(
                "time_unread", "Skriv dagen som ÅÅÅÅ-MM-DD.", "Write the day as YYYY-MM-DD."
            ) from error
        if on > today:
            raise NotAllowedError("time_ahead", "Dagen ligger i framtiden.", "The day lies in the future.")
    return EarlierExport(on, typed.sent_to or None)


def kept_text(station: Station, record: OrderRecord, typed: ReplyTyped, kind: OutcomeKind | None) -> str | None:
    """The reply as it is kept with an order that is closed as ``kind``, or, ``None``, rejected.

    Returns:
        the text; empty for none, ``None`` where nothing else than the drafted one was chosen: then the desk decides.

    Raises:
        NotAllowedError: ``blanks_open``: it still has blanks; ``time_unread``, ``time_ahead``, ``no_reply``.
        ConfigError: a template cannot be used.
    """
    draft = draft_of(record, DraftKind.REPLY)
    chosen = typed.template
    if chosen is None or (draft is not None and chosen == draft.template):
        proposed = outcome_of(record.decision.code)
        if draft is None or (chosen is None and kind not in ("ask", "refer")) or kind not in ("ask", "refer", proposed):
            return None
        chosen = draft.template
    if not chosen:
        return ""
    today = station.now().astimezone(STOCKHOLM).date()
    earlier = earlier_of(typed, today)
    text = reply_text(record, station.settings, station.rules, template=chosen, earlier=earlier)
    left = [blank for blank in BLANK.findall(text) if not typed.fill.get(blank)]
    if left:
        named = ", ".join(dict.fromkeys(left))
        raise NotAllowedError("blanks_open", f"Fyll i svaret: {named}.", f"Fill in the reply: {named}.")
    return BLANK.sub(lambda found: typed.fill[found[1]], text)


def clinic_names(station: Station) -> list[str]:
    """The units of the directory, to be offered where a letter asks for a clinic."""
    return sorted({unit.name for unit in station.rules.directory.units})


def label_of(blank: str) -> str:
    """What a blank of a reply asks for: ``klinik fylls i`` → ``Klinik``."""
    asked = blank.removesuffix(" fylls i").removesuffix(" to be filled in").strip() or blank
    return asked[:1].upper() + asked[1:]


def _options(record: OrderRecord, drafted: str | None) -> tuple[str, ...]:
    """The drafted one first. One that asks for something is no choice where nothing is asked."""
    if not record.order.is_order:
        return (drafted,) if drafted else ()
    asks = bool(record.decision.asks or record.decision.missing)
    others = [name for name in REPLIES if name != drafted and (asks or name != _ASKS)]
    return (drafted, *others) if drafted else tuple(others)


def _with_known(record: OrderRecord, typed: ReplyTyped) -> ReplyTyped:
    """Where nothing was typed of an earlier export: what the book of exports surely knows."""
    known = sure_earlier(record.order)
    if known is None or typed.sent_on or typed.sent_to:
        return typed
    return replace(typed, sent_on=known.on.isoformat() if known.on else "", sent_to=known.recipient or "")


def _went(station: Station, record: OrderRecord, options: tuple[str, ...]) -> ReplyTyped:
    """What was chosen and typed of the reply that went with a closed order, read off its text."""
    if not record.closed_text:
        return ReplyTyped("")
    for template in options:
        open_text = reply_text(
            record, station.settings, station.rules, template=template, earlier=EarlierExport(None, None)
        )
        parts = BLANK.split(open_text)
        pattern = "".join("(.*?)" if number % 2 else re.escape(part) for number, part in enumerate(parts))
        if (found := re.fullmatch(pattern, record.closed_text)) is None:
            continue
        filled = list(zip(parts[1::2], found.groups(), strict=True))
        sent_on = sent_to = ""
        if template == SENT:  # the last of its names: a patient's letter has the same blank in its head
            sent_on, sent_to = (_last(filled, blank) for blank in sent_blanks(station.settings.wording.language))
        return ReplyTyped(template, sent_on, sent_to, dict(filled[::-1]))
    return ReplyTyped("")


def _last(filled: list[tuple[str, str]], blank: str) -> str:
    return next((text for name, text in reversed(filled) if name == blank), "")
