"""The clauses of a sentence about consent: which claim it, which deny it, which cast doubt on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from intake.extract.values.consent_phrases import (
    BEFORE_RECEIVER,
    CONDITION,
    DENIED,
    ELSEWHERE,
    ENCLOSED,
    GIVEN,
    HANDED,
    KIND,
    MATTER,
    NO_OBJECTION,
    ORAL,
    PARTICIPLE_ONLY,
    PLAIN,
    PROXY,
    RELATIVE,
    SEPARATORS,
    STRONG,
    SUPPOSED,
    TAKEN,
    TO_COME,
    WISHES,
    WRITTEN,
    is_known,
)
from intake.extract.values.letters import undotted
from intake.model import Consent


@dataclass(frozen=True, slots=True)
class ConsentSaid:
    """What one statement says about consent. ``enclosed``/``elsewhere``: where the paper is said to be.

    ``unsure``: it reads like the claim ``value``, but not every word was understood.
    """

    value: Consent
    enclosed: bool = False
    elsewhere: bool = False
    unsure: bool = False


def denies_other_kind(clause: str) -> bool:
    """ "skriftligt behövs inte" beside "muntligt samtycke finns"."""
    kinds = (ORAL.search(clause) is not None) + (WRITTEN.search(clause) is not None)
    return kinds == 1 and any(DENIED.fullmatch(w) for w in _words(clause))


def weighed(text: str, bare: str, *, enclosed: bool, answer: bool) -> ConsentSaid | None:
    """The clauses of a sentence together; ``UNCLEAR`` stands for a claim of either kind."""
    pieces = list(_clauses(text, bare))
    about = [p for p in pieces if STRONG.search(p.bare)]
    if not about:
        return None
    results = [r for p in about if (r := _of_clause(p, enclosed=enclosed, answer=answer)) is not None]
    claims = [r for r in results if r.value is not Consent.NONE]
    kinds = {bool(WRITTEN.search(p.bare)) for p in about}
    if any(r.value is Consent.NONE for r in results) and not (claims and len(kinds) == 2):
        return ConsentSaid(Consent.NONE)
    if not claims:
        return None
    unsure = any(r.unsure for r in claims) or any(_casts_doubt(p) for p in pieces if p not in about)
    return ConsentSaid(Consent.UNCLEAR, unsure=unsure)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A clause: its bare text, its words, and which of these are written like names."""

    bare: str
    words: tuple[str, ...]
    names: frozenset[str]
    ends: bool  # the sentence ends with a full stop


