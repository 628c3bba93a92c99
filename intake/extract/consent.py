"""Consent: what the fax claims, and what it shows on paper.

A claim is something the requester says has happened. Printed conditions ("the patient must consent"), promises and
empty boxes are no claims. A form page counts only when it is this patient's and bears a signature.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from intake.extract.choices import Choice
from intake.extract.claims import Claim, claim_of
from intake.extract.layout import Run
from intake.extract.letters import undotted
from intake.extract.pairs import Entry, Form
from intake.extract.statements import Statement
from intake.extract.wordings import fold, kind_of
from intake.model import Box, Consent, Evidence, Ink, Page

STEM = re.compile(
    r"samtyck|samtyk|medgiv|medgett|godkan|fullmakt|goda minne|tillat(?:else|it)"
    r"|\b(?:patient\w*|pat|hon|han)\b[^.]{0,60}?\b(?:har (?:sagt )?(?:ja|nej)\b|sager (?:ja|nej)|sagt (?:ja|nej)"
    r"|inget emot|inget att invanda|inga invandningar|(?:gar|gatt) med pa|ar ok med|ar inforstadd)"
    r"|\b(?:patient\w*|pat|hon|han)\b[^.]{0,40}\b(?:vagra\w*|motsatt\w* sig|vill (?:inte|ej) att"
    r"|forbjud\w*)\b[^.]{0,60}"
    r"\b(?:bild\w*|utlat\w*|svar\w*|lamna\w*|skicka\w*|journal\w*|uppgift\w*|dela\w*)"
)
_REFUSED = re.compile(
    r"\bvagra\w*|\bmotsatt\w* sig|\baterkall\w*|\batertag\w*"
    r"|\b(?:dra(?:r|git|gits)?|drog\w*|ta(?:r|git|gits)?|tog\w*) tillbaka"
    r"|\bangra\w* sig|\bsager nej|\bsa nej|(?:inte|ej) langre|\bforbj(?:uder|ud\w*|od)\b|\bmotsager sig"
    r"|samtycker (?:inte|ej|icke)|\b(?:inte|ej) samtyck(?:er|a|t)\b|medger (?:inte|ej)|\bnekar\b|\bnekat\b"
    r"|vill (?:inte|ej) (?:att|lamna|ge|samtycka)|avbojt|avbojer|motsatter|\bgodkanner (?:inte|ej)|tackat nej|sagt nej"
)
_NOT_REFUSED = re.compile(
    r"(?:inte|ej|aldrig) (?:vagra|aterkall|motsatt|nek)\w*"
    r"|kan (?:nar som helst )?aterkalla|ratt att aterkalla"
    r"|nar som helst|aterkallas|om (?:jag|patienten|samtycket) "
)
_NOT_YET = re.compile(
    r"\baterkommer\b|\binhamtas\b|\binhamta\b|\bkommer att\b|\bska(?:ll)? (?:\w+ )?(?:lamna|ge|inhamta|samtycka"
    r"|bifoga|skicka|finnas|foreligga|eftersanda)\w*"
    r"|\beftersand\w*|\befterfolj\w*|\binvantas?\b|\bvantar\b|skickas? (?:senare|separat|i efterhand|inom kort)"
    r"|foljer (?:senare|i separat)"
    r"|\bannu\b|\bska(?:ll)? vi\b|\bforsoker\b|\bbegart\b|ber patienten|fragar patienten|tar vi"
    r"|\bsamtycke tas\b|\bordnas\b|\bkompletteras\b"
)
_NONE = re.compile(
    r"\b(?:ej|inte|icke|inget|inga|aldrig|saknas?|utan|saknar)\b[^.]{0,30}(?:samtyck|medgiv|inhamt|tillfrag|lamna"
    r"|bifog)\w*"
    r"|(?:samtycke\w*|medgivande\w*)[^.]{0,25}\b(?:saknas|finns (?:ej|inte)|ej\b|inte\b|aldrig\b|behovs (?:ej|inte)"
    r"|kravs (?:ej|inte))"
)
_LATER = re.compile(
    r"\b(?:i ?morgon|pa (?:man|tis|ons|tors|fre|lor|son)dag|nasta (?:vecka|besok|manad|gang)|inom kort|senare"
    r"|vid (?:nasta |kommande )?(?:besok|ankomst|aterbesok)\w*|i samband med|sa snart|sa fort)\b"
)
"""A time to come, unless the sentence says that it has happened."""
_DONE = re.compile(
    r"\b(?:har|hade)\b|\b(?:lamnade|gav|lamnat|gett|givit|givet|inhamtat|inhamtades|inhamtats|samtyckte|erholls"
    r"|erhallet"
    r"|fick)\b"
)
_HEDGED = re.compile(
    r"\b(?:troligen|troligtvis|sannolikt|formodligen|formod\w*|torde|kanske|eventuellt|ev|nog|presum\w*|antar"
    r"|antas|antagligen"
    r"|utgar (?:fran|ifran)|oklart|osaker\w*|vet (?:ej|inte)|glomt|minns (?:ej|inte)|hoppas|lovat|avser att|sager sig"
    r"|ombeds|uppmanas|kontrollera|fraga om|vill tanka|inte svarat|ej svarat)\b|\?\s*$"
)
"""Nobody says that the patient has consented: they suppose, ask, hope or do not know."""
_SUPPOSED = re.compile(
    r"\b(?:om|ifall|huruvida|nar|innan|sa snart|sa fort|forutsatt att|under forutsattning att|att fa)\s+"
    r"(?:inte |var |min )?(?:patient\w*|pat|hon|han|muntlig\w*|skriftlig\w*|samtyck\w*|medgiv\w*)\b"
)
"""Consent in a clause of condition or time; "om" before another word is "about"."""
_OTHER_MATTER = re.compile(
    r"(?:samtyck\w*|medgiv\w*|medgett|godkan\w*)(?: muntlig\w*| skriftlig\w*)?,? (?:till|for|avseende|gallande|vid)"
    r" (?:en |ett |sin |sitt |att )?(?:\w+ )?"
    r"(?:behandl\w*|operation\w*|opereras|ingrepp\w*|deltag\w*|delta\b|studie\w*|forskning\w*|sammanhallen|undersok\w*"
    r"|journalforing\w*|provtagning\w*|narkos\w*|vaccin\w*|vard(?:en)?\b|biobank\w*|fotografering|bestallning\w*"
    r"|kvalitetsregist\w*|lakemedel\w*|remiss\w*)"
)
"""Consent to something other than that images and reports are handed over."""
_HANDED_OVER = re.compile(
    r"\b(?:bild\w*|rontgenbild\w*|utlat\w*|svar\w*|utlamn\w*|lamnas ut|lamna ut|skick\w*|overfor\w*|oversand\w*|lank\w*"
    r"|ta del|tar del|hamta\w*|dela\w*|rekvir\w*|inhamta\w* (?:bild|rontgen)\w*)\b"
)
_NOT_THIS = re.compile(
    r"\b(?:annan|andra|en annan) patient\w*|\bfel patient\b"
    r"|\b(?:tidigare|forra|foregaende|annan|andra) (?:bestallning|begaran|rekvisition|utlamn)\w*"
)
"""Consent of another patient, or to another order."""
_BY_OTHERS = re.compile(
    r"\b(?:make|maken|makan|maka|hustru\w*|sambo\w*|anhorig\w*|narstaende\w*|son|sonen|dotter|dottern|mor|modern"
    r"|mamma\w*"
    r"|(?:patientens|hans|hennes) far|fadern|pappa\w*|foraldra\w*|foralder\w*|vardnadshavar\w*|syster\w*|bror"
    r"|brodern|god man|gode mannen"
    r"|forvaltare\w*)\b(?! till patient)[^.]{0,25}\b(?:har|lamna\w*|samtyck\w*|medge\w*|gett|gav|ger|godkan\w*)\b"
    r"|\b(?:samtyck\w*|medgiv\w*)[^.]{0,30}\b(?:av|fran|genom)\b (?:patientens |hans |hennes )?(?:make|maka|maken|makan"
    r"|hustru|sambo|anhorig\w*|narstaende|son|dotter|mor|mamma|far|pappa|foralder\w*|foraldra\w*|vardnadshavar\w*"
    r"|syster|bror"
    r"|god man|forvaltare)\b"
)
"""Somebody speaks for the patient: consent for a child, none for an adult."""
_CONDITION = re.compile(
    r"\b(?:ska|skall|bor|maste|kravs|kraver|krav|behovs|behover|fordras|forutsatt\w*|enligt (?:rutin|lag"
    r"|offentlighets|patientdata))\b"
    r"|\bom (?:patienten|ni|samtycke)\b|\bnar (?:patienten|samtycke)\b|\bracker\b|\bgaller\b.{0,25}\b(?:ar"
    r"|manader|tills)\b"
    r"|\bobs\b|\bgenom att\b|\bvid (?:bestallning|begaran)\b|\bskriv under\b|\bintyga\b"
    r"|\bsamtyckesblankett(?:en)? finns pa\b"
)
_AFFIRMED = re.compile(
    r"\bfinns\b|\bhar (?:patientens|pats?|hennes|hans|ett|sitt|fatt) (?:muntlig\w* |skriftlig\w* )?"
    r"(?:samtyck|medgiv)\w*|\bhar (?:\w+ )?(?:\w+ )?(?:lamnat|gett|givit|gjort|inhamtat|inhamtats|samtyckt"
    r"|medgivit|medgett"
    r"|godkant|skrivit|"
    r"undertecknat|signerat|fatt|erhallit|erhallits|getts|lamnats|givits)\b|\b(?:lamnat|inhamtat|inhamtats"
    r"|givet|givits|gett|gett|givit|erhallet"
    r"|foreligger|lamnas|ges|ger|erhalles|erhallits|dokumenterat|medgivet|godkant)\b|\bbifog\w*|\bbilagg\w*"
    r"|\bbilag\w*|\bmedfolj\w*|\bvidhang\w*"
    r"|\bbilaga\b|\bar (?:tillfragad|informerad)|\bsamtycker\b|\bsamtyckt\b|\bgodkanner\b|\bmedger\b"
    r"|\bmed (?:patientens )?(?:muntligt? |skriftligt? )?(?:samtycke|medgivande)"
    r"|\bok\b|\bja\b|enligt patientens|\bi journalen\b|\bper telefon\b|\bse nasta sida\b|\bvia bestallaren\b"
    r"|\bundertecknat\b|\bpaskrivet\b|\bsignerat\b"
)
_AGREES = re.compile(
    r"\bmed (?:\w+ )?goda minne|\bsager ja\b|\bsagt ja\b|\binget emot\b|\binget att invanda|\binga invandningar"
    r"|\b(?:gar|gatt) med pa\b|\bar ok med\b|\btillatit\b|\btillatelse\b"
)
"""Consent in everyday words; of no kind unless they say so."""
_ENCLOSED = re.compile(
    r"\bbifog\w*|\bbilagg\w*|\bbilag[adt]\w*|\bmedfolj\w*|\bvidhang\w*|\bvidfog\w*|se (?:nasta|separat"
    r"|bilag)\w*|\bseparat (?:blankett|sida)"
    r"|\bsid(?:a|an) [2-9]\b|\benligt bilaga|\bskickas med\b|\bsands med\b|\bfoljer med\b|\bmed denna fax\b"
    r"|\bnasta sida\b|\bbif\b"
)
_ELSEWHERE = re.compile(
    r"journal|arkiv\w*|\bforvara\w*|inskanna\w*|skanna[td]\w*|(?:finns|sparat|sparad) (?:hos oss"
    r"|pa (?:mottagning|klinik|enhet)\w*)|kan uppvisas"
    r"|kan skickas|kan eftersandas vid|pa begaran|hos oss"
)
_ORAL = re.compile(r"muntlig|muntl\b|per telefon|over telefon|telefonledes|tillfragad")
_WRITTEN = re.compile(
    r"skriftlig|skriftl\b|undertecknat|undertecknad av pat|signerat|paskriv\w*|underskriv\w*|skrivit under|skrivit pa"
)
_NOMINAL = re.compile(
    r"(?:muntligt?|skriftligt?) (?:patient)?(?:samtycke|medgivande)(?: (?:fran|av) [^.]{3,40})?\.$|(?:muntligt?"
    r"|skriftligt?) (?:patient)?(?:samtycke|medgivande) (?:fran|av) \w"
)
"""A sentence without a verb: Muntligt samtycke från patienten."""
_YES = re.compile(r"^\W*(?:ja|j|ok|x|finns|inhamtat|givet|lamnat|erhallet|har lamnats)\b")
_NO = re.compile(r"^\W*(?:nej|n|ej|inte|saknas|inget|ingen|-)\b")


@dataclass(frozen=True, slots=True)
class ConsentSaid:
    """What one statement says about consent. ``enclosed``/``elsewhere``: where the paper is said to be."""

    value: Consent
    enclosed: bool = False
    elsewhere: bool = False


def understand(text: str) -> ConsentSaid | None:
    """What a sentence says about consent; ``None`` when it says nothing.

    >>> understand("Patienten har lämnat muntligt samtycke.").value
    <Consent.ORAL: 'oral'>
    """
    bare = undotted(text)
    if not STEM.search(bare):
        return None
    if _REFUSED.search(bare) and not _NOT_REFUSED.search(bare):
        return ConsentSaid(Consent.REFUSED)
    if re.search(r"\bmen (?:inte|ej)\b(?! (?:skriftlig|behov))", bare):
        return ConsentSaid(Consent.REFUSED)  # to one thing, and not to another
    if _NOT_YET.search(bare) or _NONE.search(_NO_OBJECTION.sub(" ", bare)) or _is_no_claim(bare):
        return ConsentSaid(Consent.NONE)
    if _OTHER_MATTER.search(bare) and not _HANDED_OVER.search(bare):
        return None
    affirmed = _AFFIRMED.search(bare) or _AGREES.search(bare)
    if _CONDITION.search(bare) and not re.search(
        r"\bhar (?:\w+ ){0,2}(?:lamnat|gett|givit|samtyckt)|finns\b|bifog", bare
    ):
        return None
    if not affirmed and not _NOMINAL.match(bare.strip()):
        return None
    enclosed = _ENCLOSED.search(bare) is not None
    elsewhere = _ELSEWHERE.search(bare) is not None and not enclosed
    return ConsentSaid(_kind(bare, enclosed), enclosed, elsewhere)


_NO_OBJECTION = re.compile(r"\binget emot\b|\binget att invanda\w*|\binga invandningar\b")


def _is_no_claim(bare: str) -> bool:
    """Words of consent that do not say it was given by this patient."""
    later = _LATER.search(bare) is not None and not _DONE.search(bare)
    return later or any(p.search(bare) for p in (_HEDGED, _SUPPOSED, _NOT_THIS))


def _kind(bare: str, enclosed: bool) -> Consent:
    oral, written = _ORAL.search(bare), _WRITTEN.search(bare)
    if oral and written:
        return Consent.WRITTEN if enclosed else Consent.UNCLEAR
    if written or enclosed:
        return Consent.WRITTEN
    return Consent.ORAL if oral else Consent.UNCLEAR


def understand_value(label: str, value: str) -> ConsentSaid | None:
    """What a filled field says: the label gives the matter (perhaps the kind), the value the answer."""
    whole = undotted(f"{label} {value}")
    answer = undotted(value).strip()
    if _REFUSED.search(answer) and not _NOT_REFUSED.search(answer):
        return ConsentSaid(Consent.REFUSED)
    if not answer or _NO.search(answer) or _NOT_YET.search(answer) or re.search(r"\bsaknas\b|\bej\b|\binte\b", answer):
        return ConsentSaid(Consent.NONE)
    if _is_no_claim(answer) or re.match(r"\W*(?:kommer|tas|fas|ges|lamnas)\b(?! av)", answer):
        return ConsentSaid(Consent.NONE)
    both = re.search(r"muntligt? ?(?:/|eller|och) ?skriftlig", answer)
    if both:
        return None
    own_kind = _ORAL.search(answer) or _WRITTEN.search(answer)
    if own_kind or _YES.search(answer) or _AFFIRMED.search(answer):
        enclosed = _ENCLOSED.search(whole) is not None
        elsewhere = _ELSEWHERE.search(whole) is not None and not enclosed
        return ConsentSaid(_kind(answer if own_kind else whole, enclosed), enclosed, elsewhere)
    return understand(f"{label} {value}")


BY_OTHERS = "by_others"
"""Note on a claim of consent that somebody else than the patient gave."""

_MEANS = {"oral_consent": "muntligt samtycke", "written_consent": "skriftligt samtycke", "consent": "samtycke"}


def understand_choice(choice: Choice) -> ConsentSaid | None:
    """What a marked box says about consent; ``None`` where it is about something else."""
    question, option = undotted(choice.question.text), undotted(choice.option.text)
    known = kind_of(choice.question.text)
    if known in _MEANS:  # a misread letter in the question is forgiven as in any label
        question = f"{question} {_MEANS[known]}"
    whole = f"{question} {option}"
    if not STEM.search(whole):
        return None
    if STEM.search(option):
        said = understand(choice.option.text)
        if said is not None:
            return said
        if _NO.search(option):
            return ConsentSaid(Consent.NONE)
        enclosed = _ENCLOSED.search(option) is not None
        return ConsentSaid(_kind(option, enclosed), enclosed, _ELSEWHERE.search(option) is not None)
    if _NO.search(option) or re.search(r"saknas|ej |inte |inhamtas", option):
        return ConsentSaid(Consent.NONE)
    own = _ORAL.search(option) or _WRITTEN.search(option)
    asked_both = _ORAL.search(question) and _WRITTEN.search(question)
    enclosed = _ENCLOSED.search(option) is not None or (_ENCLOSED.search(question) is not None and not own)
    if own:
        return ConsentSaid(_kind(option, enclosed), enclosed, _ELSEWHERE.search(option) is not None)
    return ConsentSaid(Consent.UNCLEAR if asked_both else _kind(question, enclosed), enclosed)


@dataclass(frozen=True)
class ConsentClaims:
    """All that the order pages say about consent."""

    claims: tuple[Claim, ...]
    enclosed: tuple[Evidence, ...] = ()
    elsewhere: tuple[Evidence, ...] = ()
    unclear_mark: tuple[Evidence, ...] = ()


def consent_claims(
    said: Sequence[Statement], rows: Sequence[Statement], choices: Sequence[Choice], entries: Sequence[Entry]
) -> ConsentClaims:
    """Gathers every claim about consent on an order; a refusal counts wherever it stands (``rows``: all sentences)."""
    claims: list[Claim] = []
    enclosed: list[Evidence] = []
    elsewhere: list[Evidence] = []
    unclear: list[Evidence] = []

    def take(what: ConsentSaid | None, run: Run, rank: int, confidence: float = 1.0) -> None:
        if what is None:
            return
        notes = (BY_OTHERS,) if _BY_OTHERS.search(undotted(run.text)) else ()
        base = claim_of(what.value.value, run, rank=rank, notes=notes, sure=True)
        # "Oral" and "written" are words that no misreading makes; their absence may be one.
        told = what.value in {Consent.ORAL, Consent.WRITTEN, Consent.REFUSED} or (
            rank == 3 and what.value is Consent.NONE
        )
        sure = confidence >= 0.8 and told
        certainty = min(base.confidence, confidence)
        claims.append(Claim(base.value, base.raw, base.evidence, certainty, rank, notes=notes, sure=sure))
        if what.value is not Consent.REFUSED and what.enclosed:
            enclosed.extend(run.evidence())
        elif what.elsewhere:
            elsewhere.extend(run.evidence())

    for choice in choices:
        about = understand_choice(choice)
        if about is None:
            continue
        if choice.unclear:
            unclear.extend(choice.evidence())
        if choice.marked:
            take(about, choice.question + choice.option, 3, 1.0 if choice.unclear else choice.confidence)
    consent_kinds = {"consent", "oral_consent", "written_consent"}
    for entry in entries:
        if entry.kind in consent_kinds and entry.value and not entry.marked:
            take(understand_value(entry.label.text, entry.value.text), entry.label + entry.value, 3)
    for statement in said:
        if statement.source == "choice" or statement.kind in consent_kinds:
            continue
        take(understand(statement.text), statement.run, 2)
    for statement in rows:
        about = understand(statement.text)
        if about is not None and about.value is Consent.REFUSED:
            take(about, statement.run, 2)
    return ConsentClaims(tuple(claims), tuple(enclosed), tuple(elsewhere), tuple(unclear))


def of_the_patient(said: ConsentClaims) -> ConsentClaims:
    """What others consented to on behalf of an adult is no consent of the patient."""
    claims = (
        replace(c, value=Consent.NONE.value) if BY_OTHERS in c.notes and c.value != Consent.REFUSED else c
        for c in said.claims
    )
    return replace(said, claims=tuple(claims))


_STRENGTH = {Consent.NONE: 0, Consent.UNCLEAR: 1, Consent.ORAL: 2, Consent.WRITTEN: 3, Consent.REFUSED: 4}


def weightiest(claims: Sequence[Claim]) -> Claim | None:
    """The claim that counts: a refusal before all, then the strongest consent said."""
    return max(claims, key=lambda c: (_STRENGTH[Consent(str(c.value))], c.rank), default=None)


# --- the paper itself ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Signature:
    """Whether a signature line bears one. ``sure`` is false where ink is there but may be something else."""

    signed: bool
    sure: bool
    evidence: tuple[Evidence, ...]


def patient_signature(form: Form) -> Signature | None:
    """The patient's signature line of a page, and whether it is signed; ``None`` without such a line."""
    entries = [e for e in form.entries if e.kind == "patient_signature"]
    if not entries and consent_heading(form):
        entries = [e for e in form.entries if e.kind == "signature"]
    results = [_signed(form, entry) for entry in entries]
    for result in results:
        if result.signed and result.sure:
            return result
    return next((r for r in results if r.signed), results[0] if results else None)


