"""Who asks: the clinic, the person who orders, and the requester's type by profession before letterhead."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from intake.directory import Directory
from intake.extract.claims import Claim, claim_of, settle, unique
from intake.extract.dossier import Dossier
from intake.extract.found import Found
from intake.extract.layout import Run
from intake.extract.letters import undotted
from intake.extract.names import clean_doctor_name
from intake.extract.professions import find_profession
from intake.extract.prose import (
    SignatureBlock,
    doctors,
    is_contact_line,
    letterhead,
    looks_like_name,
    signature_block,
    without_trailing,
    workplaces,
)
from intake.extract.shapes import reads_like_name
from intake.extract.units import classify_unit
from intake.extract.verified import names_a_person, unit_is_sure
from intake.model import Field, RequesterType

THERAPISTS = frozenset({RequesterType.PHYSIOTHERAPIST, RequesterType.CHIROPRACTOR, RequesterType.NAPRAPATH})
_OWN_SECTIONS = (None, "requester", "other", "examination", "consent")
_UNIT_WORDS = re.compile(
    r"klinik|mottagning|mott\b|sjukhus|sjh\b|lasarett|vardcentral|\bvc\b|halsocentral|rontgen|radiolog"
    r"|avdelning|\bavd\b|rehab|halsa|halsovard|center|centrum|enhet|praktik"
    r"|sjukvard|sjukgymnast|fysio|naprapat|kiroprakt|\bab\b|\bhb\b|lakar|region|terapi|kassan|forsakring|polis"
    r"|advokat|\bsu\b|\bsu/|\bhs[vhkf]\b|specialist|tandvard|byra|myndighet|universitet|kirurg|medicin|ortoped"
    r"|onkolog|neurolog"
)
_AT = re.compile(
    r"\b(?:vid|p[åa]|hos|fr[åa]n)\s+(?P<unit>(?:[A-ZÅÄÖ][\w/&.-]*|avd\.?|mott\w*)(?:\s+(?:[A-ZÅÄÖ0-9][\w/&.,-]*|i|och"
    r"|på|&|avd\.?|mott\.?|för|för))*(?:,\s+[A-ZÅÄÖ][\w/]+(?:\s+(?:i\s+)?[A-ZÅÄÖ][\w/]+)*)?)"
)
_PATIENT_SPEAKS = re.compile(
    r"\b(?:min|mitt|mina)\s+(?:\w+\s+)?(?:rontgen\w*|bild\w*|utlatand\w*|svar|undersokning\w*|journal\w*"
    r"|magnet\w*|mr\b|ct\b|dt\b|skiktrontgen|lungrontgen|handled|rygg|kna|axel|ultraljud\w*|mammografi\w*)"
    r"|\bjag (?:gjorde|undersoktes|rontgades|var (?:inne|hos)|ar patient|blev rontgad|vill (?:\w+ )?(?:ha|fa"
    r"|bestalla) (?:ut )?(?:mi\w+|en kopia|kopia|hem)|genomgick|har (?:rontgats|gjort|genomgatt))"
    r"|\bprivatperson\b|\bpatienten sjalv\b|\bmin (?:\w+ )?(?:lakare|doktor|klinik|mottagning|vardcentral)\b"
    r"|\bjag heter [^.]{3,40}(?:personn|pers\.?nr|pnr|\d{6})"
)
_PROFESSIONAL = re.compile(
    r"\b(?:min|var|mina|vara|gemensam|ovanstaende|rubricerad) patient|\bpatienten\b|\bpat\.?\b"
    r"|\bundertecknad (?:leg|dr|lak)|\bbehandlar\b"
)


@dataclass(frozen=True)
class Requester:
    """Type, clinic and person; ``candidates`` are all types that the evidence allows."""

    type: Field
    clinic: Field
    doctor: Field
    candidates: tuple[RequesterType, ...]
    on_behalf: bool

    @property
    def settled(self) -> RequesterType | None:
        return self.candidates[0] if len(self.candidates) == 1 else None


def find_requester(dossier: Dossier) -> Requester:
    """Works out who asks from labels, signature, cover sheet, running text and letterhead, in this order."""
    blocks = [b for s in dossier.orders if (b := signature_block(s.form)) is not None]
    patient = _patient_speaks(dossier, blocks)
    clinics = [] if patient else _clinic_claims(dossier, blocks)
    doctor_claims = [] if patient else _doctor_claims(dossier, blocks)
    clinic = _clinic_field(clinics, dossier)
    doctor = settle(doctor_claims, doubt_below=dossier.doubt_below, agree=_same_person, rival_ranks=0)
    if doctor.value is not None and clinic.value == doctor.value:
        clinic = Field()
    candidates, evidence, on_behalf, flags = _types(dossier, blocks, clinic, patient)
    kind = candidates[0] if len(candidates) == 1 else RequesterType.UNKNOWN
    doubts = ("requester_uncertain",) if len(candidates) != 1 or kind is RequesterType.UNKNOWN else ()
    confidence = min([r.confidence for r in evidence] or [0.5 if doubts else 0.95])
    field = Field(
        kind.value,
        evidence[0].text if evidence else None,
        round(confidence, 4),
        unique((*doubts, *flags)),
        (),
        tuple(c.value for c in candidates) if doubts else (),
        tuple(e for r in evidence[:2] for e in r.evidence()) or clinic.evidence,
    )
    return Requester(field, clinic, doctor, candidates, on_behalf)


# --- the clinic ---------------------------------------------------------------------------------------------------


def _clinic_claims(dossier: Dossier, blocks: list[SignatureBlock]) -> list[Claim]:
    claims: list[Claim] = []

    def take(run: Run, rank: int) -> None:
        run = _unit_only(run)
        ours = rank < 9 and _is_our_desk(run.text, dossier.directory)  # the fax's addressee, quoted or copied
        if run and re.search(r"[A-Za-zÅÄÖåäö]{2}", run.text) and not is_contact_line(run.text) and not ours:
            claims.append(_unit_claim(run, rank, dossier.directory))

    labelled = dossier.of("clinic", sections=_OWN_SECTIONS)
    for entry in labelled:
        first = (_parts(entry.value) or [entry.value])[0]
        bare = undotted(entry.label.text)
        names_a_house = re.search(r"klinik|enhet|mottagning|sjukhus|avdelning|vardcentral|foretag|vardgivare", bare)
        if not names_a_house and looks_like_name(first.text) and not _UNIT_WORDS.search(undotted(first.text)):
            continue
        if _is_person(entry.value):
            continue
        rank = 9 if re.search(r"behandlande|foretag|avdelning|^vardgivare|^region", bare) else 10
        take(entry.value, rank)
    if not claims:
        covers = [e for e in dossier.cover_entries if e.kind in {"sender", "clinic"} and e.value]
        for entry, rank in (*((e, 8) for e in dossier.of("sender")), *((e, 5) for e in covers)):
            parts = [
                p
                for p in _parts(entry.value)
                if not (looks_like_name(p.text) and not _UNIT_WORDS.search(undotted(p.text)))
            ]
            parts = [p for p in parts if "@" not in p.text and not is_contact_line(p.text)]
            if parts and any(_is_unit(p, dossier.directory) for p in parts):
                take(_joined(parts) if len(parts) > 1 else parts[0], rank)
            elif parts and len(_parts(entry.value)) == 1:
                take(parts[0], rank - 1)
    for block in blocks:
        units = [p for p in block.parts if _is_unit(p, dossier.directory)]
        units = _whole_lines(block, units) or _after_the_name(block)
        if units:
            take(
                _joined(units[:2])
                if len(units) > 1 and units[0].words[0].line + 1 >= units[1].words[0].line
                else units[0],
                6,
            )
    for entry in dossier.of("doctor", "signature", "print_name", sections=_OWN_SECTIONS):
        parts = _parts(entry.value)
        for part in parts[1:]:
            if _is_unit(part, dossier.directory):
                take(part, 5)
    for statement in dossier.prose:
        if not re.search(
            r"\bundertecknad\b|\bjag\b|\bvi\b|\bonskar\b|\bbestall\w*|\brekvir\w*|\benl\b|\bhos oss\b"
            r"|\bhar (?:pa|vid)\b",
            statement.bare,
        ):
            continue
        for match in _AT.finditer(statement.text):
            run = statement.run.between(match.start("unit"), match.end("unit"))
            before = statement.bare[max(0, match.start() - 30) : match.start()]
            if _is_unit(run, dossier.directory) and not re.search(
                r"utford|undersok\w*|gjord|bild\w*|rontgad|lank\w*|skick\w*|till", before
            ):
                take(run, 4)
    for statement in dossier.prose:
        for match in re.finditer(
            r"\benl(?:igt|\.)?\s+(?:dr|doktor)\.?\s+[^,]+,\s+(?P<unit>[^.]+)", statement.text, re.IGNORECASE
        ):
            take(statement.run.between(match.start("unit"), match.end("unit")), 4)
        for run in workplaces(statement):
            if not any(c.isdigit() for c in run.text):
                take(run, 4)
    if not claims:
        claims += _letterhead_claims(dossier)
    return claims


def _whole_lines(block: SignatureBlock, units: list[Run]) -> list[Run]:
    """A clinic's line with all its parts, where no person shares it."""
    whole = [
        line
        for line in block.lines
        if any(u.words[0] is line.words[0] for u in units)
        and not any(looks_like_name(p.text) for p in _parts(line)[1:])
    ]
    return [w for w in whole if not is_contact_line(w.text)] or units


