"""The queue's pages: what stands on them, what can be done there, and that no address holds anything of a patient."""

from __future__ import annotations

import contextlib
import re
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from intake.errors import BadInput, StoreError
from intake.house import House
from intake.model import Code
from intake.outcome import build_quarantined
from intake.review import app
from intake.store import Closing, Looker, Store
from intake.store.changes import Changes
from tests.unit.review.stationed import ADA, OLA, RUT, served, signed_in
from tests.unit.store.made import NOW, OTHER_SHA, VERSIONS, arrive, decision, drafts, order, seen, waiting
from tests.unit.store.test_queueing import put, sha

BY_SCRIPT = {"HX-Request": "true"}
ME = Looker("rut")


@pytest.fixture
def ada(address: str) -> Iterator[httpx.Client]:
    with signed_in(address, ADA) as client:
        yield client


@pytest.fixture
def ola(address: str) -> Iterator[httpx.Client]:
    with signed_in(address, OLA) as client:
        yield client


def accesses(store: Store) -> list[tuple[str, str, str]]:
    with store._engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT who, reference, what FROM accesses ORDER BY id")
        return [(row[0], row[1], row[2]) for row in rows]


# --- the list ----------------------------------------------------------------------------------------------------


def test_a_row_says_what_waits_why_and_since_when(client: httpx.Client, store: Store) -> None:
    named = put(store, 1)
    edited = replace(order(), fields={**order().fields, "wants_report": seen(True)})
    missing = replace(decision(Code.ASK_INFORMATION), missing=("image_recipient",))
    store.save_edit(named, 1, edited, missing, drafts(Code.ASK_INFORMATION), {}, "Eva", NOW)
    page = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", client.get("/").text))
    for shown in (
        named,
        "Medicinmott HSV klinik i regionen",
        "CT torax 2024-01-15 bilder + utlåtande",
        "Begär komplettering",
        "saknas: Mottagare, bilder, Svårläst",
        "▲ över målet",
        "Att granska 1",
        "Över målet 1",
    ):
        assert shown in page


def test_the_list_goes_on_over_pages_without_naming_anybody_in_the_address(client: httpx.Client, store: Store) -> None:
    named = {put(store, number, minutes=number) for number in range(1, 56)}
    first = client.get("/").text
    found = re.search(r'href="(/\?[^"]*begin=[^"]*)" rel="next"', first)
    assert found is not None
    second = client.get(found[1].replace("&amp;", "&")).text
    rows = [set(re.findall(r'<tr data-ref="([^"]+)"', page)) for page in (first, second)]
    assert [len(each) for each in rows] == [50, 5]
    assert rows[0] | rows[1] == named
    assert "Till början" in second


@pytest.mark.parametrize(
    ("asked", "shown"),
    [("outcome=ask", 1), ("outcome=release", 2), ("requester=patient", 0), ("urgent=yes", 1), ("owner=ada", 1),
     ("owner=-", 2), ("late=yes", 3), ("source=phone", 0), ("outcome=nonsense", 3), ("group=mine", 0),
     ("doubt=low_confidence", 3), ("doubt=poor_page", 0), ("doubt=%25", 3)],
)  # fmt: skip
def test_the_list_is_narrowed_by_its_address(client: httpx.Client, store: Store, asked: str, shown: int) -> None:
    put(store, 1, code=Code.ASK_INFORMATION)
    store.allotments.hasten(put(store, 2), True, who="Rut", at=NOW)
    store.allotments.assign(put(store, 3), "ada", seen=None, who="Rut", at=NOW)
    assert client.get(f"/?{asked}").text.count("<tr data-ref=") == shown


def test_a_protected_order_is_a_row_that_says_so_and_no_more(
    client: httpx.Client, ada: httpx.Client, store: Store
) -> None:
    named = put(store, 1, protected=True)
    for path in ("/", "/queue"):
        page = client.get(path).text
        assert "behörighet till skyddade personuppgifter" in page
        assert named not in page
        assert "Medicinmott" not in page
        assert named in ada.get(path).text
    for path in (f"/order/{named}/glance", f"/order/{named}/claim", f"/order/{named}/desk"):
        assert client.get(path).status_code == 404
        assert ada.get(path).status_code == 200
    for path in ("claim", "claim/take", "claim/release", "assign", "remark", "urgent", "snooze", "wake"):
        assert client.post(f"/order/{named}/{path}", data={"text": "x"}).status_code == 404
    assert store.claims.of(named, datetime.now(UTC)) is None


def test_the_part_that_is_looked_up_again_is_the_part_of_the_page(client: httpx.Client, store: Store) -> None:
    named = put(store, 1)
    page, part = client.get("/").text, client.get("/queue").text
    assert "<html" not in part
    assert named in part
    assert part.strip() in page


