"""Guidance by its words: what is said to whoever fills in a form, and never by them."""

from __future__ import annotations

import re

from intake.extract.values.letters import undotted

_POLITE = r"(?:obs\W+)?(?:(?:var god(?:a)?(?: och)?|v\.? ?g\.?|vanligen) )?"
_WRITER_IS_TOLD = (
    r"ange|anges|uppge|uppges|fyll|fylls|fylles|ifylls|ifylles|texta|textas|kryssa|kryssas|markera|markeras|valj|stryk"
    r"|klistra|ringa in|beskriv|specificera|precisera|motivera|besvara|besvaras|skrivs"
    r"|skriv(?! under| (?:garna )?ut (?:d|bild))"
    r"|lamnas? (?:tom|blank|oifyll)\w*|satt (?:ett )?(?:kryss|x)|kontrollera (?:att|person|fax|uppgift|namn|stav)\w*"
    r"|las (?:anvisning|instruktion|information|igenom|mer)\w*|anvand (?:baksid|egna|garna egna|separat|extra|stora)\w*"
    r"|vand|se (?:anvisning|baksid|instruktion|hjalp)\w*|endast (?:ett|en) (?:kryss|rad|blankett)|dra (?:ett )?streck"
)
_EXAMPLE = (
    r"t\.? ?ex\b\.?|ex(?:empel)?\s?[.:]|exempel(?:vis)?\b|till exempel\b|sasom\b|(?:sa )?har fyller du\b|sa fyller du\b"
)
_COUNTED = r"(?:\d{1,2}(?: eller | el\.? |/)?){1,2} siffror|(?:alla|samtliga|endast|bara) (?:siffror|uppgifter|falt)\b"
_SURE = re.compile(rf"\W*(?:\d{{1,2}}[.)]\s+)?(?:{_POLITE}(?:{_WRITER_IS_TOLD})\b|{_EXAMPLE}|{_COUNTED})")
_PATTERN = re.compile(r"\W*(?:(?:a{4}|a{2}|y{4}|y{2}|mm|dd)[-/. ]?){1,3}(?:[-+ ]?(?:n{2,4}|x{2,4}))?\W*")
_GENERAL = re.compile(
    r"\bblankett|\bbokstaver\b|\b(?:forst|sist)\W*$|\bkryss\b|\b(?:i|tom|ratt) ruta\b|\bruta(?:n|de)?\b|\bper rad\b"
    r"|\bkrav(?:s|er)\b|\bobligatorisk|\bfrivillig|\bracker\b|\bska (?:alltid |vara |framga|anges|bifoga|fyll|ga)"
    r"|\b(?:alltid|aldrig|endast) \w*s\b|\bom (?:sadan|tillampligt|annan|det finns|ej|inte)"
    r"|\b(?:endast|bara) (?:vid|till|om)\b"
    r"|\bvid (?:behov|fel|komplettering|fragor)\b|\bdagtid\b|\b(?:inkl\w*\.?|med) riktn|\bdirektn"
    r"|\binte (?:vaxel|langre)\b"
    r"|\bgaller (?:ej|inte|endast|bara|inom|for)\b|\bden (?:som|enhet som|person som)\b|\breturneras\b|\bhandlaggs\b"
    r"|\benligt (?:patientdatalagen|legitimation)|\bangaende (?:ifyllande)|\bett eller flera\b|\bnar det gar\b"
    r"|\bkort (?:motivering|beskrivning)|\bnamn och titel\b|\butan begaran\b|\bkan (?:lankas|saknas|anges|aterkallas)\b"
)
"""General clauses, in which nobody says anything of a patient of theirs."""


def guides(text: str) -> bool:
    """Is a clause surely said to the writer: an order to fill in, an example, a pattern for digits?

    >>> guides("Ange klinik och sjukhus"), guides("ÅÅÅÅMMDD-NNNN"), guides("T.ex. DT buk"), guides("10 siffror")
    (True, True, True, True)
    >>> guides("Kontroll efter operation"), guides("Länkas till Varberg"), guides("2024-01-05")
    (False, False, False)
    """
    bare = undotted(text)
    return _SURE.match(bare) is not None or is_pattern(text)


def is_pattern(text: str) -> bool:
    """Is it a pattern for digits (``ÅÅMMDD-XXXX``)?

    >>> is_pattern("ÅÅÅÅ-MM-DD"), is_pattern("(ååmmdd-nnnn)"), is_pattern("Mamma")
    (True, True, False)
    """
    return _PATTERN.fullmatch(undotted(text)) is not None


def may_guide(text: str) -> bool:
    """Does a clause speak in general, as guidance does where a form has any?

    >>> may_guide("Endast vid komplettering"), may_guide("Efternamnet först"), may_guide("MR knä")
    (True, True, False)
    """
    return guides(text) or _GENERAL.search(undotted(text)) is not None


_GUIDING_HEADS = re.compile(
    r"\W*(?:forklaring(?:ar)?|anvisning(?:ar)?|instruktion(?:er)?|hjalp(?:text)?|vagledning"
    r"|(?:sa )?har fyller (?:du|ni) i"
    r"|sa fyller (?:du|ni) i|att tanka pa|ifyllnadshjalp|exempel)\b.{0,25}"
)


def heads_guidance(text: str) -> bool:
    """Is it the heading of a column of guidance?

    >>> heads_guidance("Förklaring"), heads_guidance("Så fyller du i"), heads_guidance("Uppgifter")
    (True, True, False)
    """
    return _GUIDING_HEADS.fullmatch(undotted(text)) is not None


_ASKING = re.compile(rf"\W*(?:\d{{1,2}}[.)]\s+)?{_POLITE}(?:ange|uppge|skriv)\b")


def asks_outright(text: str) -> bool:
    """Does it ask as labels of some forms do (``Ange patientens namn``), and is no more than that?

    >>> asks_outright("Ange patientens namn"), asks_outright("Kryssa i det som önskas")
    (True, False)
    """
    return _ASKING.match(undotted(text)) is not None and len(text.split(":")[0].split()) <= 8
