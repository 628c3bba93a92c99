"""What one sentence says about consent: who gives what, has it happened, and where is the paper.

A sentence is a claim only where it says that it has happened and every word of it is understood. Whatever denies,
promises, asks, supposes or sets a condition makes it none; an unknown word makes it a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from intake.extract.values.letters import undotted
from intake.extract.vocabulary import CONSENT
from intake.model import Consent

_EVERYDAY = (
    r"goda minne|inget emot|inget att invanda|inga invandningar|(?:gar|gatt) med pa|ar ok med|ar inforstadd"
    r"|(?:sagt|sager|sa|gett|gav|givit|muntligt|sitt)(?: \w+){0,2} (?:ja|nej|lov|ok)\b"
)
STEM = re.compile(
    rf"samtyck|samtyk|medgiv|medge(?:r|tt|s)\b|medgav|godkan|fullmakt|tillat(?:else|it)|tillstand|{_EVERYDAY}"
    r"|\b(?:patient\w*|pat|hon|han)\b[^.]{0,40}\b(?:vagra\w*|motsatt\w* sig|motsatter|vill (?:\w+ )?(?:inte"
    r"|ej)(?: \w+){0,3} att"
    r"|forbjud\w*|nekar|nekat|avboj\w*)\b[^.]{0,60}"
    r"\b(?:bild\w*|utlat\w*|svar\w*|lamna\w*|skicka\w*|journal\w*|uppgift\w*|dela\w*|utlamn\w*)"
    r"|\b(?:patient\w*|pat|hon|han)\b[^.]{0,40}\b(?:aterkall\w*|aterta(?:r|git)|angra\w*|(?:tagit|dragit|tog"
    r"|drog|tar|drar) tillbaka"
    r"|vill (?:\w+ )?(?:inte|ej) (?:vara med|medverka|delta\b|lamna))"
    r"|(?:bild\w*|utlat\w*|svar\w*|utlamn\w*)[^.]{0,60}\b(?:vagra\w*|motsatt\w* sig|motsatter sig)"
)
"""A sentence that speaks of consent at all."""
REFUSED = re.compile(
    r"\bvagra\w*|\bmotsatt\w* sig|\bmotsatter\b|\baterkall\w*|\baterta(?:r|git|gits|gen|get)\b|\baterkalla"
    r"|\b(?:dra(?:r|git|gits|s)?|drog\w*|ta(?:r|git|gits|s)?|tog\w*) tillbaka"
    r"|\bangra(?:r|t|de|s)?\b|\bsager nej|\bsa nej|\bsagt(?: \w+){0,2} nej|(?:inte|ej) langre"
    r"|\bforbj(?:uder|ud\w*|od)\b|\bmotsager sig"
    r"|samtycker(?: \w+){0,2} (?:inte|ej|icke)\b|\b(?:inte|ej) samtyck(?:er|a|t)\b|medger (?:inte|ej)|\bnekar\b"
    r"|\bnekat\b"
    r"|\bnekas\b|vill (?:\w+ )?(?:inte|ej)(?: \w+){0,3} (?:att|lamna|ge|samtycka|med|medverka|delta)|\bavboj\w*"
    r"|\bgodkanner (?:inte|ej)"
    r"|tackat nej"
    r"|tackar nej|\bnej till\b|\b(?:gar|gatt) (?:inte|ej) med pa|\bupphav\w*|\bmen (?:inte"
    r"|ej)\b(?! (?:skriftlig|behov))"
)
_NOT_REFUSED = re.compile(
    r"(?:inte|ej|aldrig) (?:vagra|aterkall|motsatt|nek|angra)\w*"
    r"|kan (?:nar som helst )?aterkalla|ratt att aterkalla|nar som helst|aterkallas\b|om (?:jag|patienten|samtycket) "
)
OTHER_MATTER = re.compile(
    r"(?:samtyck\w*|medgiv\w*|medgett|godkan\w*|tillstand\w*)(?: muntlig\w*| skriftlig\w*)?,?"
    r" (?:till|for|avseende|gallande|vid|om) (?:en |ett |sin |sitt |att )?(?:\w+ )?"
    r"(?:\w*behandl\w*|operation\w*|opereras|ingrepp\w*|deltag\w*|delta\b|studie\w*|forskning\w*|sammanhallen"
    r"|undersok\w*"
    r"|journalforing\w*|provtagning\w*|narkos\w*|vaccin\w*|vard(?:en)?\b|biobank\w*|fotografering|bestallning\w*"
    r"|kvalitetsregist\w*|lakemedel\w*|remiss\w*|kontakt\w*|direktatkomst\w*|registrering\w*|samverkan|inspelning\w*"
    r"|anestesi\w*|sovning\w*|transfusion\w*|screening\w*|utredning\w*|sjukgymnastik\w*|fysioterapi\w*"
    r"|rehabilitering\w*|traning\w*)"
)
"""Consent to something other than that images and reports are handed over."""
_OF_A_PAPER = re.compile(r"\b(?:godkand|faststalld|utfardad|reviderad) av\b")
"""``Godkänd av verksamhetschef``: a document, which consent, being neuter, is not."""
ENCLOSED = re.compile(
    r"\bbifog\w*|\bbilagg\w*|\bbilag[adtor]\w*|\bmedfolj\w*|\bvidhang\w*|\bvidfog\w*|\bse (?:nasta|separat"
    r"|bilag|sida)\w*"
    r"(?: (?:sida|blankett))?"
    r"|\bsom sida \d|\bpa (?:nasta sida|sida(?:n)? \d|separat (?:blankett|sida))|\bseparat (?:blankett|sida)"
    r"|\bsid(?:a|an) [2-9]\b|\benligt bilaga|\bskickas med\b|\bsands med\b|\bfoljer med\b|\bmed denna fax\b"
    r"|\bnasta sida\b|\bbif\b|\bpa separat (?:blad|papper|ark)\b"
)
ELSEWHERE = re.compile(
    r"\b(?:i (?:var |patientens )?)?journal\w*|arkiv\w*(?: (?:pa|hos|vid|i) \w+)?"
    r"|\bforvara\w*|inskanna\w*|skanna[td]\w*"
    r"|(?:finns|sparat|sparad) (?:hos oss|pa (?:mottagning|klinik|enhet)\w*)|kan uppvisas(?: pa begaran)?"
    r"|kan skickas(?: pa begaran)?|kan eftersandas vid|pa begaran|hos oss"
)
ORAL = re.compile(
    r"muntlig|muntl\b|per telefon|over telefon|telefonledes|\btillfragad|\b(?:sagt|sa|sade|sager)(?: \w+){0,2} ja\b"
)
WRITTEN = re.compile(
    r"skriftlig|skriftl\b|undertecknat|undertecknad av pat|signerat|paskriv\w*|underskriv\w*|skrivit under|skrivit pa"
)
_NOT_THIS = re.compile(
    r"\b(?:annan|andra|en annan) patient\w*|\bfel patient\b|\b(?:for|vid) (?:en |ett )?(?:annan|annat|andra)\b"
    r"|\b(?:tidigare|forra|foregaende|annan|annat|andra) (?:bestallning|begaran|rekvisition|utlamn|undersokning"
    r"|muntlig"
    r"|tillfalle)\w*|\bfanns\b|\btidigare (?:lamnat|gett|givit)|\bhar gatt ut\b|\btill (?:en |ett )?(?:annan"
    r"|annat|andra)\b|\bgatt ut\b|\bfor gammal\w*|\brakning\b"
)
"""Consent of another patient, to another order, or of another time."""
_FORM_TEXT = re.compile(
    r"\bja ?/ ?nej\b|\bbestallaren (?:intygar|ansvarar|bekraftar|forsakrar|ska|skall|har|maste|ser)\b"
    r"|\b(?:muntlig\w*|skriftlig\w*) ?(?:/|eller|och/eller) ?(?:muntlig\w*|skriftlig\w*)|:\s*$|_{3,}|\.{5,}"
    r"|\b(?:vid|med|utan|genom) (?:muntlig\w*|skriftlig\w*) (?:samtycke|medgivande) (?:ska|skall|kan|ska|maste"
    r"|racker)"
    r"|^\W*(?:for|vid) (?:privat|vardgivare|naprapat|kiropraktor|sjukgymnast)\w*\b.*\bgaller\b|\bgenom att\b"
    r"|\bgivet att\b|\b(?:kravs|erfordras|fordras)\b|\b(?:ska|skall|maste|bor) ha\b"
    r"|\butan (?:\w+ ){0,2}(?:samtycke|medgivande)\b.*\b(?:lamna|skicka|utlamn|sand)|\b(?:lamna|skicka|utlamn"
    r"|sand)\w*\b[^.]*"
    r"\butan (?:\w+ ){0,2}(?:samtycke|medgivande)\b"
    r"|(?:samtyck|medgiv)\w* (?:ar|var|blir) (?:ok|okej|bra)\b"
)
_QUESTION = re.compile(r"\?")
_NO_OBJECTION = re.compile(
    r"\binget (?:alls )?emot\b|\binget att invanda\w*|\binga invandningar\b|\binte (?:nagot )?emot\b"
)
_LATER = re.compile(
    r"\b(?:i ?morgon|pa (?:man|tis|ons|tors|fre|lor|son)dag|nasta (?:vecka|besok|manad|gang)|inom kort|senare"
    r"|vid (?:nasta |kommande )?(?:besok|ankomst|aterbesok)\w*|i samband med|sa snart|sa fort)\b"
)
_DONE = re.compile(
    r"\b(?:har|hade|lamnade|gav|lamnat|gett|givit|givet|inhamtat|inhamtades|inhamtats|samtyckte|erholls|erhallet|fick"
    r"|fatt|dokumenterat|togs|tagits)\b"
)
_PARTICIPLE_ONLY = re.compile(
    r"\b(?:har|hade|ar|finns|foreligger|lamnade|gav|fick|samtycker|samtyckte|medger|medgav|godkanner|ger"
    r"|intygar|intygas"
    r"|erholls|inhamtades|inhamtats|getts|lamnats|bifogas|bilagger|bifogar|medfoljer|med|sager|sa|gar|bilaggs"
    r"|bilagges|se bif\w*)\b"
)
_SEPARATORS = re.compile(r"[,;:()–]|\s-\s|\b(?:men|dock|fast|fastan|utom|och|samt)\b")
_KIND_IN_BRACKETS = re.compile(r"\((muntlig\w*|muntl\.?|skriftlig\w*|skriftl\.?)\)")
_CAN_VOUCH = re.compile(
    r"\b(?:kan|vill) (?:vi |jag )?(?:harmed )?(?:intyga|bekrafta)\b|\befter (?:samtal|telefon\w*|kontakt|besok)\b"
)
_WISHES = frozenset({"ber", "onskar", "onskas", "begar", "begars"})
_BEFORE_RECEIVER = frozenset({"till", "hos", "for", "via", "med", "infor"})


@dataclass(frozen=True, slots=True)
class ConsentSaid:
    """What one statement says about consent. ``enclosed``/``elsewhere``: where the paper is said to be.

    ``unsure``: it reads like the claim ``value``, but not every word was understood.
    """

    value: Consent
    enclosed: bool = False
    elsewhere: bool = False
    unsure: bool = False


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(w).replace(r"\*", r"\w*") for w in words))


_DENIED = _pattern(CONSENT["denied"]["words"])
_TO_COME = _pattern(CONSENT["to_come"]["words"])
_SUPPOSED = _pattern(CONSENT["supposed"]["words"])
_CONDITION = _pattern(CONSENT["condition"]["words"])
_GIVEN = _pattern(CONSENT["given"]["words"])
_MATTER = _pattern(CONSENT["matter"]["words"])
_KIND = _pattern((*CONSENT["oral"]["words"], *CONSENT["written"]["words"]))
_HANDED = _pattern(CONSENT["handed_over"]["words"])
_PLAIN = _pattern(CONSENT["plain"]["words"])
_RELATIVE = _pattern(CONSENT["others"]["relatives"])
_GUARDIAN = _pattern(CONSENT["others"]["guardians"])
_PROXY = _pattern(CONSENT["others"]["proxies"])
_TAKEN = _pattern(CONSENT["taken_by"]["verbs"])
_KNOWN = (_GIVEN, _MATTER, _KIND, _PLAIN, _HANDED, _GUARDIAN, _PROXY)
_FULL_WORDS = tuple(
    w
    for section in ("matter", "oral", "written", "given", "handed_over", "plain")
    for w in (x.rstrip("*") for x in CONSENT[section]["words"])
    if len(w) >= 5
)
_STRONG = re.compile(rf"samtyck|samtyk|medgiv|medge(?:r|tt|s)\b|medgav|godkan|fullmakt|tillat|tillstand|{_EVERYDAY}")


@lru_cache(maxsize=4096)
def _known(word: str) -> bool:
    """In the vocabulary, or a long word of it with a letter misread."""
    if any(p.fullmatch(word) for p in _KNOWN) or not word.isalpha():
        return True
    letters_wrong = 1 if len(word) < 10 else 2
    near = process.extractOne(word, _FULL_WORDS, scorer=Levenshtein.distance, score_cutoff=letters_wrong)
    return len(word) >= 6 and near is not None


def understand(text: str, *, answer: bool = False) -> ConsentSaid | None:
    """What a sentence says about consent; ``None`` when it says nothing.

    ``answer``: it fills a field or belongs to a marked box, so that it need not be a whole sentence.

    >>> understand("Patienten har lämnat muntligt samtycke.").value
    <Consent.ORAL: 'oral'>
    """
    text = _behind_heading(text)
    if len(pieces := _run_together(text)) > 1:
        return _of_several([understand(piece, answer=answer) for piece in pieces])
    bare = _KIND_IN_BRACKETS.sub(r" \1 ", undotted(text))
    bare = _CAN_VOUCH.sub(lambda m: "intygar".ljust(len(m[0])), bare)
    if not STEM.search(bare):
        return None
    if REFUSED.search(_NO_OBJECTION.sub(" ", bare)) and not _NOT_REFUSED.search(bare):
        return ConsentSaid(Consent.REFUSED)
    if _QUESTION.search(bare) or _FORM_TEXT.search(bare) or _OF_A_PAPER.search(bare):
        return None
    if _NOT_THIS.search(bare) or (_LATER.search(bare) and not _DONE.search(bare)):
        return ConsentSaid(Consent.NONE)
    if OTHER_MATTER.search(bare) and not _names_what_is_handed_over(bare):
        return None
    enclosed = ENCLOSED.search(bare) is not None
    elsewhere = ELSEWHERE.search(bare) is not None and not enclosed
    said = _weighed(text, bare, enclosed=enclosed, answer=answer)
    if said is None or said.value is Consent.NONE:
        return said
    return replace(said, value=kind_said(bare, enclosed), enclosed=enclosed, elsewhere=elsewhere)


_HEADING = re.compile(
    r"(?:\b(?:sekretess och |uppgift om |patientens )?(?:samtycke|medgivande)(?:/medgivande)?|\bpatientsamtycke"
    r"|\bpat\.? samtycke)(?: från patienten)?(?: \(se [^)]*\))?:?\s+(?=(?:[A-ZÅÄÖ]))",
    re.IGNORECASE,
)


def _behind_heading(text: str) -> str:
    """A sentence without the heading of a form that was read with it: "Samtycke Muntligt samtycke finns"."""
    for match in reversed(list(_HEADING.finditer(text))):
        rest = text[match.end() :]
        if rest[:1].isupper() and STEM.search(undotted(rest)):
            return rest
    return text


def _run_together(text: str) -> list[str]:
    """Sentences that lost the stop between them: "… lämnas ut Vårdgivare ska ha patientens samtycke …"."""
    if text.isupper():
        return [text]
    for match in re.finditer(r"(?<=[a-zåäö]) (?=[A-ZÅÄÖ][a-zåäö])", text):
        word = undotted(re.match(r"\w+", text[match.end() :])[0])  # type: ignore[index]
        before, behind = text[: match.start()], text[match.end() :]
        starts = (
            any(p.fullmatch(word) for p in (_PLAIN, _HANDED, _GIVEN, _CONDITION, _KIND, _MATTER))
            or word == "vardgivare"
        )
        if (
            starts
            and len(before.split()) > 2
            and len(behind.split()) > 2
            and all(STEM.search(undotted(x)) for x in (before, behind))
        ):
            return [before, *_run_together(behind)]
    return [text]


def _of_several(results: list[ConsentSaid | None]) -> ConsentSaid | None:
    """What sentences say together: a refusal counts, a claim beside a denial is a doubt."""
    said = [r for r in results if r is not None]
    refused = next((r for r in said if r.value is Consent.REFUSED), None)
    claims = [r for r in said if r.value not in {Consent.NONE, Consent.REFUSED}]
    if refused or not claims:
        return refused or (said[0] if said else None)
    return replace(claims[0], unsure=claims[0].unsure or len(claims) < len(said))


def _names_what_is_handed_over(bare: str) -> bool:
    return (
        re.search(
            r"\b(?:bild\w*|rontgenbild\w*|utlat\w*|svar\w*|utlamn\w*|lamnas ut|lamna ut|skick\w*|overfor\w*"
            r"|oversand\w*"
            r"|lank\w*|ta del|tar del|hamta\w*|dela\w*|rekvir\w*|inhamta\w* (?:bild|rontgen)\w*)\b",
            bare,
        )
        is not None
    )


def kind_said(bare: str, enclosed: bool) -> Consent:
    """Oral or written, by the words of the clauses that deny nothing."""
    kept = " , ".join(c for c in _SEPARATORS.split(bare) if not _denies_other_kind(c)) or bare
    oral, written = ORAL.search(kept), WRITTEN.search(kept)
    if oral and written:
        return Consent.WRITTEN if enclosed else Consent.UNCLEAR
    if written or enclosed:
        return Consent.WRITTEN
    return Consent.ORAL if oral else Consent.UNCLEAR


def without_denied_kind(answer: str) -> str:
    """An answer in one piece, without what it says of the kind that there is not: "muntligt, skriftligt saknas"."""
    parts = re.split(r"[,;()]", answer)
    kept = [p for p in parts if len(parts) == 1 or not _denies_other_kind(undotted(p))]
    return " ".join(p.strip() for p in kept)


def _denies_other_kind(clause: str) -> bool:
    """ "skriftligt behövs inte" beside "muntligt samtycke finns"."""
    kinds = (ORAL.search(clause) is not None) + (WRITTEN.search(clause) is not None)
    return kinds == 1 and any(_DENIED.fullmatch(w) for w in _words(clause))


def _weighed(text: str, bare: str, *, enclosed: bool, answer: bool) -> ConsentSaid | None:
    """The clauses of a sentence together; ``UNCLEAR`` stands for a claim of either kind."""
    pieces = list(_clauses(text, bare))
    about = [p for p in pieces if _STRONG.search(p.bare)]
    if not about:
        return None
    results = [r for p in about if (r := _of_clause(p, enclosed=enclosed, answer=answer)) is not None]
    claims = [r for r in results if r.value is not Consent.NONE]
    kinds = {bool(WRITTEN.search(p.bare)) for p in about}
    if any(r.value is Consent.NONE for r in results) and not (claims and len(kinds) == 2):
        return ConsentSaid(Consent.NONE)
    if not claims:
        return None
    unsure = any(r.unsure for r in claims) or any(_casts_doubt(p) for p in pieces if p not in about)
    return ConsentSaid(Consent.UNCLEAR, unsure=unsure)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A clause: its bare text, its words, and which of these are written like names."""

    bare: str
    words: tuple[str, ...]
    names: frozenset[str]
    ends: bool  # the sentence ends with a full stop


