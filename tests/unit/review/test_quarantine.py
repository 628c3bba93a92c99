"""What could not be read: its pages where there are any, said plainly where there are none, every look written down."""

from __future__ import annotations

from dataclasses import replace

import httpx
import pytest

from intake.errors import BadInput
from intake.house import House
from intake.model import Box, Word
from intake.outcome import build_quarantined
from intake.reference import fax_reference
from intake.store import Door, Look, Store, User, Wanted
from intake.store.codec import PAGES
from tests.unit.review.ordered import draw, put
from tests.unit.review.stationed import ADA, OLA, RUT, signed_in
from tests.unit.store.made import NOW, OTHER_SHA, SHA, VERSIONS, arrive, order, page

ERROR = BadInput("encrypted", "Filen är krypterad.", "The file is encrypted.")


def stuck(house: House, *, pages: int = 0, words: str | None = None, sha256: str = SHA) -> None:
    arrive(house.store, sha256, name="Tolv Tolvsson.pdf", key=sha256)
    house.store.quarantine(build_quarantined("Tolv Tolvsson.pdf", sha256, NOW, ERROR, VERSIONS), ERROR, NOW)
    folder = house.pages_folder(sha256)
    for number in range(1, pages + 1):
        draw(folder, number)
    if words is not None:
        found = tuple(Word(word, 0.9, Box(0, 0, 9, 9), 0) for word in words.split())
        (folder / "pages.json").write_text(PAGES.encode((replace(page(), words=found),)), encoding="utf-8")


@pytest.mark.parametrize("user", [RUT, OLA])
def test_its_pages_are_seen_and_each_look_is_written_down(address: str, house: House, user: User) -> None:
    stuck(house, pages=2)
    with signed_in(address, user) as client:
        assert f'href="/quarantine/{SHA}"' in client.get("/?group=quarantined").text
        assert house.store.accesses.find(Wanted()) == ()  # a list shows no page
        shown = client.get(f"/quarantine/{SHA}").text
        assert "Filen är krypterad." in shown
        assert "Tolvsson" not in shown
        assert ("Vad du gjorde" in shown) is (user is RUT)
        for number in (1, 2):
            assert f'src="/fax/{SHA}/{number}.png"' in shown
            image = client.get(f"/fax/{SHA}/{number}.png")
            assert (image.status_code, image.headers["content-type"]) == (200, "image/png")
    (look,) = house.store.accesses.find(Wanted(reference=fax_reference(SHA)))
    assert (look.who, look.what, look.door, look.patient_link) == (user.shown, Look.PAGE, Door.PAGE, None)


def test_an_image_alone_is_a_look_too(client: httpx.Client, house: House) -> None:
    stuck(house, pages=1)
    assert client.get(f"/fax/{SHA}/1.png?small=1").status_code == 200
    assert [look.reference for look in house.store.accesses.find(Wanted())] == [fax_reference(SHA)]


def test_where_no_page_could_be_made_that_is_said(client: httpx.Client, house: House) -> None:
    stuck(house)
    (house.pages_folder(SHA)).mkdir(parents=True)
    (house.pages_folder(SHA) / "1.png").write_bytes(b"\x89PNG\r\n\x1a\n half a page")
    shown = client.get(f"/quarantine/{SHA}").text
    assert "Ingen sida gick att rita upp" in shown
    assert "<figure" not in shown
    assert "ingen gick att rita upp" in client.get("/quarantine").text
    assert house.store.accesses.find(Wanted()) == ()


def test_a_fax_that_still_waits_and_one_that_never_came_are_not_there(client: httpx.Client, house: House) -> None:
    arrive(house.store)
    draw(house.pages_folder(SHA), 1)
    for path in (f"/quarantine/{SHA}", f"/fax/{SHA}/1.png", f"/quarantine/{OTHER_SHA}", "/quarantine/xyz"):
        assert client.get(path).status_code == 404, path
    assert house.store.accesses.find(Wanted()) == ()


@pytest.mark.parametrize("words", ["Patienten har skyddade personuppgifter", "SEKRETESSMÄRKNING", "skyddad identitet"])
def test_read_words_of_a_protected_identity_hide_the_pages(address: str, house: House, words: str) -> None:
    stuck(house, pages=1, words=words)
    with signed_in(address, RUT) as client:
        shown = client.get(f"/quarantine/{SHA}").text
        assert "Sidorna visas bara för den som får se skyddade personuppgifter" in shown
        assert "<figure" not in shown
        assert client.get(f"/fax/{SHA}/1.png").status_code == 404
    assert house.store.accesses.find(Wanted()) == ()
    with signed_in(address, ADA) as client:
        assert f"/fax/{SHA}/1.png" in client.get(f"/quarantine/{SHA}").text
        assert client.get(f"/fax/{SHA}/1.png").status_code == 200


def test_other_read_words_hide_nothing(client: httpx.Client, house: House) -> None:
    stuck(house, pages=1, words="Remiss till röntgen")
    assert client.get(f"/fax/{SHA}/1.png").status_code == 200


def test_one_that_had_a_protected_order_before_stays_hidden(client: httpx.Client, house: House, store: Store) -> None:
    entry = order()
    put(house, replace(entry, facts=replace(entry.facts, protected_identity=True)))
    assert store.list_orders()[0].protected
    store.read_again(SHA, {}, "Eva", NOW)
    store.quarantine(build_quarantined("a.pdf", SHA, NOW, ERROR, VERSIONS), ERROR, NOW)
    assert client.get(f"/fax/{SHA}/1.png").status_code == 404
    assert "Sidorna visas bara" in client.get(f"/quarantine/{SHA}").text
    assert store.accesses.find(Wanted()) == ()


def test_what_was_seen_to_by_hand_can_still_be_looked_at(client: httpx.Client, house: House) -> None:
    stuck(house, pages=1)
    refused = client.post(f"/quarantine/{SHA}/handled", data={"how": " "})
    assert (refused.status_code, "Skriv vad du gjorde" in refused.text) == (409, True)
    assert client.post(f"/quarantine/{SHA}/handled", data={"how": "ringde kliniken"}).status_code == 303
    shown = client.get("/quarantine").text
    assert f'href="/quarantine/{SHA}"' in shown
    assert "ringde kliniken" in shown
    shown = client.get(f"/quarantine/{SHA}").text
    assert "ringde kliniken" in shown
    assert '/retry"' not in shown
    assert client.get(f"/fax/{SHA}/1.png").status_code == 200


def test_a_long_list_goes_on(client: httpx.Client, house: House) -> None:
    names = [f"{number:02x}" * 32 for number in range(1, 54)]
    for number, sha256 in enumerate(names):
        arrive(house.store, sha256, key=sha256, minutes=number)
        house.store.quarantine(build_quarantined("a.pdf", sha256, NOW, ERROR, VERSIONS), ERROR, NOW)
    first = client.get("/quarantine").text
    assert [sha256 for sha256 in names if f"/quarantine/{sha256}" in first] == names[:50]
    (onward,) = [part.split('"')[0] for part in first.split('href="') if part.startswith("/quarantine?begin=")]
    second = client.get(onward.replace("&amp;", "&")).text
    assert [sha256 for sha256 in names if f"/quarantine/{sha256}" in second] == names[50:]
