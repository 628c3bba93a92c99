"""One order in a real browser: by keyboard only, with two people at once, and with pages that are not right."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from intake.desk.registering import Registration, register
from intake.flags import flag
from intake.house import House
from intake.model import Field
from intake.store import Source, Store
from tests.browser.axe import violations
from tests.browser.conftest import Open
from tests.unit.review.ordered import doubtful, inked, order, put
from tests.unit.review.stationed import ADA, OLA, PASSWORD, RUT, rules
from tests.unit.store.made import OTHER_SHA, SHA


class Keys:
    """A keyboard that counts."""

    def __init__(self, page: Page) -> None:
        self._page, self.pressed = page, 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self._page.keyboard.press(key)
            self.pressed += 1
            self._page.wait_for_selector(
                ".order-bench:not([aria-busy]), .finish:not(#finish-bar), body:not(:has(.order-bench))"
            )

    def type(self, text: str) -> None:
        self._page.keyboard.type(text)


def opened(page: Page, reference: str) -> Page:
    page.goto(f"/order/{reference}")
    page.wait_for_selector(".order-bench[data-ready]")
    return page


def focus(page: Page) -> str:
    """What has the focus: its place on the page, and its words."""
    script = """() => { const at = document.activeElement, place = at.closest('[data-look]');
        return (place ? place.id + ': ' : '') + (at.id || at.innerText || at.tagName); }"""
    return re.sub(r"\s+", " ", str(page.evaluate(script))).strip()


def test_a_doubtful_order_is_ready_to_close_in_seven_key_presses(open_page: Open, house: House, store: Store) -> None:
    reference = put(house, doubtful())
    page = opened(open_page(), reference)
    keys = Keys(page)
    assert focus(page).startswith("look-identity_number: 1 191212121212")
    keys.press("1")
    assert focus(page).startswith("look-patient_name: Stämmer")
    keys.press("Enter")
    assert focus(page).startswith("check-patient_in_ris")
    keys.press("Enter")
    assert focus(page).startswith("check-earlier_export")
    keys.press("Space")
    assert focus(page) == "finish"
    record = store.order(reference)
    assert [(answer.code, answer.field, answer.by) for answer in record.answers] == [
        ("readings_differ", "identity_number", RUT.shown),
        ("low_confidence", "patient_name", RUT.shown),
    ]
    assert {check.name for check in record.checks} == {"patient_in_ris", "earlier_export"}
    assert record.version == 1  # what stands as it was read is no change
    keys.press("Enter")
    assert page.url.endswith(f"/order/{reference}/finish")
    assert keys.pressed <= 7


def test_the_other_reading_is_chosen_by_its_key_and_both_are_kept_apart(
    open_page: Open, house: House, store: Store
) -> None:
    entry = doubtful()
    names = replace(
        entry.fields["patient_name"], flags=("readings_differ",), candidates=("Tolv Tolvsson", "Tolv Rolvsson")
    )
    reference = put(
        house,
        replace(
            entry,
            fields={**entry.fields, "patient_name": names, "identity_number": inked("191212121212", 200)},
            flags=(),
        ),
    )
    page = opened(open_page(), reference)
    assert page.locator(".choices mark").all_inner_texts() == ["T", "R"]
    page.keyboard.press("2")
    expect(page.locator("#work .redecided")).to_contain_text("Beslutet står kvar")
    field = store.order(reference).order.fields["patient_name"]
    assert (field.value, field.typed_by) == ("Tolv Rolvsson", RUT.shown)
    assert field.read is not None
    assert field.read.value == "Tolv Tolvsson"
    row = page.locator('.row[data-path="patient_name"]')
    expect(row.locator("summary")).to_contain_text("✎ Rut Granskare")
    row.locator("summary").click()
    expect(row.locator(".sources")).to_contain_text("Tolv Tolvsson")
    expect(row.locator("img")).to_be_visible()  # the ink stays with the value


def test_tab_stands_on_what_needs_a_look_and_nothing_else(open_page: Open, house: House) -> None:
    page = opened(open_page(), put(house, doubtful()))
    stops = [focus(page)]
    for _ in range(5):
        page.keyboard.press("Tab")
        stops.append(focus(page))
    assert [stop.split(":")[0] for stop in stops[:5]] == [
        "look-identity_number", "look-patient_name", "check-patient_in_ris", "check-earlier_export", "finish",
    ]  # fmt: skip
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    assert focus(page).startswith("check-earlier_export")


def test_with_single_keys_off_everything_is_reached_by_tab_and_no_letter_acts(open_page: Open, house: House) -> None:
    reference = put(house, doubtful())
    page = opened(open_page(), reference)
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.locator("[data-keys-off]").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    page.locator('[data-choice="1"]').focus()
    page.keyboard.press("2")
    page.keyboard.press("f")
    expect(page.locator("#look-identity_number")).to_be_visible()
    page.keyboard.press("Tab")
    assert focus(page).startswith("look-identity_number: 2 ")


def test_any_value_is_found_and_changed_by_key_and_the_verdict_follows_at_once(
    open_page: Open, house: House, store: Store
) -> None:
    reference = put(house, order(flagged=False))
    page = opened(open_page(), reference)
    keys = Keys(page)
    keys.press("Enter")
    assert store.order(reference).checks
    page.locator('.row[data-path="doctor"] summary').focus()
    page.keyboard.press("e")
    assert focus(page) == "in-doctor"
    page.keyboard.press("Backspace")
    keys.press("Enter")
    said = page.locator(".redecided")
    expect(said).to_contain_text("Nytt beslut")
    expect(said).to_contain_text("Lämna ut → Begär komplettering")
    expect(page.locator("#verdict")).to_contain_text(store.order(reference).decision.section)
    expect(page.locator("#said")).to_contain_text("Nytt beslut")
    assert focus(page) == "look-doctor: in-doctor"  # missing now, so it is looked at
    keys.type("Berg")
    keys.press("Enter")
    expect(said).to_contain_text("Begär komplettering → Lämna ut")
    assert store.order(reference).checks == ()


def test_up_and_down_lead_through_every_value(open_page: Open, house: House) -> None:
    page = opened(open_page(), put(house, doubtful()))
    seen = []
    for _ in range(8):
        page.keyboard.press("ArrowDown")
        seen.append(str(page.evaluate("document.activeElement.closest('[data-path]')?.dataset.path")))
    assert "requester_type" in seen
    assert "image_recipient" in seen


def test_what_cannot_be_right_stays_as_typed_with_the_reason_beside_it(
    open_page: Open, house: House, store: Store
) -> None:
    entry = order(flagged=False)
    hand = Field(flags=("handwritten",), evidence=inked("?", 200).evidence)
    reference = put(
        house,
        replace(
            entry, fields={**entry.fields, "identity_number": hand}, flags=(flag("handwritten", "identity_number"),)
        ),
    )
    page = opened(open_page(), reference)
    keys = Keys(page)
    assert focus(page) == "look-identity_number: in-identity_number"
    keys.press("Enter")  # nothing typed: on to the next, and it stays open
    assert focus(page).startswith("check-patient_in_ris")
    page.keyboard.press("f")
    page.keyboard.press("Tab")
    assert focus(page) == "look-identity_number: Går inte att läsa"
    page.keyboard.press("Shift+Tab")
    keys.type("19121212-1213")
    expect(page.locator("[data-sum]").first).to_have_text("✗")
    keys.press("Enter")
    assert focus(page) == "look-identity_number: in-identity_number"
    expect(page.locator(".error")).to_contain_text("kontrollsiffra")
    assert page.locator("#in-identity_number").input_value() == "19121212-1213"
    page.keyboard.press("Control+a")
    keys.type("19121212-1212")
    expect(page.locator("[data-sum]").first).to_have_text("✓")
    keys.press("Enter")
    assert store.order(reference).order.fields["identity_number"].value == "191212121212"


def test_what_is_typed_elsewhere_survives_a_save(open_page: Open, house: House) -> None:
    page = opened(open_page(), put(house, order(flagged=False)))
    page.locator('.row[data-path="doctor"] summary').click()
    page.locator("#in-doctor").fill("Bergström")
    page.locator(".check-button").first.click()
    expect(page.locator(".check.done")).to_be_visible()
    assert page.locator("#in-doctor").input_value() == "Bergström"
    expect(page.locator("#in-doctor")).to_be_visible()


def test_a_key_held_down_confirms_one_thing_only(open_page: Open, house: House, store: Store) -> None:
    reference = put(house, order(flagged=False))
    page = opened(open_page(), reference)
    page.keyboard.down("Enter")
    for _ in range(10):
        page.keyboard.down("Enter")
        page.wait_for_timeout(60)
    page.keyboard.up("Enter")
    expect(page.locator(".check.done")).to_be_visible()
    assert len(store.order(reference).checks) == 1


def test_avsluta_leads_to_what_is_left_and_says_it(open_page: Open, house: House) -> None:
    page = opened(open_page(), put(house, doubtful()))
    page.keyboard.press("Tab")
    page.keyboard.press("f")
    assert focus(page).startswith("look-identity_number")
    assert "/finish" not in page.url
    expect(page.locator("#said")).to_contain_text("2 frågetecken, 2 kontroller")


def test_two_people_see_both_versions_and_nothing_is_overwritten(open_page: Open, house: House, store: Store) -> None:
    reference = put(house, doubtful())
    rut, ada = opened(open_page(RUT), reference), opened(open_page(ADA), reference)
    for page, name in ((rut, "Tolv Rutsson"), (ada, "Tolv Adasson")):
        page.locator("#look-patient_name [data-main]").focus()
        page.keyboard.press("e")
        page.keyboard.press("Control+a")
        page.keyboard.type(name)
    rut.keyboard.press("Enter")
    expect(rut.locator(".redecided")).to_be_visible()
    ada.keyboard.press("Enter")
    conflict = ada.locator(".conflict")
    expect(conflict).to_be_focused()
    for text in ("Tolv Adasson", "Tolv Rutsson", RUT.shown):
        expect(conflict).to_contain_text(text)
    assert violations(ada) == []
    assert store.order(reference).order.fields["patient_name"].value == "Tolv Rutsson"
    ada.keyboard.press("Tab")
    assert focus(ada) == "Spara mitt"
    ada.keyboard.press("Enter")
    expect(ada.locator(".redecided")).to_be_visible()
    record = store.order(reference)
    assert record.order.fields["patient_name"].value == "Tolv Adasson"
    assert [each.who for each in store.history(SHA, reference) if each.action == "edited"] == [RUT.shown, ADA.shown]


def test_the_page_turns_zooms_and_follows_the_ink(open_page: Open, house: House) -> None:
    page = opened(open_page(), put(house, doubtful()))
    svg = page.locator(".sheet:not([hidden]) svg")
    expect(page.locator(".ink-box.on")).to_have_attribute("data-path", "identity_number")
    box, port = page.locator(".ink-box.on").bounding_box(), page.locator(".port").bounding_box()
    assert box is not None
    assert port is not None
    assert port["x"] <= box["x"] and box["x"] + box["width"] <= port["x"] + port["width"]
    assert port["y"] <= box["y"] and box["y"] + box["height"] <= port["y"] + port["height"]
    page.keyboard.press("h")
    whole = svg.bounding_box()
    assert whole is not None
    assert whole["height"] <= port["height"]
    page.keyboard.press("o")
    full = svg.bounding_box()
    assert full is not None
    assert round(full["width"]) == 864
    page.keyboard.press("r")
    turned = svg.bounding_box()
    assert turned is not None
    assert round(turned["width"]) == 1146
    page.keyboard.press("-")
    smaller = svg.bounding_box()
    assert smaller is not None
    assert smaller["width"] < turned["width"]


def test_a_fax_of_two_hundred_pages_opens_at_once_and_loads_what_is_looked_at(open_page: Open, house: House) -> None:
    entry = doubtful()
    late = replace(entry.fields["patient_name"], evidence=inked("Tolv Tolvsson", 260, page=150).evidence)
    entry = replace(entry, pages=tuple(range(1, 201)), fields={**entry.fields, "patient_name": late})
    reference = put(house, entry, pages=200)
    page = open_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    opened(page, reference)
    assert sum("/fax/" in url for url in asked) < 60
    expect(page.locator("[data-at]")).to_have_text("1 / 200")
    page.keyboard.press("PageDown")
    expect(page.locator("[data-at]")).to_have_text("2 / 200")
    page.keyboard.press("1")
    expect(page.locator("[data-at]")).to_have_text("150 / 200")  # the next stop's ink
    expect(page.locator('.sheet[data-index="149"] image')).to_have_attribute("href", f"/fax/{SHA}/150.png")
    strip = page.locator('.strip a[aria-current="page"]')
    expect(strip).to_be_in_viewport()


def test_a_broken_or_lost_page_says_so_and_takes_nothing_away(open_page: Open, house: House) -> None:
    reference = put(house, replace(doubtful(), pages=(1, 2)), pages=2)
    folder = house.pages_folder(SHA)
    whole = (folder / "1.png").read_bytes()
    (folder / "1.png").write_bytes(whole[:60] + b"\0" * 400)
    (folder / "2.png").unlink()
    page = opened(open_page(), reference)
    expect(page.locator(".sheet:not([hidden]) .gone")).to_be_visible()
    page.keyboard.press("PageDown")
    expect(page.locator(".sheet:not([hidden]) .gone")).to_be_visible()
    Keys(page).press("1")
    assert focus(page).startswith("look-patient_name")


def test_an_auditor_looks_and_can_change_nothing(open_page: Open, house: House) -> None:
    page = opened(open_page(OLA), put(house, doubtful()))
    assert page.locator("#work form button, #work input:not([type=hidden]), #work select").count() == 0
    expect(page.locator("#look-identity_number")).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize(
    ("width", "height", "dark"), [(1280, 720, False), (1280, 720, True), (900, 1280, False), (640, 360, False)]
)
def test_the_page_keeps_nobody_out_whatever_is_open(
    open_page: Open, house: House, width: int, height: int, dark: bool
) -> None:
    entry = doubtful()
    fields = {**entry.fields, "doctor": Field(), "consent": replace(inked("oral", 400), flags=("unclear_mark",))}
    reference = put(house, replace(entry, fields=fields, pages=(1, 2)), pages=2)
    page = opened(open_page(width=width, height=height, dark=dark), reference)
    assert violations(page) == []
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    assert violations(page) == []
    page.keyboard.press("?")
    assert violations(page) == []


def test_nothing_typed_or_read_becomes_markup_in_the_browser(open_page: Open, house: House) -> None:
    evil = "<img src=x onerror=\"document.title='owned'\">{{7*7}}${7*7}<script>document.title='owned'</script>'\""
    entry = doubtful()
    fields = {
        name: replace(field, value=evil, raw=evil, candidates=(evil, f"{evil}2"), flags=("readings_differ",))
        if isinstance(field.value, str) and name != "requester_type" else field
        for name, field in entry.fields.items()
    }  # fmt: skip
    examination = replace(entry.examinations[0], text=replace(inked(evil, 300), flags=("low_confidence",)))
    reference = put(house, replace(entry, fields=fields, examinations=(examination,), flags=()))
    page = opened(open_page(), reference)
    assert "owned" not in page.title()
    assert page.locator("#work script, #work img[onerror]").count() == 0
    expect(page.locator("#work")).to_contain_text("{{7*7}}")
    page.keyboard.press("ArrowDown")
    Keys(page).press("1")
    assert "owned" not in page.title()


def test_the_directory_suggests_units_as_they_are_typed(open_page: Open, house: House) -> None:
    page = opened(open_page(), put(house, order(flagged=False)))
    unit = next(unit for unit in rules().directory.units if unit.media_unit)
    page.locator('.row[data-path="image_recipient"] summary').click()
    page.locator("#in-image_recipient").fill("")
    with page.expect_response("**/units") as answer:
        page.locator("#in-image_recipient").press_sequentially(unit.media_unit[:12])
    assert answer.value.status == 200
    expect(page.locator(f'#units option[value="{unit.media_unit}"]')).to_have_count(1)


def test_n_opens_the_next_order_and_another_fax_stays_as_it_is(open_page: Open, house: House) -> None:
    first, second = put(house, doubtful()), put(house, order(flagged=False), OTHER_SHA, key="other")
    page = opened(open_page(), first)
    page.keyboard.press("n")
    page.wait_for_url(f"**/order/{second}")


def test_a_session_that_ends_in_mid_edit_loses_neither_what_is_typed_nor_what_is_chosen(
    open_page: Open, house: House, store: Store
) -> None:
    reference = put(house, doubtful())
    page = opened(open_page(), reference)
    page.locator("#look-patient_name [data-main]").focus()
    page.keyboard.press("e")
    page.keyboard.press("Control+a")
    page.keyboard.type("Tolv Nysson")
    for key, path, value in (
        ("Enter", "patient_name", "Tolv Nysson"),
        ("2", "identity_number", "191212121220"),
    ):
        page.context.clear_cookies()
        page.keyboard.press(key)
        expect(page.locator("dialog.again")).to_be_visible()
        page.keyboard.type(PASSWORD)
        page.keyboard.press("Enter")
        expect(page.locator(f'.row[data-path="{path}"] .typed')).to_be_visible()
        assert store.order(reference).order.fields[path].value == value


def test_what_was_read_is_put_back_by_a_key_and_is_a_stop_again(open_page: Open, house: House, store: Store) -> None:
    reference = put(house, doubtful())
    page = opened(open_page(), reference)
    keys = Keys(page)
    keys.press("1")
    assert focus(page).startswith("look-patient_name")
    keys.press("e")
    page.keyboard.press("Control+A")
    keys.type("Tolva Tolvsson")
    keys.press("Enter")
    expect(page.locator("#look-patient_name")).to_have_count(0)
    page.locator('.row[data-path="patient_name"] summary').focus()
    keys.press("u")
    expect(page.locator("#look-patient_name")).to_have_count(1)
    assert focus(page).startswith("look-patient_name: Stämmer")
    assert store.order(reference).order.fields["patient_name"].value == "Tolv Tolvsson"
    assert violations(page) == []
    keys.press("Enter")  # now it stands
    assert "patient_name" in {answer.field for answer in store.order(reference).answers}


def test_an_order_by_telephone_shows_what_was_written_down(open_page: Open, house: House) -> None:
    values = {"requesting_clinic": "Medicinmott HSV", "patient_name": "Tolv Tolvsson", "wants_images": "ja"}
    reference = register(house, Registration(Source.PHONE, values, RUT.shown, datetime.now(UTC), "one"))
    page = opened(open_page(), reference)
    keys = Keys(page)
    assert "registrerad av Rut Granskare" in page.inner_text(".no-fax h2")
    keys.press("w", "PageDown", "z", "ArrowDown")  # keys of a page that there is not: no script fails
    assert violations(page) == []
