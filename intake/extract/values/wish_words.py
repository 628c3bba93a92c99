"""The words in which images and the report are asked for, or are not."""

from __future__ import annotations

import re

from rapidfuzz import fuzz, process

from intake.extract.values.letters import undotted

IMAGES = re.compile(
    r"\b(?:rontgen|radiologi|ct-?|dt-?|mr-?|undersoknings)?bild(?:er|erna|kopi\w*|ernas|material\w*|en|serie\w*)?\b"
    r"|\bdicom\w*|\bbildfiler\b"
)
_REPORT = re.compile(
    r"\butl\b|\b(?:rontgen|undersoknings|gransknings)?utlatand\w*"
    r"|\brontgensvar\w*|\bundersokningssvar\w*|\bsvaret\b|\bsvaren\b|\bsvar(?= (?:till|pa"
    r"|fran|onskas|fax|skick))|\bskriftliga? svar\w*|\bsvarskopi\w*|\bremissvar\w*"
)
_BY_WHEN = r"(?! (?:senast|fore|innan|inom|omgaende|snarast|skyndsamt|i dag|idag)\b)"
_BARE_REPORT = re.compile(rf"\bsvar(?:et|en)?\b{_BY_WHEN}")
"""``Vi behöver svar senast på fredag``: by when something must be here, and not what."""
_WITH_REPORT = re.compile(r"\bbild\w* ?(?:och|samt|med|jamte|[+&]) ?svar\b")
"""``Bilder och svar snarast``: named beside the images it is what is wanted."""
ANY_REPORT = re.compile(rf"{_REPORT.pattern}|\bsvar(?:et|en)?\b")
_ANY_PART = re.compile(f"{IMAGES.pattern}|{ANY_REPORT.pattern}")
TITLE = re.compile(
    r"^\W*(?:\d+\.? )?(?:fax: )?(?:bestallning\w*|begaran|rekvisition|inhamtning|utlamning|utlamnande|forfragan"
    r"|anhallan|overforing"
    r"|bild\w*bestallning|bild\W.*svar\w*|\w*bestallning|kopior|rontgenmaterial|angaende|galler|ang)\b"
)
TITLE_LABEL = re.compile(
    r"\W*(?:begaran|bestallning|rekvisition|forfragan|anhallan|arende|amne|galler|angaende|ang)\W*"
)
"""How a form or letter calls itself: what it is for in general, not what this one asks for."""
PRINTED = re.compile(
    r"\bkraver\b|\bvid bestallning\b|\bska (?:fyllas|anges)\b|\btidigare (?:bilder|utlatande) finns\b|\bblankett\w*\b"
    r"|\bkryssa\b(?! i)|\baldrig\b|\boch/eller\b|\benligt (?:lag|patientdata|offentlig)"
    r"|\b(?:tar|ta) (?:inte|ej) emot\b|\b(?:inte|ej) (?:\w+ ){0,2}ta emot\b|\bfunktionsbrevlad\w*"
    r"|\bendast avsett\b"
    r"|\banges\b|\bomfattas av\b|\btrycket\b|\butlamnande forutsatter\b|\blamnas (?:ej|inte|endast)\b"
    r"|\bvarfor\b|\bbehovs for\b|\bater(?:lamn|sand)\w*\b|\breturner(?:as|a|era\w*)\b"
)
"""What a form says to everybody who fills it in."""
_ONLY = re.compile(r"\b(?:endast|bara|enbart|blott)\b")
WANT = re.compile(
    r"\b(?:onsk\w*|bestall\w*|rekvi[rs]\w*|begar\w*|behov\w*|skick(?!ats?\b)\w*|hemstall\w*|efterfrag\w*|ute efter"
    r"|intresserad\w* av|(?:ta|fa|plocka|leta) fram|fixa|ordna|far (?:jag|vi) (?:\w+ ){0,2}(?:ut|hem)"
    r"|(?:vill|vilja) (?:\w+ ){0,3}(?:ha|fa|bestalla|se|lasa|ta del)"
    r"|sand\w*|oversand\w*|lank\w*|exporter\w*"
    r"|overfor\w*|ber (?:\w+ ){0,3}(?:om|att)|ber er|tacksam\w*|fa (?:\w+ ){0,3}(?:kopia|bild\w*|utlat\w*|svar\w*"
    r"|ut)|fax\w*"
    r"|mottar gar\w*|sakna[rs]|ta del av|anhall\w*|hamta|avser|galler|lever\w*|undrar om|hjalpa (?:mig|oss) med)\b"
)
_MATERIAL = r"(?:\w*bild\w*|\w*utl(?:at\w*)?|\w*svar\w*|material\w*|kopi\w*|allt\w*)"
HAD = re.compile(rf"\b{_MATERIAL} (?:har|fick) (?:\w+ ){{1,3}}?(?:redan|sett|last|hamtat|fatt)\b")
"""``Svaren har vi sett``: a part that nobody needs any more, or that has not come."""
ORDERS = re.compile(
    r"\W*(?:(?:vi|jag|undertecknad|harmed|darfor|dar(?:av|till)?)\W+)*"
    r"(?:bestall(?:er|ning)|onskar|tacksam\w*|(?:vore|ar) tacksam\w*|intresserad\w*|onskemal|rekvirerar"
    r"|rekvisition|begar(?:an)?|behover|vill|skulle (?:vilja|behova)"
    r"|ber|hemstall\w*|anhall\w*|vanligen|var (?:god|vanlig|snall)|skicka|sand|lanka|oversand|kan ni|skulle ni)\b"
    rf"(?=.{{0,80}}\b{_MATERIAL}\b)"
    rf"|\W*(?:vad galler|vad betraffar|betraffande|gallande) {_MATERIAL}\W+(?:ska|kan|bor|onskas)\b"
    rf"|\W*vad {_MATERIAL} betraffar\b"
    rf"|\W*(?:saval |bade |enbart |endast |bara |det |den |sjalva )?{_MATERIAL}(?: (?:och|samt|jamte|med"
    rf"|\+) {_MATERIAL})?\s+"
    r"(?:alltsa |sedan |darefter )?(?:onskas|lankas?|skickas?|sandes|sands|laggs|ska(?:ll)?|faxas|exporteras|overfors"
    r"|levereras|bestalls|begars|rekvireras)\b|\W*(?:utlat|svar)\w*(?: aven)? till\b"
)
"""How a sentence begins that orders, whatever it was written beside: ``Beställer …``, ``Bilderna länkas till …``."""
_OPTIONS = ("bilder", "utlatande", "endast")
_LIKE = 80  # one letter of six
_COMPOUNDS = ("rontgenbilder", "rontgensvar", "rontgenutlatande")
_LONG = 10