def _after_the_name(block: SignatureBlock) -> list[Run]:
    """The line under name and title, where no word of it tells that it is a clinic."""
    name = block.name()
    if name is None:
        return []
    for part in block.parts[block.parts.index(name) + 1 :]:
        professions = [f for f in find_profession(part.text) if "unit_name" not in f.notes]
        title = sum(f.end - f.start for f in professions) > 0.6 * len(part.text)
        if title or is_contact_line(part.text) or re.search(r"\d", part.text):
            continue
        return [part] if re.match(r"[A-ZÅÄÖ]", part.text) and len(part.words) <= 6 else []
    return []


def _letterhead_claims(dossier: Dossier) -> list[Claim]:
    for sighted in (*dossier.orders[:1], *dossier.covers[:1]):
        for line in letterhead(sighted.form):
            bare = undotted(line.text)
            if re.search(r"bestallning|rekvisition|begaran|blankett|samtyck|remiss|\bfax\b|utlamn|overforing", bare):
                continue
            if (
                _is_unit(line, dossier.directory)
                and not _is_our_desk(line.text, dossier.directory)
                and not _whole_house(line.text, dossier.directory)
            ):
                parts = [p for p in _parts(line) if not _names_somebody(p) and not re.search(r"\d{4}-\d", p.text)]
                if not parts or not any(_is_unit(p, dossier.directory) for p in parts):
                    continue
                unit = without_trailing(_joined(parts), (r"\s(?:tel|tfn|fax|telefon)\b", r"\s\d{3} ?\d{2}\b"))
                claim = _unit_claim(_unit_only(unit), 2, dossier.directory)
                return [replace(claim, notes=(*claim.notes, "letterhead"))]
    return []


