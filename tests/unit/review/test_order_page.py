"""The page of one order without scripts: every form works, says what it did, and overwrites nothing."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from PIL import Image

from intake.flags import flag
from intake.house import House
from intake.model import Facts, Field, LoggedExport
from intake.review.sheet import png_size
from intake.store import Closing, Store
from intake.transmission import Transmission
from tests.unit.review.ordered import doubtful, inked, order, put
from tests.unit.review.stationed import ADA, OLA, RUT, rules, signed_in, with_users
from tests.unit.store.made import NOW, OTHER_SHA, SHA, seen

PIECE = {"hx-request": "true"}


@pytest.fixture
def doubted(house: House) -> str:
    return put(house, doubtful())


@pytest.fixture
def ada(address: str) -> Iterator[httpx.Client]:
    with signed_in(address, ADA) as client:
        yield client


def typed(path: str, value: str, version: int = 1) -> dict[str, str]:
    return {"version": str(version), "path": path, "value": value}


def work_of(page: str) -> str:
    return page.split('id="work"')[1].split('class="viewer"')[0]


def cards(page: str) -> list[str]:
    return re.findall(r'<li class="look[^"]*" id="look-([^"]+)"', page)


def test_a_value_that_is_typed_is_saved_and_the_verdict_with_its_section_said(
    client: httpx.Client, store: Store, doubted: str
) -> None:
    client.post(f"/order/{doubted}/checks", data={"version": "1", "check": "patient_in_ris"})
    answer = client.post(f"/order/{doubted}/values", data=typed("doctor", ""))
    assert answer.status_code == 200
    record = store.order(doubted)
    assert (record.version, record.summary.outcome, record.checks) == (2, "ask", ())
    for said in (
        "Nytt beslut",
        "<s>Lämna ut</s>",
        f"”{record.decision.section}”",
        rules().routine.checks["patient_in_ris"].sv,
        "Behövs inte längre",
    ):
        assert said in answer.text
    assert cards(answer.text) == ["identity_number", "patient_name", "doctor"]


def test_a_check_done_against_other_values_is_named_as_to_be_done_again(client: httpx.Client, doubted: str) -> None:
    client.post(f"/order/{doubted}/checks", data={"version": "1", "check": "patient_in_ris"})
    answer = client.post(f"/order/{doubted}/values", data=typed("patient_name", "Tolva Tolvsson"), headers=PIECE)
    said = answer.text.split('class="redecided"')[1].split("</section>")[0]
    assert "Görs om" in said
    assert rules().routine.checks["patient_in_ris"].sv in said
    assert "Beslutet står kvar" in said


def test_a_piece_is_only_the_work_and_without_scripts_the_page_comes_back(client: httpx.Client, doubted: str) -> None:
    form = {"version": "1", "check": "patient_in_ris"}
    answer = client.post(f"/order/{doubted}/checks", data=form)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/order/{doubted}")
    piece = client.post(f"/order/{doubted}/checks", data={**form, "check": "earlier_export"}, headers=PIECE)
    assert piece.text.lstrip().startswith('<div id="work"')
    assert "<html" not in piece.text


def test_stands_as_read_answers_and_can_be_taken_back(client: httpx.Client, store: Store, doubted: str) -> None:
    form = {"version": "1", "path": "patient_name", "code": "low_confidence"}
    assert cards(client.post(f"/order/{doubted}/answers", data=form, headers=PIECE).text) == ["identity_number"]
    assert "✓ Rut Granskare" in client.get(f"/order/{doubted}").text
    back = {"version": "1", "path": "patient_name", "back": "1"}
    answer = client.post(f"/order/{doubted}/answers", data=back, headers=PIECE)
    assert cards(answer.text) == ["identity_number", "patient_name"]
    assert store.order(doubted).answers == ()


def test_a_check_can_be_taken_back(client: httpx.Client, store: Store, doubted: str) -> None:
    form = {"version": "1", "check": "patient_in_ris"}
    client.post(f"/order/{doubted}/checks", data=form)
    client.post(f"/order/{doubted}/checks", data={**form, "back": "1"})
    assert store.order(doubted).checks == ()


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("identity_number", "19121212-1213", "kontrollsiffra stämmer"),
        ("examinations.0.date", "2999-01-01", "Ange ett datum som har varit."),
        ("examinations.0.date", "i våras", "Ange ÅÅÅÅ-MM-DD eller ”senaste”."),
        ("patient_name", "a\x07b", "Ange text utan styrtecken."),
    ],
)
def test_what_cannot_be_right_stands_beside_its_field_as_typed(
    client: httpx.Client, store: Store, doubted: str, path: str, value: str, said: str
) -> None:
    answer = client.post(f"/order/{doubted}/values", data=typed(path, value))
    assert answer.status_code == 422
    assert said in answer.text
    assert re.search(rf'id="in-{re.escape(path)}" name="value" value="{re.escape(value)}"', answer.text)
    assert f'id="err-{path}"' in answer.text
    assert store.order(doubted).version == 1


def test_an_unknown_field_is_refused_in_words_and_not_as_a_failure(client: httpx.Client, doubted: str) -> None:
    answer = client.post(f"/order/{doubted}/values", data=typed("<script>", "1"))
    assert answer.status_code == 422
    assert "Fältet ? finns inte" in answer.text
    for version in ("", "x", "9" * 12, "-1"):
        answer = client.post(f"/order/{doubted}/values", data={"version": version, "path": "doctor", "value": "B"})
        assert answer.status_code == 409
    assert client.post(f"/order/{doubted}/values", data={"version": "1", "path": "doctor"}).status_code == 400
    answer = client.post(f"/order/{doubted}/checks", data={"version": "1", "check": "<b>"}, headers=PIECE)
    assert (answer.status_code, "<b>" in answer.text) == (409, False)
    assert client.post(f"/order/{doubted}/answers", data={"version": "1", "path": "x", "code": "y"}).status_code == 409


def test_the_second_of_two_sees_both_versions_and_chooses(
    client: httpx.Client, ada: httpx.Client, store: Store, doubted: str
) -> None:
    client.post(f"/order/{doubted}/values", data=typed("patient_name", "Tolv Rutsson"))
    answer = ada.post(f"/order/{doubted}/values", data=typed("patient_name", "Tolv Adasson"))
    assert answer.status_code == 409
    conflict = answer.text.split('class="conflict"')[1].split("</section>")[0]
    for shown in ("Tolv Adasson", "Tolv Rutsson", "Rut Granskare", 'name="version" value="2"', "Spara mitt"):
        assert shown in conflict
    assert store.order(doubted).order.fields["patient_name"].value == "Tolv Rutsson"
    ada.post(f"/order/{doubted}/values", data=typed("patient_name", "Tolv Adasson", version=2))
    assert store.order(doubted).order.fields["patient_name"].value == "Tolv Adasson"


def test_what_a_colleague_changed_elsewhere_is_shown_before_anything_is_confirmed(
    client: httpx.Client, ada: httpx.Client, store: Store, doubted: str
) -> None:
    client.post(f"/order/{doubted}/values", data=typed("doctor", "Bergman"))
    answer = ada.post(f"/order/{doubted}/checks", data={"version": "1", "check": "patient_in_ris"}, headers=PIECE)
    assert answer.status_code == 409
    conflict = answer.text.split('class="conflict"')[1].split("</section>")[0]
    assert re.search(r"Beställare:\s+Berg → <strong>Bergman</strong>", conflict)
    assert store.order(doubted).checks == ()
    later = ada.post(f"/order/{doubted}/values", data=typed("facts.deceased", "ja"), headers=PIECE)
    assert re.search(r"<h3>avliden</h3>\s*<div><span class=\"quiet\">Du skrev</span><strong>ja</strong>", later.text)


def test_what_was_typed_into_an_order_closed_meanwhile_is_not_lost_from_sight(
    client: httpx.Client, ada: httpx.Client, store: Store, doubted: str
) -> None:
    store.close_order(doubted, 1, Closing("review", note="ring"), ADA.shown, NOW)
    answer = client.post(f"/order/{doubted}/values", data=typed("patient_name", "Tolv Rutsson"))
    assert answer.status_code == 409
    assert "Tolv Rutsson" in answer.text
    assert "Ada Chef" in answer.text
    assert "Spara mitt" not in answer.text
    assert (
        "<form"
        not in ada.get(f"/order/{doubted}")
        .text.split('id="work"')[1]
        .split("order-sheets")[0]
        .split('class="viewer"')[0]
    )


def test_examinations_are_added_with_what_was_filled_in_and_taken_away(
    client: httpx.Client, store: Store, doubted: str
) -> None:
    form = {
        "version": "1",
        "adds": "1",
        "path": [f"examinations.1.{name}" for name in ("text", "modality", "body_part", "side", "date")],
        "value": ["MR knä", "MR", "", "left", "20240102"],
    }
    client.post(f"/order/{doubted}/values", data=form)
    added = store.order(doubted).order.examinations[1]
    assert (added.text.value, added.modality.value, added.side.value, added.date.value, added.body_part.value) == (
        "MR knä", "MR", "left", "2024-01-02", None,
    )  # fmt: skip
    client.post(f"/order/{doubted}/values", data=typed("examinations.1", "", version=2))
    assert len(store.order(doubted).order.examinations) == 1


def test_a_fact_is_changed_and_decides_again(client: httpx.Client, store: Store, doubted: str) -> None:
    answer = client.post(f"/order/{doubted}/values", data=typed("facts.deceased", "ja"), headers=PIECE)
    assert store.order(doubted).summary.outcome == "review"
    assert "Observera: avliden." in answer.text


def test_an_order_that_turns_out_protected_leaves_the_screen_of_who_may_not_see_it(
    client: httpx.Client, store: Store, doubted: str
) -> None:
    answer = client.post(f"/order/{doubted}/values", data=typed("facts.protected_identity", "ja"), headers=PIECE)
    assert (answer.headers.get("hx-redirect"), answer.text) == ("/", "")
    assert store.order(doubted).order.facts.protected_identity
    assert client.get(f"/order/{doubted}").status_code == 404
    assert client.post(f"/order/{doubted}/values", data=typed("doctor", "X", version=2)).status_code == 404


def test_who_only_looks_is_shown_no_form_and_refused(address: str, store: Store, doubted: str) -> None:
    with signed_in(address, OLA) as auditor:
        work = work_of(auditor.get(f"/order/{doubted}").text)
        assert "<form" not in work
        assert "<input" not in work
        for path in ("values", "answers", "checks"):
            assert auditor.post(f"/order/{doubted}/{path}", data={"version": "1"}).status_code == 403
    assert store.order(doubted).version == 1


def test_avsluta_waits_for_answers_and_checks_and_then_leads_on(client: httpx.Client, doubted: str) -> None:
    finish = f'href="/order/{doubted}/finish" aria-describedby="left"'
    page = client.get(f"/order/{doubted}").text
    assert finish not in page
    assert 'href="#look-identity_number" data-left' in page
    client.post(f"/order/{doubted}/answers", data={"version": "1", "path": "patient_name", "code": "low_confidence"})
    client.post(f"/order/{doubted}/values", data=typed("identity_number", "191212121212"))
    client.post(f"/order/{doubted}/checks", data={"version": "1", "check": "patient_in_ris"})
    page = client.get(f"/order/{doubted}").text
    assert finish not in page
    assert 'href="#check-earlier_export" data-left' in page
    client.post(f"/order/{doubted}/checks", data={"version": "1", "check": "earlier_export"})
    assert finish in client.get(f"/order/{doubted}").text


def test_a_check_says_who_asks_for_it_and_what_bears_on_it(client: httpx.Client, house: House) -> None:
    lines = (LoggedExport("2024-02-01 kl. 10:00: CT torax …", "2024-02-01", "SU/S", False),)
    reference = put(house, replace(order(flagged=False), earlier=lines))
    page = client.get(f"/order/{reference}").text
    check = page.split('id="check-earlier_export"')[1].split('id="check-')[0]
    for shown in ("”Annan klinik vill beställa bilder” (A1)", "2024-02-01 kl. 10:00", "kanske samma", "mediaenh SU/S"):
        assert shown in check


def test_proven_values_are_shown_with_their_proof_and_need_no_look(client: httpx.Client, house: House) -> None:
    page = client.get(f"/order/{put(house, order(flagged=False))}").text
    assert cards(page) == []
    assert "✓ kontrollsiffran stämmer" in page
    assert "✓ står i katalogen" in page


def test_every_doubt_of_an_order_is_a_card_and_each_vocabulary_a_list_of_words(
    client: httpx.Client, house: House
) -> None:
    entry = order(flagged=False)
    consent = replace(inked("oral", 300), flags=("unclear_mark",))
    clinic = replace(inked("SU", 340), flags=("ambiguous_unit",), candidates=("SU/S", "SU/M"))
    entry = replace(
        entry,
        fields={**entry.fields, "consent": consent, "requesting_clinic": clinic},
        flags=(flag("not_swedish"), flag("poor_page")),
    )
    page = client.get(f"/order/{put(house, entry)}").text
    assert cards(page) == ["order", "requesting_clinic", "consent"]
    assert "Faxet är inte på svenska." in page
    assert "Sidan är för dålig" in page
    choices = page.split('id="look-consent"')[1].split('class="acts"')[0]
    assert re.findall(r"<kbd>(\d)</kbd>\s+(\w+)", choices) == [
        ("1", "ingen"), ("2", "muntligt"), ("3", "skriftligt"), ("4", "nekat"), ("5", "oklart"),
    ]  # fmt: skip


def test_a_return_forms_page_is_shown_as_one_of_another_fax(client: httpx.Client, house: House) -> None:
    entry = order(flagged=False)
    answered = inked("oral", 100)
    answered = replace(answered, evidence=(replace(answered.evidence[0], fax=OTHER_SHA),))
    page = client.get(f"/order/{put(house, replace(entry, fields={**entry.fields, 'consent': answered}))}").text
    assert f"/fax/{OTHER_SHA}/1.png?box=92,91,448,145" in page
    assert "svarsblankett" in page
    assert "Sidbilden finns inte" in page  # that one is not on disk; the order opens all the same


def test_an_entry_that_is_no_order_opens(client: httpx.Client, house: House) -> None:
    entry = replace(order(flagged=False), is_order=False, fields={}, examinations=(), looks_like="advert")
    page = client.get(f"/order/{put(house, entry)}")
    assert page.status_code == 200
    assert "Ingen beställning" in page.text


def test_an_order_without_a_page_opens(client: httpx.Client, house: House) -> None:
    entry = order(flagged=False)
    bare = {name: replace(field, evidence=()) for name, field in entry.fields.items()}
    exam = entry.examinations[0]
    fields = {
        name: replace(getattr(exam, name), evidence=()) for name in ("text", "modality", "body_part", "side", "date")
    }
    reference = put(house, replace(entry, pages=(), fields=bare, examinations=(replace(exam, **fields),)), pages=0)
    page = client.get(f"/order/{reference}")
    assert page.status_code == 200
    assert "0 / 0" in page.text
    assert "Sidbilden finns inte" in page.text


def test_the_units_of_the_directory_are_suggested_and_nothing_of_it_stands_in_an_address(client: httpx.Client) -> None:
    unit = next(unit for unit in rules().directory.units if unit.media_unit)
    found = client.post("/units", data={"value": unit.name[:6].upper()}).text
    assert f'<option value="{unit.media_unit}">' in found
    of_clinic = client.post("/units", data={"value": unit.name[:6], "of": "requesting_clinic"}).text
    assert f'<option value="{unit.name}">' in of_clinic
    assert client.post("/units", data={"value": "m"}).text.strip() == ""
    assert client.post("/units", data={"value": "<script>"}).text.strip() == ""
    assert client.get("/units?value=med").status_code == 405


def test_the_next_order_is_one_that_the_person_may_see(
    client: httpx.Client, ada: httpx.Client, house: House, doubted: str
) -> None:
    assert client.post("/next", data={"leaving": doubted}).headers["location"] == "/"
    hidden = put(house, replace(order(flagged=False), facts=Facts(protected_identity=True)), OTHER_SHA, key="other")
    assert client.post("/next", data={"leaving": doubted}).headers["location"] == "/"
    assert ada.post("/next", data={"leaving": doubted}).headers["location"] == f"/order/{hidden}"


def test_script_html_and_template_text_stays_text_in_every_field(client: httpx.Client, house: House) -> None:
    evil = "</script><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}{% raw %}%(x)s\"'"
    entry = doubtful()
    fields = {
        name: Field(evil, evil, 0.5, ("low_confidence",), (), (evil, "b"), inked(evil, 100).evidence)
        for name in entry.fields
        if name not in ("requester_type", "wants_images", "wants_report", "consent", "consent_document")
    }
    examination = replace(entry.examinations[0], text=inked(evil, 100), body_part=seen(evil, "low_confidence"))
    entry = replace(
        entry,
        fields={**entry.fields, **fields},
        examinations=(examination,),
        flags=(replace(flag("poor_page"), text=evil),),
        earlier=(LoggedExport(evil, None, evil, True),),
    )
    reference = put(house, entry)
    client.post(f"/order/{reference}/values", data=typed("phone", evil))
    pages = (
        client.get(f"/order/{reference}").text,
        client.post(f"/order/{reference}/values", data=typed("phone", f"{evil}2", version=1)).text,
        client.post(f"/order/{reference}/values", data=typed("identity_number", evil, version=2)).text,
    )
    for page in pages:
        assert "alert(1)</script>" not in page
        assert "<img src=x" not in page
        assert "{{ 7*7 }}" in page
        assert " style=" not in page
        assert "onerror=alert(1)&gt;" in page


def test_the_page_in_english_leaves_no_swedish_of_ours(store: Store, house: House, address: str) -> None:
    reader = replace(RUT, name="eng", shown="Ed English", language="en")
    with_users(store, reader)
    entry = replace(doubtful(), facts=Facts(minor=True))
    reference = put(house, entry)
    with signed_in(address, reader) as english:
        page = english.get(f"/order/{reference}").text
    for shown in ("To look at", "Correct", "Next open", "Two readings differ: choose the right one.", "Under 18"):
        assert shown.casefold() in page.casefold()
    bare = re.sub(r"<option.*?</option>|<pre>.*?</pre>|<ol class=\"way\">.*?</ol>", "", page, flags=re.S)
    for left in ("Att titta på", "Stämmer", "Kontroller", "Ändra", "Nästa", "Svårläst", "Tangenter", "Uppgifter"):
        assert left not in bare


def test_pieces_of_a_page_are_bounded_and_silly_ones_refused(client: httpx.Client, house: House, doubted: str) -> None:
    def size(query: str) -> tuple[int, int]:
        answer = client.get(f"/fax/{SHA}/1.png?{query}")
        assert (answer.status_code, answer.headers["content-type"]) == (200, "image/png")
        assert answer.headers["cache-control"] == "no-store"
        return Image.open(io.BytesIO(answer.content)).size

    assert doubted
    assert size("box=100,100,300,140") == (200, 40)
    assert size("box=800,1100,99999,99999") == (64, 46)
    assert max(size("small=1")) <= 220
    width, height = size("box=0,0,864,1146")
    assert width <= 1100
    assert height <= 400
    silly_ones = ("", "1,2,3", "5,5,5,9", "9,9,5,12", "864,0,900,10", "0,1146,9,1200", "-1,0,5,5", "a,b,c,d")
    for silly in (*silly_ones, "0,0,1e9,5", "0,0,100000,5", "0,0,5,5,5"):
        assert client.get(f"/fax/{SHA}/1.png", params={"box": silly}).status_code == 404, silly
    image = house.pages_folder(SHA) / "1.png"
    whole = image.read_bytes()
    for broken in (b"", b"\x89PNG", whole[:200], whole[:60] + bytes(len(whole) - 72) + whole[-12:], b"GIF89a" * 40):
        image.write_bytes(broken)
        assert client.get(f"/fax/{SHA}/1.png?box=0,0,50,50").status_code == 404
        assert client.get(f"/fax/{SHA}/1.png?small=1").status_code == 404
        assert client.get(f"/order/{doubted}").status_code == 200


def test_an_image_that_claims_to_be_enormous_is_no_page(tmp_path: Path) -> None:
    path = tmp_path / "1.png"
    head = b"\x89PNG\r\n\x1a\n" + bytes((0, 0, 0, 13)) + b"IHDR"
    path.write_bytes(head + (90_000).to_bytes(4) + (90_000).to_bytes(4) + b"\0" * 30 + b"IEND\xaeB`\x82")
    assert png_size(path) == (0, 0)
    path.write_bytes(head + (900).to_bytes(4) + (900).to_bytes(4) + b"\0" * 30 + b"IEND\xaeB`\x82")
    assert png_size(path) == (900, 900)


# --- what was read, put back -------------------------------------------------------------------------------------


def corrected_rows(store: Store) -> int:
    with store._engine.connect() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM corrections").scalar() or 0)


def test_what_was_read_is_put_back_with_its_doubt_and_decided_again(
    client: httpx.Client, store: Store, doubted: str
) -> None:
    restore = f'action="/order/{doubted}/restored"'
    assert restore not in client.get(f"/order/{doubted}").text
    read = store.order(doubted)
    client.post(f"/order/{doubted}/values", data=typed("patient_name", "Tolva Tolvsson"))
    client.post(f"/order/{doubted}/checks", data={"version": "2", "check": "patient_in_ris"})
    assert corrected_rows(store) == 1
    page = client.get(f"/order/{doubted}").text
    assert page.count(restore) == 1
    answer = client.post(f"/order/{doubted}/restored", data={"version": "2", "path": "patient_name"}, headers=PIECE)
    assert answer.status_code == 200
    assert "Beslutet står kvar" in answer.text
    assert cards(answer.text) == ["identity_number", "patient_name"]
    record = store.order(doubted)
    assert record.order.fields == read.order.fields
    assert (record.version, record.checks) == (3, ())
    happened = store.history(SHA, doubted)[-1]
    assert (happened.action, happened.who) == ("restored", "Rut Granskare")
    assert happened.detail["changes"] == {"patient_name": {"from": "Tolva Tolvsson", "to": "Tolv Tolvsson"}}
    assert "det lästa återställdes" in client.get(f"/order/{doubted}").text
    assert corrected_rows(store) == 0  # in the end the program was not corrected


def test_restoring_decides_again(client: httpx.Client, store: Store, doubted: str) -> None:
    client.post(f"/order/{doubted}/values", data=typed("doctor", ""))
    assert store.order(doubted).summary.outcome == "ask"
    answer = client.post(f"/order/{doubted}/restored", data={"version": "2", "path": "doctor"})
    assert "Nytt beslut" in answer.text
    assert store.order(doubted).summary.outcome == "release"


def test_restoring_overwrites_nothing_and_is_for_who_works(
    client: httpx.Client, store: Store, doubted: str, address: str
) -> None:
    client.post(f"/order/{doubted}/values", data=typed("patient_name", "Tolva Tolvsson"))
    stale = client.post(f"/order/{doubted}/restored", data={"version": "1", "path": "patient_name"})
    assert stale.status_code == 409
    assert "Någon annan har ändrat" in stale.text
    for path in ("doctor", "facts.minor", "examinations.9.date", "", "<b>"):
        refused = client.post(f"/order/{doubted}/restored", data={"version": "2", "path": path})
        assert refused.status_code == 422
        assert "inget läst att återställa" in refused.text
    with signed_in(address, OLA) as ola:
        assert "/restored" not in ola.get(f"/order/{doubted}").text
        assert ola.post(f"/order/{doubted}/restored", data={"version": "2", "path": "patient_name"}).status_code == 403
    assert store.order(doubted).order.fields["patient_name"].value == "Tolva Tolvsson"


def test_of_several_corrections_the_one_that_was_put_back_is_not_counted(
    client: httpx.Client, store: Store, house: House
) -> None:
    entry = order(flagged=False)
    reference = put(house, replace(entry, examinations=(entry.examinations[0], entry.examinations[0])))
    for version, path in enumerate(("examinations.0.date", "examinations.1.date", "doctor"), start=1):
        text = "2024-01-20" if path.endswith("date") else "Bergman"
        client.post(f"/order/{reference}/values", data=typed(path, text, version))
    assert corrected_rows(store) == 3
    client.post(f"/order/{reference}/restored", data={"version": "4", "path": "examinations.0.date"})
    assert corrected_rows(store) == 2
    client.post(f"/order/{reference}/restored", data={"version": "5", "path": "examinations.1.date"})
    assert corrected_rows(store) == 1


def test_what_the_fax_server_said_stands_on_the_page_and_is_nothing_but_text(
    client: httpx.Client, store: Store, doubted: str
) -> None:
    assert "Från fax" not in client.get(f"/order/{doubted}").text
    call = Transmission(caller="035-13 10 00", station="<script>", received_at=NOW, pages=2, bit_rate=14400)
    store.record_arrival(SHA, "a.pdf", 7, NOW, f"{SHA}.pdf", "first", inbox="akut", told=call)
    page = client.get(f"/order/{doubted}").text
    assert "Från fax 035-13 10 00, TSID &lt;script&gt;, mottaget" in page
    assert "2 sidor i överföringen, 14400 bit/s" in page