def test_a_stopped_program_is_said_to_staff(client: httpx.Client, tmp_path: Path) -> None:
    (tmp_path / "health.json").write_text('{"at": "2024-01-01T00:00:00+00:00", "well": true}', encoding="utf-8")
    assert "har stannat" in client.get("/").text


# --- search ------------------------------------------------------------------------------------------------------


def test_a_search_answers_the_phone_and_is_written_down(client: httpx.Client, store: Store) -> None:
    named, other = put(store, 1), put(store, 2, minutes=1)
    store.claims.claim(named, "ada", datetime.now(UTC), datetime.now(UTC) + timedelta(minutes=5))
    answer = client.post("/search", data={"said": "tolvsson"}, headers=BY_SCRIPT)
    for shown in (named, other, "Tolv Tolvsson", "19121212-1212", "Medicinmott HSV", "Ada Chef", "Att granska"):
        assert shown in answer.text
    assert "<html" not in answer.text
    assert sorted(accesses(store)) == sorted(("Rut Granskare", each, "search") for each in (named, other))


def test_what_is_not_shown_is_not_written_down(client: httpx.Client, store: Store) -> None:
    put(store, 1, protected=True)
    answer = client.post("/search", data={"said": "tolvsson"}, headers=BY_SCRIPT)
    assert "Inget hittades" in answer.text
    assert accesses(store) == []


def test_a_search_without_scripts_is_a_page_and_keeps_the_words_out_of_the_address(
    client: httpx.Client, store: Store
) -> None:
    named = put(store, 1)
    answer = client.post("/search", data={"said": "tolvsson"})
    assert named in answer.text
    assert "<html" in answer.text
    assert (answer.url.path, answer.url.query) == ("/search", b"")
    form = re.search(r"<form id=\"search\"[^>]*>", client.get("/").text)
    assert form is not None
    assert 'method="post"' in form[0]


@pytest.mark.parametrize("said", ["", "x", "<script>alert(1)</script>", "{{ 7*7 }}", "å" * 5000, "\x00\x01", "%_"])
def test_nothing_that_is_searched_for_breaks_the_page(client: httpx.Client, said: str) -> None:
    for headers in ({}, BY_SCRIPT):
        answer = client.post("/search", data={"said": said}, headers=headers)
        assert answer.status_code == 200
        assert "<script>alert" not in answer.text


def test_a_glance_tells_who_where_and_what_happened_and_is_written_down(client: httpx.Client, store: Store) -> None:
    named = put(store, 1)
    store.allotments.remark(named, "ringde <b>kliniken</b>", name="ada", who="Ada Chef", at=NOW)
    page = client.get(f"/order/{named}/glance").text
    for shown in ("Tolv Tolvsson", "19121212-1212", "2 frågetecken, 2 kontroller", "Annan klinik vill beställa bilder",
                  "ringde &lt;b&gt;kliniken", "Ada Chef: fick en anteckning", "intake: lästes"):  # fmt: skip
        assert shown in page
    assert accesses(store) == [("Rut Granskare", named, "order")]


# --- claims ------------------------------------------------------------------------------------------------------


def test_a_claim_is_told_to_the_other_and_to_the_one_it_was_taken_from(
    client: httpx.Client, ada: httpx.Client, store: Store
) -> None:
    named = put(store, 1)
    path = f"/order/{named}/claim"
    assert "data-beat" in client.get(path).text  # free: the page asks for it
    assert "Du arbetar med den här" in client.post(path).text
    seen_by_ada = ada.post(path).text
    assert "Rut Granskare</strong>" not in seen_by_ada
    assert "Rut Granskare arbetar med den här" in seen_by_ada
    assert "data-beat" not in seen_by_ada
    assert "Ta över" in seen_by_ada
    assert "Rut Granskare" in ada.get("/queue").text
    assert "Du arbetar med den här" in ada.post(f"{path}/take").text
    lost = client.get(f"{path}?had=1").text
    assert re.search(r'role="alert"><strong>Ada Chef tog över den här', lost)
    assert "data-beat" not in lost  # the page does not ask for it back by itself
    assert "tog över" in client.post(path, data={"had": "1"}).text
    client.post(f"{path}/release")  # closing that page lets go of nothing that is not one's own
    held = store.claims.of(named, datetime.now(UTC))
    assert held is not None
    assert held.held_by == "ada"
    ada.post(f"{path}/release")
    assert "Ingen arbetar med den här just nu" in client.get(f"{path}?had=1").text


