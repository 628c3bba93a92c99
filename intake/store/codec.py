"""Orders, decisions, drafts and pages as JSON text and back, without loss."""

from __future__ import annotations

from typing import Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from intake.errors import StoreError
from intake.model import Decision, Draft, Order, Page, Reading
from intake.return_form import ReturnForm

T = TypeVar("T")


class Codec(Generic[T]):
    """Writes one type of the model as JSON and reads it back as an equal value."""

    def __init__(self, adapter: TypeAdapter[T]) -> None:
        self._adapter = adapter

    def encode(self, value: T) -> str:
        """``value`` as JSON text."""
        return self._adapter.dump_json(value).decode("utf-8")

    def decode(self, text: str) -> T:
        """The value that ``encode`` wrote.

        Raises:
            StoreError: the text is damaged, or was written by a version of the program whose records differ.
        """
        try:
            return self._adapter.validate_json(text)
        except ValidationError as error:
            raise StoreError(
                "damaged_record",
                "En post i databasen går inte att läsa. Återställ från säkerhetskopia eller hör av dig till support.",
                "A record of the database cannot be read. Restore a back-up or call support.",
            ) from error


ORDER = Codec(TypeAdapter(Order))
DECISION = Codec(TypeAdapter(Decision))
DRAFTS = Codec(TypeAdapter(tuple[Draft, ...]))
PAGES = Codec(TypeAdapter(tuple[Page, ...]))
FORM = Codec(TypeAdapter(ReturnForm))
READING = Codec(TypeAdapter(Reading))
