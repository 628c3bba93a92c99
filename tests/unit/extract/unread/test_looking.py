"""The order with its doubts: on the fields, beside the ink, in words; and nothing changed."""

from __future__ import annotations

from intake.extract.unread.looking import with_what_is_left
from intake.model import Severity
from tests.unit.extract.orders import FORM, doubts, read
from tests.unit.extract.unread.papers import held


def test_a_doubt_stands_on_the_field_with_its_ink_and_its_words() -> None:
    paper = held("Mvh Karin Lund, naprapat", doctor="Karin")
    order = with_what_is_left(paper.order, paper.dossier)
    field = order.fields["doctor"]
    assert field.value == "Karin"
    assert set(field.flags) == {"words_left", "mixed_up"}
    assert [e.text for e in field.evidence] == ["Karin", "Lund,"]
    told = {flag.code: flag for flag in order.flags}
    assert told["words_left"].severity is Severity.STOP
    assert told["words_left"].text.endswith("”Lund,”")


def test_a_doubt_about_one_of_several_examinations_says_which() -> None:
    one = {"modality": "CT", "body_part": "thorax", "text": "CT thorax"}
    other = {"modality": "MR", "body_part": "knä", "text": "MR knä"}
    paper = held("CT thorax 2026-03-02\n\nSkriv metod, t.ex. MR knä\n", one, other)
    order = with_what_is_left(paper.order, paper.dossier)
    assert order.examinations[0] == paper.order.examinations[0]
    assert order.examinations[1].modality.flags == ("printed_words",)
    assert all(flag.text.endswith("(undersökning 2)") for flag in order.flags)


def test_what_is_doubted_already_is_not_doubted_twice() -> None:
    paper = held("Mvh Karin Lund, naprapat", doctor="Karin")
    once = with_what_is_left(paper.order, paper.dossier)
    assert with_what_is_left(once, paper.dossier) == once


def test_a_plain_order_carries_no_doubt() -> None:
    order = read(FORM)
    assert not doubts(order)
    assert not order.flags
