"""Papers that come by fax and are no order: what each looks like."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class _Sight:
    """A kind of paper that is no order, in staff's words, and the signs that give it away with their weights."""

    name: str
    signs: tuple[tuple[str, int], ...]


_OTHER_PAPERS = (
    _Sight(
        "avbeställning",
        (
            (r"^(?:\S+ ){0,3}(?:avbestallning|makulering|aterkallelse|annullering)\b", 4),
            (
                r"\b(?:behovs|behover vi|onskas|behov finns) (?:inte|ej) langre\b|\bavbestall(?!ning)\w*"
                r"|\b(?:aterkalla\w*|aterta\w*|annullera\w*|makulera\w*) (?:\w+ )?(?:bestallning|begaran"
                r"|rekvisition)\w*",
                4,
            ),
        ),
    ),
    _Sight(
        "översänt material",
        (
            (r"\bharmed (?:oversand\w*|sand\w*|skicka\w*)(?: \w+){0,5} (?:bild|utlat|svar)\w*", 5),
            (r"\b(?:enligt|pa|efter) (?:er|ert) (?:begaran|bestallning|onskemal|rekvisition)\b", 2),
            (
                r"\b(?:bild\w*|undersokning\w*) (?:ar|har) (?:\w+ )?(?:lankad|skickad|oversand|overford)\w*"
                r"|\butlatande\w* (?:bifogas|medfoljer)\b",
                4,
            ),
        ),
    ),
    _Sight(
        "kvittens",
        (
            (
                r"^(?:\S+ ){0,3}(?:kvittens|(?:mottagnings)?(?:kvitto|bekraftelse)|mottagningsbevis)\b",
                4,
            ),
            (
                r"\b(?:har|hade) (?:\w+ ){0,4}(?:tagit emot|mottagit|kommit (?:fram|in)|inkommit|erhallit|anlant)\b"
                r"|\bmottagna (?:bilder|utlatanden|svar)|\bmottogs\b",
                3,
            ),
            (r"\b(?:bekraftas|bekraftar|kvitteras|kvitterar)\b(?! (?:\w+ ){0,3}samtyck)", 2),
            (
                r"\b(?:avslutat|avslutad|fardigt|klart|stangt)\b|\bbehover (?:inte|ej) gora\b"
                r"|\bingen (?:ytterligare )?atgard\b|\bfor kannedom\b"
                r"|\btack for (?:\w+ ){0,2}(?:hjalp|bilder|material|sandning)",
                2,
            ),
        ),
    ),
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
                r"\btacksam for (?:(?:en )?(?:ny|fornyad|kompletterande) )?(?:undersokning|bedomning|us|ct|mr"
                r"|dt|rontgen|slatrontgen|ultraljud)"
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
            (r"(?:\d (?:kr|sek)\b(?:.|\n)*?){4}|(?:\d:-(?:.|\n)*?){4}", 2),
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
            (r"^(?:\S+ ){0,3}(?:av|om)bokning\b|^(?:\S+ ){0,3}aterbud\b", 3),
            (r"\baterbud\b|\b(?:avboka\w*|ombokad|ny tid)\b|\bmakuler\w*", 1),
        ),
    ),
    _Sight(
        "journalkopia",
        (
            (
                r"^(?:\S+ ){0,3}(?:journalanteckning|journalkopia|journalutskrift|epikris|daganteckning"
                r"|utskrivningsmeddelande|(?:besoks|mottagnings|telefon|inskrivnings)anteckning)",
                4,
            ),
            (r"\bepikris\b|\bjournalanteckning", 1),
            (r"\banamnes\b|\bstatus\b|\bbedomning\b|\batgard\b|\bsocialt\b|\blakemedel\b", 1),
            (r"\bordination\w*|\btidigare sjukdomar\b", 1),
        ),
    ),
    _Sight(
        "tack eller besked",
        (
            (r"\btack for (?:de |det |den )?(?:\w+ )?(?:bild|svar|utlat|material|rontgensvar|oversand)\w*", 4),
            (r"\b(?:har|ar) (?:nu )?(?:kommit|framme|mottagit|mottagna)\b", 2),
        ),
    ),
    _Sight(
        "rapport eller intyg",
        (
            (r"^(?:\S+ ){0,3}(?:slut|behandlings|rehab\w*|besoks|lages|status|del|team)?rapport\b", 4),
            (r"^(?:\S+ ){0,3}(?:\w*intyg|slutanteckning|slutbedomning|atersvar|behandlingssammanfattning)\b", 4),
            (r"\bfor kannedom\b", 2),
            (r"\bingen(?:ting)? (?:\w+ )?(?:atgard|insats|svar)\w* (?:onskas|kravs|behovs|forvantas)\b", 3),
            (r"\bbehandlingsperiod\w*|\bavslut(?:ar|as|ad|ats) (?:harmed|sin|behandling\w*|kontakt\w*)", 2),
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


def other_paper(text: str) -> tuple[int, str | None]:
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