def wanted_parts(text: str) -> tuple[bool | None, bool | None]:
    """Which of images and report a wording names: ``(images, report)``, each ``None`` where it is not named.

    >>> wanted_parts("Endast utlåtande")
    (False, True)
    """
    bare = undotted(text)
    images = _named(IMAGES, bare)
    report = _named(_REPORT, bare)
    if report is None:
        report = _named(_BARE_REPORT, bare)
    if report is None and _WITH_REPORT.search(bare):
        report = True
    if re.search(r"\b(?:bada|bagge|bade och|allt|bada delarna)\b", bare) and images is None and report is None:
        return True, True
    if _ONLY.search(bare):
        if images and not report:
            return True, False
        if report and not images:
            return False, True
    return images, report


def mended(option: str) -> str:
    """``option`` with the words that label such boxes mended: few words are offered, none like another of them."""
    return " ".join(_mended_word(word) for word in option.split())


def _mended_word(word: str) -> str:
    bare = undotted(word)
    if len(bare) >= _LONG and (close := process.extractOne(bare, _COMPOUNDS, scorer=fuzz.ratio, score_cutoff=_LIKE)):
        return close[0]
    return close[0] if (close := process.extractOne(bare, _OPTIONS, score_cutoff=_LIKE)) else word


_DENIED_BEHIND = re.compile(
    r"(?!\W*(?:har|fick) )\W*(?:\w+ ){0,2}(?:behovs|onskas|kravs|skickas|beho?ver (?:vi|jag)|ar)? ?(?:ej|inte"
    r"|icke|ointressant)\b"
    r"|\W*(?:nej|saknar intresse)\b"
    r"|\s*(?:har|fick) (?:\w+ ){1,3}?redan\b"
    r"|\s*(?:har|fick) (?:vi|jag)(?: (?:redan|sedan|tidigare|dock|fatt|sett|last|hamtat)\b|\W*$|[.,;])"
    r"|\s*(?:ar|finns) redan\b"
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
    if len(behind) == 28:
        behind = re.sub(r"\w*$", "", behind)
    if ends and ends[0] < match.end() + 28:  # "bilder (ej utlåtande)": the word denies what stands behind it
        behind = _DENIED_BEFORE.sub("", behind)
    opens = max([0, match.start() - 22, *starts])
    while 0 < opens < match.start() and bare[opens - 1].isalnum():
        opens += 1  # whole words only: the end of "beställningen" denies nothing
    before = bare[opens : match.start()]
    return not (_DENIED_BEHIND.match(behind) or _DENIED_BEFORE.search(before))


def reads_like_options(text: str) -> bool:
    """ "Bilder  Skriftligt utlåtande": the options of a form whose marks were not seen, rather than an answer."""
    bare = undotted(text)
    images, report = IMAGES.search(bare), _REPORT.search(bare) or _BARE_REPORT.search(bare)
    if images is None or report is None:
        return False
    between = bare[min(images.end(), report.end()) : max(images.start(), report.start())]
    return not re.search(r"[,+&/;()-]|\b(?:och|o|samt|med|inkl\w*|jamte|ej|inte|inget|utan|plus|resp)\b", between)


WHOLE_ANSWER = re.compile(
    r"\b(?:(?:endast|bara|enbart) \w+|\w*bild\w* ?\((?:ej|inte|utan) \w+\)|\w*bild\w*,? (?:ej|utan|inte"
    r"|inget) (?:utlat\w*|svar\w*)"
    r"|\w*bild\w* ?(?:och|samt|med|\+|&) ?(?:skriftligt )?(?:utlat\w*|\w*svar\w*|utl\b))(?!\W*(?:\w+ ){0,2}till\b)"
)


def yes_or_no(text: str) -> bool | None:
    bare = undotted(text).strip(" .:")
    if re.match(r"(?:ja|onskas|x|j|behovs|ja tack)\b", bare):
        return not re.match(r"onskas (?:ej|inte)|behovs (?:ej|inte)", bare)
    if re.match(r"(?:nej|ej|inte|n)\b", bare):
        return False
    return None


PART_ALONE = re.compile(rf"\W*(?:\w+ )?(?:{_ANY_PART.pattern})(?: \w+)?\W*")
"""A line, or what was taken for the value of some label, that names a part and hardly more: a label in truth."""


PART_ANSWERED = re.compile(rf"\W*(?P<part>{_ANY_PART.pattern})\W{{1,3}}(?P<answer>ja|j|x|nej|n)\W*")
"""``UTLÅTANDE J``: a part and its answer with nothing between them."""


def is_nominal(bare: str) -> bool:
    """A wish without a verb: ``Även svaret.``, ``Bara bilderna, tack.``, ``Utlåtandet också.``"""
    if len(bare.split()) <= 7 and re.search(r"\b(?:aven|ocksa|likasa|samt|tack|endast|bara|enbart)\b", bare):
        return True
    if _PART_OF.match(bare) and not STATES.search(bare):
        return True
    opens = re.match(r"\W*(?:\d{1,2}[.)]?\s+)?(?:saval |bade )?(?:bild\w*|utlat\w*|svar\w*|rontgensvar\w*)\b", bare)
    return opens is not None and 2 <= len(bare.split()) <= 12 and not STATES.search(bare)


_PART_OF = re.compile(
    rf"\W*(?:saval |bade |enbart |endast |bara )?{_MATERIAL}"
    rf"(?:(?: (?:och|o|samt|jamte|med) | ?[+&] ?){_MATERIAL})?\s+(?:fran|fr|av|over)\b"
)
"""``Bilder o utlåtande från CT hjärna …``: a slip that names what it is for, and no verb."""
STATES = re.compile(
    r"\b(?:finns|ar|har|kommer|saknas|behovs|fanns|var|visar|visade|gjordes|togs|ej|inte|tagna|tagen|utford\w*"
    r"|gjord\w*)\b"
)
"""Verbs of sentences that tell something and wish nothing."""
