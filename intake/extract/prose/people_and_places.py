"""What running text says about people and places: recipients, who writes, where they work; the signature block."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from intake.extract.form.pairs import Form
from intake.extract.layout.sentences import GREETING, is_sentence
from intake.extract.layout.sheet import Row, Run
from intake.extract.prose.statements import Statement
from intake.extract.values.examinations import find_examinations
from intake.extract.values.letters import CAPITAL, SMALL, undotted
from intake.extract.values.names import is_title, without_capitals
from intake.extract.values.numbers import find_phone_numbers
from intake.extract.values.professions import find_profession
from intake.extract.values.shapes import reads_like_name
from intake.extract.wordings.grammar import parts_of
from intake.extract.wordings.known import fold

_SEND = (
    r"(?:skick\w*|sand\w*|oversand\w*|lank\w*|overfor\w*|exporter\w*|fax\w*|lever\w*|vidarebefordra\w*"
    r"|delges|delas|distribueras|ska(?:ll)?|onskas|adresseras)"
)
_TO = re.compile(rf"\b{_SEND}\b(?P<middle>[^.!?]{{0,70}}?)\btill\s+")
_NOUN_TO = re.compile(
    r"\b(?:bild\w*|utlat\w*|svar\w*|rontgensvar\w*|bestall\w*|rekvir\w*|onskar)\b(?P<middle>[^.!?]{0,110}?)"
    r"\btill\s+(?=(?:rontgen|mediaenh|bild och|bildarkiv|radiolog))"
)
"""Without a verb of sending: ``Bilder och svar, DT buk 2026-10-15, till Röntgen SU/Ö.``"""
_ALL_TO = re.compile(
    r"^\W*(?:allt\w*|allting|material\w*|underlaget|bada delarna"
    r"|(?:saval |bade )?(?:bild\w*|utlat\w*|svar\w*)(?: (?:och|samt) (?:bild\w*|utlat\w*|svar\w*))?)\s+till\s+"
)
"""A sentence of its own without any verb: ``Allt till Röntgen SU/Ö.``"""
_UNIT_END = re.compile(
    r"\s(?:via (?:iep|usb|lank|pacs|post|sectra)|pa (?:usb|cd|dvd|iep)|genom|snarast|senast|infor|eftersom"
    r"|da (?:vi|pat|han|hon)|sa snart|per (?:post|fax)"
    r"|och (?:gärna |garna )?(?:utlatand\w*|utl\b|svar\w*|bild\w*|att)|samt (?:utl|svar|bild)\w*|medan|muntligt"
    r"|skriftligt|med (?:vanlig\w*|halsning)|tack\b|om mojligt"
    r"|enl(?:igt)?\b|for (?:bedomning|granskning|eftergranskning|mdk|rond|konferens|kannedom)|den \d|\d{4}-"
    r"|inte\b|nar\b|som\b|dar\b|under\b|akut\b|omgaende|tillsammans med"
    r"|avseende|gallande|galler|angaende|betraffande|rorande|ang\b|pat\b|for (?:var |min )?pat\w*"
    r"|(?:pa|for) (?:var |min )?patient\w*|(?:\S+ ){0,3}\(?\d{6,8}[-+ ]?\d{4}\b)"
    r"|[;!?]|\.$|,\s(?:muntligt|skriftligt|patient|tack|garna|med\b|da\b|som\b|dar\b|eftersom|och\b|utl|bild"
    r"|svar|vilket|infor|snarast|dit|enl)|\s\("
)
_ONWARD = re.compile(
    r",?\s*\(?\b(?:[ft]\.? ?v\.? ?h?[bh]\b\.?|for vidare ?befordran|vidarebefordras|att vidarebefordras"
    r"|for vidaresandning)(?:\s+till)?:?\s+"
)
_SELF = re.compile(
    r"^(?:mig|oss|undertecknad|ovanstaende|avsandaren|bestallaren|var (?:klinik|mottagning|enhet)|kliniken"
    r"|mottagningen|hit|bestallande|min adress|mig sjalv|hemadress\w*)\b"
)
_NOT_TO = re.compile(
    r"^(?:er\b|att\b|exempel|och med|skillnad|foljd|grund|hjalp|den\b|detta|en\b|dess|patienten har|forfogande"
    r"|handa\b|sjukgymnast\b|fysioterapeut\b)"
)
_NAME = rf"{CAPITAL}{SMALL}+(?:-{CAPITAL}{SMALL}+)?"
_TITLE = (
    r"(?:(?:[Ll]eg\.?|[Dd]r\.?|[Dd]oktor|DR|[Bb]itr\.?|[Ss]pec\.?|[Öö]verläkare|ÖL|[Ss]pecialistläkare"
    r"|[Dd]istriktsläkare|[Ll]äkare|[Ll]äk\.?|ST-läkare|AT-läkare"
    r"|[Nn]aprapat|[Kk]iropraktor|[Ff]ysioterapeut|[Ss]jukgymnast|[Oo]steopat|[Ss]juksköterska|[Ss]ekreterare"
    r"|[Mm]edicinsk|DC|DN|OMT)\s+)"
)
_INITIALS = r"(?:[A-ZÅÄÖ]\.(?: ?[A-ZÅÄÖ]\.)?|[A-ZÅÄÖ]\.?-[A-ZÅÄÖ]\.?)"
"""First names by their letters: ``K.``, ``K-G``; a letter alone numbers the parts of a form."""
_FULL_NAME = (
    rf"(?:{_NAME}(?:\s+[A-ZÅÄÖ]\.)?(?:\s+(?:von|af|de|van)\b)?(?:\s+{_NAME}){{0,2}}"
    rf"|{_INITIALS}(?:\s+(?:von|af|de|van)\b)?(?:\s+{_NAME}){{1,2}})"
)
_DOCTOR = (
    re.compile(rf"\b[Ee]nl(?:igt|\.)?\s+(?:önskemål från\s+)?(?P<name>{_TITLE}+{_FULL_NAME})"),
    re.compile(rf"\b(?:[Uu]ndertecknad|[Jj]ag),?\s+(?:är\s+)?(?P<name>{_TITLE}*{_FULL_NAME})"),
    re.compile(
        rf"\b(?:[Bb]eställ\w+|[Rr]ekvir\w+|[Bb]egär\w*|[Rr]emitterande|[Aa]nsvarig|[Bb]ehandlande|[Oo]rdinerande)"
        rf"(?:\s+läkare|\s+doktor)?\s+(?:är|av)\s+(?P<name>{_TITLE}*{_FULL_NAME})"
    ),
    re.compile(
        rf"(?P<name>{_TITLE}+{_FULL_NAME})(?:,(?P<unit>[^,.]{{3,60}}),|\s+(?:vid|på)\s[^.,]{{3,60}}?)?"
        rf"\s+(?:önskar|beställer|rekvirerar|vill|begär|ber|behöver|behandlar)\b"
    ),
    re.compile(rf"\b(?:av|från|för|till)\s+(?P<name>(?:[Dd]r\.?|[Dd]oktor|[Öö]verläkare)\s+{_FULL_NAME})"),
    re.compile(
        rf"\b(?:[Dd]ikter|[Ss]igner|[Uu]nderteckn|[Uu]tfärd|[Oo]rdiner)(?:at|ad)(?:\s+av)?:?\s+"
        rf"(?P<name>{_TITLE}*{_FULL_NAME})"
    ),
    re.compile(rf"\b[Pp]å (?:uppdrag|begäran) av\s+(?P<name>{_TITLE}*{_FULL_NAME})"),
    re.compile(rf"\b(?:[Mm]itt namn är|[Jj]ag heter)\s+(?P<name>{_FULL_NAME})"),
)


@dataclass(frozen=True)
class Destination:
    """A recipient in running text: for ``images``, ``report``, or both; ``own`` where it is the requester themself."""

    unit: Run
    images: bool
    report: bool
    named: bool  # the text names the part; else it was given for the whole order
    own: bool = False


def cut_onward(run: Run) -> tuple[Run, Run | None]:
    """Parts a recipient from what follows "fvb."."""
    match = _ONWARD.search(undotted(run.text))
    if match is None:
        return run, None
    rest = run.between(match.end(), len(run.text))
    end = _UNIT_END.search(undotted(rest.text))
    if end is not None and end.start() > 0:
        rest = rest.between(0, end.start())
    return run.between(0, match.start()) if match.start() > 0 else Run(run.page, ()), rest


def destinations(statement: Statement) -> Iterator[Destination]:
    """Every place that a sentence says the material shall go to."""
    bare = statement.bare
    clause_start = 0
    for match in _destination_marks(bare):
        after = bare[match.end() :]
        if _NOT_TO.match(after):
            continue
        end = _UNIT_END.search(after)
        stop = match.end() + (end.start() if end else len(after.rstrip(" .")))
        own = _SELF.match(after) is not None
        unit = statement.run.between(match.end(), stop)
        clause = bare[clause_start : match.end()]
        clause_start = stop
        if not unit or not (own or any(c.isupper() or c.isdigit() for c in unit.text) or _unit_like(after)):
            continue
        images = re.search(r"\bbild\w*|\brontgenbild\w*", clause) is not None
        report = re.search(r"\butl\b|\butlat\w*|\bsvar\w*|\brontgensvar", clause) is not None
        images = images or (report and examination_and_report(statement.text))
        if not report and re.search(r"\b(?:allt\w*|material\w*|underlag\w*|bada|bagge\w*)\b", clause):
            images = report = not re.search(r"\bbild", clause)
        there = re.match(r"\W+dit\b[^.!?]*|\W+(?:utl\w*|svar\w*|bild\w*) (?:till )?(?:samma|d:o|likasa)\b", bare[stop:])
        if there:  # "… till Röntgen SÄS, dit även svaret kan faxas"
            images = images or re.search(r"\bbild\w*", there[0]) is not None
            report = report or re.search(r"\butl\b|\butlat\w*|\bsvar\w*|\brontgensvar", there[0]) is not None
        named = images or report
        if not named:
            verb = match.group(0)
            images, report = not verb.startswith("fax"), not verb.startswith("lank")
        yield Destination(unit, images, report, named, own)


def _destination_marks(bare: str) -> tuple[re.Match[str], ...]:
    """Where a sentence names a place to send to: behind a verb, or behind what is sent."""
    opening = _ALL_TO.match(bare)
    verbs = tuple(m for m in _TO.finditer(bare) if opening is None or m.start() >= opening.end())
    return (opening, *verbs) if opening is not None else verbs or tuple(_NOUN_TO.finditer(bare))


def examination_and_report(text: str) -> bool:
    """ "MR ländrygg 2026-03-02 + utlåtande": the examination itself is asked for, and the report beside it."""
    bare = undotted(text)
    report = re.search(r"\butl\b|\butlat\w*|\b(?:rontgen)?svar\w*", bare)
    first = next(iter(find_examinations(text)), None)
    if report is None or first is None or first.end > report.start():
        return False
    joined = r"(?:\+|&|\b(?:och|samt|med|inkl\w*|jamte|plus|aven))\W*(?:(?!vill|onsk|be)\w+ ){0,2}$"
    return re.search(joined, bare[: report.start()]) is not None


def _unit_like(text: str) -> bool:
    return re.match(r"(?:\w+ ){0,2}(?:rontgen|media|bild|radiolog|\w*klinik|\w*mottagning|avd)", text) is not None


def doctors(statement: Statement) -> Iterator[Run]:
    """People whom a sentence names as those who order."""
    text = without_capitals(statement.text)
    for pattern in _DOCTOR:
        for match in pattern.finditer(text):
            yield statement.run.between(match.start("name"), match.end("name"))


def workplaces(statement: Statement) -> Iterator[Run]:
    """What stands between commas behind such a person: ``Dr Lund, Privatläkarna, ber om …``."""
    for match in _DOCTOR[3].finditer(statement.text):
        if match["unit"]:
            yield statement.run.between(match.start("unit") + 1, match.end("unit"))


@dataclass(frozen=True)
class SignatureBlock:
    """The lines under the greeting, whole and divided at commas."""

    parts: tuple[Run, ...]
    lines: tuple[Run, ...] = ()

    @cached_property
    def text(self) -> str:
        return "\n".join(p.text for p in self.parts)

    def name(self) -> Run | None:
        """The first part that reads like a person's name, with its title; a signature read as letters is none.

        Above a line that is a title and nothing else, initials or a surname alone name the person.
        """
        for part, below in pairwise(self.parts):
            if _is_title_alone(below.text) and _may_stand_above_title(part):
                return part
        named = (p for p in self.parts if looks_like_name(p.text) or _names_writer(p.text))
        return next((p for p in named if not scribbled(p)), None)


_ABOVE_TITLE = re.compile(
    rf"(?:{_NAME}|{_INITIALS})(?:\s+[A-ZÅÄÖ]\.)?(?:\s+(?:von|af|de|van|der|la))*(?:\s+{_NAME}){{0,2}}"
)


def _may_stand_above_title(part: Run) -> bool:
    text = part.text.strip(" ,/")
    named = _ABOVE_TITLE.fullmatch(text) is not None and not find_profession(text)
    return named and not _HOUSE.search(undotted(text)) and not scribbled(part)


def _is_title_alone(text: str) -> bool:
    """``Leg. naprapat/idrottsnaprapat``, ``Docent, överläkare``: a line that says what somebody is."""
    bare = text.strip(" ,.()")
    titles = [f for f in find_profession(bare) if "unit_name" not in f.notes]
    if _HOUSE.search(undotted(bare)) or re.search(r"\d", bare):
        return False
    return is_title(bare) or sum(f.end - f.start for f in titles) > 0.6 * len(bare)


SCRIBBLE = 0.35
"""Of words read with less confidence none is a word: a signature whose strokes were taken for letters."""


def scribbled(run: Run) -> bool:
    """Was no word of ``run`` read with any confidence?"""
    return all(w.confidence < SCRIBBLE for w in run.words)


LEGIBLE = 0.6
"""A word of less confidence is as often wrong as right."""


def legible(run: Run) -> Run:
    """The words of a signature that can be believed: letters of its strokes are titles by chance ("DN")."""
    return Run(run.page, tuple(w for w in run.words if w.confidence >= LEGIBLE))


def looks_like_name(text: str) -> bool:
    """Two to four words in capitals like a name, perhaps with a title before."""
    bare = text.strip(" ,.;/")
    if re.search(r"\d", bare) or not re.fullmatch(
        rf"{_TITLE}*{_NAME}(?:\s+[A-ZÅÄÖ]\.?)?(?:\s+(?:von|af|de|van))?(?:\s+{_NAME}){{1,2}}", bare
    ):
        upper = re.fullmatch(
            r"(?:DR\.? |LEG\.? \w+ )?[A-ZÅÄÖÉ]{2,}(?:-[A-ZÅÄÖÉ]{2,})?(?: [A-ZÅÄÖÉ]{2,}(?:-[A-ZÅÄÖÉ]{2,})?){1,2}", bare
        )
        by_letters = re.fullmatch(
            rf"{_TITLE}*{_INITIALS}(?:\s+(?:von|af|de|van))?(?P<last>(?:\s+{_NAME}){{1,2}})", bare
        )
        if upper is None and (by_letters is None or parts_of(fold(by_letters["last"]))):
            return False  # "B. Patient" numbers a part of a form
    return not re.search(
        r"klinik|mottagning|sjukhus|lasarett|vardcentral|region|psykiatri|\bhalland\b|rontgen|avdelning|rehab|hals[ao]|center|centrum|huset\b"
        r"|enhet|praktik|sjukvard|specialistvard|narsjukvard|foretagshals|halsovard|lakarna\b|lakargrupp|\bvarden?\b"
        r"|vanlig|halsning|patient|gymnast(?:ik|en|erna)|fysioterapi\b|naprapati|\bab\b|kliniken|terapi"
        r"|specialist i|allmanmedicin|lakarhus|medicin\b|kirurgi\b|ortopedi\b|keskus|sykehus|sygehus|hospital|clinic"
        r"|(?:kiropraktor|naprapat|sjukgymnast|fysioterapeut|tandlakar)\w",
        undotted(re.sub(rf"^{_TITLE}+", "", bare)),
    )


def signature_block(form: Form) -> SignatureBlock | None:
    """The block under the greeting of a letter; ``None`` where nobody greets."""
    rows = form.sheet.rows
    for index in range(len(rows) - 1, -1, -1):
        if index not in form.free_rows:
            continue
        match = max(GREETING.finditer(undotted(rows[index].run.text)), key=lambda m: m.end(), default=None)
        if match is None or (match.start() > 60 and len(rows[index].words) > 12):
            continue
        parts: list[Run] = []
        lines: list[Run] = []
        rest = rows[index].run.between(match.end() + 1, len(rows[index].run.text))
        if rest:
            parts += _by_commas(rest)
        previous: Row = rows[index]
        for below in rows[index + 1 : index + 9]:
            if not below.words or below.middle_px - previous.middle_px > 5.5 * form.sheet.line_px:
                break
            place = rows.index(below)
            if place in form.free_rows and not is_sentence(below.run.text):
                line = _without_contacts(below.run)
                parts += _by_commas(line)
                lines.append(line)
            previous = below
        return SignatureBlock(tuple(p for p in parts if p), tuple(lines))
    return _closing_lines(form)


def _without_contacts(run: Run) -> Run:
    """``Ortopedmottagningen Tel 031 …``: the clinic before its telephone number."""
    return without_trailing(run, (r"[,;|]?\s+(?:tel|tfn|telefon|fax|telefax|mobil|vaxel)\b[.:]?\s*[\d(+]",))


_CONTACTS = ("phone", "mobile", "fax", "phone_fax", "reference", "order_date")


def _closing_lines(form: Form) -> SignatureBlock | None:
    """The end of a note whose writer greets nobody: ``Karin Lund, överläkare``, ``/Leif Gran, sjukgymnast``."""
    rows = form.sheet.rows
    contacts = {e.row for e in form.of(*_CONTACTS)} - set(form.free_rows)
    last = len(rows)
    for index in range(len(rows) - 1, max(0, len(rows) - 6 - len(contacts)), -1):
        row = rows[index]
        if index in contacts:
            last = index
            continue  # telephone and fax stand below the name
        if last == len(rows) and index and _is_small_print(rows, index, form, contacts):
            continue
        if not row.words or not (_ends_with_writer(row) or (index in form.free_rows and form.begins_free(index))):
            break
        if last < len(rows) and rows[last].middle_px - row.middle_px > 2.5 * form.sheet.line_px:
            break
        parts = [p for p in _by_commas(_after_slash(row.run)) if p]
        below_is_title = index + 1 < len(rows) and _is_title_alone(rows[index + 1].run.text)
        writes = bool(parts) and (
            _names_writer(parts[0].text) or (below_is_title and len(parts) == 1 and _may_stand_above_title(parts[0]))
        )
        if writes and len(row.words) <= 9 and not _signed_above(rows, index, form):
            after = [rows[i].run for i in range(index + 1, len(rows)) if i in form.free_rows]
            below = [_without_contacts(run) for run in after if not is_sentence(run.text)]
            more = [p for run in below for p in _by_commas(run) if p]
            return SignatureBlock((*parts, *more), (row.run, *below))
        sentence = row.run.text.rstrip().endswith((".", "!", "?")) or len(row.words) > 9
        if sentence and not (index == len(rows) - 1 and is_contact_line(row.run.text)):
            break
        last = index
    return _unit_at_the_end(form, last)


def _signed_above(rows: Sequence[Row], index: int, form: Form) -> bool:
    """``/ Per Ask, naprapat`` over a line without a title, which names where he works though it reads like a name."""
    if index == 0 or find_profession(rows[index].run.text):
        return False
    above = rows[index - 1]
    close = rows[index].middle_px - above.middle_px < 1.8 * form.sheet.line_px
    signed = above.run.text.startswith("/") and is_signature(above.run.text)
    return close and (signed or _ends_with_writer(above))


_HOUSE = re.compile(
    r"klinik(?:en)?\b|mottagning|sjukhus|lasarett|vardcentral|halsocentral|lakarhus|\b(?:ab|hb|kb)\b|enheten\b|avdelning"
)


def _unit_at_the_end(form: Form, first: int) -> SignatureBlock | None:
    """A clinic in place of a name under a letter, apart from its text."""
    rows = form.sheet.rows
    if not 0 < first < len(rows) or first not in form.free_rows:
        return None
    text = rows[first].run.text
    apart = rows[first].middle_px - rows[first - 1].middle_px > 1.8 * form.sheet.line_px
    if not apart or not _HOUSE.search(undotted(text)) or len(rows[first].words) > 9 or is_contact_line(text):
        return None
    free = [rows[i].run for i in range(first, len(rows)) if i in form.free_rows]
    lines = [_without_contacts(run) for run in free if not is_sentence(run.text)]
    return SignatureBlock(tuple(p for run in lines for p in _by_commas(run) if p), tuple(lines))


_DATED = re.compile(r"\W*(?:\d{1,4}[-/. ]{0,2}){1,3}(?:[a-z]{3,9}\.? \d{2,4})?\W*")
"""A line that is a date and nothing else."""


_SMALL_PRINT_WORDS = 10
"""So many words under a letter are no signature, with a full stop or without."""


def _is_small_print(rows: Sequence[Row], index: int, form: Form, contacts: set[int]) -> bool:
    """A sentence at the foot of the page: apart from the letter, or under the name, number or date that ends it."""
    row, above = rows[index], rows[index - 1]
    if not is_sentence(row.run.text) and len(row.words) < _SMALL_PRINT_WORDS:
        return False
    apart = row.middle_px - above.middle_px > 1.8 * form.sheet.line_px
    ended = index - 1 in contacts or _DATED.fullmatch(undotted(above.run.text)) or _names_writer(above.run.text)
    return apart or bool(ended)


def _ends_with_writer(row: Row) -> bool:
    """``Överläkare Karin Lund``: a title that was taken for the label of the name behind it."""
    return len(row.words) <= _WRITER_WORDS and bool(find_profession(row.run.text)) and _names_writer(row.run.text)


_WRITER_WORDS = 5


def _after_slash(run: Run) -> Run:
    words = [w for w in run.words if w.text.strip("/–-")]
    return Run(run.page, (replace(words[0], text=words[0].text.lstrip("/–-")), *words[1:]) if words else ())


def is_signature(text: str) -> bool:
    """``Dr Karin Lund överläkare, Ortopedmottagningen``: a line of its own that begins with a name and a title."""
    slashed = re.match(r"\s*/\s*(?=[^\W\d_])", text)  # "/ Karin Lund": in notes a stroke signs
    first = re.split(r"[,;|]", text[slashed.end() :] if slashed else text)[0]
    if slashed and _names_writer(first):
        return True
    return bool(find_profession(first)) and _names_writer(first) and len(text.split()) <= 12


_COMPANY = re.compile(r"\b(?:AB|HB|KB)\W*$")
_TITLE_ASIDE = re.compile(r"\s*\((?P<title>[^()]+)\)\W*$")


def _names_writer(text: str) -> bool:
    """A name, perhaps with a title before or behind it."""
    aside = _TITLE_ASIDE.search(text)
    text = text[: aside.start()] if aside and is_title(aside["title"]) else text
    if _COMPANY.search(text):
        return False  # "Lilla Torgs Naprapatklinik AB"
    titles = [f for f in find_profession(text) if f.start > 0]
    name = text[: titles[0].start] if titles else text
    return looks_like_name(re.sub(r"\W+(?:leg\.?|legitimerad)?\W*$", "", name))


def _by_commas(run: Run) -> list[Run]:
    text = run.text
    parts, start = [], 0
    for match in re.finditer(r"[,;|]\s+|\s[-–/]\s|$", text):
        part = run.between(start, match.start())
        if part and match.start() > start:
            parts.append(part)
        start = match.end()
    return parts


def letterhead(form: Form, least_rows: int = 4) -> list[Run]:
    """The lines at the very top that belong to no label."""
    found = []
    for index in form.free_rows[:least_rows]:
        if index > 5:
            break
        row = form.sheet.rows[index]
        if not row.words or row.box.y0 > 0.25 * form.sheet.page.height_px or _begins_letter(row.run.text):
            break
        found.append(_beside_sticker(row))
    return found


_PRINTED_ON = re.compile(
    r"\W*(?:[a-z]+\W+){0,3}(?:\d{1,4}[-/. ]{0,2}){2}(?:\d{2,4}|[a-z]{3,9}\.? \d{2,4})(?:\W+\d\d[.:]\d\d)?\W*"
)
"""``Utskrivet 2026-11-12``: a date, and what was done on it."""


def _beside_sticker(row: Row) -> Run:
    """A line of the letterhead without the patient's name or number, or a date, in a column of its own beside it."""
    cells = row.cells()
    undated = [c for c in cells if not _PRINTED_ON.fullmatch(undotted(c.text))] or list(cells)
    own = [c for c in undated if not reads_like_name(c.text) and not re.search(r"\d{6}\W?\d{4}", c.text)] or undated
    if len(own) == len(cells):
        return row.run
    return Run(row.page, tuple(w for cell in own for w in cell.words))


