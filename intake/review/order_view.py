"""An order as its page shows it: what to look at, then every value: what was read, what stands and who says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from intake import words
from intake.correction import TRUTHS, VOCABULARIES
from intake.desk.look import Look, Proof, looks, proof_of
from intake.directory import Directory
from intake.flags import FLAGS
from intake.model import FIELD_NAMES, Box, Field, Order
from intake.restoring import restorable
from intake.review.order_choices import Choice, choices_of, form_text, options_of
from intake.review.sheet import evidence_of, roomy
from intake.store import OrderRecord
from intake.store.closing import Stop, fields_of

UNIT_FIELDS = frozenset({"requesting_clinic", "image_recipient", "report_recipient", "onward_recipient"})
_CANNOT_BE_RIGHT = frozenset({"invalid_check_digit", "invalid_date", "future_date"})
_MUST_CHOOSE = frozenset({"readings_differ", "several_values", "ambiguous_unit"})
_AIR_PX = (28, 9)
_WHOLE_NUMBER = 12


@dataclass(frozen=True, slots=True)
class Piece:
    """Where a value stands on a page, and the address of that piece of it."""

    sha256: str
    page: int
    box: Box
    text: str

    @property
    def source(self) -> str:
        box = roomy(self.box, *_AIR_PX)
        return f"/fax/{self.sha256}/{self.page}.png?box={box.x0},{box.y0},{box.x1},{box.y1}"


@dataclass(frozen=True, slots=True)
class Shown:
    """A field on the page.

    ``typed`` and ``error``: what a person typed that could not stand, and why. ``of_list``: the value is a word of a
    closed list. ``machine``: what the program had read where a person typed something else.
    """

    path: str
    field: Field
    kind: str  # "list", "number", "date", "unit", "text"
    options: tuple[str, ...]
    choices: tuple[Choice, ...]
    look: Look | None
    pieces: tuple[Piece, ...]
    machine: Field | None
    proof: Proof | None
    answered_by: str | None
    typed: str | None = None
    error: str | None = None

    @property
    def name(self) -> str:
        return self.path.rsplit(".", 1)[-1]

    @property
    def readable(self) -> str:
        """A value that is no word of a list, as people read it: the number in two groups."""
        text = form_text(self.field.value)
        whole = self.kind == "number" and len(text) == _WHOLE_NUMBER and text.isdigit()
        return f"{text[:8]}-{text[8:]}" if whole else text

    @property
    def of_list(self) -> bool:
        return self.kind == "list"

    @property
    def filled(self) -> str:
        """What stands in the input: what was typed, else the value."""
        return form_text(self.field.value) if self.typed is None else self.typed

    @property
    def restorable(self) -> bool:
        """Can what the program had read be put back?"""
        return restorable(self.field)

    @property
    def must_choose(self) -> bool:
        """Do readings compete, so that none may be taken by leaving it?"""
        codes = {doubt.code for doubt in self.look.doubts} if self.look else set()
        return bool(codes & _MUST_CHOOSE) and len(self.choices) > 1

    @property
    def cannot_be_right(self) -> bool:
        """Is what stands on the fax wrong, so that nobody can say that it is right?"""
        return bool(_CANNOT_BE_RIGHT.intersection(self.codes))

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(doubt.code for doubt in self.look.doubts) if self.look else ()


@dataclass(frozen=True, slots=True)
class Card:
    """One thing to look at: a field, or a doubt about the order as a whole (``shown`` is ``None``)."""

    look: Look
    shown: Shown | None

    @property
    def id(self) -> str:
        return f"look-{self.look.path or 'order'}"


class OrderView:
    """What the page shows of ``record``.

    Args:
        record: of the order.
        directory: proves units.
        typed: path → what a person typed that could not stand.
        errors: path → why.
    """

    def __init__(
        self,
        record: OrderRecord,
        directory: Directory,
        typed: Mapping[str, str] | None = None,
        errors: Mapping[str, str] | None = None,
    ) -> None:
        self._record, self._directory = record, directory
        self._typed, self._errors = typed or {}, errors or {}
        self._looks = {look.path: look for look in looks(record)}
        self._answered = {answer.field: answer.by for answer in record.answers}
        self._fields = {path: self._shown(path, field) for path, field in _all_fields(record.order)}

    @property
    def cards(self) -> tuple[Card, ...]:
        """What to look at, the gravest first."""
        return tuple(Card(look, self._looked_at(look)) for look in self._looks.values())

    def _looked_at(self, look: Look) -> Shown | None:
        if look.path is None:
            return None
        found = self._fields.get(look.path)
        return self._shown(look.path, Field()) if found is None and look.missing else found

    @property
    def fields(self) -> tuple[Shown, ...]:
        """The fields of the order itself."""
        return tuple(self._fields[name] for name in FIELD_NAMES if name in self._fields)

    @property
    def examinations(self) -> tuple[tuple[Shown, ...], ...]:
        """The fields of each examination."""
        return tuple(
            tuple(self._fields[path] for path in self._fields if path.startswith(f"examinations.{number}."))
            for number in range(len(self._record.order.examinations))
        )

    @property
    def new_examination(self) -> tuple[Shown, ...]:
        """Empty fields for one examination more."""
        number = len(self._record.order.examinations)
        names = ("text", "modality", "body_part", "side", "date")
        return tuple(self._shown(f"examinations.{number}.{name}", Field()) for name in names)

    def field(self, path: str) -> Shown | None:
        """One field."""
        return self._fields.get(path)

    def _shown(self, path: str, field: Field) -> Shown:
        name = path.rsplit(".", 1)[-1]
        look = self._looks.get(path)
        return Shown(
            path=path,
            field=field,
            kind=_kind(name),
            options=options_of(name),
            choices=tuple(choices_of(name, field, self._record.order)) if look else (),
            look=look,
            pieces=tuple(
                Piece(ink.fax or self._record.summary.sha256, ink.page, ink.box, ink.text) for ink in evidence_of(field)
            ),
            machine=field.read,
            proof=None if look else proof_of(path, field, self._directory),
            answered_by=self._answered.get(path),
            typed=self._typed.get(path),
            error=self._errors.get(path),
        )


def _all_fields(order: Order) -> Iterator[tuple[str, Field]]:
    yield from fields_of(order)


def _kind(name: str) -> str:
    if name in VOCABULARIES or name in TRUTHS:
        return "list"
    if name in UNIT_FIELDS:
        return "unit"
    return {"identity_number": "number", "date": "date"}.get(name, "text")


def doubt_in(doubt: Stop, language: str) -> str:
    """A doubt in words."""
    kind = FLAGS.get(doubt.code)
    if language == "sv" or kind is None or not doubt.text.startswith(kind.sv):
        return doubt.text
    return kind.en + doubt.text.removeprefix(kind.sv)


def label_of(path: str) -> tuple[str, int | None]:
    """The name of a field, and the number (from 1) of its examination."""
    if path.startswith("examinations."):
        number, _, name = path.removeprefix("examinations.").partition(".")
        return words.FIELDS.get(name, name), int(number) + 1
    name = path.removeprefix("exam_")
    return words.FIELDS.get(name, name), None
