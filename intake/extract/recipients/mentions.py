"""Every mention of a recipient on an order, gathered before any of them counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from intake.extract.evidence.claims import Claim
from intake.extract.evidence.dossier import Dossier
from intake.extract.form.pairs import Entry
from intake.extract.layout.sentences import split_sentences
from intake.extract.layout.sheet import Run
from intake.extract.prose.destinations import Destination, cut_onward, destinations
from intake.extract.prose.statements import Statement
from intake.extract.recipients.claimed import clinic_claim, copied_claim, trimmed, unit_claim
from intake.extract.recipients.desk import is_desk
from intake.extract.recipients.labelled import (
    SAME,
    heading_names_both,
    is_date,
    left_blank,
    of_a_mail,
    recipient_entries,
    with_department,
    without_addressees,
    word_before,
)
from intake.extract.values.letters import undotted
from intake.extract.values.units import recipient_kind
from intake.extract.values.wish_words import ORDERS, wanted_parts
from intake.extract.wordings.known import understood
from intake.model import Field, RecipientKind

_OWN = re.compile(
    r"^\W*(?:(?:till|hos|at)\W+)?(?:oss\b|mig\b|(?:egen|egna|var|vara|min) (?:\w+)?(?:klinik|mottagning|enhet|avdelning"
    r"|adress|lokal|brevlada|praktik)\w*|(?:mottagningen|kliniken|enheten) (?:har|ovan)\b|samma som (?:bestall"
    r"|avsand|klinik)\w*|bestallaren\b|bestallande|undertecknad"
    r"|avsandaren\b|hit\b|se (?:bestallare|avsandare|klinik))"
)


_SKIPPED = frozenset(
    {
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
)
"""Kinds whose values name places that nothing is sent to, or that their labels have told already."""


def _told(entry: Entry) -> Iterator[Destination]:
    """``Vart? Bilderna skickas till Röntgen SÖS.``: the places, where a label is answered in sentences."""
    for sentence in split_sentences(entry.value):
        bare = undotted(sentence.text)
        if ORDERS.match(bare) or _SENDS.match(bare):
            yield from destinations(Statement(sentence, "entry", entry.kind))


_SENDS = re.compile(
    r"\W*(?:vanligen |var (?:god|vanlig|snall) (?:och )?|ska(?:ll)? )?"
    r"(?:skick|sand|oversand|lank|overfor|lever|exporter|lagg)\w* (?:\w+ ){0,3}till\b"
)
"""``Sänd dem till Röntgen SÖS.``: what is sent is the label's own."""
_PLACES = frozenset({"recipient", "image_recipient", "report_recipient"})
_BELOW = re.compile(r"\btill (?:(?:nedanstaende|foljande) (?:adress|mottagare)\w*|adressen nedan)")
_ADDRESS = re.compile(r"\W*(?:\w*adress\w*|mottagare)\W*")
_SAME_PLACE = re.compile(r"\bdit\b|\btill samma\b|\bsamma (?:mottagare|stalle|adress|plats)\b")


def without_other(option: Run) -> Run:
    """``Annan: Röntgen NÄL``: the place that was written behind the last of the options."""
    other = re.match(r"\W*(?:ann(?:an|at)|ovrig\w*)(?: \w+)?:\s*", undotted(option.text))
    return option.between(other.end(), len(option.text)) if other else option


def _names_a_place(option: Run, dossier: Dossier) -> bool:
    place = without_other(option).text
    known = recipient_kind(place, dossier.directory) in {RecipientKind.MEDIA_UNIT, RecipientKind.OTHER_UNIT}
    return (known or bool(dossier.directory.find(place).units)) and not _OWN.search(undotted(place))


class OwnPlace(NamedTuple):
    """Where the fax says that a part comes back to the requester, or goes to the place named above."""

    run: Run
    images: bool
    report: bool


