"""What kind of page is this? And what does a fax look like that is no order?

A real order must never be called a non-order: where the signs conflict it stays an order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from intake.extract.consent.paper import consent_heading, own_words
from intake.extract.form.choices import Choice
from intake.extract.form.pairs import Form
from intake.extract.pages.other_papers import other_paper
from intake.extract.pages.somebody import concerns_somebody, is_abroad
from intake.extract.values.examinations import find_examinations
from intake.extract.values.letters import undotted
from intake.model import PageKind

_MATERIAL = (
    r"(?:rontgen)?(?:bild(?!diagnost)\w*|utlatand\w*|utl\b|rontgensvar\w*|rontgenmaterial\w*|material\w*"
    r"|svar(?:et|en|skopia)?\b)"
)
_VERB = (
    r"(?:bestall\w*|rekvir\w*|rekvis\w*|onsk\w*|begar\w*|vill ha|vill garna|vill vi|vill fa|skall? (?:skickas"
    r"|lankas)|behov\w*|tacksam\w*"
    r"|skick\w*|sand\w*|oversand\w*|lank\w*|exporter\w*|overfor\w*|ber (?:er|om|att)|fa ut|fa kopia|ta del av"
    r"|anhall\w*|hemstall\w*|intresserad\w* av|(?:ta|fa|plocka|leta) fram|ute efter|far (?:jag|vi) ut)"
)
_REQUEST = re.compile(rf"\b{_VERB}[^.!?]{{0,90}}?\b{_MATERIAL}|\b{_MATERIAL}[^.!?]{{0,90}}?\b{_VERB}")
_ORDER_TITLE = re.compile(
    r"\b(?:bestallning|bestaller|rekvisition|rekvirering|begaran|anhallan|overforing|utlamning|utlamnande|export|lankning"
    r"|bestallningsblankett|forfragan|kopia(?! (?:for|till) kannedom))\b"
    r"[^.\n]{0,50}(?:bild|utlat|rontgen|radiolog|undersokning|journal|svar)|\bbildbestallning"
    r"|\brontgenbestallning|\bbildrekvisition"
)
_ORDER_KINDS = frozenset(
    {
        "recipient",
        "image_recipient",
        "report_recipient",
        "wanted",
        "delivery",
        "exam_date",
        "self_referred",
        "onward",
        "report_wanted",
        "images_wanted",
        "oral_consent",
    }
)


@dataclass(frozen=True, slots=True)
class PageSigns:
    """How much a page speaks for an order, and for which other paper."""

    kind: PageKind
    order_score: int
    other_score: int
    looks_like: str | None


def page_signs(form: Form, choices: tuple[Choice, ...], *, alone: bool) -> PageSigns:
    """The kind of one page. ``alone``: the fax has no other page with words on it."""
    page = form.sheet.page
    words = sum(len(row.words) for row in form.sheet.rows)
    if page.blank or (words <= 2 and not choices):
        return PageSigns(PageKind.BLANK, 0, 0, "tom sida")
    text = undotted(form.sheet.text)
    order = _order_score(form, choices, text)
    other, name = other_paper(text)
    if _is_consent(form, text, order):
        return PageSigns(PageKind.CONSENT, order, 4, "samtyckesblankett")
    if _is_cover(form, text) and not (alone and order >= 4):
        return PageSigns(PageKind.COVER, order, 2, "försättsblad utan beställning")
    if re.search(
        r"\b(?:svarsblankett|returblankett|svar pa (?:er |var )?begaran om komplettering"
        r"|kompletterande uppgifter|returneras (?:ifylld|till))\b",
        text,
    ):
        return PageSigns(PageKind.RETURN_FORM, max(order, 3), 0, None)
    asks = _asks_for_material(choices, text, name)
    little = order < 3 and not (asks and name in _SETTLED)
    unread = other < _PLAINLY and is_abroad(form) and concerns_somebody(form, text)
    if (other >= 4 and little and not unread) or (other >= max(_PLAINLY, order) and not asks):
        return PageSigns(PageKind.OTHER, order, other, name)
    if other >= _SOMEWHAT and not _ORDER_TITLE.search(text) and not concerns_somebody(form, text):
        return PageSigns(PageKind.OTHER, order, other, name)
    if page.quality >= READABLE and words >= 10 and not choices and _is_message(form, text, order, alone=alone):
        return PageSigns(PageKind.OTHER, order, max(other, 1), name or "felsänt fax eller meddelande")
    return PageSigns(PageKind.ORDER, order, other, name)


_SOMEWHAT = 4
"""Signs of a paper of another sort that count where nobody is named whom an order could be about."""
_PLAINLY = 8
"""A paper of another sort by its title and by what it says, on which nobody asks for images or a report."""
_WHERE_ANSWERED = re.compile(r"\b(?:rontgen|remiss)?svar(?:et)?(?: \w+)? till\b|\bsvarsmottagare\b")
"""``Svar till``: asked by every referral too, of the examination that it is for."""
_SETTLED = frozenset({"kvittens", "avbeställning", "översänt material"})
"""Papers about an order that is over."""
_ASKS_STILL = re.compile(
    r"\b(?:saknas|saknar|onskar|onskas|ber (?:er|om)|behover (?:vi|jag|ocksa|aven)|begar|bestaller|rekvirerar|vanligen"
    r"|tacksam\w*|kan ni|skicka|sand|lanka|komplettera\w*)\b"
)
"""What a paper about an old order says that is a new one in the same breath."""


def _asks_for_material(choices: tuple[Choice, ...], text: str, looks_like: str | None) -> bool:
    """Does a paper that looks like another one order images or a report? That of an old order names them, too."""
    if looks_like in _SETTLED:
        return _ASKS_STILL.search(text) is not None
    text = _WHERE_ANSWERED.sub(" ", text)
    ticked = any(c.marked and re.search(r"bild|utlat", undotted(c.text)) for c in choices)
    return ticked or bool(_REQUEST.search(text.replace("\n", " ")) or _ORDER_TITLE.search(text))


READABLE = 0.6
"""Below this quality of a page what it does not say is not known."""
_MOST_OF_A_MESSAGE = 3
"""A page that says no more of an order than this may be a message: one wish in running text."""
_OURS = re.compile(
    r"bild|rontgen|\brtg\b|radiolog|utlat|\butl\b|\bsvar|undersok|samtyck|patient|\bpat\b|personn|\bpnr\b"
    r"|journal|remiss"
)


def _is_message(form: Form, text: str, order: int, *, alone: bool) -> bool:
    """Does nothing of what an order consists of stand here: on the only page a person or else an examination?"""
    if not _has_to_do_with_us(form, text):
        return True
    if not alone or order > _MOST_OF_A_MESSAGE:
        return False
    if any(e.modality is not None and e.body_part for e in find_examinations(form.sheet.run.text)):
        return False
    return not concerns_somebody(form, text)


def _has_to_do_with_us(form: Form, text: str) -> bool:
    """Anything of what an order consists of: material, an examination, a patient."""
    if _OURS.search(text) or concerns_somebody(form, text):
        return True
    return any(e.modality is not None for row in form.sheet.rows for e in find_examinations(row.run.text))


def _order_score(form: Form, choices: tuple[Choice, ...], text: str) -> int:
    score = 0
    joined = text.replace("\n", " ")
    if _REQUEST.search(joined):
        score += 3
    if _ORDER_TITLE.search(text):
        score += 4
    kinds = {e.kind for e in form.entries}
    score += 2 * len(kinds & _ORDER_KINDS)
    if (
        kinds & {"identity", "patient_name"}
        and kinds & {"examination", "exam_date"}
        and kinds & {"clinic", "doctor", "consent"}
    ):
        score += 2
    if any(re.search(r"bild|utlat|svar|samtyck", undotted(c.text)) for c in choices):
        score += 2
    return score


def _is_consent(form: Form, text: str, order: int) -> bool:
    if own_words(text) and order < 8:
        return True
    if not consent_heading(form):
        return False
    of_patient = re.search(
        r"\bjag\b|\bundertecknad\b|\bmina\b|\bmin\b|harmed|\bpatientens underskrift|\bnamnteckning", text
    )
    kinds = {e.kind for e in form.entries}
    ordering = kinds & {"doctor", "recipient", "image_recipient", "exam_date", "wanted", "report_recipient"}
    return of_patient is not None and len(ordering) <= 1 and order < 12


def _is_cover(form: Form, text: str) -> bool:
    kinds = {e.kind for e in form.entries}
    signs = 0
    signs += (
        2
        if re.search(
            r"\bforsattsblad|\bfaxmeddelande|\btelefaxmeddelande|\bfax ?forsatt|\bfaxforsattsblad|\bfax cover"
            r"|\bcover sheet",
            text,
        )
        else 0
    )
    signs += 1 if re.search(r"\bantal sidor|\bsidor inkl|\binkl\.? denna", text) else 0
    signs += 1 if {"addressee", "sender"} <= kinds else 0
    signs += 1 if re.search(r"^\W*(?:tele)?fax\W*$", text, re.MULTILINE) else 0
    signs += (
        1
        if re.search(
            r"endast (?:avsett )?for (?:namngiven )?mottagare|kommit fel|felsant|konfidentiellt|sekretess", text
        )
        else 0
    )
    content = {e.kind for e in form.entries if e.value} & {"identity", "examination", "exam_date", "consent"}
    if re.search(r"\b(?:(?:19|20) ?)?\d\d ?\d\d ?\d\d ?[-+–]? ?\d{4}\b", form.sheet.text):
        content.add("identity")
    return signs >= 2 and not ({"identity"} & content) and len(content) < 2
