"""What sort of requester asks: by the profession of the person who will use the material, not by the letterhead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from intake.directory import Directory
from intake.extract.evidence.claims import unique
from intake.extract.evidence.dossier import Dossier
from intake.extract.layout.sheet import Run
from intake.extract.patient.identity_number import identity_field
from intake.extract.patient.name import name_field
from intake.extract.people.legibility import legible
from intake.extract.people.presented import OWN_SECTIONS
from intake.extract.people.written_names import looks_like_name
from intake.extract.prose.letterhead import letterhead
from intake.extract.prose.signature import SignatureBlock
from intake.extract.prose.writers import doctors
from intake.extract.requester.clinic import clinic_claims
from intake.extract.requester.own_titles import over_the_line
from intake.extract.requester.region_beside import says_region
from intake.extract.requester.units_named import is_our_desk, whole_house
from intake.extract.values.letters import lower, undotted
from intake.extract.values.professions import find_profession
from intake.extract.values.units import classify_unit, recipient_kind, stands_elsewhere, stands_here
from intake.extract.wordings.known import fold, understood
from intake.model import THERAPISTS, Field, RecipientKind, RequesterType

_PATIENT_SPEAKS = re.compile(
    r"\b(?:min|mitt|mina)\s+(?:\w+\s+)?(?:rontgen\w*|bild\w*|utlatand\w*|svar|undersokning\w*|journal\w*"
    r"|magnet\w*|mr\b|ct\b|dt\b|skiktrontgen|lungrontgen|handled|rygg|kna|axel|ultraljud\w*|mammografi\w*)"
    r"|\b(?:gjorde|genomgick|har) jag (?:en |ett |gjort |genomgatt )?"
    r"\w*(?:rontgen|undersok|magnet|mr\b|ct\b|dt\b|ultraljud|mammo)"
    r"|\bmitt (?:person|fodelse|samordnings)\w{2,6}:? (?:ar )?\d{6}|\bhem till mig\b"
    r"|\bjag (?:gjorde|undersoktes|rontgades|var (?:inne|hos)|ar patient|blev rontgad|vill (?:\w+ )?(?:ha|fa"
    r"|bestalla) (?:ut )?(?:mi\w+|en kopia|kopia|hem)|genomgick|har (?:rontgats|gjort|genomgatt))"
    r"|\bskickade mig pa rontgen"
    r"|\bjag(?: som \w+)? ar patienten\b"
    r"|\bprivatperson\b|\bpatienten sjalv\b|\bmin (?:\w+ )?(?:lakare|doktor|klinik|mottagning|vardcentral)\b"
    r"|\b(?:jag heter|mitt namn ar) [^.]{3,40}(?:personn|pers\.?nr|pnr|\d{6})"
)
_OWN_PARTICULARS = re.compile(
    r"^\W*mina uppgifter\W+(?:namn\W+)?(?:[\w-]+ ){1,4}[^.]{0,12}(?:personn|pers\.?nr|pnr|\d{6})"
)
"""``Mina uppgifter: Anna Berg, personnummer 1990…``: who writes is whom it is about."""


def patient_speaks(dossier: Dossier, blocks: list[SignatureBlock]) -> bool:
    """A private person writes: own words ("mina bilder"), and nobody's profession or clinic beside them."""
    for choice in dossier.choices:
        if choice.marked and re.match(
            r"\W*(?:(?:patient|privatperson|anhorig|vardnadshavare)\w*|(?:mig|jag) sjalv|mitt barn)\W*$",
            undotted(choice.option.text),
        ):
            return True
    for entry in dossier.of("profession", "clinic", "sender", "doctor", "unknown"):
        if entry.kind == "unknown" and not re.match(r"\W*jag\b", undotted(entry.label.text)):
            continue
        if (
            re.search(
                r"\b(?:privatperson|patienten sjalv|patient sjalv|patient(?:en)?|jag sjalv|anhorig|narstaende)\b\W*$",
                undotted(entry.value.text),
            )
            and len(entry.value.words) <= 3
        ):
            return True
    if any(not e.value and _SAYS_SELF.search(undotted(e.label.text)) for e in dossier.entries):
        return True
    own_words = any(
        _PATIENT_SPEAKS.search(s.bare)
        for s in dossier.said
        if s.source != "choice"
        and s.kind not in {"consent", "written_consent"}
        and not re.search(r"samtyck|medgiv", s.bare)
    )
    own_words = own_words or _writes_alone(dossier, blocks)
    own_words = own_words or any(_OWN_PARTICULARS.search(line) for line in dossier.bare_text.split("\n"))
    relative = any(_RELATIVE.search(s.bare) for s in dossier.said if s.source != "choice")
    if not own_words and not relative:
        return False
    if any(_profession_of_requester(dossier, blocks)):
        return False
    if dossier.of("clinic", "doctor", sections=OWN_SECTIONS) and not own_words:
        return False
    asked = dossier.of("doctor", "clinic", sections=("requester",))
    return all(own_words and _introduces_self(entry.value, dossier) for entry in asked)