def test_who_only_looks_claims_nothing(ola: httpx.Client, store: Store) -> None:
    named = put(store, 1)
    for path in ("claim", "claim/take"):
        assert ola.post(f"/order/{named}/{path}").status_code == 200
    assert "data-beat" not in ola.get(f"/order/{named}/claim").text
    assert store.claims.of(named, datetime.now(UTC)) is None
    for path in ("assign", "remark", "urgent", "snooze", "wake"):
        assert ola.post(f"/order/{named}/{path}", data={"text": "x"}).status_code == 403
    assert ola.post("/next").headers["location"] == "/"
    assert "<form" not in ola.get(f"/order/{named}/desk").text


def test_two_who_ask_for_the_next_get_two(client: httpx.Client, ada: httpx.Client, store: Store) -> None:
    one, two = put(store, 1), put(store, 2, minutes=1)
    assert client.post("/next").headers["location"] == f"/order/{one}"
    assert ada.post("/next", headers=BY_SCRIPT).headers["hx-redirect"] == f"/order/{two}"
    assert client.post("/next", data={"leaving": one}).headers["location"] == "/"


def test_a_closed_order_is_nobodys(client: httpx.Client, store: Store) -> None:
    named = put(store, 1)
    store.close_order(named, 1, Closing("review", note="sedd"), "Rut", NOW)
    for page in (client.get(f"/order/{named}/claim").text, client.post(f"/order/{named}/claim").text):
        assert "data-beat" not in page
        assert "arbetar" not in page


# --- among colleagues --------------------------------------------------------------------------------------------


def test_an_order_is_given_put_off_hastened_and_written_about(client: httpx.Client, store: Store) -> None:
    named = put(store, 1)
    path = f"/order/{named}"
    answer = client.post(f"{path}/assign", data={"to": "ada", "seen": ""}, headers=BY_SCRIPT)
    assert answer.headers["hx-trigger"] == "live"
    assert '<option value="ada" selected>Ada Chef' in answer.text
    assert (
        "Ta fram nu"
        in client.post(f"{path}/snooze", data={"until": "2999-01-31", "why": "svar"}, headers=BY_SCRIPT).text
    )
    row = store.queue.row(named, ME, NOW)
    assert row is not None
    assert row.snoozed_until == datetime(2999, 1, 30, 23, tzinfo=UTC)  # midnight where staff are
    client.post(f"{path}/wake", headers=BY_SCRIPT)
    client.post(f"{path}/urgent", data={"urgent": "yes"}, headers=BY_SCRIPT)
    assert "ring &lt;i&gt;" in client.post(f"{path}/remark", data={"text": "ring <i>"}, headers=BY_SCRIPT).text
    row = store.queue.row(named, ME, NOW)
    assert row is not None
    assert (row.assigned_to, row.snoozed_until, row.urgent, row.remarks) == ("ada", None, True, 1)
    mine = [each.action for each in store.history(sha(1), named) if each.who == "Rut Granskare"]
    assert mine == ["assigned", "snoozed", "woken", "hastened", "remarked"]


@pytest.mark.parametrize(
    ("what", "form", "said"),
    [
        ("assign", {"to": "ada", "seen": "ola"}, "Någon annan hann före"),
        ("assign", {"to": "ola", "seen": ""}, "Kollegan finns inte"),
        ("snooze", {"until": "2999-01-01", "why": " "}, "Skriv vad beställningen väntar på"),
        ("snooze", {"until": "2020-01-01", "why": "svar"}, "Välj en dag framåt"),
        ("snooze", {"until": "i morgon", "why": "svar"}, "Välj en dag framåt"),
        ("snooze", {"until": "9999-12-31", "why": "svar " * 3}, None),
        ("remark", {"text": ""}, "Anteckningen är tom"),
        ("remark", {"text": "x" * 3000}, "Högst 2000 tecken"),
    ],
)
def test_what_is_refused_is_said_where_it_was_asked_and_keeps_what_was_typed(
    client: httpx.Client, store: Store, what: str, form: dict[str, str], said: str | None
) -> None:
    named = put(store, 1)
    answer = client.post(f"/order/{named}/{what}", data=form, headers=BY_SCRIPT)
    assert answer.status_code == 200
    if said is None:
        assert 'role="alert"' not in answer.text
        return
    assert said in answer.text
    assert "hx-trigger" not in answer.headers
    if form.get("why", " ").strip():
        assert f'value="{form["why"]}"' in answer.text or what != "snooze"
    assert client.post(f"/order/{named}/{what}", data=form).status_code == 409  # without scripts: a page


# --- faxes -------------------------------------------------------------------------------------------------------


