"""Marks that change who may decide: protected identity, death, minors, emergencies, proxies, demands, blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from intake.extract.evidence.dossier import Dossier
from intake.extract.layout.sheet import Run
from intake.extract.values.letters import undotted
from intake.model import Facts, Field

_NEGATED = re.compile(r"\b(?:ej|inte|inga|ingen|inget|icke|utan|aldrig|saknar|saknas|nej)\b")
_PROTECTED = re.compile(
    r"\bsekretessmark\w*|\bskyddade? (?:person|id|folk|adress)\w*|\bskyddad identitet|\bkvarskriv\w*"
    r"|\bsekretess ?mark\w*"
)
_DECEASED = re.compile(
    r"\bavliden\b|\bavlidit\b|\bavled\b|\bavlidna?\b|\bgick bort\b|\bgatt bort\b|\bar dod\b|\bdodsb\w*"
    r"|\bdog\b(?! till)|\bobduk\w*|†|\bhar dott\b|\bdodsfall\w*|\bexitus\b|\bdodsdatum\b|\bsektion (?:klar|utford)"
    r"|\bbortgang\w*"
)
_EMERGENCY = re.compile(
    r"\bmedvetslos\w*|\bmedvetandesankt\w*|\blivshotande\b|\bnodsituation\w*|\bfara for (?:patientens )?liv"
    r"|\bkan (?:inte|ej) (?:lamna |ge )?samtyck\w*"
    r"|\b(?:gar|kan) (?:ej|inte) (?:att )?(?:fraga\w*|na\w*|tala med)\b[^.]{0,15}\bsamtyck\w*|\bsovd\b"
    r"|\bkan (?:ej|inte) (?:tillfragas|kommunicera|uttrycka)|\bintuberad\b|\bnedsovd\b|\bsederad\b"
    r"|\bej kontaktbar\b|\bokontaktbar\b|\bnodratt\b|\binte vid medvetande"
)
_BLOCKED = re.compile(
    r"\b\w*sparr(?:ad|at|ade|as|ats|en|ar|na|arna)?\b|\bsparrmark\w*|\bsparr av (?:journal|uppgift)\w*"
    r"|\bsparrade uppgifter"
)
"""Compounds end in it: "journalspärr"."""
_ON_BEHALF = re.compile(
    r"\b(?:som |ar |i egenskap av )?(?:vardnadshavare|foralder|ombud|god man|forvaltare|fullmakt\w*|anhorig"
    r"|narstaende)\b"
    r"|\b(?:min|mitt) (?:son|dotter|barn|mamma|mamman|mor|pappa|far|man|make|maka|fru|hustru|sambo|bror|syster"
    r"|farmor|mormor|morfar|farfar|svarmor|svarfar|partner)s?\b"
    r"|\bfor min (?:\w+ )?rakning\b.{0,20}ombud|\bfor (?:hans|hennes) rakning|\bmamma till\b|\bpappa till\b"
    r"|\bmor till\b|\bfar till\b|\bpa uppdrag av\b"
)
_FORMAL = re.compile(
    r"\boverklag\w*|\bbesvarshanvisning\w*|\baberopar (?:\w+ ){0,2}ratt\b|\b(?:skriftligt|formellt"
    r"|myndighets?) ?beslut\b|\bavslagsbeslut\w*|\bavslag\b"
    r"|\boffentlighetsprincip\w*|\boffentlighets- och sekretesslag\w*"
    r"|\bpatientdatalag\w*|\btryckfrihetsforordning\w*|\blaglig ratt\b|\bratt (?:att (?:fa|ta del)"
    r"|till) (?:\w+ ){0,4}(?:journal\w*|handling\w*|uppgifter\w*|utlatand\w*)"
    r"|\bmed stod av\b.{0,40}\b(?:lag|2 kap|6 kap|8 kap|osl|pdl|gdpr)\b|\bgdpr\b|\bdataskyddsforordning\w*"
    r"|\benligt lag\b|\ballman handling\b|\bjo\b.anmal\w*"
)
_FORMAL_ALONE = re.compile(
    r"\boverklag\w*|\boffentlighetsprincip\w*|\bbesvarshanvisning\w*|\b(?:skriftligt|formellt) beslut\b"
    r"|\bavslagsbeslut\w*"
    r"|\baberopar (?:\w+ ){0,2}ratt\b"
)
"""What demands a decision, whoever writes: it is not certain that the patient asks."""
_HOUSE = r"\w*(?:klinik|mottagning|vardcentral|praktik)\w*"
_CLOSED = re.compile(
    r"\b\w*(?:klinik\w*|mottagning\w*|vardcentral\w*|enhet\w*|sjukhus\w*|praktik\w*|verksamhet\w*|lakarhus\w*)\b[^.]{0,45}"
    r"\b(?:lagts? ner|lagt ner|lades? ner|nedlagd\w*|upphort|upphorde|stangt|stangde|stangts|ar stangd"
    r"|ar nedlagd|gatt i konkurs|finns (?:inte|ej) (?:kvar|langre|mer\w*)|laggs ner"
    r"|lagts? ned\b|lades? ned\b"
    r"|existerar inte|inte langre|avvecklat\w*|avvecklad\w*|har slutat finnas)\b|\b(?:nedlagd|nedlagda|stangd"
    r"|upphord)\b (?:klinik|mottagning|vardcentral|praktik)\w*"
    rf"|\b(?:lades?|lagts?|har|blev) (?:\w+ ){{0,4}}{_HOUSE} (?:\w+ ){{0,3}}(?:ner|ned|nedlagd|lagts ne[rd])\b"
    rf"|\b{_HOUSE} (?:\w+ ){{0,2}}(?:inte|ej) (?:langre )?finns\b|\b(?:stangde|upphorde) (?:\w+ ){{0,3}}{_HOUSE}\b"
)
_NOT_CLOSED = re.compile(
    r"\b(?:flyttat|flyttade|bytt namn|bytte namn|ny adress|heter numera|nytt namn"
    r"|stang\w* (?:for(?! gott\b| alltid\b)|over"
    r"|i|pa|under|till|mellan|fram)|tillfalligt|finns (?:inte|ej) langre (?:i|pa|vid)|utan i|ligger nu|kanske"
    r"|tror|vet (?:inte|ej)|undrar|troligen|nog|verkar|hort|sags|(?:pa|under) (?:helg\w*|sommar\w*|kvall\w*"
    r"|natt\w*)|for dagen|idag|i dag"
    r"|slagits ihop|sammanslag\w*|ny agare|agarbyte|nya lokaler|om (?:kliniken|mottagningen|vardcentralen)"
    r"|finns kvar|ar kvar)\b"
    r"|\bsommarstang\w*|\?\s*$|\b(?:inte|ej|aldrig) (?:\w+ )?(?:lagts|lagt|lades|stangt|stangts|upphort|gatt"
    r"|avvecklats)\b"
)
_CLAUSE = re.compile(r"[.;!?\n]|\s-\s")


def find_facts(dossier: Dossier, identity: Field, *, patient_asks: bool) -> Facts:
    """The facts of an order. A printed label or an empty box is no fact; a negated sentence neither."""
    born = _birth_date(identity)
    return Facts(
        protected_identity=_holds(dossier, _PROTECTED),
        deceased=_holds(dossier, _DECEASED),
        minor=born is not None and _age(born, dossier.today) < 18,
        emergency=_holds(dossier, _EMERGENCY, negatable=False),
        on_behalf_of=patient_asks and _holds(dossier, _ON_BEHALF),
        formal_demand=_holds(dossier, _FORMAL, negatable=False) if patient_asks else _holds(dossier, _FORMAL_ALONE),
        blocked=_holds(dossier, _BLOCKED),
    )


def names_protected(words: Iterable[str]) -> bool:
    """Whether words on pages that nobody has understood tell of a protected identity; a printed label counts too."""
    return _PROTECTED.search(undotted(" ".join(words))) is not None


def closed_field(dossier: Dossier) -> Field:
    """Whether the fax says that the treating clinic is gone."""
    closed, run = _clinic_closed(dossier)
    if closed is None:
        return Field()
    return Field(closed, run.text, round(run.confidence, 4), (), (), (), run.evidence())


def _clinic_closed(dossier: Dossier) -> tuple[bool | None, Run]:
    for statement in (*dossier.said, *dossier.rows_said):
        bare = statement.bare
        if statement.source == "choice" and re.search(r"\bfinns\b.*\bkvar\b", bare):
            return re.search(r"\bnej\b", bare) is not None, statement.run
        match = _CLOSED.search(bare)
        if match and not _NOT_CLOSED.search(bare):
            doctor_left = re.search(
                r"\b(?:lakare\w*|doktor\w*|dr)\b[^.,]{0,30}\b(?:slutat|gatt i pension|pensionerad)", bare
            )
            if statement.source == "choice" and re.search(r"\bnej\b", bare):
                return False, statement.run
            if doctor_left is None or match.start() > doctor_left.end() or match.end() < doctor_left.start():
                return True, statement.run
    for entry in dossier.of("clinic_closed"):
        yes = re.match(r"\W*ja\b", undotted(entry.value.text)) is not None
        stays = "kvar" in undotted(entry.label.text)
        return (not yes if stays else yes), entry.value
    return None, Run(1, ())


def _holds(dossier: Dossier, pattern: re.Pattern[str], *, negatable: bool = True) -> bool:
    for statement in (*dossier.said, *dossier.rows_said):
        if statement.source == "choice":
            answer = undotted(statement.text)
            if pattern.search(answer) and not re.search(r"\bnej\b\W*$", answer):
                return True
            continue
        for clause in _CLAUSE.split(statement.bare):
            match = pattern.search(clause)
            if match and not (negatable and _NEGATED.search(clause[max(0, match.start() - 40) : match.end() + 18])):
                return True
    for entry in dossier.entries:
        if (
            entry.value
            and not entry.marked
            and pattern.search(undotted(entry.label.text))
            and re.match(r"\W*(?:ja|x)\b", undotted(entry.value.text))
        ):
            return True
    return False


def _birth_date(identity: Field) -> date | None:
    digits = str(identity.value or "")
    if len(digits) < 8 or not digits[:8].isdigit():
        return None
    day = int(digits[6:8])
    if {"invalid_date", "invalid_check_digit"}.intersection(identity.flags):
        return None
    try:
        return date(int(digits[:4]), int(digits[4:6]), day - 60 if day > 60 else day)
    except ValueError:
        return None


def _age(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
