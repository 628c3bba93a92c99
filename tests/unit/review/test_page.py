"""Every page of the station: what it shows, and what it never does."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import httpx

from intake.errors import BadInput
from intake.outcome import build_quarantined
from intake.store import Store, Wanted
from tests.unit.review.stationed import rules, signed_in
from tests.unit.store.made import NOW, OTHER_SHA, SHA, VERSIONS, arrive, decision, drafts, seen, without_doubts


def test_the_queue_shows_what_waits_and_names_no_patient(client: httpx.Client, store: Store, reference: str) -> None:
    arrive(store, OTHER_SHA, name="Tolv Tolvsson.pdf", key="other")
    error = BadInput("encrypted", "Filen är krypterad.", "The file is encrypted.")
    store.quarantine(build_quarantined("Tolv Tolvsson.pdf", OTHER_SHA, NOW, error, VERSIONS), error, NOW)
    page, stuck = client.get("/"), client.get("/?group=quarantined")
    assert (page.status_code, stuck.status_code) == (200, 200)
    for shown in (reference, "Medicinmott HSV", "Annan klinik vill beställa bilder"):
        assert shown in page.text
    assert "Filen är krypterad." in stuck.text
    for text in (page.text, stuck.text):
        assert "Tolvsson" not in text
        assert "191212121212" not in text


def test_an_order_shows_value_doubt_ink_draft_and_what_is_left(client: httpx.Client, reference: str) -> None:
    page = client.get(f"/order/{reference}").text
    for shown in (
        "Tolv Tolvsson",
        "Svårläst",
        "länkas till mediaenh SU/S",
        rules().routine.checks["earlier_export"].sv,
    ):
        assert shown in page
    assert 'class="ink-box doubtful" data-path="patient_name" x="6" y="16" width="298" height="32"' in page
    assert f'src="/fax/{SHA}/1.png?box=0,11,328,53"' in page
    assert 'viewBox="0 0 1728 2292"' in page


def test_looking_is_written_down(client: httpx.Client, store: Store, reference: str) -> None:
    client.get(f"/order/{reference}")
    look = store.accesses.find(Wanted())[0]
    assert (look.who, look.reference, look.what, look.door) == ("Rut Granskare", reference, "order", "page")


def test_what_stands_on_a_fax_is_text_and_never_markup(client: httpx.Client, store: Store, reference: str) -> None:
    entry = without_doubts(store.order(reference).order)
    evil = "<script>alert(1)</script>\"'><img src=x>"
    entry = replace(entry, fields={**entry.fields, "requesting_clinic": seen(evil)})
    store.save_edit(reference, 1, entry, decision(), drafts(), {}, evil, NOW)
    for path in ("/", f"/order/{reference}"):
        page = client.get(path).text
        assert "&lt;script&gt;" in page
        assert "alert(1)<" not in page
        assert "<img src=x>" not in page


def test_the_page_image_is_served_and_nothing_else_of_the_disk(
    client: httpx.Client, tmp_path: Path, reference: str
) -> None:
    assert reference
    image = client.get(f"/fax/{SHA}/1.png")
    assert (image.status_code, image.headers["content-type"]) == (200, "image/png")
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "1.png").write_bytes(b"secret")
    for path in (f"/fax/{SHA}/2.png", "/fax/..%2Fsecret/1.png", "/fax/secret/1.png", f"/fax/{SHA}/..%2F1.png"):
        assert client.get(path).status_code == 404


def test_a_lost_page_image_does_not_take_the_order_away(client: httpx.Client, tmp_path: Path, reference: str) -> None:
    (tmp_path / "pages" / SHA / "1.png").unlink()
    page = client.get(f"/order/{reference}")
    assert page.status_code == 200
    assert "Sidbilden finns inte" in page.text


def test_every_answer_forbids_foreign_scripts_frames_and_keeping(client: httpx.Client, reference: str) -> None:
    for path in (
        "/",
        f"/order/{reference}",
        "/static/style.css",
        f"/fax/{SHA}/1.png",
        "/nothing",
        "/order/ZZZZZ-ZZZZZ-9",
    ):
        headers = client.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "script-src 'self';" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-frame-options"] == "DENY"
        assert headers["cache-control"] == "no-store"
        assert headers["referrer-policy"] == "same-origin"


def test_nothing_is_loaded_from_elsewhere(client: httpx.Client, reference: str) -> None:
    for path in ("/", f"/order/{reference}", "/static/style.css"):
        text = client.get(path).text
        assert not re.search(r"(?:src|href|url)\s*[=(]\s*[\"']?(?:https?:)?//", text)
        assert " style=" not in text


def test_only_the_names_of_this_machine_are_answered(client: httpx.Client) -> None:
    for host in ("evil.example", "127.0.0.1.evil.example", "evil.example:8765", ""):
        answer = client.get("/", headers={"host": host})
        assert answer.status_code == 421
        assert "Kön" not in answer.text
    for host in ("127.0.0.1", "localhost:8765", "[::1]", "[::1]:8765", "LOCALHOST"):
        assert client.get("/", headers={"host": host}).status_code == 200


def test_only_reading_and_posting_is_answered(client: httpx.Client, reference: str) -> None:
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS"):
        answer = client.request(method, f"/order/{reference}")
        assert answer.status_code == 405
        assert answer.headers["allow"] == "GET, HEAD, POST"


def test_what_does_not_exist_is_said_so(client: httpx.Client) -> None:
    for path in ("/order/ZZZZZ-ZZZZZ-9", "/nothing", "/order/<script>"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert "Finns inte" in answer.text


def test_a_database_that_does_not_answer_is_said_so(client: httpx.Client, store: Store) -> None:
    with store._engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE refused")
    answer = client.get("/")
    assert answer.status_code == 503
    assert "Databasen svarar inte" in answer.text


def test_who_is_not_signed_in_sees_nothing(address: str, reference: str) -> None:
    with signed_in(address, None) as client:
        for path in ("/", f"/order/{reference}", f"/fax/{SHA}/1.png"):
            answer = client.get(path)
            assert (answer.status_code, answer.headers["location"].split("?")[0]) == (303, "/login")
        assert client.post("/login", data={"name": "rut", "password": "fel"}).status_code == 403


def test_what_was_not_sent_from_a_page_of_ours_changes_nothing(client: httpx.Client) -> None:
    del client.headers["X-CSRF"]
    assert client.post("/logout").status_code == 403
    assert client.get("/").status_code == 200
