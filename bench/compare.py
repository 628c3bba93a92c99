"""An outcome (``intake read --json``) against the expected one: field by field, fact by fact, verdict by verdict.

Shared by the golden tests and the accuracy benchmark, so that both mean the same by right and wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

DIGITS_ONLY = ("phone", "fax")
CHARACTERS_ONLY = ("identity_number", "reference")
SILENT_VALUES: dict[str, tuple[object, ...]] = {  # what a field may hold though the fax says nothing
    "consent": (None, "none"),
    "consent_document": (None, "none"),
    "self_referred": (None, "not_stated"),
    "relevance": (None, "not_stated"),
    "clinic_closed": (None, False),
    "delivery": (None, "unclear"),
}
INVENTED_COUNTS = (
    "requesting_clinic",
    "doctor",
    "image_recipient",
    "report_recipient",
    "onward_recipient",
    "patient_name",
    "identity_number",
    "clinic_closed",
    "consent",
    "consent_document",
)
"""Fields whose value must not come from nowhere."""
SPELLINGS = (
    (r"\bthorax|\bthorak", "torax"),
    (r"\bmediaenh(?:eten|et)?\b", "mediaenh"),
    (r"\b(?:dr|doktor|leg|l[äa]kare)\b", ""),
)


class Kind(StrEnum):
    """What became of a field that the fax shows, or of one that it does not."""

    RIGHT = "right"
    NEEDLESS = "needless flag"  # right, but flagged
    MISSING = "missing"
    FLAGGED = "wrong, flagged"
    SILENT = "silently wrong"


@dataclass(frozen=True, slots=True)
class FieldResult:
    name: str
    kind: Kind
    expected: object
    actual: object
    allowed: bool = False  # the fax itself makes the value doubtful
    confidence: float = 0.0  # how probable the program said it was
    flagged: bool = False
    doubted: bool = False  # flagged whatever the threshold on the confidence


@dataclass(slots=True)
class OrderResult:
    """One expected order against the one that was read for it; ``problems`` are in words."""

    fields: list[FieldResult] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    verdict_right: bool = True
    false_release: bool = False
    must_be_held: bool = False
    straight_through: bool = False


def normal(name: str, value: object) -> object:
    """``value`` without what does not matter: case, spaces, punctuation, spelling variants."""
    if not isinstance(value, str):
        return value
    if name in DIGITS_ONLY:
        return re.sub(r"\D", "", value)
    if name in CHARACTERS_ONLY:
        return re.sub(r"\W", "", value).upper()
    text = value.lower()
    if name.endswith("recipient"):  # a unit is the same with and without its number
        text = re.sub(r",? *(?:tele)?fax(?:nr|nummer)?[ :.]*[\d -]+$", "", text)
    for pattern, plain in SPELLINGS:
        text = re.sub(pattern, plain, text)
    return " ".join(re.sub(r"[^\w/+-]", " ", text).split())


def same(name: str, expected: object, actual: object) -> bool:
    """``expected`` and ``actual`` mean the same; how urgent an order is may be said in any words, and a person's names
    in either order ("Ek, Anna")."""
    if name == "urgency":
        return actual is not None
    if name in ("patient_name", "doctor") and isinstance(expected, str) and isinstance(actual, str):
        return sorted(str(normal(name, expected)).split()) == sorted(str(normal(name, actual)).split())
    return normal(name, expected) == normal(name, actual)


def compare(expected: Mapping[str, Any], outcome: Mapping[str, Any]) -> list[OrderResult]:
    """One result an expected order; orders nobody expected make a result of their own."""
    actual = list(outcome.get("orders", []))
    results = []
    for want in expected["orders"]:
        got = _match(want, actual)
        if got is None:
            results.append(_lost(want))
            continue
        actual.remove(got)
        results.append(_order(want, got))
    for extra in actual:
        released = "release" in extra["decision"]["parts"].values()
        results.append(
            OrderResult(
                problems=[f"an order nobody sent: {extra['decision']['code']}"],
                verdict_right=False,
                false_release=released,
                must_be_held=True,
            )
        )
    return results


def _match(want: Mapping[str, Any], actual: list[dict[str, Any]]) -> dict[str, Any] | None:
    number = normal("identity_number", want["fields"].get("identity_number"))
    for got in actual:
        if number and normal("identity_number", _value(got, "identity_number")) == number:
            return got
    return actual[0] if actual else None


def _value(order: Mapping[str, Any], name: str) -> object:
    got = order["fields"].get(name)
    return got["value"] if got else None


def _lost(want: Mapping[str, Any]) -> OrderResult:
    fields = [FieldResult(name, Kind.MISSING, value, None) for name, value in want["fields"].items()]
    return OrderResult(fields, ["the order was not found"], verdict_right=False, must_be_held=_held(want))


def _held(want: Mapping[str, Any]) -> bool:
    return "release" not in want["decision"]["parts"].values()


def _order(want: Mapping[str, Any], got: Mapping[str, Any]) -> OrderResult:
    result = OrderResult(must_be_held=_held(want))
    result.fields = [*_fields(want, got), *_examinations(want, got)]
    result.problems = list(_verdict(want, got))
    result.verdict_right = not result.problems
    parts, wanted = got["decision"]["parts"], want["decision"]["parts"]
    result.false_release = any(parts[part] == "release" and wanted[part] != "release" for part in parts)
    result.problems += _facts(want, got)
    flags = [one for one in got["flags"] if one["severity"] != "note"]
    doubts = flags or any(each["flags"] for each in got["fields"].values())
    all_right = all(each.kind is Kind.RIGHT for each in result.fields)
    result.straight_through = result.verdict_right and all_right and not doubts
    return result


def _fields(want: Mapping[str, Any], got: Mapping[str, Any]) -> Iterator[FieldResult]:
    allowed, must = want["may_be_flagged"], want["must_be_flagged"]
    for name, value in want["fields"].items():
        yield _judged(name, value, got["fields"].get(name), name in allowed, name in must)
    if not want["fields"]:
        return
    for name in INVENTED_COUNTS:
        found = got["fields"].get(name)
        if name in want["fields"] or found is None or not _asked(want, name):
            continue
        if found["value"] in SILENT_VALUES.get(name, (None,)):
            continue
        kind = Kind.FLAGGED if found["flags"] else Kind.SILENT
        yield FieldResult(name, kind, None, found["value"], name in allowed, _sure(found), bool(found["flags"]))


def _asked(want: Mapping[str, Any], name: str) -> bool:
    """Does it matter what the program says of a field the fax leaves out? Not a recipient of what nobody asked for,
    nor the consent where none is needed, nor the clinic that patients and strangers mention."""
    fields = want["fields"]
    requester = fields["requester_type"]
    if name in ("image_recipient", "report_recipient"):
        asked = fields["wants_images" if name == "image_recipient" else "wants_report"]
        return bool(asked) and requester != "patient"
    return requester not in ("patient", "other", "unknown") or name in ("patient_name", "clinic_closed")


def _judged(name: str, value: object, found: Mapping[str, Any] | None, allowed: bool, must: bool) -> FieldResult:
    actual = found["value"] if found else None
    flagged = bool(found and found["flags"])
    if same(name, value, actual) or (value in SILENT_VALUES.get(name, ()) and actual in SILENT_VALUES.get(name, ())):
        if must and not flagged:
            kind = Kind.SILENT
        else:
            kind = Kind.NEEDLESS if flagged and not allowed and not must else Kind.RIGHT
    elif actual is None or (name in SILENT_VALUES and actual in SILENT_VALUES[name]):
        kind = Kind.MISSING
    else:
        kind = Kind.FLAGGED if flagged else Kind.SILENT
    return FieldResult(name, kind, value, actual, allowed, _sure(found), flagged)


def _sure(found: Mapping[str, Any] | None) -> float:
    """The confidence of a value that was read; 0 where there is none."""
    return float(found.get("confidence", 0.0)) if found and found["value"] is not None else 0.0


def _examinations(want: Mapping[str, Any], got: Mapping[str, Any]) -> Iterator[FieldResult]:
    wanted = [one for one in want["examinations"] if "modality" in one]
    found = list(got["examinations"])
    dates_doubtful = "examination_date" in want["may_be_flagged"]
    for one in wanted:
        best = max(found, key=lambda each: _alike(one, each), default=None)
        if best is not None:
            found.remove(best)
        for part in ("modality", "body_part", "side", "date"):
            allowed = part == "date" and dates_doubtful
            actual = best[part] if best else None
            if one[part] is None:
                if actual and actual["value"] is not None:
                    kind = Kind.FLAGGED if actual["flags"] else Kind.SILENT
                    yield FieldResult(
                        f"examination {part}",
                        kind,
                        None,
                        actual["value"],
                        allowed,
                        _sure(actual),
                        bool(actual["flags"]),
                    )
            elif part == "side" and one[part] == "none" and (actual is None or actual["value"] in (None, "none")):
                yield FieldResult("examination side", Kind.RIGHT, "none", "none", confidence=_sure(actual))
            else:
                judged = _judged(part, one[part], actual, allowed, False)
                yield replace(judged, name=f"examination {part}")
    for extra in found if want["examinations"] == wanted else ():
        kind = Kind.FLAGGED if any(extra[part]["flags"] for part in ("modality", "body_part", "date")) else Kind.SILENT
        yield FieldResult("examination", kind, None, extra["text"]["value"])


def _alike(want: Mapping[str, Any], got: Mapping[str, Any]) -> int:
    return sum(same(part, want[part], got[part]["value"]) for part in ("modality", "body_part", "side", "date"))


def _verdict(want: Mapping[str, Any], got: Mapping[str, Any]) -> Iterator[str]:
    wanted, decision = want["decision"], got["decision"]
    if wanted["code"] != decision["code"]:
        yield f"verdict {decision['code']} instead of {wanted['code']}"
    for part, value in wanted["parts"].items():
        if want["fields"] and decision["parts"][part] != value:
            yield f"{part}: {decision['parts'][part]} instead of {value}"
    asks = set(decision["asks"])
    if "examination" in wanted["asks"]:
        asks.discard("examination_date")  # naming the examination brings its date
    if want["fields"].get("self_referred") == "not_stated":
        asks.discard("self_referred")  # row R8 lets the requester answer that instead of sending the consent
    if asks != set(wanted["asks"]):
        yield f"asks {sorted(asks)} instead of {wanted['asks']}"
    if wanted["section"] and decision["section"] != wanted["section"]:
        yield f"section {decision['section']!r} instead of {wanted['section']!r}"
    if wanted["release_to"] and decision["release_to"] != wanted["release_to"]:
        yield f"released to {decision['release_to']} instead of {wanted['release_to']}"
    codes = [one["decision"] for one in want["examinations"] if "decision" in one]
    given = sorted(one["decision"] for one in got["examinations"])
    if codes and sorted(codes) != given:
        yield f"examinations {given} instead of {sorted(codes)}"


def _facts(want: Mapping[str, Any], got: Mapping[str, Any]) -> list[str]:
    return [
        f"fact {name}: {got['facts'].get(name)} instead of {value}"
        for name, value in want["facts"].items()
        if bool(got["facts"].get(name)) != value
    ]
