"""The flags of an order: every doubt of its fields, and those of its pages, in words for staff."""

from __future__ import annotations

from collections.abc import Mapping

from intake.extract.evidence.dossier import Dossier
from intake.extract.evidence.poor_pages import is_poor
from intake.flags import flag
from intake.model import (
    Examination,
    Field,
    Flag,
    Severity,
)

_STOPS = frozenset(
    {"identity_number", "image_recipient", "report_recipient", "consent_document", "consent", "requester_type"}
)


def order_flags(
    dossier: Dossier,
    fields: Mapping[str, Field],
    exams: tuple[Examination, ...],
    *,
    split: bool,
    mixed: bool,
    swedish: bool,
) -> tuple[Flag, ...]:
    found: list[Flag] = []
    if mixed:
        found.append(flag("several_patients"))
    if split:
        found.append(flag("split_unconfirmed"))
    for name, field in fields.items():
        found += [_field_flag(code, name, field.candidates) for code in field.flags]
    for number, exam in enumerate(exams, 1):
        for part in ("modality", "body_part", "side", "date", "text"):
            own: Field = getattr(exam, part)
            for code in own.flags:
                severity = None if part == "date" else _milder(code)
                where = f" (undersökning {number})" if len(exams) > 1 else ""
                found.append(flag(code, f"exam_{part}", _listed(own.candidates) + where, severity))
    poor = [s.form.number for s in (*dossier.orders, *dossier.consents) if is_poor(s)]
    found += [flag("poor_page", None, f"Sida {n}.") for n in poor]
    if not swedish:
        found.append(flag("not_swedish"))
    return tuple(dict.fromkeys(found))


def _field_flag(code: str, name: str, candidates: tuple[str, ...]) -> Flag:
    return flag(code, name, _listed(candidates), None if name in _STOPS else _milder(code))


def _listed(candidates: tuple[str, ...]) -> str:
    return f"({' / '.join(candidates)})" if len(candidates) > 1 else ""


def _milder(code: str) -> Severity | None:
    """Doubts about fields that decide nothing by themselves are worth a look; a mark nobody can read still stops."""
    return None if code in {"unclear_mark", "handwritten"} else Severity.LOOK
