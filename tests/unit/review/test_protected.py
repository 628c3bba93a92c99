"""Orders with a protected identity: for those marked for it, and as if they were not there for everybody else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from PIL import Image

from intake.model import Reading
from intake.outcome import build_outcome
from intake.store import Store, Wanted
from tests.unit.review.stationed import ADA, OLA, RUT, signed_in
from tests.unit.store.made import NOW, SHA, VERSIONS, arrive, decision, drafts, order, page, save


@pytest.fixture
def protected(store: Store, tmp_path: Path) -> tuple[str, str]:
    """Two orders on one fax; the second names somebody with a protected identity."""
    arrive(store)
    entries = (order(1, split=True), order(2, split=True))
    entries = (entries[0], replace(entries[1], facts=replace(entries[1].facts, protected_identity=True)))
    reading = Reading(("order", "order"), entries)  # type: ignore[arg-type]
    decisions, texts = [decision()] * 2, [drafts()] * 2
    outcome = build_outcome("a.pdf", SHA, NOW, (page(1), page(2)), reading, decisions, texts, VERSIONS)
    assert store.save_reading(outcome, reading, decisions, texts, NOW)
    folder = tmp_path / "pages" / SHA
    folder.mkdir(parents=True)
    for number in (1, 2):
        Image.new("1", (1728, 2292), 1).save(folder / f"{number}.png")
    first, second = (each.reference for each in store.list_orders())
    return first, second


def test_who_is_marked_sees_them(address: str, store: Store, protected: tuple[str, str]) -> None:
    with signed_in(address, ADA) as client:
        for reference in protected:
            assert "Tolv Tolvsson" in client.get(f"/order/{reference}").text
        for number in (1, 2):
            assert client.get(f"/fax/{SHA}/{number}.png").status_code == 200
    assert {look.who for look in store.accesses.find(Wanted())} == {"Ada Chef"}


@pytest.mark.parametrize("user", [RUT, OLA])
def test_for_others_they_look_like_orders_that_do_not_exist(
    address: str, store: Store, protected: tuple[str, str], user: object
) -> None:
    with signed_in(address, user) as client:  # type: ignore[arg-type]
        absent = client.get("/order/ZZZZZ-ZZZZZ-9")
        for reference in protected:  # the other order of the fax shares its pages
            hidden = client.get(f"/order/{reference}")
            assert hidden.status_code == absent.status_code == 404
            assert hidden.text.replace(reference, "ZZZZZ-ZZZZZ-9") == absent.text
            assert _without_clock(hidden) == _without_clock(absent)
        no_image = client.get(f"/fax/{'0' * 64}/1.png")
        for number in (1, 2):
            image = client.get(f"/fax/{SHA}/{number}.png")
            assert (image.status_code, image.text) == (404, no_image.text)
    assert store.accesses.find(Wanted()) == ()


def test_what_a_person_marks_hides_the_whole_fax_and_what_they_unmark_shows_it(store: Store) -> None:
    arrive(store)
    save(store, orders=2)
    first, second = (each.reference for each in store.list_orders())
    record = store.order(first)
    marked = replace(record.order, facts=replace(record.order.facts, protected_identity=True))
    version = store.save_edit(first, 1, marked, record.decision, record.drafts, {}, "Eva", NOW)
    assert [each.protected for each in store.list_orders()] == [True, True]
    other = store.order(second)
    store.save_edit(second, 1, other.order, other.decision, other.drafts, {}, "Eva", NOW)
    assert [each.protected for each in store.list_orders()] == [True, True]
    store.save_edit(first, version, record.order, record.decision, record.drafts, {}, "Eva", NOW)
    assert [each.protected for each in store.list_orders()] == [False, False]


def test_words_on_a_fax_do_not_mark_it(store: Store) -> None:
    arrive(store)
    save(store)
    record = store.order(store.list_orders()[0].reference)
    fields = {
        **record.order.fields,
        "doctor": replace(record.order.fields["doctor"], value='"protected_identity":true'),
    }
    named = replace(record.order, fields=fields)
    store.save_edit(record.reference, 1, named, record.decision, record.drafts, {}, "Eva", NOW)
    assert not store.list_orders()[0].protected


def test_a_page_of_a_fax_without_orders_is_nobodys(client: httpx.Client, store: Store, tmp_path: Path) -> None:
    arrive(store)
    (tmp_path / "pages" / SHA).mkdir(parents=True)
    Image.new("1", (10, 10), 1).save(tmp_path / "pages" / SHA / "1.png")
    assert client.get(f"/fax/{SHA}/1.png").status_code == 404


def _without_clock(answer: httpx.Response) -> dict[str, str]:
    return {name: value for name, value in answer.headers.items() if name not in ("date", "content-length")}
