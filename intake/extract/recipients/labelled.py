"""Labels that ask for a recipient: which parts each is for, and which name only the desk that the fax is sent to."""

from __future__ import annotations

import re
from dataclasses import replace

from intake.extract.evidence.dossier import Dossier
from intake.extract.form.by_shape import WHERETO
from intake.extract.form.pairs import Entry
from intake.extract.layout.sheet import Run
from intake.extract.recipients.desk import is_desk
from intake.extract.values.dates import find_dates
from intake.extract.values.letters import undotted
from intake.extract.values.wish_words import wanted_parts

SAME = re.compile(
    r"^\W*(?:samma\b(?! som (?:bestall|avsand|klinik))|d:o\b|do\.?\W*$"
    r"|dito\b|se ovan|(?:enl(?:igt|\.)?|som|lika) (?:ovan|bild\w*|for bild\w*"
    r"|svar\w*|utl\w*)"
    r"|ovanstaende|idem\b|\"\W*$|-\"-|likasa\b|lika\W*$|(?:till )?(?:detsamma|dit)\b|se bild\w*|samma mottagare)"
)


def is_date(text: str, dossier: Dossier) -> bool:
    """``Till Röntgen      2026-11-15``: the head of a letter, whose date stands in a column of its own."""
    rest = text
    for found in reversed(find_dates(text, today=dossier.today)):
        rest = rest[: found.start] + rest[found.end :]
    return rest != text and not any(c.isalpha() for c in rest)


def left_blank(kind: str, dossier: Dossier) -> bool:
    """The form asks for this recipient alone, and nobody answered: the one of the other part is not theirs (A7)."""
    asked = [e for e in dossier.entries if e.kind == kind and not _IF_ANOTHER.search(undotted(e.label.text))]
    return bool(asked) and not any(e.value or e.marked for e in asked)


_IF_ANOTHER = re.compile(r"\bom\b|\bannan\b|\bandra\b|\bavvik|\bannars\b|\bevent|\bev\b")


def with_department(entry: Entry) -> Run:
    """``ALLT SÄNDS TILL RÖNTGEN / Värnamo sjukhus``: the department's words were taken for the end of the label.

    ``Bilder | via IEP till Röntgen SÖS``: the place without the way there.
    """
    if (before := WHERETO.match(undotted(entry.value.text))) is not None:
        return entry.value.between(before.end(), len(entry.value.text))
    named = re.search(
        r"\b(?:till|mottagare) (?=(?:rontgen|mediaenh|bildarkiv|bildenh)\w*\W*(?:region)?$)", undotted(entry.label.text)
    )
    return entry.label.between(named.end(), len(entry.label.text)) + entry.value if named else entry.value


_VERB_TO = re.compile(r"(?:sand|skick|lank|fax|lever|overfor|export)\w* till")


def word_before(entry: Entry, dossier: Dossier) -> str:
    """What ends the line above a label without a colon: ``… SVAR / SÄNDES TILL Avd 34`` is a sentence."""
    if entry.kind != "recipient" or not _VERB_TO.fullmatch(undotted(entry.label.text)):
        return ""
    form = next(s.form for s in dossier.orders if s.form.number == entry.label.page)
    row, first = form.sheet.rows[entry.row], entry.label.words[0]
    above = form.sheet.rows[entry.row - 1].words if entry.row and row.words[0] is first else ()
    asked = {
        id(w) for e in form.entries if e.kind not in {"relevance", "examination"} for w in (e.label + e.value).words
    }
    if above and any(above[-1] is w for c in dossier.choices for w in c.option.words):
        return ""  # the last of the options above it
    if above and all(wanted_parts(form.sheet.rows[entry.row - 1].run.text)):
        return ""  # a line that asks for both names no part
    runs_on = above and above[-1].text[-1:].isalpha() and id(above[-1]) not in asked
    return undotted(above[-1].text) if runs_on else ""


