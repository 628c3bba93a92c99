"""Our own radiology departments, to which orders are addressed."""

from __future__ import annotations

import re

from intake.directory import Directory
from intake.extract.values.letters import undotted

_DESK = re.compile(r"bildutlam|utlamning|bild- och utlat|bestallning av bild|er avdelning")


def is_desk(text: str, directory: Directory) -> bool:
    """Our own radiology departments, to which orders are addressed."""
    bare = undotted(text)
    if _DESK.search(bare):
        return True
    match = directory.find(text)
    halland = bool(match.units) and all(u.in_halland for u in match.units)
    if halland and all(u.kind == "hospital" for u in match.units) and len(match.matched) >= len(text.strip(" .,:;()")):
        return True  # a hospital of ours by its bare name: the house to which the fax is sent
    radiology = re.search(r"rontgen|radiolog|bild|\brtg\b", bare) is not None
    rest = re.sub(r"(?i)\w*(?:röntgen|radiolog|bild|media|\brtg\b)\w*|avdelning\w*|klinik\w*|enhet\w*", " ", text)
    nowhere = not match.units and re.search(r"[A-ZÅÄÖ]\w+", rest) is None
    return radiology and (halland or nowhere or re.search(r"halland|halmstad|varberg|kungsbacka", bare) is not None)
