"""A bar code that says an identity number confirms what is printed, contradicts it, or stands in for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake.model import Barcode, Box, Field
from tests.unit.extract.orders import FORM, read_pages
from tests.unit.extract.typeset import page

BESIDE = Box(1800, 600, 2200, 700)


def identity(form: str, code: str, box: Box = BESIDE, **how: object) -> Field:
    printed = page(form, **how)  # type: ignore[arg-type]
    (order,) = read_pages(replace(printed, codes=(Barcode(code, "Code128", box),))).orders
    return order.fields["identity_number"]


@pytest.mark.parametrize("code", ["199006022397", "9006022397", "19900602-2397"])
def test_it_confirms_a_number_that_was_hard_to_read(code: str) -> None:
    hesitant = {"19900602-2397": 0.5}
    assert identity(FORM, "KM-2026/117", doubtful=hesitant).flags
    assert not identity(FORM, code, doubtful=hesitant).flags


def test_another_number_is_a_doubt_with_both_candidates() -> None:
    field = identity(FORM, "194408139089")
    assert field.value == "199006022397"
    assert field.flags == ("several_values",)
    assert set(field.candidates) == {"199006022397", "194408139089"}


def test_it_stands_in_for_a_number_that_is_nowhere_printed() -> None:
    field = identity(FORM.replace("Personnummer:  19900602-2397\n", ""), "199006022397")
    assert (field.value, field.flags) == ("199006022397", ())
    assert field.evidence[0].box == BESIDE


@pytest.mark.parametrize("code", ["199006022398", "5590000000", "A199006022397", "https://example.org/199006022397"])
def test_what_is_no_identity_number_alone_is_nobodys(code: str) -> None:
    assert identity(FORM.replace("Personnummer:  19900602-2397\n", ""), code).value is None


def test_a_code_below_the_order_is_not_its_own() -> None:
    assert not identity(FORM, "194408139089", box=Box(1800, 3300, 2200, 3400)).flags
