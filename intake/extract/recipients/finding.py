"""Where images and report shall go, and what kind of receiver that is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from intake.directory import Directory
from intake.extract.evidence.claims import Claim, claim_of, settle, unique
from intake.extract.evidence.dossier import Dossier
from intake.extract.evidence.verified import names_a_person, unit_is_sure
from intake.extract.form.pairs import Entry
from intake.extract.layout.sheet import Run
from intake.extract.prose.destinations import cut_onward, destinations
from intake.extract.prose.statements import Statement
from intake.extract.values.dates import find_dates
from intake.extract.values.letters import undotted
from intake.extract.values.units import names_no_place, recipient_kind
from intake.extract.values.wish_words import wanted_parts
from intake.model import THERAPISTS, Evidence, Field, RecipientKind, RequesterType

_SAME = re.compile(
    r"^\W*(?:samma\b(?! som (?:bestall|avsand|klinik))|d:o\b|do\.?\W*$"
    r"|dito\b|se ovan|(?:enl(?:igt|\.)?|som|lika) (?:ovan|bild\w*|for bild\w*"
    r"|svar\w*|utl\w*)"
    r"|ovanstaende|idem\b|\"\W*$|-\"-|likasa\b|lika\W*$|(?:till )?(?:detsamma|dit)\b|se bild\w*|samma mottagare)"
)
_OWN = re.compile(
    r"^\W*(?:oss\b|mig\b|till oss|egen (?:klinik|mottagning)|var (?:klinik|mottagning)|samma som (?:bestall"
    r"|avsand|klinik)\w*|bestallaren\b|bestallande|undertecknad"
    r"|avsandaren\b|hit\b|se (?:bestallare|avsandare|klinik))"
)
_TRAILING = (
    r",?\s(?:via|genom) (?:iep|usb|lank|pacs)",
    r",?\s(?:per|via) post\b",
    r"\spa (?:usb|cd"
    r"|dvd)\b",
    r"\s\(?(?:lankas?|lankning|iep|usb)\b\)?",
    r",\s(?:bild\w*|utlat\w*|svar\w*)\s\w+s\b",
)
_DESK = re.compile(r"bildutlam|utlamning|bild- och utlat|bestallning av bild|er avdelning")


@dataclass(frozen=True)
class Recipients:
    """The three recipient fields and the kinds of the first two."""

    images: Field
    report: Field
    onward: Field
    image_kind: RecipientKind
    report_kind: RecipientKind


def find_recipients(
    dossier: Dossier,
    requester: RequesterType | None,
    clinic: Field,
    *,
    wants_images: bool | None,
    wants_report: bool | None,
) -> Recipients:
    """Reads every mention of a recipient and settles them; copies between the two only where the fax says so."""
    images: list[Claim] = []
    report: list[Claim] = []
    onward: list[Claim] = []
    same: dict[str, Entry] = {}
    own: list[tuple[Entry | None, Run, bool, bool]] = []
    above: list[tuple[Entry | None, Run, bool, bool]] = []

    def take(run: Run, for_images: bool, for_report: bool, rank: int) -> None:
        unit, rest = cut_onward(run)
        unit = _trimmed(unit)
        if rest:
            onward.append(_unit_claim(_trimmed(rest), dossier.directory, rank))
        if unit and any(c.isalpha() for c in unit.text):
            claim = _unit_claim(unit, dossier.directory, rank)
            if for_images:
                images.append(claim)
            if for_report:
                report.append(claim)

    for entry in _without_addressees(_recipient_entries(dossier), dossier):
        for_images = entry.kind != "report_recipient"
        for_report = entry.kind != "image_recipient" or _heading_names_both(entry, dossier)
        if entry.kind == "recipient":
            for_images, for_report = (
                not _left_blank(kind, dossier) for kind in ("image_recipient", "report_recipient")
            )
        before = _word_before(entry, dossier)
        for_images = for_images and re.match(r"(?:rontgen)?svar|utl", before) is None
        for_report = for_report and re.match(r"(?:rontgen)?bild", before) is None
        bare = undotted(entry.value.text)
        ditto = _SAME.search(bare) is not None
        if not ditto and re.fullmatch(
            r"\W*(?:nej|ej|inte|-|ingen|ja)\W*|[^(]*\)\W*", bare
        ):  # or the end of a label's remark
            continue
        if _OWN.search(bare):
            own.append((entry, entry.value, for_images, for_report))
        elif ditto:
            same[entry.kind] = entry
            if re.search(r"\bovan", bare):
                above.append((entry, entry.value, for_images, for_report))
        elif not _is_date(entry.value.text, dossier):
            place = _with_department(entry)
            if also := re.search(r",?\s(?:utl\w*|svar\w*|bild\w*) (?:till )?(?:samma|d:o|likasa|dit)\b", bare):
                place, for_images, for_report = place.between(0, also.start()), True, True
            take(place, for_images, for_report, 10 if entry.kind != "recipient" else 9)
    for entry in dossier.of("onward"):
        onward.append(_unit_claim(_trimmed(entry.value), dossier.directory, 10))
    for choice in dossier.choices:
        if choice.marked and re.search(r"samma|d:o|se ovan", undotted(choice.option.text)):
            question = undotted(choice.text)
            if re.search(r"bestall|avsand", question):
                own.append((None, choice.option, "utl" not in question, "bild" not in question))
    if not images or not report:
        _from_prose(dossier, take, own, images, report)
    if not images and not report and not own:
        _from_addressee(dossier, take)
    if same.get("report_recipient") or same.get("recipient"):
        entry = same.get("report_recipient") or same["recipient"]
        report += [_copied(c, entry) for c in images[:1] if not report]
    if same.get("image_recipient"):
        images += [_copied(c, same["image_recipient"]) for c in report[:1] if not images]
    if clinic.value:
        # "Samma som ovan": the recipient above, and where none is the requester.
        for _, run, for_images, for_report in (*own, *above):
            claim = _clinic_claim(clinic, run)
            if for_images and not images:
                images.append(claim)
            if for_report and not report:
                report.append(claim)
    if requester in THERAPISTS and clinic.value and not images and not report:
        claim = _clinic_claim(clinic, Run(1, ()))
        images.append(claim)
        report.append(claim)
    elif requester in THERAPISTS and clinic.value:
        # Named for one part only: a therapist's own clinic receives the other.
        if not images and wants_images:
            images.append(_clinic_claim(clinic, Run(1, ())))
        if not report and wants_report:
            report.append(_clinic_claim(clinic, Run(1, ())))
    image_field = _settled(images, dossier) if wants_images is not False else Field()
    report_field = _settled(report, dossier) if wants_report is not False else Field()
    onward_field = settle(_distinct(onward), doubt_below=dossier.doubt_below, agree=_same_text)
    return Recipients(
        image_field,
        report_field,
        onward_field,
        _kind(image_field, clinic, requester, dossier.directory),
        _kind(report_field, clinic, requester, dossier.directory),
    )


def _is_date(text: str, dossier: Dossier) -> bool:
    """``Till Röntgen      2026-11-15``: the head of a letter, whose date stands in a column of its own."""
    rest = text
    for found in reversed(find_dates(text, today=dossier.today)):
        rest = rest[: found.start] + rest[found.end :]
    return rest != text and not any(c.isalpha() for c in rest)


def _left_blank(kind: str, dossier: Dossier) -> bool:
    """The form asks for this recipient alone, and nobody answered: the one of the other part is not theirs (A7)."""
    asked = [e for e in dossier.entries if e.kind == kind and not _IF_ANOTHER.search(undotted(e.label.text))]
    return bool(asked) and not any(e.value or e.marked for e in asked)


_IF_ANOTHER = re.compile(r"\bom\b|\bannan\b|\bandra\b|\bavvik|\bannars\b|\bevent|\bev\b")


def _with_department(entry: Entry) -> Run:
    """``ALLT SÄNDS TILL RÖNTGEN / Värnamo sjukhus``: the department's word was taken for the end of the label."""
    named = re.search(r"\btill (?:rontgen|mediaenh|bildarkiv|bildenh)\w*$", undotted(entry.label.text))
    return Run(entry.label.page, entry.label.words[-1:]) + entry.value if named else entry.value