def _is_person(run: Run) -> bool:
    """A name with its title, or a title alone: ``Tor Vall (leg. naprapat)``, ``specialistläkare``."""
    titles = [f for f in find_profession(run.text) if "unit_name" not in f.notes and f.value != RequesterType.OTHER]
    rest = re.sub(r"[\W_]|\bleg\b", "", _without(run.text, titles))
    if titles and len(rest) < 3:
        return True
    bare = re.sub(r"\([^)]*\)|,.*$", "", run.text).strip()
    return bool(titles) and reads_like_name(bare)


def _names_somebody(run: Run) -> bool:
    """A person with a title before or behind the name: ``Dr Per Ask``, ``leg kiropraktor Tor Vall``."""
    titles = [f for f in find_profession(run.text) if "unit_name" not in f.notes]
    rest = _without(run.text, titles)
    named = re.search(r"[a-z]{2}", rest) is not None and clean_doctor_name(run.text) is not None
    return bool(titles) and named and not _UNIT_WORDS.search(rest)


def _without(text: str, found: Iterable[Found]) -> str:
    for one in found:
        text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
    return undotted(text)


def _whole_house(text: str, directory: Directory) -> bool:
    """A hospital or region named without any of its clinics."""
    match = directory.find(text)
    rest = undotted(text.replace(match.matched, " ")) if match.matched else undotted(text)
    house = bool(match.units) or re.search(r"\bregion\b|sjukhus|lasarett", undotted(text)) is not None
    return house and not re.search(r"[a-z]{4}", re.sub(r"region\w*|halland\w*|sjukhus\w*|lasarett\w*", " ", rest))


