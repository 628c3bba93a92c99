"""What is claimed of a recipient: a unit as written, the requester's own clinic, the same as of the other part."""

from __future__ import annotations

import re
from dataclasses import replace

from intake.directory import Directory
from intake.extract.evidence.claims import Claim, claim_of, unique
from intake.extract.evidence.verified import names_a_person, unit_is_sure, with_dots
from intake.extract.form.by_shape import WAY_TO
from intake.extract.form.pairs import Entry
from intake.extract.layout.sheet import Run
from intake.extract.people.presented import UNIT_WORDS
from intake.extract.prose.contact_lines import ADDRESS, without_trailing
from intake.extract.values.letters import undotted
from intake.extract.values.units import names_no_place
from intake.model import Evidence, Field

_TRAILING = (
    r",?\s(?:via|genom) (?:iep|usb|lank|pacs)",
    r",?\s(?:per|via) post\b",
    r"\spa (?:usb|cd"
    r"|dvd)\b",
    r"\s\(?(?:lankas?|lankning|iep|usb)\b\)?",
    r"\s\((?:(?:via|pa|per|med|genom) )?(?:lank\w*|iep|usb\S*|dvd|cd|sectra|bildportal\w*|skiva|post)\b[^)]*\)?\W*$",
    r",\s(?:bild\w*|utlat\w*|svar\w*)\s\w+s\b",
    r"\s\((?:bada|bade|bild(?!enh|mott|ark|utl|- )\w*|utl(?!amn)\w*|svar\w*)\b[^)]*\)",
    r",?\s(?:alltsa )?(?:laggs ut|skickas?|sands|sandes|oversands|branns?|exporteras?|overfors)\b",
    r",?\s(?:fax)?(?:nr|nummer|adress)\w*\s(?:som\s)?(?:ovan|nedan)\w*",
    r",?\s(?:nr|nummer)\s\d",
    r",?\s(?:tack|snarast|omgaende)\b(?! (?:vare|for))",
    r",?\s\(?(?:faxn\w*\W+|adress\w*\W+)?(?:enl\.?|enligt|se) (?:ovan|nedan|brevhuvud)\w*\)?\W*$",
    rf",\s{ADDRESS}.*$",
)


_GOES_ON = re.compile(
    r",\s(?=[a-zåäö]{2,}\b)"
    r"(?!(?:att|avd|mott|i|vid|hos|plan|hus|våning|ingång|box|hiss|c/o|fax|tel|fvb|f\.|för vidare)\b)"
)
"""A comma and a word in small letters: ``Röntgen Lund, som lägger in dem``. A place goes on in capitals."""


def _place_alone(run: Run) -> Run:
    """Without the sentence that goes on behind a place; a unit may be written in small letters."""
    for match in _GOES_ON.finditer(run.text):
        rest = run.text[match.end() :]
        part = undotted(rest.split(",")[0])
        if not (UNIT_WORDS.search(part) or _DESK_WORDS.search(part)) or _BEGINS_CLAUSE.match(undotted(rest)):
            return run.between(0, match.start()) if match.start() else run
    return run


_DESK_WORDS = re.compile(r"arkiv|expedition|reception|sekretariat|kansli|\bbild(?:enh|mott|sekt|och|-)|\bpacs\b")
_BEGINS_CLAUSE = re.compile(r"(?:som|sa|dar|da|nar|vilk\w+|medan|eftersom|galler|avser|ber|ni|vi|de|det|den|jag|och)\b")


def trimmed(run: Run) -> Run:
    if way := WAY_TO.match(undotted(run.text)):
        run = run.between(way.end(), len(run.text))
    run = _place_alone(run)
    if before := re.match(r"\W*(?:detta ar|det ar|mott\.?/avd\.?|namn:?)\s+", undotted(run.text)):
        run = run.between(before.end(), len(run.text))
    words = list(without_trailing(run, _TRAILING).words)
    while words and not any(c.isalnum() for c in words[-1].text):
        words.pop()
    while words and not any(c.isalnum() for c in words[0].text):
        words.pop(0)
    if words:
        words[-1] = replace(
            words[-1], text=words[-1].text.rstrip(",;:.?!") if not words[-1].text.endswith("enh.") else words[-1].text
        )
    return Run(run.page, tuple(words))


def unit_claim(run: Run, directory: Directory, rank: int) -> Claim:
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
    if (dotted := with_dots(run, match)) is not None:
        text, flags, candidates = dotted, unique((*flags, "low_confidence")), unique((dotted, text, *candidates))
    return claim_of(text, run, rank=rank, flags=flags, candidates=candidates, sure=sure)


def clinic_claim(clinic: Field, run: Run) -> Claim:
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


def copied_claim(claim: Claim, entry: Entry) -> Claim:
    evidence: tuple[Evidence, ...] = claim.evidence + entry.value.evidence()
    return replace(claim, evidence=evidence, notes=unique((*claim.notes, "same_as_images")))
