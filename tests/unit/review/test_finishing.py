"""The end of an order: closed in every way there is, undone, and what stands in the way said without losing a word."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import httpx
import pypdfium2
import pytest

from intake.config import Settings
from intake.house import House
from intake.model import LoggedExport
from intake.review import app
from intake.review.finishing import choices_of
from intake.store import Look, OrderState, Store, Wanted
from tests.unit.review.finished import come_in, with_letterhead
from tests.unit.review.stationed import OLA, RUT, house_in, served, signed_in
from tests.unit.store.made import NOW


@pytest.fixture
def house(store: Store, tmp_path: Path) -> House:
    return house_in(tmp_path, store, with_letterhead())


FILLED = {"reply:mottagare fylls i": "Anna Lind", "reply:klinik fylls i": "Solhagens läkarhus"}


def finish(client: httpx.Client, reference: str, version: int = 1, **said: str) -> httpx.Response:
    return client.post(f"/order/{reference}/finish", data={"version": str(version), **said})


def check_all(client: httpx.Client, store: Store, reference: str) -> None:
    for check in store.order(reference).decision.checks:
        answer = client.post(f"/order/{reference}/finish/check", data={"version": "1", "check": check})
        assert answer.headers["location"] == f"/order/{reference}/finish"


def test_a_release_takes_its_checks_its_line_and_the_signature_of_who_sits_there(
    client: httpx.Client, store: Store, house: House
) -> None:
    reference = come_in(house, "release")
    page = client.get(f"/order/{reference}/finish").text
    assert "Kvar att göra" in page
    assert 'data-signature="rutg"' in page
    refused = finish(client, reference, outcome="release", at="2026-11-27 09:30", note="lång anteckning")
    assert refused.status_code == 409
    assert "Kontroller kvar" in refused.text
    assert "lång anteckning" in refused.text
    assert 'value="2026-11-27 09:30"' in refused.text
    check_all(client, store, reference)
    answer = finish(client, reference, outcome="release", at="2026-11-27 09:30")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/?closed={reference}")
    record = store.order(reference)
    assert record.log_line is not None
    assert record.log_line.text.startswith("2026-11-27 kl. 09:30: CT torax")
    assert record.log_line.text.endswith(" /rutg")
    assert (record.closed_by, record.closed_as) == ("Rut Granskare", "release")
    strip = client.get(f"/order/{reference}/closed").text
    assert record.log_line.text in strip
    assert "Ångra" in strip


def test_a_line_that_lies_ahead_or_cannot_be_read_is_refused(client: httpx.Client, store: Store, house: House) -> None:
    reference = come_in(house, "release")
    check_all(client, store, reference)
    for at, why in (("2099-01-01 10:00", "framtiden"), ("i går", "ÅÅÅÅ-MM-DD")):
        answer = finish(client, reference, outcome="release", at=at)
        assert answer.status_code == 409
        assert why in answer.text
    assert store.order(reference).summary.state is OrderState.IN_REVIEW


def test_an_ask_is_closed_with_its_reply_filled_in(store: Store, tmp_path: Path) -> None:
    house = house_in(tmp_path, store, Settings())  # nothing stands in [letterhead]
    with served(app(house)) as address, signed_in(address, RUT) as client:
        reference = come_in(house, "ask")
        page = client.get(f"/order/{reference}/finish").text
        blanks = re.findall(r'name="reply:([^"]+)"', page)
        assert blanks
        refused = finish(client, reference, outcome="ask", **{f"reply:{blanks[0]}": "Halmstad"})
        assert refused.status_code == 409
        assert 'value="Halmstad"' in refused.text
        filled = {f"reply:{blank}": f"värde {number}" for number, blank in enumerate(blanks)}
        assert finish(client, reference, outcome="ask", **filled).status_code == 303
    text = store.order(reference).closed_text or ""
    assert "[" not in text
    assert "värde 0" in text


def test_the_next_order_of_the_queue_opens_by_itself(client: httpx.Client, house: House) -> None:
    first, second, hidden = (come_in(house, "refer", name=name) for name in "abc")
    record = house.store.order(hidden)
    secret = replace(record.order, facts=replace(record.order.facts, protected_identity=True))
    house.store.save_edit(hidden, 1, secret, record.decision, record.drafts, {}, "Ada", NOW)
    queue = [line.reference for line in house.store.list_orders() if line.reference != hidden]
    assert sorted(queue) == sorted([first, second])
    answer = finish(client, queue[0], outcome="refer", **FILLED)
    assert answer.headers["location"] == f"/order/{queue[1]}?closed={queue[0]}"
    assert f'hx-get="/order/{queue[0]}/closed"' in client.get(answer.headers["location"]).text
    assert finish(client, queue[1], outcome="refer", **FILLED).headers["location"] == f"/?closed={queue[1]}"


def test_what_is_not_proposed_needs_a_note(client: httpx.Client, store: Store, house: House) -> None:
    reference = come_in(house, "ask")
    for outcome in ("review", "refer", "reject"):
        answer = finish(client, reference, outcome=outcome)
        assert answer.status_code == 409
        assert "Skriv varför" in answer.text
    assert finish(client, reference, outcome="reject", note="ska till Varberg").status_code == 303
    record = store.order(reference)
    assert (record.summary.state, record.closed_note) == (OrderState.REJECTED, "ska till Varberg")


def test_what_is_no_order_is_said_so_without_more_ado(client: httpx.Client, store: Store, house: House) -> None:
    advert, order = come_in(house, "no_order"), come_in(house, "ask")
    assert finish(client, advert, outcome="no_order").status_code == 303
    assert finish(client, order, outcome="no_order", note="reklam").status_code == 303
    assert [store.order(each).closed_note for each in (advert, order)] == [
        "Ingen beställning",
        "Ingen beställning: reklam",
    ]


def test_an_unknown_end_is_no_end(client: httpx.Client, store: Store, house: House) -> None:
    reference = come_in(house, "ask")
    for version in ("", "x", "99999999999999999999", "²"):
        answer = client.post(f"/order/{reference}/finish", data={"version": version, "outcome": "ask"})
        assert answer.status_code == 409
    assert finish(client, reference, outcome="<script>").status_code == 409
    assert store.order(reference).summary.state is OrderState.IN_REVIEW


def test_a_closed_order_is_opened_again_with_a_reason(client: httpx.Client, store: Store, house: House) -> None:
    reference = come_in(house, "refer")
    finish(client, reference, outcome="refer", **FILLED)
    page = client.get(f"/order/{reference}/finish").text
    assert "Så avslutades den" in page
    assert "Svaret som godkändes" in page
    refused = client.post(f"/order/{reference}/reopen", data={"version": "2", "reason": " "})
    assert refused.status_code == 409
    assert "anger ett skäl" in refused.text
    answer = client.post(f"/order/{reference}/reopen", data={"version": "2", "reason": "fel klinik"})
    assert answer.headers["location"] == f"/order/{reference}"
    assert store.order(reference).summary.state is OrderState.IN_REVIEW
    again = client.post(f"/order/{reference}/reopen", data={"version": "2", "reason": "fel klinik"})
    assert "redan öppen" in again.text


def test_who_only_looks_closes_and_opens_nothing(
    client: httpx.Client, store: Store, house: House, address: str
) -> None:
    reference = come_in(house, "refer")
    with signed_in(address, OLA) as auditor:
        page = auditor.get(f"/order/{reference}/finish")
        assert page.status_code == 200
        assert 'id="end"' not in page.text
        for path in ("finish", "finish/check", "reopen"):
            assert auditor.post(f"/order/{reference}/{path}", data={"version": "1"}).status_code == 403
    assert store.order(reference).summary.state is OrderState.IN_REVIEW
    assert client.get(f"/order/{reference}/finish").status_code == 200


def test_a_blank_that_names_its_choices_offers_them() -> None:
    assert choices_of("via IEP [på USB]") == ("via IEP", "på USB")
    assert choices_of("[undersökning fylls i]") == ()
    assert choices_of("[]") == ()


# --- the reply ---------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_the_reply_is_shown_as_it_arrives_and_handed_out_under_the_orders_name(
    client: httpx.Client, store: Store, house: House
) -> None:
    reference, other = come_in(house, "ask"), come_in(house, "refer")
    assert f'hx-post="/order/{reference}/reply" hx-trigger="load"' in client.get(f"/order/{reference}/finish").text
    piece = client.post(f"/order/{reference}/reply", timeout=120).text
    pictures = re.findall(r'<img src="([^"]+)"', piece)
    assert len(pictures) == 2  # letter and return form
    image = client.get(pictures[0])
    assert (image.status_code, image.headers["content-type"]) == (200, "image/png")
    for kind, begins in (("pdf", b"%PDF"), ("tiff", b"II*\0")):
        (path,) = re.findall(rf'href="([^"]+\.{kind})"', piece)
        file = client.get(path)
        assert file.content.startswith(begins)
        assert file.headers["content-disposition"] == f'attachment; filename="{reference}.{kind}"'
        assert client.get(path.replace(reference, other)).status_code == 404
    looks = store.accesses.find(Wanted(reference=reference))
    assert ("Rut Granskare", Look.REPLY) in {(each.who, each.what) for each in looks}
    assert client.get(pictures[0].replace(".png", "9.png")).status_code == 404
    assert client.post(f"/order/{reference}/reply").text == piece


def test_a_reply_that_cannot_be_offered_says_what_to_do(store: Store, tmp_path: Path) -> None:
    house = house_in(tmp_path, store, Settings())
    with served(app(house)) as address, signed_in(address, RUT) as client:
        piece = client.post(f"/order/{come_in(house, 'ask')}/reply").text
        assert "Fyll i platserna" in piece
        assert "--fill" not in piece
        assert "config.toml" in piece
        none = client.post(f"/order/{come_in(house, 'release')}/reply").text
        assert "inget svar att skicka" in none


# --- another reply than the drafted one --------------------------------------------------------------------------

SENT = {"reply_template": "reply_already_sent", "sent_on": "2026-01-05", "sent_to": "mediaenh SU/S"}


def chosen(client: httpx.Client, reference: str, **said: str) -> str:
    return client.post(f"/order/{reference}/reply/choice", data=said).text


def test_the_drafted_reply_is_chosen_and_the_others_can_be(client: httpx.Client, house: House) -> None:
    asked, released = come_in(house, "ask"), come_in(house, "release")
    options = re.compile(r'<option value="(reply_\w+|)"( selected)?>')
    page = client.get(f"/order/{asked}/finish").text
    assert options.findall(page)[0] == ("reply_completion", " selected")
    assert {name for name, _ in options.findall(page)} > {"", "reply_already_sent", "reply_dvd_replaced"}
    page = client.get(f"/order/{released}/finish").text
    assert ("", " selected") in options.findall(page)
    assert "reply_completion" not in dict(options.findall(page))  # nothing is asked
    piece = chosen(client, asked, reply_template="reply_already_sent")
    assert 'name="sent_on"' in piece
    assert 'name="sent_to"' in piece
    assert 'hx-trigger="load"' not in piece
    assert 'hx-trigger="load"' in chosen(client, asked, **SENT)
    assert "Inget svar skickas" in chosen(client, asked, reply_template="")
    assert 'name="reply:klinik fylls i"' in chosen(client, asked, reply_template="reply_patient_to_clinic")


def test_an_unknown_template_is_the_drafted_one(client: httpx.Client, house: House) -> None:
    asked = come_in(house, "ask")
    for name in ("case_note", "../letter", "log_line"):
        assert 'name="sent_on"' not in (piece := chosen(client, asked, reply_template=name))
        assert 'hx-trigger="load"' in piece


def test_what_the_book_of_exports_knows_is_filled_in(client: httpx.Client, store: Store, house: House) -> None:
    reference = come_in(house, "ask")
    record = store.order(reference)
    known = LoggedExport("2025-11-03: CT torax till röntgen SU/S", "2025-11-03", "röntgen SU/S", sure=True)
    unsure = LoggedExport("2025-10-01: CT torax till barnröntgen SU/Ö", "2025-10-01", "barnröntgen SU/Ö", sure=False)
    store.save_edit(
        reference, 1, replace(record.order, earlier=(unsure, known)), record.decision, record.drafts, {}, "Eva", NOW
    )
    piece = chosen(client, reference, reply_template="reply_already_sent")
    assert 'value="2025-11-03"' in piece
    assert 'value="röntgen SU/S" maxlength' in piece
    assert '<option value="barnröntgen SU/Ö">' in piece
    assert 'hx-trigger="load"' in piece
    typed = chosen(client, reference, **SENT)
    assert 'value="2026-01-05"' in typed
    assert 'value="mediaenh SU/S" maxlength' in typed


def test_the_chosen_reply_is_the_one_that_is_kept(client: httpx.Client, store: Store, house: House) -> None:
    reference = come_in(house, "ask")
    missing = finish(client, reference, outcome="review", note="redan skickat", reply_template="reply_already_sent")
    assert missing.status_code == 409
    assert "Fyll i svaret: datum fylls i, mottagare fylls i" in missing.text
    assert 'name="sent_on"' in missing.text
    for wrong, why in (("i går", "ÅÅÅÅ-MM-DD"), ("2099-01-01", "framtiden")):
        refused = finish(client, reference, outcome="review", note="x", **(SENT | {"sent_on": wrong}))
        assert (refused.status_code, why in refused.text) == (409, True)
        assert 'value="mediaenh SU/S" maxlength' in refused.text
    assert store.order(reference).summary.state is OrderState.IN_REVIEW
    assert finish(client, reference, outcome="review", note="redan skickat", **SENT).status_code == 303
    text = store.order(reference).closed_text or ""
    assert "materialet redan skickat" in text
    assert "Skickat: 2026-01-05\nTill: mediaenh SU/S" in text
    assert "[" not in text
    page = client.get(f"/order/{reference}/finish").text  # of a closed order: the one that went, as it went
    assert 'name="reply_template" value="reply_already_sent"' in page
    assert 'value="2026-01-05"' in page
    assert 'value="mediaenh SU/S" maxlength' in page
    assert 'hx-trigger="load"' in page


def test_the_reply_that_went_is_shown_again_with_what_was_filled_in(client: httpx.Client, house: House) -> None:
    reference = come_in(house, "refer")
    assert finish(client, reference, outcome="refer", reply_template="reply_patient_to_clinic", **FILLED).is_redirect
    page = client.get(f"/order/{reference}/finish").text
    assert 'name="reply_template" value="reply_patient_to_clinic"' in page
    assert 'value="Solhagens läkarhus"' in page
    assert 'value="Anna Lind"' in page


@pytest.mark.parametrize("outcome", ["ask", "review", "reject"])
def test_no_reply_is_kept_where_none_was_chosen(client: httpx.Client, store: Store, house: House, outcome: str) -> None:
    reference = come_in(house, "ask")
    assert finish(client, reference, outcome=outcome, note="ringde", reply_template="").status_code == 303
    assert store.order(reference).closed_text is None
    assert 'id="preview"' not in client.get(f"/order/{reference}/finish").text


def test_the_drafted_reply_does_not_go_with_an_order_that_was_judged(
    client: httpx.Client, store: Store, house: House
) -> None:
    reference = come_in(house, "ask")
    assert finish(client, reference, outcome="review", note="x", reply_template="reply_completion").is_redirect
    assert store.order(reference).closed_text is None


@pytest.mark.slow
def test_the_chosen_reply_is_shown_as_it_arrives(client: httpx.Client, house: House) -> None:
    reference = come_in(house, "ask")
    piece = client.post(f"/order/{reference}/reply", data=SENT, timeout=120).text
    (path,) = re.findall(r'href="([^"]+\.pdf)"', piece)
    text = pypdfium2.PdfDocument(client.get(path).content)[0].get_textpage().get_text_bounded()
    assert "redan skickat" in text
    assert "2026-01-05" in text
    assert "mediaenh SU/S" in text
    assert len(re.findall(r'<img src="([^"]+)"', piece)) == 1  # it asks nothing, so no form
    said = client.post(f"/order/{reference}/reply", data=SENT | {"sent_on": "2099-01-01"}).text
    assert "framtiden" in said
