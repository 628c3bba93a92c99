"""Finding an order by what somebody says on the phone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake.model import Facts, Field, Order
from intake.store import Closing, Looker, Store, searching
from intake.store.indexing import folded, words_of
from intake.store.searching import search_words
from tests.unit.store.made import NOW, arrive, decision, drafts, order, seen
from tests.unit.store.test_queueing import put, sha

RUT = Looker("rut")


def entry(**values: str) -> Order:
    made = order(flagged=False)
    return replace(made, fields={**made.fields, **{name: seen(text) for name, text in values.items()}})


def write(store: Store, number: int, **values: str) -> str:
    named = put(store, number, minutes=number)
    store.save_edit(named, 1, entry(**values), decision(), drafts(), {}, "Rut", NOW)
    return named


def found(store: Store, text: str, who: Looker = RUT) -> list[str]:
    return [hit.row.reference for hit in store.searches.find(text, who, NOW).hits]


@pytest.fixture
def desk(store: Store) -> tuple[Store, str, str]:
    one = write(
        store,
        1,
        patient_name="Anna-Karin Öberg Müller",
        identity_number="191212121212",
        requesting_clinic="Hälsohuset Källan",
        doctor="Dr André Ek",
        phone="+46 (0)300-12 34 56",
        reference="REM-2024/77",
    )
    return store, one, write(store, 2, patient_name="Anna Öberg", identity_number="199001012385")


@pytest.mark.parametrize(
    "said",
    [
        "karin",
        "anna-karin",
        "annakarin öberg",
        "ÖBERG anna-k",
        "muller öb",
        "Müller",
        "hälsohuset",
        "källan ek",
        "andre",
        "André",
        "19121212-1212",
        "191212121212",
        "121212-1212",
        "121212+1212",
        "1212121212",
        "müller 121212",
        "19 12 12 12 12 12",
        "0300-12 34 56",
        "0300123456",
        "+46 300 12 34 56",
        "rem-2024/77",
        "rem 2024",
        "REM2024",
    ],
)
def test_an_order_is_found_however_it_is_said(desk: tuple[Store, str, str], said: str) -> None:
    store, one, _ = desk
    assert found(store, said) == [one]


@pytest.mark.parametrize(
    "said", ["oberg", "halsohuset", "kallan", "anna svensson", "19121212-1213", "svensson öb", "nna"]
)
def test_letters_of_their_own_stay_and_every_word_has_to_fit(desk: tuple[Store, str, str], said: str) -> None:
    assert found(desk[0], said) == []


def test_its_reference_finds_an_order_with_and_without_dashes(desk: tuple[Store, str, str]) -> None:
    store, one, two = desk
    for typed in (one, one.lower(), one.replace("-", ""), one[:8]):
        assert one in found(store, typed)
    assert found(store, two) == [two]


def test_open_orders_come_first_then_the_newest(desk: tuple[Store, str, str]) -> None:
    store, one, two = desk
    assert found(store, "anna öberg") == [two, one]
    store.close_order(two, 2, Closing("review", note="sedd"), "Rut", NOW)
    assert found(store, "anna öberg") == [one, two]


def test_a_correction_is_found_by_its_new_words_only(desk: tuple[Store, str, str]) -> None:
    store, one, _ = desk
    store.save_edit(one, 2, entry(patient_name="Bo Ek"), decision(), drafts(), {}, "Rut", NOW)
    assert found(store, "karin") == []
    assert found(store, "bo ek") == [one]


def test_the_other_reading_of_a_doubtful_name_finds_the_order_too(store: Store) -> None:
    named = put(store, 1)
    doubted = order(flagged=False)
    name = Field("Sten Ål", None, 0.4, ("readings_differ",), candidates=("Sten Ål", "Sten Äl"))
    doubted = replace(doubted, fields={**doubted.fields, "patient_name": name})
    store.save_edit(named, 1, doubted, decision(), drafts(), {}, "Rut", NOW)
    assert found(store, "sten äl") == found(store, "sten ål") == [named]


def test_protected_orders_are_found_by_those_marked_for_them_only(store: Store) -> None:
    named = put(store, 1, protected=True)
    for said in ("tolvsson", "191212121212", named):
        hits = store.searches.find(said, RUT, NOW)
        assert (hits.hits, hits.more, hits.too_many) == ((), False, False)
        assert found(store, said, Looker("ada", sees_protected=True)) == [named]
    plain = replace(order(), facts=Facts())
    store.save_edit(named, 1, plain, decision(), drafts(), {}, "Ada", NOW)
    assert found(store, "tolvsson") == [named]


@pytest.mark.parametrize("said", ["", " ", "a", "-", "%", "_", "'", '"; drop'])
def test_what_says_too_little_finds_nothing(desk: tuple[Store, str, str], said: str) -> None:
    assert found(desk[0], said) == []


def test_a_common_word_is_answered_with_some_and_the_word_that_there_are_more(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "FOUND_AT_MOST", 3)
    for number in range(1, 6):
        put(store, number, minutes=number)
    hits = store.searches.find("tolvsson", RUT, NOW, limit=2)
    assert (len(hits.hits), hits.more, hits.too_many) == (2, True, True)
    monkeypatch.setattr(searching, "FOUND_AT_MOST", 5)
    hits = store.searches.find("tolvsson", RUT, NOW, limit=2)
    assert ([hit.row.sha256 for hit in hits.hits], hits.more, hits.too_many) == ([sha(5), sha(4)], True, False)


def test_common_words_together_find_what_has_them_all(store: Store) -> None:
    one = write(store, 1, patient_name="Anna Andersson")
    write(store, 2, patient_name="Anna Berg")
    write(store, 3, patient_name="Bo Andersson")
    assert found(store, "anna andersson") == [one]
    assert found(store, "andersson anna medicinmott") == [one]
    assert len(found(store, "an")) == 3  # each once, though several words begin so


def test_words() -> None:
    assert folded("ÅÄÖ Ééñ Øre Ærlig Łódź") == "åäö een öre ärlig lodz"
    assert search_words("Öberg 0300-12 34 56, anna-karin") == ("0300123456", "öberg", "anna", "karin")
    words = words_of(entry(identity_number="T-1234 x", phone="0046 300 1"), "7C7C7-7C7C7-1")
    assert {"t1234x", "03001", "7c7c77c7c71"} <= words


def test_a_long_or_endless_value_stays_within_its_column(store: Store) -> None:
    named = write(store, 1, patient_name="x" * 500 + " " + " ".join(f"n{number}" for number in range(1000)))
    assert found(store, "x" * 80) == [named]


def test_nothing_is_left_of_a_fax_that_was_never_read(store: Store) -> None:
    arrive(store, sha(1))
    assert found(store, sha(1)[:12]) == []
