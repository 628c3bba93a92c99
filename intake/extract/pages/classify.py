"""What kind of page is this? And what does a fax look like that is no order?

A real order must never be called a non-order: where the signs conflict it stays an order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from intake.extract.consent.paper import consent_heading, own_words
from intake.extract.form.choices import Choice
from intake.extract.form.pairs import Form
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
    r"|anhall\w*)"
)
_REQUEST = re.compile(rf"\b{_VERB}[^.!?]{{0,90}}?\b{_MATERIAL}|\b{_MATERIAL}[^.!?]{{0,90}}?\b{_VERB}")
_ORDER_TITLE = re.compile(
    r"\b(?:bestallning|bestaller|rekvisition|rekvirering|begaran|anhallan|overforing|utlamning|utlamnande|export|lankning"
    r"|bestallningsblankett|forfragan|kopia)\b"
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
class _Sight:
    """A kind of paper that is no order, in staff's words, and the signs that give it away with their weights."""

    name: str
    signs: tuple[tuple[str, int], ...]


_OTHER_PAPERS = (
    _Sight(
        "remiss till undersökning",
        (
            (
                r"^(?:\S+ ){0,3}(?:remiss|rontgenremiss|radiologiremiss|remiss till|elektronisk remiss"
                r"|konsultationsremiss)\b",
                4,
            ),
            (r"\bremiss(?: till|:)|\bremissvar\b|\bremiss\b[^\n]{0,20}\b(?:rontgen|radiologi|bild)", 2),
            (r"\banamnes\b|\bstatus\b", 2),
            (
                r"\b(?:onskad undersokning|begard undersokning|kreatinin|gravid|kontrastallergi|gfr|metformin"
                r"|pacemaker)\b",
                2,
            ),
            (
                r"\btacksam for (?:undersokning|bedomning|us|ct|mr|dt|rontgen|slatrontgen|ultraljud)"
                r"|\bonskas (?:ct|dt|mr|rontgen) ",
                2,
            ),
            (r"\bfragestallning\b|\bfraktur\?|\bmalignitet\?", 1),
        ),
    ),
    _Sight(
        "provsvar",
        (
            (r"\b(?:provsvar|labsvar|laboratoriesvar|analyssvar|laboratorieresultat|svarsrapport|provresultat)\b", 4),
            (r"^(?:\S+ ){0,3}(?:patologi|cytologi|histologi|histopatologi|pad)(?:svar)?\b|\bslutsvar\b", 4),
            (r"\b(?:mikroskopi\w*|makroskopi\w*|preparat\w*|biopsi\w*|excision\w*|radikalt borttag\w*)", 1),
            (r"\breferens(?:intervall|omrade|varde)\b|\bref\.?(?:intervall|omrade)", 2),
            (
                r"\b(?:p|s|b|u|fp|fs)-(?:glukos|crp|kreatinin|alat|hb|natrium|kalium|hba1c|tsh|albumin|kolesterol"
                r"|psa|ferritin|urat)",
                2,
            ),
            (r"\bmmol/l|\bg/l\b|\bmg/l|\bumol|\bmikrokat|\be9/l", 2),
            (r"\bklinisk kemi|\bprovtagning|\bprov taget|\bprovtagningsdatum|\bmikrobiologi", 2),
        ),
    ),
    _Sight(
        "reklam",
        (
            (
                r"\b(?:erbjudande\w*|kampanj\w*|rabatt\w*|kampanjpris|gratis|fri frakt|just nu|passa pa"
                r"|specialpris|lagerrensning)\b",
                3,
            ),
            (r"\b(?:offert|kop nu|bestall (?:idag|nu|senast|via)|katalog\w*|produkter|exkl\.? moms|prislista)\b", 2),
            (r"\b(?:bemanning\w*|bemannar|hyr in|hyrlakare|utan kostnad|kostnadsfri\w*|vi erbjuder)\b", 2),
            (r"\b\d+ ?%|\bkr\b|\bsek\b|:-", 1),
            (r"\bwww\.|https?:|\.se\b", 1),
        ),
    ),
    _Sight(
        "faktura",
        (
            (r"^(?:\S+ ){0,3}faktura\b|\bfakturanr\b|\bfakturanummer\b", 4),
            (
                r"\bbankgiro"
                r"|\bplusgiro|\bforfallodag\w*|\bmoms\b|\battbetala",
                2,
            ),
        ),
    ),
    _Sight(
        "kallelse eller tidbokning",
        (
            (
                r"^(?:\S+ ){0,3}kallelse\b|\bkallas (?:du )?till\b|\bdu ar valkommen till\b"
                r"|\bny tid for besok\b",
                4,
            ),
            (r"^(?:\S+ ){0,3}paminnelse\b|\bpaminn\w* (?:dig )?om (?:din|ditt|dina|er)\b", 3),
            (r"\btag med\b|\bta med\b|\bmedtag\b|\bombok\w*|\bavbok\w*|\bdin tid\b|\buteblir\b", 1),
        ),
    ),
    _Sight(
        "journalkopia",
        (
            (
                r"^(?:\S+ ){0,3}(?:journalanteckning|journalkopia|journalutskrift|epikris|daganteckning"
                r"|utskrivningsmeddelande)",
                4,
            ),
            (r"\bepikris\b|\bjournalanteckning", 1),
            (r"\banamnes\b|\bstatus\b|\bbedomning\b|\batgard\b|\bsocialt\b|\blakemedel\b", 1),
            (r"\bordination\w*|\btidigare sjukdomar\b", 1),
        ),
    ),
    _Sight(
        "röntgenutlåtande",
        (
            (
                r"^(?:\S+ ){0,3}(?:rontgenutlatande|radiologiskt utlatande|utlatande|rontgensvar|undersokningssvar"
                r"|svar pa remiss|remissvar)\b",
                3,
            ),
            (
                r"\bradiolog\b|\bspecialistlakare\b|\bgranskad av\b"
                r"|\bdikterat\b|\bsignerat av\b",
                2,
            ),
            (
                r"\binga (?:tecken"
                r"|skelettskador|forandringar)|\bu\.?a\.?\b",
                2,
            ),
        ),
    ),
    _Sight(
        "inbjudan eller information",
        (
            (
                r"\binbjudan\b|\bvalkommen till\b|\banmalan senast|\bosa\b|\bkursprogram|\bnyhetsbrev|\bseminari\w*"
                r"|\butbildningsdag\w*|\bkonferens(?:en)?\b",
                3,
            ),
            (r"\bprogram\b|\banmal dig|\bplatser\b|\blunch ingar", 1),
        ),
    ),
    _Sight(
        "felsänt fax eller meddelande",
        (
            (
                r"\bveterinar\w*|\bdjur(?:klinik|sjukhus|agare|vard)\w*"
                r"|\bmotesprotokoll|\bprotokoll fran|\bdagordning\b|\bmatsedel"
                r"|\bschema\b|\bsemesterlista|\btjanstgoringsschema",
                4,
            ),
        ),
    ),
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
    other, name = _other_paper(text)
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
    if other >= 4 and order < 3:
        return PageSigns(PageKind.OTHER, order, other, name)
    if page.quality >= READABLE and words >= 10 and not choices and not _has_to_do_with_us(form, text):
        return PageSigns(PageKind.OTHER, order, max(other, 1), name or "felsänt fax eller meddelande")
    return PageSigns(PageKind.ORDER, order, other, name)


READABLE = 0.6
"""Below this quality of a page what it does not say is not known."""
_OURS = re.compile(
    r"bild|rontgen|\brtg\b|radiolog|utlat|\butl\b|\bsvar|undersok|samtyck|patient|\bpat\b|personn|\bpnr\b"
    r"|journal|remiss"
)


def _has_to_do_with_us(form: Form, text: str) -> bool:
    """Anything of what an order consists of: material, an examination, a patient."""
    if _OURS.search(text) or re.search(r"\d{6}[-+ ]?\d{4}|(?:19|20)\d{6}", text):
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


def _other_paper(text: str) -> tuple[int, str | None]:
    best, name = 0, None
    first_lines = [line.strip() for line in text.split("\n") if line.strip()][:5]
    starts = [" ".join(text.split()[:14]), *(" ".join(line.split()[:8]) for line in first_lines)]
    for paper in _OTHER_PAPERS:
        score = sum(
            weight
            for sign, weight in paper.signs
            if any(re.search(sign, part) for part in (starts if sign.startswith("^") else [text]))
        )
        if score > best:
            best, name = score, paper.name
    return best, name


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
    if re.search(r"\b(?:(?:19|20) ?)?\d{6} ?[-+–]? ?\d{4}\b", form.sheet.text):
        content.add("identity")
    return signs >= 2 and not ({"identity"} & content) and len(content) < 2