_VERB_TO = re.compile(r"(?:sand|skick|lank|fax|lever|overfor|export)\w* till")


def _word_before(entry: Entry, dossier: Dossier) -> str:
    """What ends the line above a label without a colon: ``… SVAR / SÄNDES TILL Avd 34`` is a sentence."""
    if entry.kind != "recipient" or not _VERB_TO.fullmatch(undotted(entry.label.text)):
        return ""
    form = next(s.form for s in dossier.orders if s.form.number == entry.label.page)
    row, first = form.sheet.rows[entry.row], entry.label.words[0]
    above = form.sheet.rows[entry.row - 1].words if entry.row and row.words[0] is first else ()
    asked = {
        id(w) for e in form.entries if e.kind not in {"relevance", "examination"} for w in (e.label + e.value).words
    }
    if above and all(wanted_parts(form.sheet.rows[entry.row - 1].run.text)):
        return ""  # a line that asks for both names no part
    runs_on = above and above[-1].text[-1:].isalpha() and id(above[-1]) not in asked
    return undotted(above[-1].text) if runs_on else ""


def _heading_names_both(entry: Entry, dossier: Dossier) -> bool:
    """``Länkas till`` as the only label under ``Mottagare av bilder och utlåtande``: given once for the order."""
    if re.search(r"bild", undotted(entry.label.text)) or dossier.of("report_recipient"):
        return False
    heading = next(
        (e for e in reversed(dossier.entries) if e.row < entry.row and e.label.page == entry.label.page), None
    )
    return heading is not None and heading.kind == "recipient" and not heading.value