def test_a_fax_in_quarantine_is_read_again_when_a_person_says_so(
    client: httpx.Client, ola: httpx.Client, store: Store
) -> None:
    arrive(store, OTHER_SHA, name="Tolv Tolvsson.pdf", key="other")
    error = BadInput("encrypted", "Filen är krypterad.", "The file is encrypted.")
    store.quarantine(build_quarantined("Tolv Tolvsson.pdf", OTHER_SHA, NOW, error, VERSIONS), error, NOW)
    page = client.get("/?group=quarantined").text
    assert "Filen är krypterad." in page
    assert "Tolvsson" not in page
    assert ola.post(f"/fax/{OTHER_SHA}/again").status_code == 403
    assert "Läs igen" not in ola.get("/?group=quarantined").text
    assert client.post(f"/fax/{OTHER_SHA}/again", headers=BY_SCRIPT).status_code == 204
    assert waiting(store) == (OTHER_SHA,)
    assert client.post(f"/fax/{OTHER_SHA}/again").status_code == 303  # twice is once
    assert client.post("/fax/..%2F/again").status_code == 404
    assert OTHER_SHA[:12] in client.get("/?group=waiting").text


def test_a_repeat_after_closing_is_shown_until_somebody_saw_it(client: httpx.Client, store: Store) -> None:
    named = put(store, 1)
    store.close_order(named, 1, Closing("review", note="sedd"), "Rut", NOW)
    arrive(store, sha(1), key="again")
    assert "Kom igen efter avslut" in client.get("/").text
    client.post(f"/fax/{sha(1)}/seen", headers=BY_SCRIPT)
    assert "Kom igen efter avslut" not in client.get("/").text


# --- news --------------------------------------------------------------------------------------------------------


class _Listener:
    """An open page."""

    def __init__(self, client: httpx.Client) -> None:
        self.lines: list[str] = []
        self.kind = ""
        self.began, self.ended = threading.Event(), threading.Event()
        self._client = client
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        with contextlib.suppress(httpx.HTTPError), self._client.stream("GET", "/live", timeout=60) as answer:
            self.kind = answer.headers["content-type"]
            for line in answer.iter_lines():
                self.lines.append(line)
                self.began.set()
        self.ended.set()

    def told(self, reference: str, within_s: float = 15) -> bool:
        until = time.monotonic() + within_s
        while time.monotonic() < until:
            if any(line.startswith("data:") and reference in line for line in self.lines):
                return True
            time.sleep(0.05)
        return False


def test_open_pages_are_told_which_order_something_happened_to_and_nothing_of_what(
    client: httpx.Client, address: str, store: Store
) -> None:
    named = put(store, 1)
    with signed_in(address, ADA) as other:
        first, second = _Listener(client), _Listener(other)
        assert first.began.wait(15)
        assert second.began.wait(15)
        time.sleep(1.5)  # the first look is where it begins from
        store.allotments.remark(named, "Tolvsson ringde", name="rut", who="Rut", at=NOW)
        assert first.told(named)
        assert second.told(named)
        assert "Tolvsson" not in "".join(first.lines + second.lines)
        assert first.kind.startswith("text/event-stream")


def test_a_stream_ends_with_its_session(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("intake.review.live._BEAT_EVERY_S", 0.2)
    with served(app(house)) as address, signed_in(address, RUT) as client:
        listener = _Listener(client)
        assert listener.began.wait(15)
        time.sleep(0.5)
        assert ": here" in listener.lines
        with httpx.Client(base_url=address, trust_env=False, cookies=client.cookies) as other:
            other.post("/logout", headers={"X-CSRF": client.headers["X-CSRF"]})
        assert listener.ended.wait(15)
        assert "event: ended" in listener.lines


def test_fifty_open_pages_leave_room_for_the_rest_and_hold_up_no_end(house: House, store: Store) -> None:
    put(store, 1)
    with served(app(house)) as address, signed_in(address, RUT) as client:
        limits = httpx.Limits(max_connections=100)
        with httpx.Client(base_url=address, trust_env=False, limits=limits, cookies=client.cookies) as many:
            listeners = [_Listener(many) for _ in range(50)]
            assert all(listener.began.wait(60) for listener in listeners)
            assert client.get("/", timeout=30).status_code == 200
            threads = threading.active_count()
            assert threads < 50 + 45  # those of the listeners here, and of the pool that pages are made in
    for listener in listeners:
        assert listener.ended.wait(15)


def test_a_database_that_is_away_for_a_while_ends_no_stream(
    house: House, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = put(store, 1)
    real, failing = Changes.since, threading.Event()
    failing.set()

    def since(self: Changes, *args: object) -> object:
        if failing.is_set():
            raise StoreError("database_failed", "Borta.", "Away.")
        return real(self, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(Changes, "since", since)
    monkeypatch.setattr("intake.review.live._LOOK_EVERY_S", 0.1)
    with served(app(house)) as address, signed_in(address, RUT) as client:
        listener = _Listener(client)
        assert listener.began.wait(15)
        time.sleep(0.5)
        failing.clear()
        assert listener.told('"orders": []')  # anything may have happened meanwhile
        store.allotments.remark(named, "hej", name="rut", who="Rut", at=NOW)
        assert listener.told(named)
