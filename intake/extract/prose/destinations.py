"""Where a sentence says that the material shall go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from intake.extract.layout.sheet import Run
from intake.extract.prose.place_ends import place_end
from intake.extract.prose.statements import Statement
from intake.extract.values.examinations import find_examinations
from intake.extract.values.letters import undotted

_SEND = (
    r"(?:skick\w*|sand\w*|oversand\w*|lank\w*|overfor\w*|exporter\w*|fax\w*|lever\w*|vidarebefordra\w*"
    r"|delges|delas|distribueras|ska(?:ll)?|onskas|adresseras|styr\w*|lagg\w*(?! till)|gar(?! till)|ga(?! till))"
)
_CLAUSE = r"(?:[^.!?]|(?<=\d)\.(?=\d))"
"""What a clause is made of: ``21.10.2026`` ends none."""
_TO = re.compile(rf"\b{_SEND}\b(?P<middle>{_CLAUSE}{{0,70}}?)\btill\s+")
_NOUN_TO = re.compile(
    rf"\b(?:bild\w*|utlat\w*|svar\w*|rontgensvar\w*|bestall\w*|rekvir\w*|onskar)\b(?P<middle>{_CLAUSE}{{0,110}}?)"
    r"\btill\s+(?=(?:rontgen|mediaenh|bild och|bildarkiv|radiolog))"
)
"""Without a verb of sending: ``Bilder och svar, DT buk 2026-10-15, till Röntgen SU/Ö.``"""
_PART_TO = re.compile(
    r"^\W*(?:(?:rontgen)?bild(?:er|erna|material\w*)|utlat\w*|svar(?:et|en)?|rontgensvar\w*)\b"
    r"(?P<middle>(?:(?!remi|hanvis|kalla|besok|onsk|bestall)[^.!?:,]){0,70}?)\s(?:ska(?:ll)? )?till\s+"
    r"(?=\w*(?:mottagning|klinik|avdelning)|(?:vard)?avd\b|dr\b|doktor\b)"
)
"""A sentence of its own that begins with what is sent: ``Svar på samma undersökning till Ortopedmottagningen SU/M.``"""
_LINE_TO = re.compile(r"^\W*till\s+(?=(?:rontgen|mediaenh|bild och|bildarkiv|radiolog)\w*\s)")
"""A line that goes on with what a heading began: ``Gäller båda: / till Röntgen SU/Ö fvb. ortopeden``."""
_ALL_TO = re.compile(
    r"^\W*(?:allt\w*|allting|material\w*|underlaget|bada delarna"
    r"|(?:saval |bade )?(?:bild\w*|utlat\w*|svar\w*)(?: (?:och|samt) (?:bild\w*|utlat\w*|svar\w*))?)"
    r"\s+(?:(?:gar|ska(?:ll)?|bor|vill vi ha)\s+)?till\s+"
)
"""A sentence of its own without any verb: ``Allt till Röntgen SU/Ö.``"""
_RECEIVER_IS = re.compile(
    r"\b(?:mottagare|adressat)\b(?P<middle>(?: (?:av|for|till|i) [^.!?:]{0,50}?)?)"
    r"(?::| (?:ar|blir|ska vara|skall vara))\s+"
)
"""``Mottagare av utlåtandet är Avd 21.``, ``Adressat i båda fallen: Avd 21``"""
_UNIT_END = re.compile(
    r"\s(?:via (?:iep|usb|lank|pacs|post|sectra)|pa (?:usb|cd|dvd|iep)|genom|snarast|senast|infor|eftersom"
    r"|da (?:vi|pat|han|hon)|sa snart|per (?:post|fax)"
    r"|och (?:gärna |garna )?(?:utlatand\w*|utl\b|svar\w*|bild\w*|att)|samt (?:utl|svar|bild)\w*|medan|muntligt"
    r"|skriftligt|med (?:vanlig\w*|halsning)|tack\b|alltsa\b|lagg\w*\b|lankas?\b|bran\w+\b|om mojligt"
    r"|enl(?:igt)?\b|for (?:bedomning|granskning|eftergranskning|mdk|rond|konferens|kannedom)|den \d|\d{4}-"
    r"|inte\b|nar\b|som\b|dar\b|under\b|akut\b|omgaende|tillsammans med"
    r"|avseende|gallande|galler|angaende|betraffande|rorande|ang\b|pat\b|for (?:var |min )?pat\w*"
    r"|(?:pa|for) (?:var |min )?patient\w*|(?:\S+ ){0,3}\(?\d{6,8}[-+ ]?\d{4}\b)"
    r"|[;!?]|\.$|,\s(?:muntligt|skriftligt|patient|tack|garna|med\b|da\b|som\b|dar\b|eftersom|och\b|utl(?!amn)"
    r"|bild(?:er|erna|en|material\w*|serie\w*)?\b(?!- och| och (?:funk|demo))|svar|vilket|infor|snarast|dit|enl)|\s\("
)
_ONWARD = re.compile(
    r",?\s*\(?\b(?:[ft]\.? ?v\.? ?h?[bh]\b\.?|for vidare ?befordran|vidarebefordras|att vidarebefordras"
    r"|for vidaresandning)(?:\s+till)?:?\s+"
)
_SELF = re.compile(
    r"^(?:mig|oss|undertecknad|ovanstaende|avsandaren|bestallaren|var (?:klinik|mottagning|enhet|(?:egen )?rontgen\w*)"
    r"|kliniken"
    r"|mottagningen|hit|bestallande|min adress|mig sjalv|hemadress\w*)\b"
)
_NOT_TO = re.compile(
    r"^(?:er\b|att\b|exempel|och med|skillnad|foljd|grund|hjalp|den\b|detta|en\b|dess|patienten har|forfogande"
    r"|handa\b|sjukgymnast\b|fysioterapeut\b)"
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
    for match in _destination_marks(bare, begins_small=statement.text.lstrip(" -–•·*")[:1].islower()):
        after = bare[match.end() :]
        if _NOT_TO.match(after):
            continue
        end = _UNIT_END.search(after)
        stop = match.end() + (end.start() if end else len(after.rstrip(" .")))
        own = _SELF.match(after) is not None
        stop = min(stop, match.end() + place_end(statement.text[match.end() :]))
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


def _destination_marks(bare: str, *, begins_small: bool = False) -> tuple[re.Match[str], ...]:
    """Where a sentence names a place to send to: behind a verb, or behind what is sent."""
    opening = _ALL_TO.match(bare) or (_LINE_TO.match(bare) if begins_small else None)
    verbs = tuple(m for m in _TO.finditer(bare) if opening is None or m.start() >= opening.end())
    verbs = tuple(sorted((*verbs, *_RECEIVER_IS.finditer(bare)), key=lambda m: m.start()))
    if opening is not None:
        return (opening, *verbs)
    return verbs or tuple(_NOUN_TO.finditer(bare)) or tuple(_PART_TO.finditer(bare))


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
