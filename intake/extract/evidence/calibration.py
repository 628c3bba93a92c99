"""From how sure the words are to how probable the value is.

The recogniser's confidence ranks readings well and is no probability: a unit read with 0.6 that the directory spells
alike is nearly always right, a name read with 0.6 that nothing confirms is wrong as often as not. So values of one sort
and one state share a table, fitted on the development faxes (``python -m bench.calibrate``) and kept as data in
``vocabulary/calibration.toml``.

A table is a line through knots that never falls, so that of two values alike the surer one never becomes the less
probable. Its steps come from isotonic regression by pooling adjacent violators (Ayer, Brunk, Ewing, Reid and Silverman,
Ann. Math. Statist. 26, 1955); as a means of calibration: Zadrozny and Elkan, KDD 2002.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from intake.extract.evidence.claims import HESITANT, doubted, undoubted, unique
from intake.extract.vocabulary import CALIBRATION
from intake.model import Examination, Field

SORTS: Mapping[str, str] = {
    "identity_number": "identity",
    "patient_name": "person",
    "doctor": "person",
    "requesting_clinic": "unit",
    "image_recipient": "unit",
    "report_recipient": "unit",
    "onward_recipient": "unit",
    "phone": "number",
    "fax": "number",
    "reference": "number",
    "date": "date",
    "modality": "examination",
    "body_part": "examination",
    "side": "examination",
    "text": "examination",
}
"""Fields whose values are read alike, by the sort whose table they share."""

CHOICE = "choice"
"""The sort of all other fields: an answer out of a closed list."""


FLAG_BELOW = 0.94
"""The threshold where none is set: what is right less often is flagged."""


class State(StrEnum):
    """What is known of a value beside the confidence of its words."""

    CLEAR = "clear"  # surely read, or confirmed by something independent
    HESITANT = "hesitant"  # words of little confidence that nothing confirms
    DOUBTED = "doubted"  # carries a flag that stops, whatever its words


Knots = tuple[tuple[float, float], ...]
"""(confidence of the words, probability), both 0–1; the first strictly rising, the second never falling."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """The knots of every sort of value in every state.

    Raises:
        ValueError: a table that falls, leaves 0–1 or has no knots (a mistake in the data that came with the program).
    """

    tables: Mapping[tuple[str, State], Knots]

    def __post_init__(self) -> None:
        for (sort, state), knots in self.tables.items():
            shares = all(0 <= x <= 1 and 0 <= y <= 1 for x, y in knots)
            rises = all(x0 < x1 and y0 <= y1 for (x0, y0), (x1, y1) in pairwise(knots))
            if not (knots and shares and rises):
                raise ValueError(f"calibration of {sort}, {state}: knots must rise within 0-1")

    def probability(self, name: str, confidence: float, state: State) -> float:
        """The share of such values that are right (0–1), linear between the knots and level beyond them.

        Args:
            name: a field of the order, or ``date``, ``modality``, ``body_part``, ``side``, ``text`` of an examination.
            confidence: of the words the value was made from, 0–1.
            state: what else is known of it.
        """
        return _between(self.tables[SORTS.get(name, CHOICE), state], confidence)


def _between(knots: Knots, x: float) -> float:
    place = bisect_right(knots, x, key=lambda knot: knot[0])
    if place == 0:
        return knots[0][1]
    if place == len(knots):
        return knots[-1][1]
    (x0, y0), (x1, y1) = knots[place - 1], knots[place]
    return min(y1, y0 + (y1 - y0) * (x - x0) / (x1 - x0))


def calibration_of(data: Mapping[str, Mapping[str, Sequence[Sequence[float]]]]) -> Calibration:
    """The tables as they stand in the data file: ``[sort]`` with the knots of each state."""
    return Calibration(
        {
            (sort, state): tuple((float(x), float(y)) for x, y in data[sort][state])
            for sort in (*unique(SORTS.values()), CHOICE)
            for state in State
        }
    )


FITTED = calibration_of(CALIBRATION)
"""The calibration that came with the program."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """The last step of every order: ``calibration`` makes a confidence a probability, and what is right with less than
    ``flag_below`` (0–1) is flagged."""

    calibration: Calibration
    flag_below: float

    def field(self, name: str, field: Field) -> Field:
        """The field ``name`` with its probability as confidence, 0 where it has no value.

        A value without a doubt of its own carries ``low_confidence`` exactly if it is improbable. A flag that stops
        stays whatever the probability, and needs no second one beside it.
        """
        flags = tuple(code for code in field.flags if code != HESITANT)
        if field.value is None:
            return replace(field, confidence=0.0, flags=flags)
        state = state_of(field)
        probability = round(self.calibration.probability(name, field.confidence, state), 4)
        weighed = replace(field, confidence=probability, flags=flags)
        if state is State.DOUBTED:
            return weighed
        if probability < self.flag_below:
            return doubted(weighed, "low_confidence", candidates=(str(field.value),))
        return weighed if flags else replace(weighed, candidates=())

    def examination(self, exam: Examination) -> Examination:
        """Every part of ``exam`` weighed."""
        own = exam.self_referred
        return replace(
            exam,
            modality=self.field("modality", exam.modality),
            body_part=self.field("body_part", exam.body_part),
            side=self.field("side", exam.side),
            date=self.field("date", exam.date),
            text=self.field("text", exam.text),
            self_referred=None if own is None else self.field("self_referred", own),
        )


def state_of(field: Field) -> State:
    """The state of a value on which all rules have had their say."""
    if not undoubted(field):
        return State.DOUBTED
    return State.HESITANT if HESITANT in field.flags else State.CLEAR