def _recipient_entries(dossier: Dossier) -> list[Entry]:
    """Recipient labels, and the general labels ("Enhet", "Sjukhus") inside the recipient's part of a form."""
    entries = dossier.of("recipient", "image_recipient", "report_recipient")
    if not any(e.value for e in entries):
        entries += dossier.of("clinic", sections=("recipient",))
    return entries


_RECIPIENTS = ("recipient", "image_recipient", "report_recipient")


def _without_addressees(entries: list[Entry], dossier: Dossier) -> list[Entry]:
    """Without "Fax till: Röntgen HSV": the desk to which the order is sent receives nothing of it.

    Where its label names images or a report it stays, for a doubt, unless another place is named too, or asked for and
    left blank ("Sänds till:").
    """
    directory = dossier.directory
    ours = [e for e in entries if is_desk(e.value.text, directory) and not _SAME.search(undotted(e.value.text))]
    others = [e for e in entries if e not in ours]
    blank = any(
        e.kind in _RECIPIENTS and not e.value and not e.marked and e.label.text.endswith(":") for e in dossier.entries
    )
    named = [e for e in ours if re.search(r"bild|utl|svar|material|mottag", undotted(e.label.text))]
    return [e for e in entries if e in others or (e in named and not others and not blank)]


def _trimmed(run: Run) -> Run:
    if before := re.match(r"\W*(?:detta ar|det ar|mott\.?/avd\.?|namn:?)\s+", undotted(run.text)):
        run = run.between(before.end(), len(run.text))
    bare = undotted(run.text)
    ends = [m.start() for p in _TRAILING if (m := re.search(p, bare)) and m.start() > 0]
    run = run.between(0, min(ends)) if ends else run
    words = list(run.words)
    while words and not any(c.isalnum() for c in words[-1].text):
        words.pop()
    while words and not any(c.isalnum() for c in words[0].text):
        words.pop(0)
    if words:
        words[-1] = replace(
            words[-1], text=words[-1].text.rstrip(",;:.?!") if not words[-1].text.endswith("enh.") else words[-1].text
        )
    return Run(run.page, tuple(words))


def _unit_claim(run: Run, directory: Directory, rank: int) -> Claim:
    """A recipient as written; the directory confirms it, or shows that the words fit several units."""
    text = run.text
    match = directory.find(text)
    flags: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    if match.ambiguous:
        flags, candidates = ("ambiguous_unit",), tuple(u.name for u in match.units[:6])
    elif match.unit is not None and match.score < 1.0:
        flags, candidates = ("low_confidence",), (text, match.unit.name)
    elif names_a_person(run) or names_no_place(text, match):
        flags, candidates = ("low_confidence",), (text,)
    sure = unit_is_sure(run, match, 0.9)
    return claim_of(text, run, rank=rank, flags=flags, candidates=candidates, sure=sure)


def _clinic_claim(clinic: Field, run: Run) -> Claim:
    """The requester's own clinic as the recipient."""
    evidence = run.evidence() + clinic.evidence
    return Claim(
        str(clinic.value),
        clinic.raw or str(clinic.value),
        evidence,
        clinic.confidence,
        3,
        clinic.flags,
        ("own_clinic",),
        clinic.candidates,
        sure=True,
    )


def _copied(claim: Claim, entry: Entry) -> Claim:
    evidence: tuple[Evidence, ...] = claim.evidence + entry.value.evidence()
    return replace(claim, evidence=evidence, notes=unique((*claim.notes, "same_as_images")))