def _introduces_self(named: Run, dossier: Dossier) -> bool:
    """``Avsändare: Anna Berg`` over ``Jag heter Anna Berg, personnummer …``."""
    told = (s.text for s in dossier.said if re.search(r"\b(?:jag heter|mitt namn ar)\b", s.bare))
    return looks_like_name(named.text) and any(fold(named.text) in fold(text) for text in told)


_SAYS_SELF = re.compile(r"\w \b(?:patienten|pat|jag) sjalv\W*$")
"""``Begäran kommer från Patienten själv``: label and answer in one, with nothing between them."""
_IN_PERSON = re.compile(r"\b(?:jag|mig|mitt|min|mina)\b")


def _writes_alone(dossier: Dossier, blocks: list[SignatureBlock]) -> bool:
    """A letter of somebody's own ("skicka hem till mig") that names no clinic, and no patient but who signs it."""
    name = next((n for b in blocks if (n := b.name()) is not None), None)
    personal = any(_IN_PERSON.search(s.bare) for s in dossier.prose)
    if name is None or not personal or dossier.of("clinic", "doctor", "profession"):
        return False
    if any(fold(name.text) not in fold(e.value.text) for e in dossier.of("sender")):
        return False
    if clinic_claims(dossier, blocks) or any(e.kind in {"clinic", "sender"} for e in dossier.cover_entries if e.value):
        return False
    patient = name_field(dossier, identity_field(dossier), patient_asks=False).value
    return patient is None or fold(str(patient)) == fold(name.text)


_RELATIVE = re.compile(
    r"\b(?:min|mitt)\s+(?:\w+\s+)?(?:son|dotter|barn|mamma|mor|pappa|far|man|make|maka|fru|hustru|sambo|bror"
    r"|syster|farmor|mormor|morfar|farfar)s?\b|\bsom (?:vardnadshavare|narstaende|anhorig|ombud|god man)\b"
    r"|\b(?:anhorig|narstaende|slakting|familjemedlem) till mig\b"
    r"|\bmin (?:\w+ )?(?:anhorige?|narstaende|slakting)\b"
    r"|\bskriver som (?:\w+ (?:och|eller) )?(?:foralder|vardnadshavare|anhorig|narstaende|ombud|god man|forvaltare)\b"
    r"|\bjag ar (?:\w+ )?(?:god man|ombud|vardnadshavare|anhorig)"
    r"|\b(?:ar|som) (?:\w+ )?(?:mamma|pappa|mor|far|foralder|mormor|farmor|morfar|farfar|son|dotter|make|maka|hustru"
    r"|sambo|god man|vardnadshavare|forvaltare) (?:till|at|for)\b"
)


