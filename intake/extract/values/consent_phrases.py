"""The phrases in which consent is given, denied, promised, supposed or refused."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from intake.extract.values.letters import undotted
from intake.extract.vocabulary import CONSENT

_SECRECY = (
    r"sekretess\w*(?: \w+){0,3} (?:efterg\w*|hav(?:er|s|t|d)\b)|(?:efterg\w*|\bhav(?:er|t|de))(?: \w+){0,2} sekretess"
)
"""Whose secret it is lifts it: consent in the words of the law."""
SAID_YES = (
    r"\b(?:sagt|sager|sade|sa|svara(?:t|r|de)|uttal\w+|uttryck\w+|meddela\w+|forklara\w+)(?: \w+){0,5}"
    r" (?:ja|ok|okej)\b"
)
"""An answer by word of mouth, with when and how between the verb and the yes."""
FINE = re.compile(
    r"(?:tycker|tyckte|anser) (?:att )?det (?:ar|gar|var|gick) (?:\w+ )?(?:bra|ok|okej)\b"
    r"|(?:ar|gar|var|gick) (?:\w+ )?(?:bra|ok|okej) for (?:pat\w*|henne|honom|hen)\b"
)
"""A yes in everyday words."""
_EVERYDAY = (
    r"goda minne|inget emot|inget att invanda|inga invandningar|(?:gar|gatt|gick) med pa|ar ok med"
    r"|(?:ar|var) (?:\w+ )?med pa (?:att|det)\b|\bok(?:ej)? (?:fran|av|for) (?:pat\w*|henne|honom)\b"
    r"|\bmuntlig\w* (?:ok|okej|ja|lov)\b|ar inforstadd|klartecken|gront ljus|(?:ar|var) positiv till"
    r"|stall\w+ sig positiv|bifall"
    r"|accepter(?:at|ar|ade)\b|godta(?:r|git)\b|godtog"
    rf"|{FINE.pattern}"
    rf"|{SAID_YES}|(?:gett|gav|givit|muntligt|sitt|sagt|sager|sade|sa)(?: \w+){{0,2}} (?:ja|nej|lov|ok|okej)\b"
)
STEM = re.compile(
    rf"samtyck|samtyk|medgiv|medge(?:r|tt|s)\b|medgav|godkan|fullmakt|tillat(?:else|it)|tillstand|{_EVERYDAY}|{_SECRECY}"
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
    r"|\bnekas\b|vill (?:\w+ )?(?:inte|ej)(?: \w+){0,3} (?:att|lamna|ge|samtycka|efterge|hava|med|medverka|delta)"
    r"|\bavboj\w*"
    r"|\bgodkanner (?:inte|ej)"
    r"|tackat nej"
    r"|tackar nej|\bnej till\b|\b(?:gar|gatt) (?:inte|ej) med pa|\bupphav\w*|\bmen (?:inte"
    r"|ej)\b(?! (?:skriftlig|behov))"
)
NOT_REFUSED = re.compile(
    r"(?:inte|ej|aldrig) (?:vagra|aterkall|motsatt|nek|angra)\w*"
    r"|kan (?:\w+ ){0,4}(?:aterkalla|aterta|upphav|(?:dra|ta)\w* tillbaka)"
    r"|ratt att aterkalla|nar som helst|aterkallas\b|om (?:jag|patienten|samtycket) "
)
OTHER_MATTER = re.compile(
    r"(?:samtyck\w*|medgiv\w*|medgett|godkan\w*|tillstand\w*)(?: muntlig\w*| skriftlig\w*)?,?"
    r" (?:till|for|avseende|gallande|vid|om) (?:en |ett |sin |sitt |att )?(?:\w+ )?"
    r"(?:\w*behandl\w*|operation\w*|opereras|ingrepp\w*|deltag\w*|delta\b|studie\w*|forskning\w*|sammanhallen"
    r"|undersok\w*"
    r"|journalforing\w*|provtagning\w*|narkos\w*|vaccin\w*|vard(?:en)?\b|biobank\w*|fotografering|bestallning(?!en\b)\w*"
    r"|kvalitetsregist\w*|lakemedel\w*|remiss\w*|kontakt\w*|direktatkomst\w*|registrering\w*|samverkan|inspelning\w*"
    r"|anestesi\w*|sovning\w*|transfusion\w*|screening\w*|utredning\w*|sjukgymnastik\w*|fysioterapi\w*"
    r"|rehabilitering\w*|traning\w*)"
)
"""Consent to something other than that images and reports are handed over."""
OF_A_PAPER = re.compile(r"\b(?:godkand|faststalld|utfardad|reviderad) av\b")
"""``Godkänd av verksamhetschef``: a document, which consent, being neuter, is not."""
ENCLOSED = re.compile(
    r"\b(?:som )?bilaga foljer\b|\bbifog\w*|\bbilagg\w*|\bbilag[adtor]\w*|\bmedfolj\w*|\bvidhang\w*|\bvidfog\w*"
    r"|\bmedsan[dt]\w*|\bmedskick\w*"
    r"|\bse (?:nasta|separat"
    r"|bilag|sida)\w*"
    r"(?: (?:sida|blankett))?"
    r"|\bsom sida \d|\bpa (?:nasta sida|sida(?:n)? \d|separat (?:blankett|sida))|\bseparat (?:blankett|sida)"
    r"|\bsid(?:a|an) [2-9]\b|\benligt bilaga|\bskickas med\b|\bsands med\b|\bfoljer med\b|\bmed denna fax\b"
    r"|\b(?:foljer )?pa (?:egen|eget|foljande) (?:sida|blankett|blad|papper|ark)\b"
    r"|\bnasta sida\b|\bbif\b|\bpa separat (?:blad|papper|ark)\b"
)
ELSEWHERE = re.compile(
    r"\b(?:i (?:var |patientens )?)?journal\w*|arkiv\w*(?: (?:pa|hos|vid|i) \w+)?"
    r"|\bforvara\w*|inskanna\w*|skanna[td]\w*"
    r"|(?:finns|sparat|sparad) (?:hos oss|pa (?:mottagning|klinik|enhet)\w*)|kan uppvisas(?: pa begaran)?"
    r"|kan skickas(?: pa begaran)?|kan eftersandas vid|pa begaran|hos oss"
)
ORAL = re.compile(
    rf"muntlig|muntl\b|(?:per|over|i|pa) telefon|telefonledes|\btillfragad|\b(?:med|i) (?:egna )?ord\b|{SAID_YES}"
)
WRITTEN = re.compile(
    r"skriftlig|skriftl\b|\bi skrift\b|undertecknat|undertecknad av pat|signerat|paskriv\w*|underskriv\w*"
    r"|skr(?:ivit|ev) (?:under|pa)\b"
)
NOT_THIS = re.compile(
    r"\b(?:annan|andra|en annan) patient\w*|\bfel patient\b|\b(?:for|vid) (?:en |ett )?(?:annan|annat|andra)\b"
    r"|\b(?:tidigare|forra|foregaende|annan|annat|andra) (?:bestallning|begaran|rekvisition|utlamn|undersokning"
    r"|muntlig"
    r"|tillfalle)\w*|\bfanns\b|\btidigare (?:lamnat|gett|givit)|\bhar gatt ut\b|\btill (?:en |ett )?(?:annan"
    r"|annat|andra)\b|\bgatt ut\b|\bfor gammal\w*|\brakning\b"
)
"""Consent of another patient, to another order, or of another time."""
FORM_TEXT = re.compile(
    r"\bja ?/ ?nej\b|\b(?:bestallaren|avsandaren|remittenten|rekvirenten)"
    r" (?:intygar|ansvarar|svarar|bekraftar|forsakrar|ska|skall|har|maste|ser)\b"
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
_LAWS = r"\b(?:osl|pdl|(?:offentlighets\w*(?: och )?|halso- och )?(?:sekretess|patientdata|patient)lag\w*)\b"
_SECTION = r"\b\d+ ?(?:kap\b\.?|§+|st\b\.?|p\b\.?)"
OF_LAW = re.compile(
    r"(?:\b(?:enl(?:igt|\b\.?)|jamlikt|i enlighet med|med stod av|jfr|jml\.?)\s+)?"
    rf"(?:{_LAWS}(?:\s\(\d{{4}}:\d+\))?(?:[\s,]*{_SECTION})*|(?:{_SECTION}\s*(?:punkt )?)+{_LAWS}"
    rf"|\b\d+ ?kap\b\.?(?:\s*{_SECTION})*)"
)
"""A section of the law (``enl. OSL 10 kap. 1 §``): where a claim cites it, it is the claim that was."""
QUESTION = re.compile(r"\?")
NO_OBJECTION = re.compile(
    r"\binget (?:alls )?emot\b|\binget att invanda\w*|\binga invandningar\b|\binte (?:nagot )?emot\b"
)
LATER = re.compile(
    r"\b(?:i ?morgon|pa (?:man|tis|ons|tors|fre|lor|son)dag|nasta (?:vecka|besok|manad|gang)|inom kort|senare"
    r"|vid (?:nasta |kommande )(?:besok|ankomst|aterbesok)\w*"
    r"|vid (?:besok|ankomst|aterbesok)(?!\W+(?:\d|i ?dag|i ?gar))"
    r"|i samband med|sa snart|sa fort)\b"
)
DONE = re.compile(
    r"\b(?:har|hade|sade|sa|sagt|svarade|godkande|accepterade|bekraftade|lamnade|gav|lamnat"
    r"|gett|givit|givet|inhamtat|inhamtades|inhamtats|samtyckte|erholls|erhallet|fick"
    r"|fatt|dokumenterat|togs|tagits)\b"
)
PARTICIPLE_ONLY = re.compile(
    r"\b(?:har|hade|ar|finns|foreligger|lamnade|gav|fick|samtycker|samtyckte|medger|medgav|godkanner|ger"
    r"|intygar|intygas|efterg(?:er|es|av)"
    r"|erholls|inhamtades|inhamtats|getts|lamnats|bifogas|bilagger|bifogar|medfoljer|med|sager|sa|gar|bilaggs"
    r"|bilagges|se bif\w*)\b"
)
SEPARATORS = re.compile(r"[,;:()–]|\s-\s|\b(?:men|dock|fast|fastan|utom|och|samt)\b")
KIND_IN_BRACKETS = re.compile(r"\((muntlig\w*|muntl\.?|skriftlig\w*|skriftl\.?)\)")
CAN_VOUCH = re.compile(
    r"\b(?:kan|vill) (?:vi |jag )?(?:harmed )?(?:intyga|bekrafta)\b|\befter (?:samtal|telefon\w*|kontakt|besok)\b"
)
WISHES = frozenset({"ber", "onskar", "onskas", "begar", "begars"})
WILLING = frozenset({"kan", "vill", "maste", "nej"})
"""Words of supposing that say something else in a clause beside the claim."""
OWN_MIND = frozenset({"vet", "minns", "forstar"})
"""What the patient does before consenting; of the writer it would be supposing (``jag vet att``)."""
PATIENT = frozenset({"patienten", "pat", "pats", "patientens", "hon", "han", "hen"})
PLACE = frozenset({"i", "pa", "vid", "under", "over", "per", "via", "infor"})
ARTICLES = frozenset({"var", "vart", "min", "mitt", "mina", "vara", "sitt", "sin", "en", "ett", "den", "det"})
CIRCUMSTANCE = re.compile(
    r"\bi (?:\w+ )?narvaro(?: av [^,.;]*)?|\btillsammans med \w+|\b\w+ narvarande\b|\bpa (?:\w+ )?fraga\w*"
    r"|\bi samband med \w+"
)
"""Who was there, and that somebody asked: nobody consents by being a witness."""
BEFORE_RECEIVER = frozenset({"till", "hos", "for", "via", "med", "infor", "pa", "vid"})


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(w).replace(r"\*", r"\w*") for w in words))


DENIED = _pattern(CONSENT["denied"]["words"])
TO_COME = _pattern(CONSENT["to_come"]["words"])
SUPPOSED = _pattern(CONSENT["supposed"]["words"])
CONDITION = _pattern(CONSENT["condition"]["words"])
GIVEN = _pattern(CONSENT["given"]["words"])
MATTER = _pattern(CONSENT["matter"]["words"])
KIND = _pattern((*CONSENT["oral"]["words"], *CONSENT["written"]["words"]))
HANDED = _pattern(CONSENT["handed_over"]["words"])
PLAIN = _pattern(CONSENT["plain"]["words"])
RELATIVE = _pattern(CONSENT["others"]["relatives"])
GUARDIAN = _pattern(CONSENT["others"]["guardians"])
PROXY = _pattern(CONSENT["others"]["proxies"])
TAKEN = _pattern(CONSENT["taken_by"]["verbs"])
_KNOWN = (GIVEN, MATTER, KIND, PLAIN, HANDED, GUARDIAN, PROXY)
_FULL_WORDS = tuple(
    w
    for section in ("matter", "oral", "written", "given", "handed_over", "plain")
    for w in (x.rstrip("*") for x in CONSENT[section]["words"])
    if len(w) >= 5
)
STRONG = re.compile(
    rf"samtyck|samtyk|medgiv|medge(?:r|tt|s)\b|medgav|godkan|fullmakt|tillat|tillstand|{_EVERYDAY}|{_SECRECY}"
)


_CUT_OFF = 7
"""So many letters of a word tell it, where its end is lost."""
_LONG_WORD = 6
_TAKING_BACK = tuple(
    w.rstrip("*") for section in ("denied", "to_come", "supposed") for w in CONSENT[section]["words"]
    if len(w) > len("ej")
)  # fmt: skip


def may_deny(word: str) -> bool:
    """Is ``word``, perhaps with letters misread, one that takes a claim back or makes it one of another time?"""
    bare = undotted(re.sub(r"[^\w]", "", word))
    if len(bare) <= len("ej"):
        return Levenshtein.distance(bare, "ej") <= 1
    return any(
        Levenshtein.distance(bare[: len(other) + 1], other) <= (1 if len(other) < _LONG_WORD else 2)
        for other in _TAKING_BACK
    )


@lru_cache(maxsize=4096)
def is_known(word: str) -> bool:
    """In the vocabulary, or a long word of it with a letter misread."""
    if any(p.fullmatch(word) for p in _KNOWN) or not word.isalpha():
        return True
    letters_wrong = 1 if len(word) < 10 else 2
    near = process.extractOne(word, _FULL_WORDS, scorer=Levenshtein.distance, score_cutoff=letters_wrong)
    cut_off = len(word) >= _CUT_OFF and any(full.startswith(word) for full in _FULL_WORDS)  # under a stamp, at an edge
    return (len(word) >= 6 and near is not None) or cut_off
