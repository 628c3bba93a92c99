"""What lists and searches know of an order: derived from it, and written in the transaction that writes it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import islice

from sqlalchemy import Connection, delete, insert, select, update

from intake.errors import StoreError
from intake.model import Examination, Field, Order
from intake.store import closing, codec
from intake.store.tables import order_words, orders

LONGEST_WORD = 64
_MOST_WORDS = 40  # of one value
_MOST_READINGS = 6
_LONGEST_ASKED = 300
_KEPT = {"å": "a\u030a", "ä": "a\u0308", "ö": "o\u0308"}
_LETTERS = str.maketrans({"ø": "ö", "æ": "ä", "đ": "d", "ł": "l"})
_NAMES = ("patient_name", "requesting_clinic", "doctor")
_NUMBERS = ("identity_number", "reference", "phone", "fax")
_AT_ONCE = 500


def index_order(connection: Connection, reference: str, order: Order) -> None:
    """Write down what ``order`` is found by, and let an urgency that a person set stand.

    Call it in the transaction of every write of an order, after the write.
    """
    connection.execute(delete(order_words).where(order_words.c.reference == reference))
    words = sorted(words_of(order, reference))
    connection.execute(insert(order_words), [{"word": word, "reference": reference} for word in words])
    by_hand = orders.c.urgent_by_hand
    connection.execute(
        update(orders).where(orders.c.reference == reference, by_hand.is_not(None)).values(urgent=by_hand)
    )


def refill(connection: Connection) -> None:
    """Derive it for the orders of an older program, which wrote none of it. For after a migration."""
    while True:
        some = select(orders.c.reference, orders.c.order_json).where(orders.c.asked.is_(None)).limit(_AT_ONCE)
        rows = connection.execute(some).all()
        for row in rows:
            _refill_one(connection, row.reference, row.order_json)
        if not rows:
            return


def _refill_one(connection: Connection, reference: str, order_json: str) -> None:
    row = orders.c.reference == reference
    try:
        order = codec.ORDER.decode(order_json)
    except StoreError:  # its own page says so; the others are not to wait for it
        connection.execute(update(orders).where(row).values(asked=""))
        return
    connection.execute(update(orders).where(row).values(shown_of(order)))
    index_order(connection, reference, order)


def shown_of(order: Order) -> dict[str, str]:
    """The columns ``asked``, ``wants`` and ``doubts`` of an order."""
    wants = [part for part in ("images", "report") if order.fields.get(f"wants_{part}", Field()).value is True]
    return {
        "asked": _asked(order),
        "wants": " ".join(wants),
        "doubts": " ".join(dict.fromkeys(stop.code for stop in closing.stops_of(order))),
    }


def words_of(order: Order, reference: str) -> frozenset[str]:
    """The words that an order is found by: names in parts, numbers whole, in every form that is said on the phone."""
    found = {joined(reference)}
    for name in _NAMES:
        for text in _readings(order.fields.get(name)):
            found.update(islice(parts(text), _MOST_WORDS))
    for name in _NUMBERS:
        for text in _readings(order.fields.get(name)):
            found.update(islice(parts(text), _MOST_WORDS) if name == "reference" else ())
            found.update(_forms(joined(text)))
    return frozenset(word[:LONGEST_WORD] for word in found if word)


def folded(text: str) -> str:
    """``text`` in lower case without accents; å, ä and ö are letters of their own and stay."""
    plain = unicodedata.normalize("NFD", text.casefold().translate(_LETTERS))
    for letter, spelt in _KEPT.items():
        plain = plain.replace(spelt, letter)
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def joined(text: str) -> str:
    """The letters and digits of ``text``, folded, without what stands between them; ``+46`` as ``0``."""
    return re.sub(r"[\W_]+", "", folded(re.sub(r"^\s*(?:\+|00)\s*46\s*(?:\(0\))?", "0", text)))


def parts(text: str) -> Iterator[str]:
    """The words of ``text``, folded: ``Anna-Karin`` as ``anna``, ``karin`` and ``annakarin``."""
    for word in text.split():
        pieces = re.findall(r"[^\W_]+", folded(word))
        yield from pieces
        if len(pieces) > 1:
            yield "".join(pieces)


def _forms(number: str) -> Iterator[str]:
    """A number, and without the century where it has one."""
    yield number
    if re.fullmatch(r"(?:18|19|20)\d{10}", number):
        yield number[2:]


def _readings(field: Field | None) -> Iterable[str]:
    """What a field says, and what else it may say: who asks for the other reading finds it too."""
    if field is None:
        return ()
    said = field.value if field.value is not None else field.raw
    return [text for text in (said, *field.candidates) if isinstance(text, str)][:_MOST_READINGS]


def _asked(order: Order) -> str:
    patient = {
        word
        for name in ("patient_name", "identity_number")
        for text in _readings(order.fields.get(name))
        for word in (*parts(text), *_forms(joined(text)))
        if len(word) > 2
    }
    said = (_examination(each, patient) for each in order.examinations)
    return "; ".join(dict.fromkeys(text for text in said if text))[:_LONGEST_ASKED]


def _examination(examination: Examination, patient: set[str]) -> str:
    """One examination in a few words, and nothing in them that the patient is called."""
    named = [_said(examination.modality), _said(examination.body_part)]
    text = " ".join(word for word in named if word) if all(named) else _said(examination.text) or named[0] or named[1]
    if side := {"left": "vänster", "right": "höger", "both": "båda"}.get(_said(examination.side)):
        text = text if side in text.casefold() else f"{text} {side}"
    date = _said(examination.date)
    if date:
        text = f"{text} {'senaste' if date == 'latest' else date}"
    kept = [word for word in text.split() if not patient.intersection(parts(word)) and joined(word) not in patient]
    return " ".join(kept)


def _said(field: Field) -> str:
    return field.value.replace("\0", "").strip() if isinstance(field.value, str) else ""