def _signed(form: Form, entry: Entry) -> Signature:
    """Ink or a written name right of, above or below the label, within 25 mm."""
    page = form.sheet.page
    zone = _zone(page, entry.label.box)
    inks = [ink for ink in page.inks if _touches(ink.box, zone) and _is_writing(ink, page)]
    if inks:
        ink = max(inks, key=lambda i: i.box.x1 - i.box.x0)
        wide = ink.box.x1 - ink.box.x0 > page.dpi * 10 / 25.4
        return Signature(True, wide, (Evidence(page.number, ink.box, "[underskrift]"),))
    words = [w for w in entry.value.words if re.search(r"[A-Za-zÅÄÖåäö]{2}", w.text)]
    written = Run(page.number, tuple(words))
    if written and not re.search(r"datum|ort|namn|telefon|\bdatum\b", undotted(written.text)):
        # Words the recogniser made of handwriting are hesitant; a typed name is no signature by hand.
        return Signature(True, written.confidence < 0.6, written.evidence())
    return Signature(False, True, entry.label.evidence())


def _zone(page: Page, label: Box) -> Box:
    mm = page.dpi / 25.4
    return Box(int(label.x0 - 5 * mm), int(label.y0 - 25 * mm), int(label.x1 + 110 * mm), int(label.y1 + 9 * mm))


def _touches(box: Box, zone: Box) -> bool:
    middle_y = (box.y0 + box.y1) / 2
    return box.x0 < zone.x1 and box.x1 > zone.x0 and zone.y0 <= middle_y <= zone.y1


def _is_writing(ink: Ink, page: Page) -> bool:
    mm = page.dpi / 25.4
    width, height = ink.box.x1 - ink.box.x0, ink.box.y1 - ink.box.y0
    return width > 5 * mm and 1.5 * mm < height < 45 * mm and ink.share < 0.65


def consent_heading(form: Form) -> bool:
    """Does the page call itself a consent form in one of its first lines?"""
    for row in form.sheet.rows[:7]:
        folded = fold(row.run.text)
        short = len(row.words) <= 9 and not row.marks
        said = re.search(r"(?:har|muntligt|finns|bifogas|lamnat)", folded)
        if short and not said and re.search(r"samtyck|medgivande|fullmakt", folded):
            return True
    return False