def _words(bare: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", bare)


def _clauses(text: str, bare: str) -> Iterator[_Piece]:
    start = 0
    for match in (*SEPARATORS.finditer(bare), None):
        end = match.start() if match else len(bare)
        part, written = bare[start:end], text[start:end]
        # "men", "dock": what follows takes something back.
        turn = bare[start - 5 : start].strip() if start else ""
        names = frozenset(
            undotted(m[0]) for m in re.finditer(r"[^\W\d_]+", written) if m[0][:1].isupper() and start + m.start() > 2
        )
        words = tuple(_words(part))
        if words:
            yield _Piece(part, (*(["utom"] if re.search(r"men|dock|fast|utom", turn) else []), *words), names,
                         bare.rstrip().endswith((".", "!")))  # fmt: skip
        start = match.end() if match else end


def _of_clause(piece: _Piece, *, enclosed: bool, answer: bool) -> ConsentSaid | None:
    """One clause that names consent: a claim, none, or nothing said."""
    bare = NO_OBJECTION.sub(" goda minne ", ELSEWHERE.sub(" ", ENCLOSED.sub(" bifogas ", piece.bare)))
    words = [w for w in _words(bare) if not w.isdigit()]
    if _with(bare):  # "Med patientens samtycke ber vi om …"
        words = [w for w in words if w not in WISHES]
    head, rest = _divided(words)
    if any(DENIED.fullmatch(w) for w in words):
        return ConsentSaid(Consent.NONE)
    if _sets_condition(head) or any(CONDITION.fullmatch(w) and w not in {"om", "information"} for w in rest):
        return None
    if any(SUPPOSED.fullmatch(w) for w in head) or _of_others(head):
        return ConsentSaid(Consent.NONE)
    if any(TO_COME.fullmatch(w) for w in head):
        return ConsentSaid(Consent.NONE)
    done = any(GIVEN.fullmatch(w) for w in head) or _done_behind(rest)
    nominal = not done and any(KIND.fullmatch(w) for w in head)
    if not done and not (nominal and _stands_alone(piece, head, answer)) and not enclosed and not _with(bare):
        return None
    strange = _approves_something_else(head) or any(not is_known(w) and w not in piece.names for w in words)
    # A participle without a full stop may be the words of a form: "Samtycke inhämtat muntligen".
    label = not answer and not piece.ends and not PARTICIPLE_ONLY.search(piece.bare)
    planned = nominal and any(TO_COME.fullmatch(w) for w in rest)
    return ConsentSaid(Consent.UNCLEAR, unsure=strange or label or planned or "utom" in piece.words)


def _divided(words: list[str]) -> tuple[list[str], list[str]]:
    """The words up to what is consented to ("att …" behind the consent), and the rest."""
    named = next((i for i, w in enumerate(words) if STRONG.search(w)), None)
    if named is None:
        named = next((i for i, w in enumerate(words) if MATTER.fullmatch(w)), 0)
    for place in range(named + 1, len(words)):
        if words[place] == "att":
            return words[:place], words[place:]
    return words, []


_GENERAL = re.compile(r"(?:godkan|tillat|tillstand)\w*|ja|lov|okej|ok")
_ITS_OBJECT = re.compile(
    r"(?:\w*bild|utlat|rontgen|svar|utlamn|lamna|skick|sand|oversand|overfor|lank|material|handling|journal"
    r"|rekvisi|kopi)\w*"
    r"|utl|detta|det|ovanstaende"
)


def _approves_something_else(head: list[str]) -> bool:
    """Approval, unlike consent, needs an object that is to be handed over, or none: "godkänt priset" is no consent."""
    place = next((i for i, w in enumerate(head) if STRONG.search(w) or _GENERAL.fullmatch(w)), None)
    if place is None or not _GENERAL.fullmatch(head[place]):
        return False
    behind = [w for w in head[place + 1 :] if not any(p.fullmatch(w) for p in (PLAIN, KIND, GIVEN))]
    return bool(behind) and not any(_ITS_OBJECT.fullmatch(w) for w in head[place + 1 :])


def _done_behind(rest: list[str]) -> bool:
    """ "Samtycke till att bilder lämnas ut har lämnats": the verb stands behind."""
    return re.search(r"\bhar (?:\w+ ){0,2}(?:lamnats|getts|givits|inhamtats|erhallits)|\bfinns\b|\bforeligger\b",
                     " ".join(rest)) is not None  # fmt: skip


def _sets_condition(head: list[str]) -> bool:
    for place, word in enumerate(head):
        if not CONDITION.fullmatch(word):
            continue
        following = head[place + 1 : place + 3]
        if word == "om" and any(HANDED.fullmatch(w) and not MATTER.fullmatch(w) for w in following):
            continue
        return True
    joined = " ".join(head)
    return (
        re.search(r"\b(?:vid|for|infor) (?:ett )?(?:muntlig|skriftlig|patientens|samtyck|medgiv)", joined) is not None
    )


def _of_others(head: list[str]) -> bool:
    """Somebody else consents: a relative, or staff who did not merely take it down."""
    joined = " ".join(head)
    taken = any(TAKEN.fullmatch(w) for w in head) or re.search(r"\bhar (?:patientens|pats?|hennes|hans) ", joined)
    for place, word in enumerate(head):
        before = head[max(0, place - 2) : place]
        if RELATIVE.fullmatch(word):
            return True
        if PROXY.fullmatch(word) and not taken and not BEFORE_RECEIVER.intersection(before):
            return True
    return False


def _with(bare: str) -> bool:
    return re.search(r"\bmed (?:patientens |pats? |hennes |hans |fullt )?(?:muntlig\w* "
    r"|skriftlig\w* )?(?:samtyck|medgiv"
                     r"|goda minne)", bare) is not None  # fmt: skip


def _stands_alone(piece: _Piece, head: list[str], answer: bool) -> bool:
    """A claim without a verb: "Muntligt samtycke från patienten."; a bare label is none."""
    said_by = re.search(
        r"\b(?:fran|fr\.?|av) (?:patient|pat|henne|honom|vardnadshav|foralder|foraldr|\w+ foralder)", piece.bare
    )
    noun = any(re.match(r"(?:patient)?samtyck|medgiv|godkann|ja$|tillstand", w) for w in head)
    return noun and (answer or piece.ends or said_by is not None)


def _casts_doubt(piece: _Piece) -> bool:
    """A clause beside the claim that may take it back."""
    if denies_other_kind(piece.bare):
        return False
    words = [w for w in piece.words if not w.isdigit()]
    if re.search(r"\bbehandling|\bbehandla|\brehab|\bbesvar|\btraning", piece.bare) and "utom" not in words:
        return any(DENIED.fullmatch(w) for w in words)
    if any(DENIED.fullmatch(w) or SUPPOSED.fullmatch(w) for w in words if w not in {"kan", "vill", "maste", "nej"}):
        return True
    if "utom" in words:
        return True
    handed = any(HANDED.fullmatch(w) for w in words)
    if words[:1] and words[0] in BEFORE_RECEIVER and all(PROXY.fullmatch(w) for w in words[1:] if not is_known(w)):
        return False  # "Muntligt, till ansvarig läkare": who heard it
    words = words[:-1] if words[-1:] == ["om"] else words  # "det har jag fått besked om": no condition stands last
    if not handed and any(CONDITION.fullmatch(w) or TO_COME.fullmatch(w) for w in words):
        return True
    return not handed and any(not is_known(w) and w not in piece.names for w in words)
