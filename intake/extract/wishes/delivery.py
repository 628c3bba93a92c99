"""How the material shall come: link, IEP, USB, disc or post."""

from __future__ import annotations

import re

from intake.extract.evidence.claims import Claim, claim_of, settle
from intake.extract.evidence.dossier import Dossier
from intake.extract.form.choices import Choice
from intake.extract.values.letters import undotted
from intake.extract.values.wish_words import yes_or_no
from intake.model import Delivery, Field

_DELIVERY: tuple[tuple[Delivery, re.Pattern[str]], ...] = (
    (
        Delivery.IEP,
        re.compile(
            r"\b(?:via)?iep\b|\bvia [il1|]{1,2}[elfit.]{0,2}[pf]\b|image exchange|bildportal\w*|sectra (?:iep|exchange)"
        ),
    ),
    (Delivery.USB, re.compile(r"\busb\b|\busb-?(?:minne|sticka)\w*")),
    (Delivery.DVD, re.compile(r"\b(?:cd|dvd)\b|\bcd-?(?:skiva|rom)\w*|\bdvd-?skiva\w*|\bskiva\b|\bcd/dvd\b")),
    (
        Delivery.LINK,
        re.compile(
            r"\blank(?:as|ade|at|a|ning|ning\w*|bara)\b|\b(?:bild|rontgen|pacs)-?lank(?:en|ning\w*)?\b"
            r"|\blanka over|\bpacs\b|\bdicom\b|\bbilddelning\b|\bbft\b|\bbfr\b"
        ),
    ),
    (
        Delivery.POST,
        re.compile(
            r"\b(?:per|via|med) post\b|\bpostas\b|\brek(?:ommenderat)? ?brev|\brekommenderat\b|\bpostgang\b"
            r"|\bbrev\b|\bhamtas mot\b"
        ),
    ),
)


_SENDS = re.compile(r"\b(?:material\w*|bild\w*|allt)\b[^.]{0,30}\b(?:skick|sand|lank|overfor|lever|onskas|exporter)\w*")
"""A sentence of its own about the sending, behind the value of a label in running text."""


def delivery_of(text: str) -> list[Delivery]:
    """The ways of delivery that a wording names."""
    bare = undotted(text)
    return [way for way, pattern in _DELIVERY if pattern.search(bare)]


def _way_of_box(choice: Choice) -> list[Delivery]:
    """What a box offers; "Länk" alone is a way only there."""
    return [Delivery.LINK] if undotted(choice.option.text).strip(" .:") == "lank" else delivery_of(choice.option.text)


def delivery_field(dossier: Dossier) -> Field:
    """``delivery``: link, IEP, USB, disc or post; ``unclear`` where several are named."""
    claims: list[Claim] = []
    doubtful: Choice | None = None
    offered = [c for c in dossier.choices if _way_of_box(c) and len(c.option.words) <= 8]
    for choice in offered:
        ways = _way_of_box(choice)
        if choice.marked:
            claims += [
                Claim(w.value, choice.text, choice.evidence(), choice.confidence, 10, sure=choice.confidence >= 0.8)
                for w in ways
            ]
        if choice.unclear:
            doubtful = choice
    for entry in dossier.of("delivery"):
        ways = delivery_of(f"{entry.label.text} {entry.value.text}") if entry.label.text else []
        own = delivery_of(entry.value.text)
        answer = yes_or_no(entry.value.text)
        if own:
            claims += [claim_of(w.value, entry.value, rank=9, sure=True) for w in own]
        elif answer and ways:
            claims += [claim_of(w.value, entry.label + entry.value, rank=9, sure=True) for w in ways]
    if not claims and not doubtful:
        claims = _delivery_in_prose(dossier)
    values = {c.value for c in claims if c.rank == max(c.rank for c in claims)}
    if len(values) > 1:
        first = max(claims, key=lambda c: c.rank)
        both = Claim(
            Delivery.UNCLEAR.value,
            ", ".join(sorted(map(str, values))),
            first.evidence,
            first.confidence,
            first.rank,
            notes=("several_ways",),
            sure=True,
        )
        return settle([both], doubt_below=dossier.doubt_below)
    field = settle(claims, doubt_below=dossier.doubt_below)
    if doubtful is not None:
        named = tuple(w.value for w in delivery_of(doubtful.option.text))
        evidence = field.evidence or doubtful.evidence()
        return Field(field.value, field.raw, 0.5, ("unclear_mark",), (), named, evidence)
    return field


def _delivery_in_prose(dossier: Dossier) -> list[Claim]:
    claims: list[Claim] = []
    for entry in dossier.of("image_recipient", "recipient"):
        # "Bilderna länkas till X." as a sentence says how; as a printed label it does not.
        if entry.value.text.endswith(".") and not entry.label.text.endswith(":"):
            claims += [claim_of(way.value, entry.label, rank=6, sure=True) for way in delivery_of(entry.label.text)]
        for way in delivery_of(entry.value.text):
            if way is not Delivery.LINK:
                claims.append(claim_of(way.value, entry.value, rank=6, sure=True))
    for statement in dossier.said:
        if statement.source == "choice":
            continue
        if statement.kind in {"relevance", "identity", "patient_name"} and not _SENDS.search(statement.bare):
            continue
        if re.search(
            r"skickas inte|ej (?:pa|via)|inte (?:pa|via)|\b(?:nar|ser|saknar|kommer|har)\b.{0,20}\b(?:inte|ej"
            r"|atkomst)\b",
            statement.bare,
        ):
            continue
        for way in delivery_of(statement.text):
            if way is Delivery.POST and "post" not in statement.bare:
                continue
            claims.append(claim_of(way.value, statement.run, rank=7, sure=True))
    return claims