def _words(bare: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", bare)


def _clauses(text: str, bare: str) -> Iterator[_Piece]:
    start = 0
    for match in (*_SEPARATORS.finditer(bare), None):
        end = match.start() if match else len(bare)
        part, written = bare[start:end], text[start:end]
        # "men", "dock": what follows takes something back.
        turn = bare[start - 5 : start].strip() if start else ""
        names = frozenset(
            undotted(m[0]) for m in re.finditer(r"[^\W\d_]+", written) if m[0][:1].isupper() and start + m.start() > 2
        )
        words = tuple(_words(part))
        if words:
            yield _Piece(part, (*(["utom"] if re.search(r"men|dock|fast|utom", turn) else []), *words), names,
                         bare.rstrip().endswith((".", "!")))  # fmt: skip
        start = match.end() if match else end


def _of_clause(piece: _Piece, *, enclosed: bool, answer: bool) -> ConsentSaid | None:
    """One clause that names consent: a claim, none, or nothing said."""
    bare = _NO_OBJECTION.sub(" goda minne ", ELSEWHERE.sub(" ", ENCLOSED.sub(" bifogas ", piece.bare)))
    words = [w for w in _words(bare) if not w.isdigit()]
    if _with(bare):  # "Med patientens samtycke ber vi om …"
        words = [w for w in words if w not in _WISHES]
    head, rest = _divided(words)
    if any(_DENIED.fullmatch(w) for w in words):
        return ConsentSaid(Consent.NONE)
    if _sets_condition(head) or any(_CONDITION.fullmatch(w) and w not in {"om", "information"} for w in rest):
        return None
    if any(_SUPPOSED.fullmatch(w) for w in head) or _of_others(head):
        return ConsentSaid(Consent.NONE)
    if any(_TO_COME.fullmatch(w) for w in head):
        return ConsentSaid(Consent.NONE)
    done = any(_GIVEN.fullmatch(w) for w in head) or _done_behind(rest)
    nominal = not done and any(_KIND.fullmatch(w) for w in head)
    if not done and not (nominal and _stands_alone(piece, head, answer)) and not enclosed and not _with(bare):
        return None
    strange = _approves_something_else(head) or any(not _known(w) and w not in piece.names for w in words)
    # A participle without a full stop may be the words of a form: "Samtycke inhämtat muntligen".
    label = not answer and not piece.ends and not _PARTICIPLE_ONLY.search(piece.bare)
    planned = nominal and any(_TO_COME.fullmatch(w) for w in rest)
    return ConsentSaid(Consent.UNCLEAR, unsure=strange or label or planned or "utom" in piece.words)


def _divided(words: list[str]) -> tuple[list[str], list[str]]:
    """The words up to what is consented to ("att …" behind the consent), and the rest."""
    named = next((i for i, w in enumerate(words) if _STRONG.search(w)), None)
    if named is None:
        named = next((i for i, w in enumerate(words) if _MATTER.fullmatch(w)), 0)
    for place in range(named + 1, len(words)):
        if words[place] == "att":
            return words[:place], words[place:]
    return words, []


_GENERAL = re.compile(r"(?:godkan|tillat|tillstand)\w*|ja|lov|okej|ok")
_ITS_OBJECT = re.compile(
    r"(?:\w*bild|utlat|rontgen|svar|utlamn|lamna|skick|sand|oversand|overfor|lank|material|handling|journal"
    r"|rekvisi|kopi)\w*"
    r"|utl|detta|det|ovanstaende"
)


def _approves_something_else(head: list[str]) -> bool:
    """Approval, unlike consent, needs an object that is to be handed over, or none: "godkänt priset" is no consent."""
    place = next((i for i, w in enumerate(head) if _STRONG.search(w) or _GENERAL.fullmatch(w)), None)
    if place is None or not _GENERAL.fullmatch(head[place]):
        return False
    behind = [w for w in head[place + 1 :] if not any(p.fullmatch(w) for p in (_PLAIN, _KIND, _GIVEN))]
    return bool(behind) and not any(_ITS_OBJECT.fullmatch(w) for w in head[place + 1 :])


def _done_behind(rest: list[str]) -> bool:
    """ "Samtycke till att bilder lämnas ut har lämnats": the verb stands behind."""
    return re.search(r"\bhar (?:\w+ ){0,2}(?:lamnats|getts|givits|inhamtats|erhallits)|\bfinns\b|\bforeligger\b",
                     " ".join(rest)) is not None  # fmt: skip


def _sets_condition(head: list[str]) -> bool:
    for place, word in enumerate(head):
        if not _CONDITION.fullmatch(word):
            continue
        following = head[place + 1 : place + 3]
        if word == "om" and any(_HANDED.fullmatch(w) and not _MATTER.fullmatch(w) for w in following):
            continue
        return True
    joined = " ".join(head)
    return (
        re.search(r"\b(?:vid|for|infor) (?:ett )?(?:muntlig|skriftlig|patientens|samtyck|medgiv)", joined) is not None
    )


def _of_others(head: list[str]) -> bool:
    """Somebody else consents: a relative, or staff who did not merely take it down."""
    joined = " ".join(head)
    taken = any(_TAKEN.fullmatch(w) for w in head) or re.search(r"\bhar (?:patientens|pats?|hennes|hans) ", joined)
    for place, word in enumerate(head):
        before = head[max(0, place - 2) : place]
        if _RELATIVE.fullmatch(word):
            return True
        if _PROXY.fullmatch(word) and not taken and not _BEFORE_RECEIVER.intersection(before):
            return True
    return False


def _with(bare: str) -> bool:
    return re.search(r"\bmed (?:patientens |pats? |hennes |hans |fullt )?(?:muntlig\w* "
    r"|skriftlig\w* )?(?:samtyck|medgiv"
                     r"|goda minne)", bare) is not None  # fmt: skip


def _stands_alone(piece: _Piece, head: list[str], answer: bool) -> bool:
    """A claim without a verb: "Muntligt samtycke från patienten."; a bare label is none."""
    said_by = re.search(
        r"\b(?:fran|av) (?:patient|pat|henne|honom|vardnadshav|foralder|foraldr|\w+ foralder)", piece.bare
    )
    noun = any(re.match(r"(?:patient)?samtyck|medgiv|godkann|ja$|tillstand", w) for w in head)
    return noun and (answer or piece.ends or said_by is not None)


def _casts_doubt(piece: _Piece) -> bool:
    """A clause beside the claim that may take it back."""
    if _denies_other_kind(piece.bare):
        return False
    words = [w for w in piece.words if not w.isdigit()]
    if re.search(r"\bbehandling|\bbehandla|\brehab|\bbesvar|\btraning", piece.bare) and "utom" not in words:
        return any(_DENIED.fullmatch(w) for w in words)
    if any(_DENIED.fullmatch(w) or _SUPPOSED.fullmatch(w) for w in words if w not in {"kan", "vill", "maste", "nej"}):
        return True
    if "utom" in words:
        return True
    handed = any(_HANDED.fullmatch(w) for w in words)
    if not handed and any(_CONDITION.fullmatch(w) or _TO_COME.fullmatch(w) for w in words):
        return True
    return not handed and any(not _known(w) and w not in piece.names for w in words)
