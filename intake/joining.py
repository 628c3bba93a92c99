"""A fax that brings a return form back: which order it belongs to, and what becomes of that order.

A code leads a form home. Without a readable code its printed reference does, and a person checks; in every other case
(an unknown code, an order that is closed, a form that came before) a person gets it. Nothing is joined on a guess.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from intake.directory import Directory
from intake.extract.evidence.poor_pages import POOR_PAGE
from intake.extract.our_forms.answers import complete
from intake.extract.our_forms.return_form import Answer, read_return, tokens_on
from intake.flags import flag
from intake.model import Decision, Draft, DraftKind, Flag, Order, Page, PageKind, Reading, Severity
from intake.reference import as_typed
from intake.return_form import parse_code
from intake.store import Join, SentForm, Store

Judge = Callable[[Order, SentForm], tuple[Decision, tuple[Draft, ...]]]

_REFERENCE = re.compile(r"[0-9A-Z]{5}-[0-9A-Z]{5}-\d{1,2}")
_TITLES = frozenset({"svarsblankett", "returform"})
_OWN_LETTER = 0.75
"""A page of whose words so many stand in our reply is our reply, sent back with the form."""
_WORTH_COMPARING = 12


@dataclass(frozen=True, slots=True)
class Home:
    """A form that found its order, and by what."""

    sent: SentForm
    by: Literal["code", "reference"]
    pages: tuple[Page, ...]


@dataclass(frozen=True, slots=True)
class Back:
    """What of a fax is ours: the forms that found their orders, for each other form why it did not, and our letters."""

    homes: tuple[Home, ...]
    strays: Mapping[int, str]
    letters: frozenset[int]

    @property
    def pages(self) -> frozenset[int]:
        """The numbers of the pages that are forms."""
        return frozenset(page.number for home in self.homes for page in home.pages) | frozenset(self.strays)


def find_forms(store: Store, pages: Sequence[Page]) -> Back | None:
    """Our return forms among ``pages``; ``None`` where there are none, as nearly always.

    Raises:
        StoreError: the database failed.
    """
    carried = {page.number: tokens_on(page) for page in pages}
    printed = {page.number: _printed_references(page) for page in pages if not carried[page.number]}
    if not any(carried.values()) and not any(printed.values()):
        return None
    tokens = {token for found in carried.values() for token in found}
    named = {name for found in printed.values() for name in found}
    by_token = {sent.form.token: sent for sent in store.sent_forms(tokens=tokens)} if tokens else {}
    by_name: dict[str, SentForm] = {}
    for sent in store.sent_forms(references=named) if named else ():
        by_name[sent.form.reference] = sent  # the newest of an order comes last
    found: dict[str, tuple[SentForm, Literal["code", "reference"], list[Page]]] = {}
    strays: dict[int, str] = {}
    for page in pages:
        sender, by = _sender(carried[page.number], printed.get(page.number, ()), by_token, by_name)
        if by is None:
            continue
        if sender is None or not sender.pending:
            strays[page.number] = _why_not(sender, carried[page.number])
        else:
            found.setdefault(sender.form.token, (sender, by, []))[2].append(page)
    homes = _newest([Home(sent, by, tuple(own)) for sent, by, own in found.values()], strays)
    if not homes and not strays:
        return None
    ours = {page.number for home in homes for page in home.pages} | {*strays}
    letters = (
        page.number for page in pages if page.number not in ours and any(_is_our_letter(page, h.sent) for h in homes)
    )
    return Back(homes, strays, frozenset(letters))


def _sender(
    tokens: tuple[str, ...],
    names: tuple[str, ...],
    by_token: Mapping[str, SentForm],
    by_name: Mapping[str, SentForm],
) -> tuple[SentForm | None, Literal["code", "reference"] | None]:
    """The form that a page is, and what told; the latter is ``None`` where the page is none of ours."""
    if tokens:
        return (by_token.get(tokens[0]) if len(tokens) == 1 else None), "code"
    known = {name: by_name[name] for name in names if name in by_name}
    if len(known) == 1 and len(names) == 1:
        return next(iter(known.values())), "reference"
    return None, "reference" if names else None


def _newest(homes: list[Home], strays: dict[int, str]) -> tuple[Home, ...]:
    """One form an order: where an older one came along, a person looks at that."""
    kept: dict[str, Home] = {}
    for home in sorted(homes, key=lambda each: each.sent.version):
        older = kept.get(home.sent.form.reference)
        if older is not None:
            strays.update({page.number: "en äldre svarsblankett till samma beställning" for page in older.pages})
        kept[home.sent.form.reference] = home
    return tuple(kept.values())


def _why_not(sent: SentForm | None, tokens: tuple[str, ...]) -> str:
    if sent is None:
        return "svarsblankett med okänd kod" if tokens else "svarsblankett utan läsbar kod och med okänd referens"
    if not sent.order.awaits_answer:
        return f"svarsblankett till {sent.form.reference}, som är avslutad"
    return f"svarsblankett till {sent.form.reference}, som redan har kommit tillbaka"


def _printed_references(page: Page) -> tuple[str, ...]:
    """The references on a page that calls itself a return form; a quoted reference alone makes no form."""
    if not any(re.sub(r"\W", "", word.text).casefold() in _TITLES for word in page.words[:60]):
        return ()
    names = [as_typed(found) for word in page.words for found in _REFERENCE.findall(word.text.upper())]
    return tuple(dict.fromkeys(names))


def joins_of(
    back: Back,
    pages: Sequence[Page],
    kinds: Sequence[PageKind],
    *,
    fax: str,
    directory: Directory,
    today: date,
    judge: Judge,
) -> tuple[Join, ...]:
    """Each order that ``back`` completes, with its answers and decided again.

    Args:
        back: the forms of the fax.
        pages: all its pages.
        kinds: what each page is.
        fax: its SHA-256.
        directory: the staff-kept units.
        today: no examination lies after it.
        judge: decides and drafts an order.
    """
    passed_over = (PageKind.BLANK, PageKind.COVER, PageKind.ORDER)  # an order beside a form is one of its own
    others = any(
        page.number not in back.pages | back.letters and not page.blank and kind not in passed_over
        for page, kind in zip(pages, kinds, strict=True)
    )
    joins = []
    for home in back.homes:
        doubts = list(_doubts(home))
        if others:
            doubts.append(flag("more_pages"))
        answers: tuple[Answer, ...] = ()
        if home.by == "code":
            returned = read_return(home.pages, home.sent.form, fax)
            answers = returned.answers
            if returned.sheets_missing:
                doubts.append(flag("answer_unread", None, "(alla blad kom inte)"))
            elif not any(answer.given for answer in answers):
                doubts.append(flag("answer_unread", None, "(blanketten är tom)"))
            if returned.beside:
                doubts.append(flag("answer_unread", None, "(skrivet utanför fälten)"))
        completed = complete(home.sent.order.order, answers, doubts, directory=directory, today=today)
        decision, drafts = judge(completed.order, home.sent)
        joins.append(Join(home.sent, home.by, completed.order, decision, drafts, completed.changes))
    return tuple(joins)


def _doubts(home: Home) -> tuple[Flag, ...]:
    if home.by == "reference":
        return flag("joined_by_reference"), flag("answer_unread")
    said = [{parse_code(code.text) for code in page.codes} for page in home.pages]
    sheets = Counter(sheet for each in said for sheet in {code.page for code in each if code is not None})
    twice = max(sheets.values(), default=0) > 1  # and the two may differ
    poor = any(page.quality < POOR_PAGE for page in home.pages)
    return (
        *((flag("more_pages", None, "(samma blad kom flera gånger)"),) if twice else ()),
        *((flag("poor_page", None, "(svarsblanketten)"),) if poor else ()),
    )


def _is_our_letter(page: Page, sent: SentForm) -> bool:
    """Is the page our own reply, sent back with the form?"""
    said = sent.order.closed_text or next(
        (draft.text for draft in sent.order.drafts if draft.kind is DraftKind.REPLY), ""
    )
    ours = _bare_words(said.split())
    theirs = [word for word in _bare_words(word.text for word in page.words) if len(word) > 2]
    return len(theirs) >= _WORTH_COMPARING and sum(word in ours for word in theirs) >= _OWN_LETTER * len(theirs)


def _bare_words(texts: Iterable[str]) -> list[str]:
    return [re.sub(r"\W", "", text).casefold() for text in texts]


def without_forms(pages: Sequence[Page], back: Back) -> tuple[Page, ...]:
    """``pages`` with our forms and letters blank, for understanding what came beside them."""
    ours = back.pages | back.letters
    return tuple(
        replace(page, words=(), check_boxes=(), inks=(), codes=(), blank=True) if page.number in ours else page
        for page in pages
    )


def beside_forms(reading: Reading, back: Back) -> Reading:
    """What a fax holds beside its forms, from ``reading`` of the pages without them.

    An order of its own stays one. Without any, forms that found their orders leave nothing over; a stray form is put
    before a person.
    """
    kinds = tuple(
        PageKind.RETURN_FORM if number in back.pages else PageKind.COVER if number in back.letters else kind
        for number, kind in enumerate(reading.page_kinds, 1)
    )
    orders = tuple(order for order in reading.orders if order.is_order)
    if back.strays:
        why = "; ".join(dict.fromkeys(back.strays.values()))
        if orders:
            doubt = flag("more_pages", None, f"({why})", Severity.STOP)
            orders = tuple(replace(order, flags=(*order.flags, doubt)) for order in orders)
        else:
            flags = tuple(each for order in reading.orders for each in order.flags if each.code == "poor_page")
            orders = (Order(tuple(sorted(back.strays)), is_order=False, flags=flags, looks_like=why),)
    return Reading(kinds, orders)