_SAYS_I_AM = re.compile(
    r"\b(?:undertecknad|jag (?:ar|som)|som (?:leg|behandlande)|vi ar|mitt namn ar|jag heter"
    r"|min egenskap|i egenskap av|jag arbetar som)\b"
)


def _profession_of_requester(
    dossier: Dossier, blocks: list[SignatureBlock]
) -> list[tuple[RequesterType, Run, tuple[str, ...]]]:
    """Professions named where the requester presents themself; not where the text tells of others."""
    places = [*_presented_on_form(dossier), *(p for b in blocks for p in b.parts), *_after_profession_label(dossier)]
    places += [e.value for e in dossier.cover_entries if e.kind in {"sender", "clinic", "doctor"} and e.value]
    places += _presented_in_prose(dossier)
    for choice in dossier.choices:
        other_matter = re.search(r"samtyck|remiss|bild|utlat", undotted(choice.text))
        if choice.marked and len(choice.option.words) <= 4 and not other_matter:
            places.append(choice.option)
    if not any(find_profession(p.text) for p in places):
        for sighted in dossier.orders[:1]:
            lines = letterhead(sighted.form)
            lines = [line for line in lines if not re.search(r"till\b|bestallning", undotted(line.text))]
            # "Röntgen Varberg, sekreterarna": to whom it is written
            places += [line for line in lines if not is_our_desk(line.text, dossier.directory)]
    return [
        (RequesterType(profession.value), run.between(profession.start, profession.end), profession.notes)
        for run in places
        for profession in find_profession(run.text)
        if profession.value != RequesterType.PATIENT
    ]


def _presented_on_form(dossier: Dossier) -> Iterator[Run]:
    """The values of the labels that ask who orders."""
    kinds = {"doctor", "profession", "clinic", "sender", "signature", "print_name"}
    if not dossier.of("doctor", sections=OWN_SECTIONS):
        kinds.add("referrer")
    for entry in dossier.entries:
        if entry.kind in kinds and entry.value and not entry.marked and entry.section in OWN_SECTIONS:
            said = legible(entry.value) if entry.kind == "signature" else over_the_line(entry, dossier)
            therapist = re.search(r"fysioterapeut|sjukgymnast|kiropraktor|naprapat", undotted(entry.label.text))
            yield entry.label + said if therapist and entry.kind == "doctor" else said
        elif entry.kind == "name" and entry.section == "requester" and entry.value:
            yield entry.value


def _presented_in_prose(dossier: Dossier) -> Iterator[Run]:
    for statement in dossier.prose:
        if match := _SAYS_I_AM.search(statement.bare):
            yield statement.run.between(match.start(), min(len(statement.text), match.end() + 70))
        yield from doctors(statement)


def _after_profession_label(dossier: Dossier) -> list[Run]:
    """``Yrke legitimerad sjukgymnast``: nothing but a space parts what is asked from the answer in small letters."""
    rows = [s.form.free_run(i) for s in dossier.orders for i in s.form.free_rows]
    asked = ((row, understood(row.words[0].text)) for row in rows if len(row.words) > 1)
    return [Run(row.page, row.words[1:]) for row, found in asked if found is not None and found.kind == "profession"]


