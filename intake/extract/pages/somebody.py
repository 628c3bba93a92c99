"""Is a page about somebody, read or not, in whatever language? Every order is."""

from __future__ import annotations

import re

from intake.extract.form.pairs import Form
from intake.extract.pages.language import is_swedish

_PERSON = re.compile(r"patient|\bpat\b|personn|\bpnr\b|\bfodd?\b|fodels|samtyck|remiss")
_ABROAD = re.compile(
    r"pas[ij]ent|pa[ck]i[ej]nt|pazient|pacjent|potila|\bcpr\b|\bpesel\b|\bssn\b|henkilo|\bidentity n"
    r"|\bpersonal (?:id|n)"
    r"|\bgeb(?:oren|urts\w*)?\b|\bborn\b|\bbirth|\bd\.?o\.?b\b|\bfodt\b|\bfodsel|\bnee? (?:le|en)\b|naissance"
    r"|\bnat[oa] il\b"
    r"|\bnascita|\bnacid[oa]|\bnacimiento|\bnascid[oa]|\bnascimento|\bsyntyn|\bsynt\b|\bsyntym|\burodz"
    r"|\bur\. ?\d|\bnarozen"
    r"|\brodj?en|\bdogum|\bnascut|\bszulet"
)
"""What letters from abroad call a patient, a number of the state's for people, or a birth."""
_NUMBER = re.compile(
    r"(?<![\d+-])(?:(?:19|20) ?)?\d\d(?P<gap>[ .-]?)(?:0[1-9]|1[0-2])(?P=gap)(?:[06][1-9]|[1278]\d|[39][01])"
    r"(?: ?[-+–] ?| |\.)?[\dx]{4}(?!\d)"  # no company's number: 559999-1101
    r"|(?<!\d)(?:19|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d(?!\d)"
)
"""An identity number, however it is set apart, or a day of birth as its first part."""
_DATE = re.compile(r"(?<!\d)(?:(?:19|20)\d\d([-./])\d\d?\1\d\d?|\d\d?([-./]) ?\d\d?\2 ?(?:19|20)\d\d)(?!\d)")
_KINDS = frozenset({"identity", "patient_name", "birth", "birth_date", "first_name", "last_name"})
_OWN_DATE = 1
"""A letter bears its own date; another is somebody's birth, or an examination."""


def concerns_somebody(form: Form, text: str) -> bool:
    """A patient by word, number or label; ``text`` is that of the page without dots and capitals."""
    if _PERSON.search(text) or _NUMBER.search(text) or any(e.kind in _KINDS for e in form.entries):
        return True
    return _ABROAD.search(text) is not None or (is_abroad(form) and _other_dates(text))


def is_abroad(form: Form) -> bool:
    """Is the page in another language, whose words for other papers nobody here knows?"""
    return not is_swedish(form.sheet.text)


def _other_dates(text: str) -> bool:
    return len({match[0] for match in _DATE.finditer(text)}) > _OWN_DATE