def _is_our_desk(text: str, directory: Directory) -> bool:
    bare = undotted(text)
    if not re.search(r"rontgen|radiolog|bild- och", bare):
        return re.fullmatch(r"\W*region halland\W*", bare) is not None
    units = directory.find(text).units
    return not units or all(u.in_halland for u in units)


def _unit_claim(run: Run, rank: int, directory: Directory) -> Claim:
    text = run.text
    known = classify_unit(text, directory)
    flags = tuple(f for f in known.flags if f != "unknown_unit")
    if "ambiguous_unit" in flags and known.certain:
        # Several units of one owner: who pays and who may have what is the same for all of them.
        flags = tuple(f for f in flags if f != "ambiguous_unit")
    misread = known.match.unit is not None and known.match.score < 1.0
    if misread or names_a_person(run):
        flags = unique((*flags, "low_confidence"))
    candidates = tuple(u.name for u in known.match.units[:5]) if flags else ()
    sure = unit_is_sure(run, known.match, 0.9)
    return claim_of(text, run, rank=rank, flags=flags, candidates=candidates, sure=sure)


def _unit_only(run: Run) -> Run:
    """A clinic without what often follows on its line: telephone, address, doctor."""
    run = without_trailing(
        run,
        (
            r",?\s(?:tel|tfn|telefon|fax|vaxel|direktnr)[.:]*\s*[\d+(]",
            r",?\s(?:enl\.? )?(?:dr|doktor)\.?\s",
            r",?\s\d{3} ?\d{2}\s",
            r"\s\(?org\.? ?nr",
        ),
    )
    words = list(run.words)
    while words and not any(c.isalnum() for c in words[-1].text):
        words.pop()
    if words:
        text = words[-1].text
        cut = (
            text.rstrip(",;:")
            if re.search(r"\b(?:mott|klin|avd|sjh|enh|med|ort|kir)\.$", text)
            else text.rstrip(",;:.")
        )
        words[-1] = replace(words[-1], text=cut or text)
    return Run(run.page, tuple(words))


def _parts(run: Run) -> list[Run]:
    text, parts, start = run.text, [], 0
    for match in re.finditer(r"[,;]\s+|\s[-–/]\s|$", text):
        if match.start() > start:
            parts.append(run.between(start, match.start()))
        start = match.end()
    return [p for p in parts if p]


def _joined(runs: list[Run]) -> Run:
    words = []
    for place, run in enumerate(runs):
        own = list(run.words)
        if place < len(runs) - 1 and own and not own[-1].text.endswith(","):
            own[-1] = replace(own[-1], text=own[-1].text + ",")
        words += own
    return Run(runs[0].page, tuple(words))


