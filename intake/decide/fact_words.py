"""The facts and their values in words, for pages and counter-examples that staff read.

What a fact is called stands in the routine table; its values are the program's own, and so are the words for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from intake.decide.facts import VOCABULARY
from intake.decide.words import Words
from intake.model import Code, PartVerdict

Language = Literal["sv", "en"]

_YES_NO = {"yes": Words("ja", "yes"), "no": Words("nej", "no")}
_NOT_STATED = {"not_stated": Words("framgår inte", "not stated")}
_STATED = {"stated": Words("angivet", "stated"), "missing": Words("saknas", "missing")}
_RECIPIENT = {
    "media_unit": Words("röntgen eller mediaenhet", "radiology or media unit"),
    "other_unit": Words("annan enhet", "another unit"),
    "own": Words("behandlarens egen klinik", "the therapist's own clinic"),
    "person": Words("en person", "a person"),
    "patient": Words("patienten", "the patient"),
    "unknown": Words("går inte att avgöra", "cannot be told"),
    "missing": Words("saknas", "missing"),
}

VALUES: Mapping[str, Mapping[str, Words]] = {
    "arrival": {"fax": Words("via fax", "by fax"), "other": Words("på annat sätt", "in another way")},
    "requester": {
        "region_clinic": Words("klinik i Region Halland", "clinic of Region Halland"),
        "outside_region": Words("vårdgivare i annan region", "care provider of another region"),
        "private": Words("privat vård", "private care"),
        "physiotherapist": Words("sjukgymnast", "physiotherapist"),
        "chiropractor": Words("kiropraktor", "chiropractor"),
        "naprapath": Words("naprapat", "naprapath"),
        "patient": Words("patient", "patient"),
        "other": Words("annan", "other"),
        "unknown": Words("framgår inte", "not known"),
    },
    "consent": {
        "none": Words("inget", "none"),
        "unclear": Words("oklart av vilket slag", "of an unclear kind"),
        "oral": Words("muntligt", "oral"),
        "written_claimed": Words("skriftligt men inte bifogat", "written but not enclosed"),
        "written": Words("skriftligt och undertecknat", "written and signed"),
        "refused": Words("nekat eller återkallat", "refused or withdrawn"),
    },
    "relevance": {**_YES_NO, "doubtful": Words("tveksam", "doubtful"), **_NOT_STATED},
    "self_referred": {**_YES_NO, **_NOT_STATED},
    "asked": {
        "images": Words("bilder", "images"),
        "report": Words("utlåtande", "report"),
        "both": Words("bilder och utlåtande", "images and report"),
        "assumed": Words("inget nämnt (båda antas)", "neither named (both assumed)"),
        "unstated": Words("framgår inte", "not stated"),
    },
    "identity": {
        "stated": Words("angivet", "stated"),
        "reserve": Words("reservnummer", "reserve number"),
        "invalid": Words("ogiltigt", "invalid"),
        "missing": Words("saknas", "missing"),
    },
    "examination_date": {
        "stated": Words("angivet", "stated"),
        "latest": Words("”senaste”", '"latest"'),
        "invalid": Words("ogiltigt", "invalid"),
        "missing": Words("saknas", "missing"),
    },
    "image_recipient": _RECIPIENT,
    "report_recipient": _RECIPIENT,
    "directory": {"listed": Words("ja", "yes"), "not_listed": Words("nej", "no")},
    "clinic_closed": {**_YES_NO, **_NOT_STATED},
    "already_exported": {**_YES_NO, "not_known": Words("inte känt", "not known")},
}
"""Words for the values of the facts; facts that are stated or missing, or yes or no, share theirs."""

PARTS: Mapping[PartVerdict, Words] = {
    PartVerdict.NOT_ASKED: Words("begärs inte", "not asked for"),
    PartVerdict.RELEASE: Words("lämnas ut", "released"),
    PartVerdict.REFER: Words("hänvisas", "referred"),
    PartVerdict.ASK: Words("komplettering begärs", "completion asked for"),
    PartVerdict.REVIEW: Words("en person avgör", "a person decides"),
}

CODES: Mapping[Code, Words] = {
    Code.RELEASE: Words("lämna ut", "release"),
    Code.RELEASE_IMAGES_REFER_REPORT: Words("lämna ut bilder, hänvisa utlåtandet", "release images, refer the report"),
    Code.RELEASE_REPORT_TO_PATIENT: Words("utlåtande till patienten", "report to the patient"),
    Code.ASK_INFORMATION: Words("begär uppgifter", "ask for information"),
    Code.ASK_ORAL_CONSENT: Words("begär besked om samtycke", "ask for oral consent"),
    Code.ASK_WRITTEN_CONSENT: Words("begär skriftligt samtycke", "ask for written consent"),
    Code.ASK_RELEVANCE: Words("fråga om relevans", "ask about relevance"),
    Code.REFER_PATIENT_TO_CLINIC: Words("hänvisa patienten till kliniken", "refer the patient to the clinic"),
    Code.REFER_REPORT_RECIPIENT: Words("hänvisa utlåtandet", "refer the report"),
    Code.ALREADY_EXPORTED: Words("redan utlämnat", "already released"),
    Code.HUMAN_REVIEW: Words("en person avgör", "a person decides"),
    Code.NOT_AN_ORDER: Words("ingen beställning", "not an order"),
}

_FEW = 1  # where no more values than this are left out of a longer list, it is told by those

_ALWAYS = ("requester", "asked")
"""What is told of a case even where it is as usual."""


def value_words(fact: str, value: str) -> Words:
    """``value`` of ``fact`` in words."""
    return VALUES.get(fact, {**_YES_NO, **_STATED})[value]


def values_in(fact: str, values: Iterable[str], language: Language) -> str:
    """Some values of a fact, "muntligt eller skriftligt"; where it is nearly all of them, those that it is not."""
    chosen = set(values)
    others = [value for value in VOCABULARY[fact] if value not in chosen]
    few = 0 < len(others) <= _FEW < len(chosen)
    told = others if few else [value for value in VOCABULARY[fact] if value in chosen]
    words = [value_words(fact, value).in_(language) for value in told]
    either, but = (" eller ", "allt utom ") if language == "sv" else (" or ", "anything but ")
    return (but if few else "") + either.join(filter(None, (", ".join(words[:-1]), words[-1])))


def fact_in(name: str, words: str) -> str:
    """A fact and its value: "Samtycke som räknas: muntligt", "Är det en beställning? ja"."""
    return f"{name} {words}" if name.endswith("?") else f"{name}: {words}"


def case_in(facts: Mapping[str, str], usual: Mapping[str, str], names: Mapping[str, Words], language: Language) -> str:
    """A case in words: who asks for what, and where it differs from a usual order.

    Args:
        names: what each fact is called, from the routine table.
    """
    told = [fact for fact in VOCABULARY if fact not in _ALWAYS and facts[fact] != usual[fact]]
    return "; ".join(
        fact_in(names[fact].in_(language), value_words(fact, facts[fact]).in_(language)) for fact in (*_ALWAYS, *told)
    )