@dataclass
class Mentions:
    """Claims of the three recipients, and the places that name another instead of themselves."""

    dossier: Dossier
    images: list[Claim] = field(default_factory=list)
    report: list[Claim] = field(default_factory=list)
    onward: list[Claim] = field(default_factory=list)
    same: dict[str, Entry] = field(default_factory=dict)
    own: list[OwnPlace] = field(default_factory=list)
    above: list[OwnPlace] = field(default_factory=list)

    def gather(self) -> None:
        """Labels before boxes, boxes before sentences, and the address of the fax where nothing else is said."""
        entries = without_addressees(recipient_entries(self.dossier), self.dossier)
        if not all(self._is_our_desk(entry) for entry in entries) or not self._sentences_send():
            for entry in entries:
                self._of_label(entry)
        for entry in self.dossier.of("onward"):
            self.onward.append(unit_claim(trimmed(entry.value), self.dossier.directory, 10))
        self._of_boxes()
        if not self.images or not self.report:
            self._of_sentences()
            self._of_references()
            self._of_address_below()
        if not self.images and not self.report and not self.own:
            self._of_address()
        self._copy_the_same()

    def _take(self, run: Run, for_images: bool, for_report: bool, rank: int) -> None:
        unit, rest = cut_onward(run)
        unit = trimmed(unit)
        if rest:
            self.onward.append(unit_claim(trimmed(rest), self.dossier.directory, rank))
        if unit and any(c.isalpha() for c in unit.text):
            claim = unit_claim(unit, self.dossier.directory, rank)
            if for_images:
                self.images.append(claim)
            if for_report:
                self.report.append(claim)

    def _of_label(self, entry: Entry) -> None:
        for_images, for_report = self._parts_of(entry)
        if told := list(_told(entry)):
            for said in told:
                self._of_place(said, for_images and said.images, for_report and said.report, 9)
            return
        bare = undotted(entry.value.text)
        ditto = SAME.search(bare) is not None
        if not ditto and re.fullmatch(r"\W*(?:nej|ej|inte|-|ingen|ja)\W*|[^(]*\)\W*", bare):
            return  # no place, or the end of a label's remark
        if _OWN.search(bare):
            self.own.append(OwnPlace(entry.value, for_images, for_report))
        elif ditto:
            self.same[entry.kind] = entry
            if re.search(r"\bovan", bare):
                self.above.append(OwnPlace(entry.value, for_images, for_report))
        elif not is_date(entry.value.text, self.dossier):
            place = with_department(entry)
            if also := re.search(r",?\s(?:utl\w*|svar\w*|bild\w*) (?:till )?(?:samma|d:o|likasa|dit)\b", bare):
                place, for_images, for_report = place.between(0, also.start()), True, True
            self._take(place, for_images, for_report, 10 if entry.kind != "recipient" else 9)

    def _parts_of(self, entry: Entry) -> tuple[bool, bool]:
        """Is the label for the images, and for the report?"""
        for_images = entry.kind != "report_recipient"
        for_report = entry.kind != "image_recipient" or heading_names_both(entry, self.dossier)
        if entry.kind == "recipient":
            for_images, for_report = (
                not left_blank(kind, self.dossier) for kind in ("image_recipient", "report_recipient")
            )
        before = word_before(entry, self.dossier)
        for_images = for_images and re.match(r"(?:rontgen)?svar|utl", before) is None
        for_report = for_report and re.match(r"(?:rontgen)?bild", before) is None
        return for_images, for_report

    def _of_boxes(self) -> None:
        """``Länkas till  ☐ SU/Ö, röntgen  ☒ SU/S, röntgen``: the place that is ticked, and where it says whose."""
        for choice in self.dossier.choices:
            asked = understood(choice.question.text) if choice.marked else None
            if asked is not None and asked.kind in _PLACES and _names_a_place(choice.option, self.dossier):
                label = Entry(asked.kind, choice.question, without_other(choice.option), choice.row, None)
                for_images, for_report = self._parts_of(label)
                self._take(label.value, for_images, for_report, 9)
            if choice.marked and re.search(r"samma|d:o|se ovan", undotted(choice.option.text)):
                question = undotted(choice.text)
                if re.search(r"bestall|avsand", question):
                    self.own.append(OwnPlace(choice.option, "utl" not in question, "bild" not in question))

    def _of_sentences(self) -> None:
        need_images, need_report = not self.images, not self.report
        found = []
        for statement in self.dossier.said:
            if statement.source == "choice" or statement.kind in _SKIPPED:
                continue
            found += [(statement, d) for d in destinations(statement)]
        # What a consent sentence says about the destination counts least.
        found.sort(key=lambda pair: re.search(r"samtyck|medgiv", pair[0].bare) is not None)
        for _, place in found:
            for_images, for_report = place.images and need_images, place.report and need_report
            self._of_place(place, for_images, for_report, 7 if place.named else 6)
        whole = [place for _, place in found if not (place.named or place.report)]
        if whole and need_report and not self.report and not any(own.report for own in self.own):
            self._of_place(whole[0], False, True, 6)  # "Länkas till X.": of all that was ordered before

    def _of_address_below(self) -> None:
        """``… skickas till nedanstående adress``: what stands beside or below "Adress:"."""
        for statement in self.dossier.said:
            if self.images or self.report or not _BELOW.search(statement.bare):
                continue
            images, report = wanted_parts(statement.text)
            for form, entry in ((f, e) for f in self.dossier.forms_in_order() for e in f.entries):
                if _ADDRESS.fullmatch(undotted(entry.label.text)):
                    below = form.sheet.rows[entry.row + 1 :][:1]
                    place = entry.value or (below[0].run if below else entry.value)
                    whole = images is None and report is None
                    self._take(place, whole or bool(images), whole or bool(report), 6)

    def _is_our_desk(self, entry: Entry) -> bool:
        return is_desk(with_department(entry).text, self.dossier.directory)

    def _sentences_send(self) -> bool:
        """Does a sentence name a place that is not our desk? Then a label that names the desk says whom it is for."""
        told = (d for s in self.dossier.prose for d in destinations(s))
        return any(d.own or not is_desk(d.unit.text, self.dossier.directory) for d in told)

    def _of_place(self, place: Destination, for_images: bool, for_report: bool, rank: int) -> None:
        if place.own:
            self.own.append(OwnPlace(place.unit, for_images, for_report))
        elif for_images or for_report:
            unit, _ = cut_onward(place.unit)
            if not unit or not is_desk(unit.text, self.dossier.directory):
                self._take(place.unit, for_images, for_report, rank)

    def _of_references(self) -> None:
        """``… dit även svaret``: one part goes where the other does."""
        for statement in self.dossier.said:
            if statement.source == "choice" or not _SAME_PLACE.search(statement.bare):
                continue
            here = statement.run.evidence()
            if re.search(r"\butl\b|\butlat|\bsvar|\brontgensvar", statement.bare) and self.images and not self.report:
                self.report.append(replace(self.images[0], evidence=self.images[0].evidence + here))
            elif re.search(r"\bbild", statement.bare) and self.report and not self.images:
                self.images.append(replace(self.report[0], evidence=self.report[0].evidence + here))

    def _of_address(self) -> None:
        """ "Till:" on an order is the recipient, unless it names this desk, to which the fax is sent."""
        for entry in self.dossier.of("addressee"):
            if _OWN.search(undotted(entry.value.text)):
                self.own.append(OwnPlace(entry.value, images=True, report=True))
            elif not is_desk(entry.value.text, self.dossier.directory) and not of_a_mail(entry, self.dossier):
                self._take(entry.value, True, True, 4)

    def _copy_the_same(self) -> None:
        entry = self.same.get("report_recipient") or self.same.get("recipient")
        if entry and self.images and not self.report:
            self.report.append(copied_claim(self.images[0], entry))
        entry = self.same.get("image_recipient")
        if entry and self.report and not self.images:
            self.images.append(copied_claim(self.report[0], entry))

    def send_to_clinic(self, clinic: Field) -> None:
        """ "Samma som ovan": the recipient above, and where none is the requester."""
        for run, for_images, for_report in (*self.own, *self.above):
            claim = clinic_claim(clinic, run)
            if for_images and not self.images:
                self.images.append(claim)
            if for_report and not self.report:
                self.report.append(claim)

    def send_to_therapist(self, clinic: Field, *, wants_images: bool | None, wants_report: bool | None) -> None:
        """A therapist's own clinic receives what goes nowhere else: all of it, or the part that is wanted too."""
        claim = clinic_claim(clinic, Run(1, ()))
        nowhere = not self.images and not self.report
        if not self.images and (nowhere or wants_images):
            self.images.append(claim)
        if not self.report and (nowhere or wants_report):
            self.report.append(claim)