def _is_unit(run: Run, directory: Directory) -> bool:
    text = run.text
    bare = undotted(text)
    if is_contact_line(text) or looks_like_name(text) or len(run.words) > 9:
        return False
    titles = [f for f in find_profession(text) if "unit_name" not in f.notes]
    if titles and sum(f.end - f.start for f in titles) > 0.6 * len(text.strip()):
        return False
    if re.match(
        r"\W*(?:leg\.?|legitimerad|specialist i|specialistlakare|overlakare|st-lakare|underlakare|lakare\b)", bare
    ):
        return False
    return bool(_UNIT_WORDS.search(bare) or directory.find(text).units)


def _clinic_field(claims: list[Claim], dossier: Dossier) -> Field:
    if not claims:
        return Field()
    best = max(c.rank for c in claims)
    top = [c for c in claims if c.rank == best]
    # Where a form asks for ward and hospital apart, the fuller line names the clinic.
    merged = _ward_and_hospital(top) if best >= 9 else top
    return settle(merged, doubt_below=dossier.doubt_below, agree=_same_unit, rival_ranks=0)


def _ward_and_hospital(claims: list[Claim]) -> list[Claim]:
    if len(claims) != 2 or _same_unit(claims[0].value, claims[1].value):
        return claims
    hospital = [
        bool(re.search(r"sjukhus|lasarett|\bhs[vhkf]\b|\bsu/|^s[aou]s\b", undotted(str(c.value)))) for c in claims
    ]
    if hospital[0] == hospital[1]:
        return claims
    house, ward = (claims[0], claims[1]) if hospital[0] else (claims[1], claims[0])
    return [
        replace(
            ward,
            value=f"{ward.value}, {house.value}",
            raw=f"{ward.raw}, {house.raw}",
            evidence=ward.evidence + house.evidence,
            confidence=min(ward.confidence, house.confidence),
            sure=ward.sure or house.sure,
        )
    ]


def _same_unit(a: str | bool, b: str | bool) -> bool:
    first, second = (re.sub(r"[^a-z0-9/ ]", "", undotted(str(x))).strip() for x in (a, b))
    return first == second or (len(min(first, second, key=len)) > 4 and (first in second or second in first))


# --- the person who orders ----------------------------------------------------------------------------------------


def _doctor_claims(dossier: Dossier, blocks: list[SignatureBlock]) -> list[Claim]:
    claims: list[Claim] = []

    def take(run: Run, rank: int) -> None:
        found = clean_doctor_name(run.text)
        if found is None or not re.search(r"[A-Za-zÅÄÖåäö]{2}", found.value):
            return
        words = run.between(found.start, found.end)
        agreed = words.second_text is not None and undotted(words.second_text) == undotted(words.text)
        claims.append(
            claim_of(
                found.value,
                words,
                rank=rank,
                flags=found.flags,
                notes=found.notes,
                candidates=found.candidates,
                sure=agreed and words.confidence >= 0.75,
            )
        )

    for entry in dossier.of("doctor", sections=_OWN_SECTIONS):
        bare = undotted(entry.label.text)
        weak = re.search(r"kontakt|handlagg|^pal$|patientansvarig|behandlande lakare|ansvarig lakare", bare)
        take(entry.value, 9 if weak else 10)
    for entry in dossier.of("name", sections=("requester",)):
        take(entry.value, 10)
    for entry in dossier.of("clinic", sections=_OWN_SECTIONS):
        names_a_house = re.search(
            r"klinik|enhet|mottagning|sjukhus|avdelning|vardcentral|foretag", undotted(entry.label.text)
        )
        for part in _parts(entry.value)[1 if names_a_house else 0 :]:
            if looks_like_name(part.text) and not _UNIT_WORDS.search(undotted(part.text)):
                take(part, 8)
            elif re.search(r"\b(?:dr|doktor|leg)\b", undotted(part.text)):
                take(part, 5)
    for entry in dossier.of("print_name"):
        take(entry.value, 8)
    if any(c.rank >= 9 for c in claims):
        return claims
    for statement in dossier.said:
        if statement.source == "choice" or statement.kind in {
            "relevance",
            "recipient",
            "image_recipient",
            "report_recipient",
            "patient_name",
            "consent",
        }:
            continue
        for run in doctors(statement):
            take(run, 7)
    for block in blocks:
        name = block.name()
        if name is not None:
            take(name, 6)
    for entry in dossier.of("signature", sections=_OWN_SECTIONS):
        if looks_like_name(entry.value.text.split(",")[0]):
            take(entry.value, 6)
    for entry in dossier.of("name", sections=(None,)):
        if len(dossier.of("patient_name")) and re.search(r"titel|befattning", undotted(entry.label.text)):
            take(entry.value, 6)
    for entry in (
        *dossier.of("sender"),
        *[e for e in dossier.cover_entries if e.kind in {"sender", "doctor"} and e.value],
    ):
        for part in _parts(entry.value):
            if looks_like_name(part.text) and not _UNIT_WORDS.search(undotted(part.text)):
                take(part, 5)
    for entry in dossier.of("referrer"):
        take(entry.value, 3)
    if not claims:
        for sighted in dossier.orders[:1]:
            for part in (p for line in letterhead(sighted.form, 2) for p in _parts(line)):
                if _names_somebody(part):
                    take(part, 3)
    for entry in dossier.of("receiving_doctor"):
        take(entry.value, 2)
    return claims


