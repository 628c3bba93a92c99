"""What a form prints to explain itself, so that it is not taken for what somebody wrote."""

from __future__ import annotations

import re

from intake.extract.values.letters import undotted

_HINT = re.compile(
    r"\W*(?:ange|anges|beskriv|skriv|fyll|fylls|kryssa|texta|stryk|valj|kort\w*(?: om)?|obs|se anvisning\w*"
    r"|t\.? ?ex|till exempel|varfor|vilk\w+|vad|hur|nar|datum da|den som|nummer dar|en rad per)\b(?! (?:vi|jag)\b)"
)
"""How help texts begin: an instruction, or the question once more in other words."""


def is_hint(text: str) -> bool:
    """Does a text read like the help that a form prints under a label?

    >>> is_hint("Kort om varför materialet behövs."), is_hint("Kontroll efter operation")
    (True, False)
    """
    return _HINT.match(undotted(text)) is not None


_CLOSES = re.compile(r"\W*(?:slut (?:pa|av) |end of |sida \d|blankett\w* (?:nr |r-?)?\d|ofullstandigt ifylld)")
_HEADINGS = frozenset(
    """ovrigt ovriga_uppgifter samtycke patientens_samtycke medium format leveranssatt bakgrund underskrift mottagare
    patient patientuppgifter bestallare avsandare""".split()  # noqa: SIM905
)


def is_printed(text: str) -> bool:
    """Is a whole line the form's own: how a printout or form closes, or a heading, and so nobody's value?

    >>> is_printed("*** SLUT PÅ UTSKRIFT ***"), is_printed("Övrigt"), is_printed("Slutkontroll")
    (True, True, False)
    """
    bare = undotted(text)
    return _CLOSES.match(bare) is not None or bare.strip(" *=-:.").replace(" ", "_") in _HEADINGS