def requester_types(
    dossier: Dossier, blocks: list[SignatureBlock], clinic: Field, patient: bool
) -> tuple[tuple[RequesterType, ...], list[Run], bool, tuple[str, ...]]:
    """All types that the evidence allows, the words that tell, and whether somebody speaks for the patient."""
    if patient:
        runs = [s.run for s in dossier.said if _PATIENT_SPEAKS.search(s.bare) or _RELATIVE.search(s.bare)]
        behalf = any(_RELATIVE.search(s.bare) for s in dossier.said) or any(
            "on_behalf_of" in p.notes for s in dossier.said for p in find_profession(s.text)
        )
        return (RequesterType.PATIENT,), runs[:1], behalf, ()
    professions = _profession_of_requester(dossier, blocks)
    personal = [(t, r) for t, r, notes in professions if "unit_name" not in notes]
    house = [(t, r) for t, r, notes in professions if "unit_name" in notes]
    therapists = [(t, r) for t, r in personal if t in THERAPISTS]
    doctor_writes = any(t is RequesterType.UNKNOWN and "doctor" in notes for t, _, notes in professions)
    if therapists:
        kinds = unique(t for t, _ in therapists)
        if doctor_writes and _doctor_orders(dossier):
            known = _unit_types(clinic, dossier.directory)
            kinds = unique((*kinds, *known))
        return kinds, [r for _, r in therapists], False, ()
    in_house = [(t, r) for t, r in house if t in THERAPISTS]
    if in_house and not doctor_writes:
        return unique(t for t, _ in in_house), [r for _, r in in_house], False, ()
    others = [(t, r) for t, r in (*personal, *house) if t is RequesterType.OTHER]
    if others:
        return (RequesterType.OTHER,), [r for _, r in others], False, ()
    known = _unit_types(clinic, dossier.directory)
    if set(known) <= {RequesterType.UNKNOWN}:  # "Brunflo hälsocentral" under "Region Jämtland Härjedalen"
        known = _house_types(dossier, blocks) or _address_types(clinic, dossier, blocks) or known
    elif len(known) > 1 and RequesterType.OUTSIDE_REGION in known:  # "Medicinkliniken Ljungby" under "Region Kronoberg"
        known = tuple(t for t in _house_types(dossier, blocks) if t is RequesterType.OUTSIDE_REGION) or known
    if known == (RequesterType.REGION_CLINIC, RequesterType.PRIVATE) and says_region(dossier, clinic):
        known = (RequesterType.REGION_CLINIC,)
    if in_house:
        known = unique((*[t for t, _ in in_house], *known))
    return known or (RequesterType.UNKNOWN,), [], False, ()


def _doctor_orders(dossier: Dossier) -> bool:
    """A doctor is named under a doctor's label beside the therapist."""
    return any(
        re.search(r"\b(?:dr|doktor|lakare|overlakare)\b", undotted(e.value.text))
        for e in dossier.of("doctor", sections=OWN_SECTIONS)
    )


def _house_types(dossier: Dossier, blocks: list[SignatureBlock]) -> tuple[RequesterType, ...]:
    """What the hospital of the letterhead, or below the signature, tells where no clinic is named."""
    heads = (line for sighted in dossier.orders[:1] for line in letterhead(sighted.form))
    for line in chain(heads, (line for block in blocks for line in block.lines)):
        known = classify_unit(line.text, dossier.directory)
        if whole_house(line.text, dossier.directory) and (known.match.units or "region_named" in known.notes):
            return known.types
    return ()


_POSTAL_TOWN = re.compile(r"\b\d{3} ?\d{2}\s+(?P<town>[^\d,·|]+)")


def _address_types(clinic: Field, dossier: Dossier, blocks: list[SignatureBlock]) -> tuple[RequesterType, ...]:
    """A clinic whose paper gives an address in another region: outside, or private; for both the routine is one."""
    if clinic.value is None or recipient_kind(str(clinic.value), dossier.directory) is not RecipientKind.OTHER_UNIT:
        return ()
    heads = (line for sighted in dossier.orders[:1] for line in letterhead(sighted.form))
    for line in chain(heads, (line for block in blocks for line in block.lines)):
        for town in (lower(m["town"]) for m in _POSTAL_TOWN.finditer(line.text)):
            if stands_elsewhere(town, dossier.directory) and not stands_here(town):
                return RequesterType.OUTSIDE_REGION, RequesterType.PRIVATE
    return ()


def _unit_types(clinic: Field, directory: Directory) -> tuple[RequesterType, ...]:
    if clinic.value is None:
        return ()
    return classify_unit(str(clinic.value), directory).types