def _same_person(a: str | bool, b: str | bool) -> bool:
    first, second = undotted(str(a)).split(), undotted(str(b)).split()
    if not first or not second:
        return False
    short, long = sorted((first, second), key=len)
    return short[-1] == long[-1] and (len(short) == 1 or short[0][0] == long[0][0])


# --- the type -----------------------------------------------------------------------------------------------------


def _patient_speaks(dossier: Dossier, blocks: list[SignatureBlock]) -> bool:
    """A private person writes: own words ("mina bilder"), and nobody's profession or clinic beside them."""
    for choice in dossier.choices:
        if choice.marked and re.match(
            r"\W*(?:patient|privatperson|anhorig|vardnadshavare)\w*\W*$", undotted(choice.option.text)
        ):
            return True
    for entry in dossier.of("profession", "clinic", "sender", "unknown"):
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
    own_words = any(
        _PATIENT_SPEAKS.search(s.bare)
        for s in dossier.said
        if s.source != "choice"
        and s.kind not in {"consent", "written_consent"}
        and not re.search(r"samtyck|medgiv", s.bare)
    )
    relative = any(_RELATIVE.search(s.bare) for s in dossier.said if s.source != "choice")
    if not own_words and not relative:
        return False
    if any(_profession_of_requester(dossier, blocks)):
        return False
    if dossier.of("clinic", "doctor", sections=_OWN_SECTIONS) and not own_words:
        return False
    return not dossier.of("doctor", "clinic", sections=("requester",))


_RELATIVE = re.compile(
    r"\b(?:min|mitt)\s+(?:\w+\s+)?(?:son|dotter|barn|mamma|mor|pappa|far|man|make|maka|fru|hustru|sambo|bror"
    r"|syster|farmor|mormor|morfar|farfar)s?\b|\bsom (?:vardnadshavare|narstaende|anhorig|ombud|god man)\b"
    r"|\bjag ar (?:\w+ )?(?:god man|ombud|vardnadshavare|anhorig)"
    r"|\b(?:ar|som) (?:\w+ )?(?:mamma|pappa|mor|far|foralder|mormor|farmor|morfar|farfar|son|dotter|make|maka|hustru"
    r"|sambo|god man|vardnadshavare|forvaltare) (?:till|at|for)\b"
)