def _begins_letter(text: str) -> bool:
    """A greeting or a line of running text: the letterhead has ended."""
    bare = undotted(text)
    return (
        re.match(r"\W*(?:hej\w*|god ?(?:dag|morgon)|kara|till den det beror|basta)\b", bare) is not None
        or re.search(
            r"\b(?:jag|vi|mig|oss|mina?|mitt|undertecknad|onskar|onskas|bestaller|begar|behover|ber|kan ni|skicka"
            r"|skickas|har|gar|finns|som)\b",
            bare,
        )
        is not None
    )


def is_contact_line(text: str) -> bool:
    """A telephone number, an address, a web page: nothing that names a unit."""
    bare = undotted(text)
    return bool(find_phone_numbers(text)) or bool(
        re.search(r"@|www\.|\b\d{3} ?\d{2}\b|\bbox \d|\btel\b|\bfax\b|\btfn\b|gatan \d|vagen \d|\borg\.? ?nr", bare)
    )


def without_trailing(run: Run, patterns: Sequence[str]) -> Run:
    """The run up to the first of ``patterns`` in its undotted text."""
    bare = undotted(run.text)
    ends = [m.start() for p in patterns if (m := re.search(p, bare)) and m.start() > 0]
    return run.between(0, min(ends)) if ends else run
