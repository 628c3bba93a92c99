"""Who and what appears on the faxes of a set: names, units, examinations, and the sentences people write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bench.faxes.truth import Exam

Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cast:
    """The content that faxes are drawn from. Clinics outside the public hospitals and all people are invented.

    ``committed`` limits identity numbers to the published test numbers.
    """

    women: Names
    men: Names
    children: Names
    last: Names
    doctors_first: Names
    doctors_last: Names
    desks: Names  # how senders address the release desk
    region: Names  # clinics of Region Halland
    region_child: Names
    region_heads: Names  # letterheads that name a hospital but no clinic
    outside: tuple[tuple[str, str], ...]  # ordering clinic, its hospital's radiology or media unit
    private: Names
    physio: Names
    chiro: Names
    naprapath: Names
    others: tuple[tuple[str, str], ...]  # organisation, profession
    wards: Names  # recipients of a report that are no radiology or media unit
    titles: Mapping[str, Names]  # of therapists, by requester type
    doctor_titles: Names
    exams: tuple[Exam, ...]
    treated: tuple[tuple[Exam, str], ...]  # examination, a reason that fits it
    misfit: tuple[tuple[Exam, str], ...]  # examination, a reason that does not
    small_print: Names
    reasons: Names
    says: Mapping[str, Names]  # the sentences of consent, refusal and other facts, by what they mean
    committed: bool = False
    many_number_styles: bool = False  # identity numbers with spaces, en dashes, in parts