def _profession_of_requester(
    dossier: Dossier, blocks: list[SignatureBlock]
) -> list[tuple[RequesterType, Run, tuple[str, ...]]]:
    """Professions named where the requester presents themself; not where the text tells of others."""
    places: list[Run] = []
    kinds = {"doctor", "profession", "clinic", "sender", "signature", "print_name"}
    if not dossier.of("doctor", sections=_OWN_SECTIONS):
        kinds.add("referrer")
    for entry in dossier.entries:
        if entry.kind in kinds and entry.value and not entry.marked and entry.section in _OWN_SECTIONS:
            label = undotted(entry.label.text)
            therapist_label = (
                re.search(r"fysioterapeut|sjukgymnast|kiropraktor|naprapat", label) and entry.kind == "doctor"
            )
            places.append(entry.label + entry.value if therapist_label else entry.value)
        elif entry.kind == "name" and entry.section == "requester" and entry.value:
            places.append(entry.value)
    places += [p for b in blocks for p in b.parts]
    places += [e.value for e in dossier.cover_entries if e.kind in {"sender", "clinic", "doctor"} and e.value]
    for statement in dossier.prose:
        match = re.search(
            r"\b(?:undertecknad|jag (?:ar|som)|som (?:leg|behandlande)|vi ar|mitt namn ar|jag heter"
            r"|min egenskap|i egenskap av|jag arbetar som)\b",
            statement.bare,
        )
        if match:
            places.append(statement.run.between(match.start(), min(len(statement.text), match.end() + 70)))
        for name in doctors(statement):
            places.append(name)
    for choice in dossier.choices:
        if (
            choice.marked
            and len(choice.option.words) <= 4
            and not re.search(r"samtyck|remiss|bild|utlat", undotted(choice.text))
        ):
            places.append(choice.option)
    if not any(True for p in places for _ in find_profession(p.text)):
        for sighted in dossier.orders[:1]:
            places += [
                line for line in letterhead(sighted.form) if not re.search(r"till\b|bestallning", undotted(line.text))
            ]
    found = []
    for run in places:
        for profession in find_profession(run.text):
            if profession.value == RequesterType.PATIENT:
                continue
            found.append(
                (RequesterType(profession.value), run.between(profession.start, profession.end), profession.notes)
            )
    return found


def _types(
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
        kinds = unique_types(t for t, _ in therapists)
        if doctor_writes and _doctor_orders(dossier):
            known = _unit_types(clinic, dossier.directory)
            kinds = unique_types((*kinds, *known))
        return kinds, [r for _, r in therapists], False, ()
    in_house = [(t, r) for t, r in house if t in THERAPISTS]
    if in_house and not doctor_writes:
        return unique_types(t for t, _ in in_house), [r for _, r in in_house], False, ()
    others = [(t, r) for t, r in (*personal, *house) if t is RequesterType.OTHER]
    if others:
        return (RequesterType.OTHER,), [r for _, r in others], False, ()
    known = _unit_types(clinic, dossier.directory) or _house_types(dossier)
    if in_house:
        known = unique_types((*[t for t, _ in in_house], *known))
    return known or (RequesterType.UNKNOWN,), [], False, ()


def _doctor_orders(dossier: Dossier) -> bool:
    """A doctor is named under a doctor's label beside the therapist."""
    return any(
        re.search(r"\b(?:dr|doktor|lakare|overlakare)\b", undotted(e.value.text))
        for e in dossier.of("doctor", sections=_OWN_SECTIONS)
    )


def _house_types(dossier: Dossier) -> tuple[RequesterType, ...]:
    """What the letterhead's hospital tells where no clinic is named."""
    for sighted in dossier.orders[:1]:
        for line in letterhead(sighted.form):
            if _whole_house(line.text, dossier.directory) and dossier.directory.find(line.text).units:
                return classify_unit(line.text, dossier.directory).types
    return ()


def _unit_types(clinic: Field, directory: Directory) -> tuple[RequesterType, ...]:
    if clinic.value is None:
        return ()
    return classify_unit(str(clinic.value), directory).types


def unique_types(types: Iterable[RequesterType]) -> tuple[RequesterType, ...]:
    """The types once each, in their order."""
    return tuple(dict.fromkeys(types))