def _from_prose(
    dossier: Dossier,
    take: object,
    own: list[tuple[Entry | None, Run, bool, bool]],
    images: list[Claim],
    report: list[Claim],
) -> None:
    skipped = {
        "relevance",
        "identity",
        "patient_name",
        "recipient",
        "image_recipient",
        "report_recipient",
        "consent",
        "oral_consent",
        "written_consent",
        "clinic",
        "doctor",
        "addressee",
    }
    need_images, need_report = not images, not report
    found = []
    for statement in dossier.said:
        if statement.source == "choice" or (statement.kind in skipped and not _orders_material(statement)):
            continue
        found += [(statement, d) for d in destinations(statement)]
    # What a consent sentence says about the destination counts least.
    found.sort(key=lambda pair: re.search(r"samtyck|medgiv", pair[0].bare) is not None)
    for _, place in found:
        for_images, for_report = place.images and need_images, place.report and need_report
        if place.own:
            own.append((None, place.unit, for_images, for_report))
        elif for_images or for_report:
            unit, _ = cut_onward(place.unit)
            if unit and is_desk(unit.text, dossier.directory):
                continue
            take(place.unit, for_images, for_report, 7 if place.named else 6)  # type: ignore[operator]
    for statement in dossier.said:
        if statement.source == "choice" or not re.search(r"\bdit\b|\btill samma\b", statement.bare):
            continue
        if re.search(r"\butl\b|\butlat|\bsvar|\brontgensvar", statement.bare) and images and not report:
            report += [replace(images[0], evidence=images[0].evidence + statement.run.evidence())]
        elif re.search(r"\bbild", statement.bare) and report and not images:
            images += [replace(report[0], evidence=report[0].evidence + statement.run.evidence())]


_ORDERS_MATERIAL = re.compile(
    r"^\W*(?:allt\w*|bild\w*|rontgenbild\w*|material\w*|utl\w*|svar\w*)(?: och \w+)?\s+"
    r"(?:onskas|lankas?|skickas?|sandes|sands"
    r"|ska(?:ll)?|faxas|exporteras|overfors|levereras)\b"
)


def _orders_material(statement: Statement) -> bool:
    """A sentence behind a reason that goes on with the order: ``Syfte: MDK. Bilderna länkas till Röntgen SÄS.``"""
    return statement.kind == "relevance" and _ORDERS_MATERIAL.search(statement.bare) is not None


def _from_addressee(dossier: Dossier, take: object) -> None:
    """ "Till:" on an order is the recipient, unless it names this desk, to which the fax is sent."""
    for entry in dossier.of("addressee"):
        if not is_desk(entry.value.text, dossier.directory):
            take(entry.value, True, True, 4)  # type: ignore[operator]


def is_desk(text: str, directory: Directory) -> bool:
    """Our own radiology departments, to which orders are addressed."""
    bare = undotted(text)
    if _DESK.search(bare):
        return True
    match = directory.find(text)
    halland = bool(match.units) and all(u.in_halland for u in match.units)
    if halland and all(u.kind == "hospital" for u in match.units) and len(match.matched) >= len(text.strip(" .,:;()")):
        return True  # a hospital of ours by its bare name: the house to which the fax is sent
    radiology = re.search(r"rontgen|radiolog|bild", bare) is not None
    rest = re.sub(r"(?i)\w*(?:röntgen|radiolog|bild|media)\w*|avdelning\w*|klinik\w*|enhet\w*", " ", text)
    nowhere = not match.units and re.search(r"[A-ZÅÄÖ]\w+", rest) is None
    return radiology and (halland or nowhere or re.search(r"halland|halmstad|varberg|kungsbacka", bare) is not None)


def _same_text(a: str | bool, b: str | bool) -> bool:
    """Do two writings name the same place? One may say less than the other."""
    first, second = (re.sub(r"[^a-z0-9/ ]", "", undotted(str(x))) for x in (a, b))
    first, second = first.strip(), second.strip()
    return first == second or (len(min(first, second, key=len)) > 5 and (first in second or second in first))


def _distinct(claims: list[Claim]) -> list[Claim]:
    return sorted(claims, key=lambda c: -c.rank)


def _settled(claims: list[Claim], dossier: Dossier) -> Field:
    return settle(_distinct(claims), doubt_below=dossier.doubt_below, agree=_same_text, rival_ranks=1)


def _kind(field: Field, clinic: Field, requester: RequesterType | None, directory: Directory) -> RecipientKind:
    if field.value is None:
        return RecipientKind.MISSING
    if "own_clinic" in field.notes and requester in THERAPISTS:
        return RecipientKind.OTHER_UNIT
    kind = recipient_kind(str(field.value), directory)
    if kind is RecipientKind.UNKNOWN and clinic.value and _same_text(str(field.value), str(clinic.value)):
        return RecipientKind.OTHER_UNIT
    return kind
