"""What is asked for: images, the report, and how they shall come."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import process

from intake.extract.choices import Choice
from intake.extract.claims import HESITANT, Claim, claim_of, doubted, settle
from intake.extract.consent_words import STEM
from intake.extract.dossier import Dossier
from intake.extract.layout import Run
from intake.extract.letters import undotted
from intake.extract.pairs import Entry
from intake.extract.prose import examination_and_report
from intake.extract.recipients import is_desk
from intake.extract.statements import Statement
from intake.model import Evidence, Field

_IMAGES = re.compile(
    r"\b(?:rontgen|radiologi|ct-?|dt-?|mr-?|undersoknings)?bild(?:er|erna|ernas|material\w*|en|serie\w*)?\b"
    r"|\bdicom\w*|\bbildfiler\b"
)
_REPORT = re.compile(
    r"\butl\b|\butlatand\w*|\brontgensvar\w*|\bundersokningssvar\w*|\bsvaret\b|\bsvaren\b|\bsvar(?= (?:till|pa"
    r"|fran|onskas|fax|skick))|\bskriftliga? svar\w*|\bsvarskopi\w*|\bremissvar\w*"
)
_BARE_REPORT = re.compile(r"\bsvar(?:et|en)?\b")
_ANY_PART = re.compile(f"{_IMAGES.pattern}|{_REPORT.pattern}|{_BARE_REPORT.pattern}")
_TITLE = re.compile(
    r"^\W*(?:\d+\.? )?(?:fax: )?(?:bestallning\w*|begaran|rekvisition|inhamtning|utlamning|utlamnande|forfragan"
    r"|anhallan|overforing"
    r"|bild\w*bestallning|bild\W.*svar\w*|\w*bestallning|kopior|rontgenmaterial|angaende|galler|ang)\b"
)
_TITLE_LABEL = re.compile(
    r"\W*(?:begaran|bestallning|rekvisition|forfragan|anhallan|arende|amne|galler|angaende|ang)\W*"
)
"""How a form or letter calls itself: what it is for in general, not what this one asks for."""
_PRINTED = re.compile(
    r"\bkraver\b|\bvid bestallning\b|\bska (?:fyllas|anges)\b|\btidigare (?:bilder|utlatande) finns\b|\bblankett\w*\b"
    r"|\bkryssa\b(?! i)|\baldrig\b|\boch/eller\b|\benligt (?:lag|patientdata|offentlig)|\bvi tar inte emot\b"
    r"|\bendast avsett\b"
    r"|\banges\b|\bomfattas av\b|\btrycket\b|\butlamnande forutsatter\b|\blamnas (?:ej|inte|endast)\b"
    r"|\bvarfor\b|\bbehovs for\b"
)
"""What a form says to everybody who fills it in."""
_ONLY = re.compile(r"\b(?:endast|bara|enbart|blott)\b")
_NOT_WANTED = re.compile(r"\b(?:ej|inte|inget|inga|icke|utan|behovs (?:ej|inte)|redan|finns)\b")
_WANT = re.compile(
    r"\b(?:onsk\w*|bestall\w*|rekvirer\w*|begar\w*|behov\w*|skick\w*"
    r"|(?:vill|vilja) (?:\w+ ){0,3}(?:ha|fa|bestalla|se|lasa|ta del)"
    r"|sand\w*|oversand\w*|lank\w*|exporter\w*"
    r"|overfor\w*|ber (?:\w+ ){0,3}(?:om|att)|ber er|tacksam\w*|fa (?:\w+ ){0,3}(?:kopia|bild\w*|utlat\w*|svar\w*"
    r"|ut)|fax\w*"
    r"|mottar gar\w*|ta del av|hamta|avser|galler|lever\w*|undrar om)\b"
)
LABELLED = 8
"""The rank of what stands beside a label that asks what is wanted."""
_OPTIONS = ("bilder", "utlatande", "endast")
_LIKE = 80  # one letter of six


def wanted_parts(text: str) -> tuple[bool | None, bool | None]:
    """Which of images and report a wording names: ``(images, report)``, each ``None`` where it is not named.

    >>> wanted_parts("Endast utlåtande")
    (False, True)
    """
    bare = undotted(text)
    images = _named(_IMAGES, bare)
    report = _named(_REPORT, bare)
    if report is None:
        report = _named(_BARE_REPORT, bare)
    if re.search(r"\b(?:bada|bagge|bade och|allt|bada delarna)\b", bare) and images is None and report is None:
        return True, True
    if _ONLY.search(bare):
        if images and not report:
            return True, False
        if report and not images:
            return False, True
    return images, report


def _mended(option: str) -> str:
    """``option`` with the words that label such boxes mended: few words are offered, none like another of them."""
    return " ".join(
        close[0] if (close := process.extractOne(undotted(word), _OPTIONS, score_cutoff=_LIKE)) else word
        for word in option.split()
    )


_DENIED_BEHIND = re.compile(
    r"\W*(?:\w+ ){0,2}(?:behovs|onskas|kravs|skickas|beho?ver (?:vi|jag)|ar)? ?(?:ej|inte|icke|ointressant)\b"
    r"|\W*(?:nej|saknar intresse)\b"
)
_DENIED_BEFORE = re.compile(r"\b(?:inget|inga|ingen|ej|utan|inte|icke|exkl\w*|exklusive|forutom|utom)\s+(?:\w+ ){0,2}$")


def _named(pattern: re.Pattern[str], bare: str) -> bool | None:
    """Whether a part is named and not denied; what is said of the other part ends the view to either side."""
    match = pattern.search(bare)
    if match is None:
        return None
    ends = [m.start() for m in _ANY_PART.finditer(bare, match.end())]
    starts = [m.end() for m in _ANY_PART.finditer(bare[: match.start()])]
    behind = bare[match.end() : min([match.end() + 28, *ends])]
    if ends and ends[0] < match.end() + 28:  # "bilder (ej utlåtande)": the word denies what stands behind it
        behind = _DENIED_BEFORE.sub("", behind)
    before = bare[max([0, match.start() - 22, *starts]) : match.start()]
    return not (_DENIED_BEHIND.match(behind) or _DENIED_BEFORE.search(before))


def wish_fields(dossier: Dossier) -> tuple[Field, Field]:
    """``wants_images`` and ``wants_report``."""
    images: list[Claim] = []
    report: list[Claim] = []
    unclear: list[tuple[str, Choice]] = []
    options = False

    def take(parts: tuple[bool | None, bool | None], run: Run, rank: int) -> None:
        for value, claims in zip(parts, (images, report), strict=True):
            if value is not None and run:
                claims.append(claim_of(value, run, rank=rank, sure=True))

    _from_boxes(dossier.choices, images, report, unclear)
    for entry in dossier.of("wanted"):
        parts = wanted_parts(entry.value.text)
        if parts != (None, None):
            rank = 2 if _TITLE_LABEL.fullmatch(undotted(entry.label.text)) else LABELLED
            take(tuple(bool(p) for p in parts), entry.label + entry.value, rank)  # type: ignore[arg-type]
        options |= _reads_like_options(entry.value.text)
    for entry in dossier.entries:
        if entry.value and not entry.marked and (answer := yes_or_no(entry.value.text)) is not None:
            asked = _asked_by(entry)
            take((answer if asked[0] else None, answer if asked[1] else None), entry.label + entry.value, 8)
    _from_prose(dossier, take)
    if not any(c.rank >= 6 for c in (*images, *report)):
        _from_lines(dossier, take)
    _from_recipient_labels(dossier, take)
    if any(c.rank >= 6 for c in (*images, *report)):  # a title counts only where nothing else says what is wanted
        images, report = ([c for c in claims if c.rank > 2] for claims in (images, report))
    fields = []
    for name, claims in (("images", images), ("report", report)):
        best = max((c.rank for c in claims), default=0)
        positive = [c for c in claims if c.rank >= best - 3 and c.value is True]
        chosen = positive if positive and best < 9 else [c for c in claims if c.rank == best]
        field = settle(chosen, doubt_below=dossier.doubt_below)
        if field.value is True and best == LABELLED and all(c.value is False for c in claims if c.rank == best):
            # The form's own answer says no, a sentence says yes.
            field = doubted(field, "several_values", candidates=("ja", "nej"))
        if options and field.value is True:
            field = doubted(field, "unclear_mark", candidates=("ja", "nej"))
        doubtful = [c for which, c in unclear if which == name]
        if doubtful:
            field = Field(
                field.value,
                field.raw,
                0.5,
                (*field.flags, "unclear_mark"),
                field.notes,
                ("ja", "nej"),
                field.evidence or doubtful[0].evidence(),
            )
        fields.append(field)
    first, second = fields
    # One named and the other not a word of: the other is not asked for, as far as the words can be read.
    if first.value is True and second.value is None and not second.flags:
        second = _not_asked(first, dossier)
    elif second.value is True and first.value is None and not first.flags:
        first = _not_asked(second, dossier)
    return first, second


def _reads_like_options(text: str) -> bool:
    """ "Bilder  Skriftligt utlåtande": the options of a form whose marks were not seen, rather than an answer."""
    bare = undotted(text)
    images, report = _IMAGES.search(bare), _REPORT.search(bare) or _BARE_REPORT.search(bare)
    if images is None or report is None:
        return False
    between = bare[min(images.end(), report.end()) : max(images.start(), report.start())]
    return not re.search(r"[,+&/;()-]|\b(?:och|o|samt|med|inkl\w*|jamte|ej|inte|inget|utan|plus|resp)\b", between)


_WHOLE_ANSWER = re.compile(
    r"\b(?:(?:endast|bara|enbart) \w+|\w*bild\w* ?\((?:ej|inte|utan) \w+\)|\w*bild\w*,? (?:ej|utan|inte"
    r"|inget) (?:utlat\w*|svar\w*)"
    r"|\w*bild\w* ?(?:och|samt|\+|&) ?(?:skriftligt )?(?:utlat\w*|\w*svar\w*|utl\b))(?!\W*(?:\w+ ){0,2}till\b)"
)


def _from_lines(dossier: Dossier, take: object) -> None:
    """An answer that no label was seen for: a line, or what was taken for an empty label, that reads like one."""
    runs = [e.label for e in dossier.entries if not e.value and not e.marked]
    runs += [s.run for s in dossier.rows_said]
    for run in runs:
        bare = undotted(run.text)
        if is_desk(run.text, dossier.directory) or _TITLE.search(bare) or _PRINTED.search(bare) or STEM.search(bare):
            continue
        if match := _WHOLE_ANSWER.search(bare):
            part = run.between(*match.span())
            parts = wanted_parts(part.text)
            if part and parts != (None, None):
                take(parts, part, 5)  # type: ignore[operator]


def _asked_by(entry: Entry) -> tuple[bool | None, bool | None]:
    """Which part a label asks for with yes or no: "Bildmaterial: Ja", "Kopia av utlåtande: nej"."""
    if entry.kind in {"report_wanted", "images_wanted"}:
        return (None, True) if entry.kind == "report_wanted" else (True, None)
    label = undotted(entry.label.text)
    if len(label.split()) > 5 or re.search(
        r"samtyck|medgiv|remiss|samma|till\b|mottag|varfor|behovs|tidigare bild", label
    ):
        return None, None
    return wanted_parts(entry.label.text)


def _not_asked(other: Field, dossier: Dossier) -> Field:
    doubtful = other.confidence < min(dossier.doubt_below, 0.7)
    return Field(False, None, other.confidence, (HESITANT,) if doubtful else (), (), (), other.evidence)


def yes_or_no(text: str) -> bool | None:
    bare = undotted(text).strip(" .:")
    if re.match(r"(?:ja|onskas|x|j|behovs|ja tack)\b", bare):
        return not re.match(r"onskas (?:ej|inte)|behovs (?:ej|inte)", bare)
    if re.match(r"(?:nej|ej|inte|n)\b", bare):
        return False
    return None


def _from_boxes(
    choices: Sequence[Choice], images: list[Claim], report: list[Claim], unclear: list[tuple[str, Choice]]
) -> None:
    """A group of boxes answers for both parts once one of them is marked."""
    about: list[tuple[Choice, tuple[bool | None, bool | None]]] = []
    for choice in choices:
        option = undotted(choice.option.text)
        if re.search(
            r"samtyck|medgiv|remiss|samma|mottag|lankas till|skickas till|^\W*(?:bestall|rekvis|begaran)", option
        ):
            continue
        parts = wanted_parts(_mended(choice.option.text))
        if parts == (None, None):
            answer = yes_or_no(choice.option.text)
            question = undotted(choice.question.text)
            if (
                answer is None
                or re.search(r"samtyck|medgiv|remiss|samma|kliniken", question)
                or len(question.split()) > 6
            ):
                continue
            asked = wanted_parts(choice.question.text)
            parts = (answer if asked[0] else None, answer if asked[1] else None)
            if parts == (None, None):
                continue
        elif len(option.split()) > 9:
            continue
        about.append((choice, parts))
    ticked = [(c, p) for c, p in about if c.marked]
    rows = {c.row for c, _ in about}
    known = {id(c) for c, _ in about}
    # A marked box beside these whose words cannot be read may be the one that asks for the other part.
    unread = [
        c
        for c in choices
        if c.row in rows and c.marked and id(c) not in known and c.question.words == about[0][0].question.words
    ]
    for name, index in (("images", 0), ("report", 1)):
        if unread and not any(p[index] for _, p in ticked):
            unclear.append((name, unread[0]))
    for choice, parts in about:
        if choice.unclear:
            unclear.extend((name, choice) for name, value in zip(("images", "report"), parts, strict=True) if value)
    if not ticked:
        return
    for index, claims in ((0, images), (1, report)):
        saying = [(c, p[index]) for c, p in ticked if p[index] is not None]
        offered = [c for c, p in about if p[index]]
        if saying:
            values = {v for _, v in saying}
            for choice, value in saying:
                if value or len(values) == 1:
                    claims.append(_of_choice(choice, bool(value)))
        elif offered:
            claims.append(_of_choice(offered[0], False))


def _of_choice(choice: Choice, value: bool) -> Claim:
    evidence: tuple[Evidence, ...] = choice.evidence()
    sure = choice.confidence >= 0.8 or choice.unclear  # an unclear mark carries its own flag
    return Claim(value, choice.text, evidence, choice.confidence, 10, sure=sure)


def _from_prose(dossier: Dossier, take: object) -> None:
    for statement in dossier.said:
        if statement.source == "choice" or (
            statement.source == "entry"
            and statement.kind not in {"other", "unknown", "wanted", "recipient", "examination"}
        ):
            continue
        bare = statement.bare
        if STEM.search(bare) and not re.search(r"onsk|bestall|rekvir|vill ha|vill fa|ber om", bare):
            continue
        if not _WANT.search(bare) and not _nominal(bare):
            continue
        if _PRINTED.search(bare) or (is_desk(statement.text, dossier.directory) and not _WANT.search(bare)):
            continue
        parts = wanted_parts(statement.text)
        if parts == (None, True) and examination_and_report(statement.text):
            parts = (True, True)
        if parts != (None, None):
            take(parts, statement.run, 2 if _is_title(statement) else 6)  # type: ignore[operator]


def _is_title(statement: Statement) -> bool:
    """The name of a form or letter, or the subject of a mail, rather than a sentence that wishes something."""
    if statement.source == "entry":
        return statement.kind == "other"
    if statement.text.rstrip().endswith(".") or len(statement.run.words) > 9:
        return False
    return _TITLE.search(statement.bare) is not None or statement.text.isupper()


def _nominal(bare: str) -> bool:
    """A wish without a verb: ``Även svaret.``, ``Bara bilderna, tack.``, ``Utlåtandet också.``"""
    if len(bare.split()) <= 7 and re.search(r"\b(?:aven|ocksa|likasa|samt|tack|endast|bara|enbart)\b", bare):
        return True
    opens = re.match(r"\W*(?:saval |bade )?(?:bild\w*|utlat\w*|svar\w*|rontgensvar\w*)\b", bare)
    return opens is not None and 2 <= len(bare.split()) <= 12 and not _STATES.search(bare)


_STATES = re.compile(
    r"\b(?:finns|ar|har|kommer|saknas|behovs|fanns|var|visar|visade|gjordes|togs|ej|inte|tagna|tagen|utford\w*"
    r"|gjord\w*)\b"
)
"""Verbs of sentences that tell something and wish nothing."""


def _from_recipient_labels(dossier: Dossier, take: object) -> None:
    """A filled "Bilder till:" asks for images, a filled "Utlåtande till:" for the report."""
    for entry in dossier.of("image_recipient", "report_recipient", "recipient"):
        parts = wanted_parts(entry.label.text)
        if entry.kind == "image_recipient":
            parts = (True, None)
        elif entry.kind == "report_recipient":
            parts = (None, True)
        if re.search(r"^\W*(?:-|nej|ej|inte)\W*$", entry.value.text.casefold()):
            parts = tuple(None if p is None else False for p in parts)  # type: ignore[assignment]
        if also := re.search(r"\b(utl|svar|bild)\w* (?:till )?(?:samma|d:o|likasa|dit)\b", undotted(entry.value.text)):
            parts = (True, parts[1]) if also[1] == "bild" else (parts[0], True)
        if parts != (None, None):
            take(parts, entry.label + entry.value, 4)  # type: ignore[operator]