def heading_names_both(entry: Entry, dossier: Dossier) -> bool:
    """``Länkas till`` as the only label under ``Mottagare av bilder och utlåtande``: given once for the order."""
    if re.search(r"bild", undotted(entry.label.text)) or dossier.of("report_recipient"):
        return False
    heading = next(
        (e for e in reversed(dossier.entries) if e.row < entry.row and e.label.page == entry.label.page), None
    )
    return heading is not None and heading.kind == "recipient" and not heading.value


_ASKS_READER = re.compile(r"\W*(?:ar|har|om|blev) (?:du|ni|detta|faxet)\b")
"""``Är du inte rätt mottagare? Ring oss``: asked of whoever holds the paper."""


def recipient_entries(dossier: Dossier) -> list[Entry]:
    """Recipient labels, and the general labels ("Enhet", "Sjukhus") inside the recipient's part of a form."""
    entries = dossier.of("recipient", "image_recipient", "report_recipient")
    entries = [e for e in entries if not _ASKS_READER.match(undotted(e.label.text))]
    entries += [_of_delivery(e) for e in dossier.of("delivery") if _names_place(e, dossier)]
    if not any(e.value for e in entries):
        entries += dossier.of("clinic", sections=("recipient",))
    return entries


def _names_place(entry: Entry, dossier: Dossier) -> bool:
    """``Bildleverans: Röntgen, Värnamo sjukhus``: asked how, or where to; the answer is a place and no way."""
    return bool(dossier.directory.find(entry.value.text).units) or (
        SAME.search(undotted(entry.value.text)) is not None and _of_delivery(entry).kind != "recipient"
    )


def _of_delivery(entry: Entry) -> Entry:
    bare = undotted(entry.label.text)
    images, report = re.search(r"bild", bare), re.search(r"svar|utl", bare)
    kind = "image_recipient" if images and not report else "report_recipient" if report and not images else "recipient"
    return replace(entry, kind=kind)


_RECIPIENTS = ("recipient", "image_recipient", "report_recipient")


def _heads_message(entry: Entry, dossier: Dossier) -> bool:
    """``Mottagare`` next to ``Avsändare``: between whom a message goes, and not where the material shall go."""
    if re.search(r"bild|utl|svar|material", undotted(entry.label.text)):
        return False
    beside = (e for e in dossier.entries if e.label.page == entry.label.page and abs(e.row - entry.row) == 1)
    return any(
        re.match(r"\W*(?:avsand|fran|skickat|sant|rubrik|amne|dikt|daterat|utskriv|skrivet av)", undotted(e.label.text))
        for e in beside
    )


def of_a_mail(entry: Entry, dossier: Dossier) -> bool:
    """``Till`` in the head of a printed mail, over ``Skickat`` and ``Ämne``: who prints and faxes it."""
    beside = [e for e in dossier.entries if e.label.page == entry.label.page and 0 < abs(e.row - entry.row) <= 2]
    labels = " ".join(undotted(e.label.text) for e in beside)
    return (
        re.search(r"\b(?:skickat|sant|sent)\b", labels) is not None
        and re.search(r"\b(?:amne|subject)\b", labels) is not None
    )


def without_addressees(entries: list[Entry], dossier: Dossier) -> list[Entry]:
    """Without "Fax till: Röntgen HSV": the desk to which the order is sent receives nothing of it.

    Where its label names images or a report it stays, for a doubt, unless another place is named too, or asked for and
    left blank ("Sänds till:"). A bare "Mottagare" over a message is whom the message is for.
    """
    directory = dossier.directory
    ours = [
        e for e in entries if is_desk(with_department(e).text, directory) and not SAME.search(undotted(e.value.text))
    ]
    others = [e for e in entries if e not in ours]
    blank = any(
        e.kind in _RECIPIENTS and not e.value and not e.marked and e.label.text.endswith(":") for e in dossier.entries
    )
    named = [e for e in ours if re.search(r"bild|utl|svar|material|mottag", undotted(e.label.text))]
    named = [e for e in named if not _heads_message(e, dossier)]
    return [e for e in entries if e in others or (e in named and not others and not blank)]
