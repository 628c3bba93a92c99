"""What a form prints to explain itself, so that it is not taken for what somebody wrote."""

from __future__ import annotations

import re

from intake.extract.letters import undotted

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
