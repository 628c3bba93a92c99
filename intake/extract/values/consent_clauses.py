"""The clauses of a sentence about consent: which claim it, which deny it, which cast doubt on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from intake.extract.values.consent_phrases import (
    ARTICLES,
    BEFORE_RECEIVER,
    CIRCUMSTANCE,
    CONDITION,
    DENIED,
    ELSEWHERE,
    ENCLOSED,
    FINE,
    GIVEN,
    HANDED,
    KIND,
    MATTER,
    NO_OBJECTION,
    ORAL,
    OWN_MIND,
    PARTICIPLE_ONLY,
    PATIENT,
    PLACE,
    PLAIN,
    PROXY,
    RELATIVE,
    SEPARATORS,
    STRONG,
    SUPPOSED,
    TAKEN,
    TO_COME,
    WILLING,
    WISHES,
    WRITTEN,
    is_known,
)
from intake.extract.values.letters import undotted
from intake.extract.values.names_in_use import is_given
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
    first = pieces.index(about[0])
    told = not answer and any(GIVEN.fullmatch(w) for p in about for w in p.words)
    unsure = (
        any(r.unsure for r in claims)
        or any(_supposes(p, about[0]) for p in pieces[:first])
        or any(_casts_doubt(p) or not (told or _is_understood(p)) for p in pieces[first:] if p not in about)
    )
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
            undotted(m[0])
            for m in re.finditer(r"[^\W\d_]+", written)
            if m[0][:1].isupper() and (start + m.start() > 2 or is_given(m[0]))
        )
        words = tuple(_words(part))
        if words:
            yield _Piece(part, (*(["utom"] if re.search(r"men|dock|fast|utom", turn) else []), *words), names,
                         bare.rstrip().endswith((".", "!")))  # fmt: skip
        start = match.end() if match else end


def _of_clause(piece: _Piece, *, enclosed: bool, answer: bool) -> ConsentSaid | None:
    """One clause that names consent: a claim, none, or nothing said."""
    bare = NO_OBJECTION.sub(" goda minne ", ELSEWHERE.sub(" ", ENCLOSED.sub(" bifogas ", piece.bare)))
    bare = FINE.sub(" sager ja ", CIRCUMSTANCE.sub(" ", bare))
    words = [w for w in _words(bare) if not w.isdigit()]
    words = [w for i, w in enumerate(words) if not _was_then(words[i:])]
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
    strange = _approves_something_else(head) or any(
        not is_known(w) and w not in piece.names for w in (*_without_when_and_where(head), *_unnamed_matter(rest))
    )
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


_WAS_HERE = frozenset({"var", "kom", "besokte", "ringde", "traffade", "horde", "fick", "lag", "skrevs", "undersoktes"})


def _was_then(words: list[str]) -> bool:
    """``… när hon var här``: when it was said, and no condition."""
    return words[:1] == ["nar"] and any(word in _WAS_HERE for word in words[1:4])


def _without_when_and_where(head: list[str]) -> list[str]:
    """The words of a clause without those behind ``i``, ``på``, ``vid`` …: where and when somebody consented changes
    nothing (``lämnade i mottagningsrummet sitt samtycke``)."""
    kept: list[str] = []
    place = False
    for word in head:
        place = word in PLACE or (place and not is_known(word)) or (place and word in ARTICLES)
        if not place:
            kept.append(word)
    return kept


def _unnamed_matter(rest: list[str]) -> list[str]:
    """What is consented to, where it names nothing that is handed over; else its words are no matter of ours."""
    return [] if any(HANDED.fullmatch(w) and len(w) > len("ska") for w in rest) else rest


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


_PLACE = re.compile(r"(?:\w*klinik|\w*avdelning|\w*mottagning|\w*sjukhus)(?:en|et)")
_AT = frozenset({"pa", "vid", "hos", "i"})


def _of_others(head: list[str]) -> bool:
    """Somebody else consents: a relative, or staff who did not merely take it down."""
    joined = " ".join(head)
    taken = any(TAKEN.fullmatch(w) for w in head) or re.search(r"\bhar (?:patientens|pats?|hennes|hans) ", joined)
    for place, word in enumerate(head):
        before = head[max(0, place - 2) : place]
        if _PLACE.fullmatch(word) and before[-1:] and before[-1] in _AT:
            continue  # where the patient said so
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


def _supposes(piece: _Piece, claim: _Piece) -> bool:
    """A clause before the claim that it hangs on: ``Vi utgår från att hon förstår och samtycker``, ``om hon …``; or
    one that names somebody else who consents: ``Patientens syster, som är här, samtycker``."""
    words = [w for w in piece.words if not w.isdigit()]
    if any(RELATIVE.fullmatch(w) for w in words) and not PATIENT.intersection(claim.words):
        return True
    supposes = any(SUPPOSED.fullmatch(w) for w in words if w not in WILLING | OWN_MIND)
    return supposes or any(CONDITION.fullmatch(w) for w in words[:1])


def _casts_doubt(piece: _Piece) -> bool:
    """A clause behind the claim that may take it back."""
    if denies_other_kind(piece.bare):
        return False
    words = [w for w in piece.words if not w.isdigit()]
    if re.search(r"\bbehandling|\bbehandla|\brehab|\bbesvar|\btraning", piece.bare) and "utom" not in words:
        return any(DENIED.fullmatch(w) for w in words)
    if any(DENIED.fullmatch(w) or SUPPOSED.fullmatch(w) for w in words if w not in WILLING):
        return True
    if "utom" in words:
        return True
    if any(RELATIVE.fullmatch(w) for w in words) and any(GIVEN.fullmatch(w) for w in words):
        return True
    handed = any(HANDED.fullmatch(w) for w in words)
    if words[:1] and words[0] in BEFORE_RECEIVER and all(PROXY.fullmatch(w) for w in words[1:] if not is_known(w)):
        return False  # "Muntligt, till ansvarig läkare": who heard it
    words = words[:-1] if words[-1:] == ["om"] else words  # "det har jag fått besked om": no condition stands last
    return not handed and any(CONDITION.fullmatch(w) or TO_COME.fullmatch(w) for w in words)


def _is_understood(piece: _Piece) -> bool:
    """A clause behind a claim without a verb, which may say the half of it: every word must be known."""
    if any(HANDED.fullmatch(w) for w in piece.words) or denies_other_kind(piece.bare):
        return True
    return all(is_known(w) or w in piece.names or len(w) == 1 for w in _without_when_and_where(list(piece.words)))
