"""A session that ends in the middle of work, in a real browser: nothing that was typed is lost."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect

from intake.store import Store
from tests.browser.axe import violations
from tests.browser.conftest import Open
from tests.unit.review.stationed import ADA, OLA, PASSWORD, RUT

_ASK = """() => {
    const place = document.querySelector('#content');
    place.insertAdjacentHTML('beforeend',
        `<form id="piece" hx-post="/me" hx-target="#answer" hx-select="main" hx-swap="innerHTML">
         <label>Signatur <input name="signature" value="typed"></label><input type="hidden" name="language" value="sv">
         <button>Spara biten</button></form><div id="answer"></div>`);
    htmx.process(document.querySelector('#piece'));
}"""
"""A piece of a page as htmx sends it: ``/me`` answers with a redirect to the account, which lands in ``#answer``."""


def _sessions_end(store: Store) -> None:
    with store._engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM sessions")


def _signature(store: Store) -> str | None:
    user = store.people.get("rut")
    assert user is not None
    return user.signature


def _sign_in_over(page: Page, name: str, password: str = PASSWORD) -> None:
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_label("Lösenord")).to_be_focused()
    if name != "rut":
        dialog.get_by_label("Namn").fill(name)
        dialog.get_by_label("Lösenord").focus()
    page.keyboard.type(password)
    page.keyboard.press("Enter")


def test_the_sign_in_opens_over_the_page_and_work_goes_on(open_page: Open, store: Store) -> None:
    page = open_page(RUT)
    page.evaluate(_ASK)
    _sessions_end(store)
    page.get_by_label("Signatur").fill("nysig")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert violations(page) == []
    _sign_in_over(page, "rut", "fel lösenord")
    expect(page.get_by_role("dialog").get_by_role("alert")).to_contain_text("stämmer inte")
    _sign_in_over(page, "rut")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator("#said")).to_have_text("Inloggad igen. Fortsätt.")
    expect(page.locator("#answer")).to_contain_text("Rut Granskare")  # what could not be sent was sent
    assert _signature(store) == "nysig"
    page.get_by_label("Signatur").first.fill("andra")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelector('#answer input[name=signature]')?.value === 'andra'")
    assert _signature(store) == "andra"


def test_somebody_else_who_signs_in_over_it_is_warned_and_sends_nothing(open_page: Open, store: Store) -> None:
    page = open_page(RUT)
    page.evaluate(_ASK)
    _sessions_end(store)
    page.get_by_label("Signatur").fill("nysig")
    page.keyboard.press("Enter")
    _sign_in_over(page, "ada")
    expect(page.get_by_role("dialog").get_by_role("alert")).to_contain_text("måste läsas om")
    expect(page.get_by_role("button", name="Läs om sidan")).to_be_focused()
    assert violations(page) == []
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Ada Chef")).to_be_visible()
    assert _signature(store) == "rutg"
    ada = store.people.get("ada")
    assert ada is not None
    assert ada.signature is None


def test_a_window_whose_session_was_renewed_in_another_goes_on_by_itself(open_page: Open, store: Store) -> None:
    page = open_page(RUT)
    page.evaluate(_ASK)
    _sessions_end(store)
    other = page.context.new_page()
    other.goto("/login")
    other.get_by_label("Namn").fill("rut")
    other.get_by_label("Lösenord").fill(PASSWORD)
    other.keyboard.press("Enter")
    other.wait_for_url("**/")
    page.get_by_label("Signatur").fill("nysig")
    page.keyboard.press("Enter")
    expect(page.locator("#answer")).to_contain_text("Rut Granskare")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert _signature(store) == "nysig"


def test_a_plain_form_is_sent_on_after_the_sign_in_without_another_key(open_page: Open, store: Store) -> None:
    page = open_page(RUT)
    page.goto("/me")
    _sessions_end(store)
    page.get_by_label("Signatur").fill("på åttan")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Det du skrev är kvar")).to_be_visible()
    assert violations(page) == []
    page.keyboard.type("rut")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Sparat.")).to_be_visible()
    assert page.url.endswith("/me?done=1")
    assert _signature(store) == "på åttan"


def test_no_page_of_accounts_and_access_log_keeps_anybody_out(open_page: Open, store: Store) -> None:
    for dark in (False, True):
        page = open_page(ADA, dark=dark)
        for path in ("/me", "/users", "/users/rut", "/users/ada", "/access"):
            page.goto(path)
            assert violations(page) == [], (path, dark)
        page.goto("/users")
        page.get_by_role("button", name="Lägg till").press("Enter")  # the browser says what is missing
        assert page.url.endswith("/users")
    page = open_page(OLA)
    with store._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE users SET temporary = 1 WHERE name = 'ola'")
    page.goto("/")
    page.wait_for_url("**/me")
    assert violations(page) == []


def test_an_administrator_adds_a_user_with_the_keyboard_alone(open_page: Open, store: Store) -> None:
    page = open_page(ADA)
    page.get_by_role("link", name="Användare").press("Enter")
    page.wait_for_url("**/users")
    page.get_by_label("Personens namn").focus()
    for text in ("Eva Ek", "eva"):
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")  # administrator
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    for text in ("eek", "", "elva ystra lejon", "elva ystra lejon"):
        page.keyboard.press("Tab")
        page.keyboard.type(text)
    page.keyboard.press("Enter")
    page.wait_for_url("**/users/eva")
    kept = store.people.get("eva")
    assert kept is not None
    assert (kept.shown, kept.role, kept.sees_protected, kept.signature) == ("Eva Ek", "administrator", True, "eek")


def test_a_patients_number_is_searched_for_without_a_trace_in_the_address(open_page: Open) -> None:
    page = open_page(OLA)
    page.goto("/access")
    page.get_by_label("Patientens nummer").fill("19121212-1212")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Samma kod i kolumnen")).to_be_visible()
    assert page.url.endswith("/access")
    assert "1212" not in page.evaluate("() => performance.getEntries().map(each => each.name).join(' ')")


def test_the_sign_in_in_english_and_back_by_keyboard(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, locale="en-GB")
    page = context.new_page()
    page.goto("/login?next=/statistics")
    assert page.locator("html").get_attribute("lang") == "en"
    assert violations(page) == []
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector('html[lang="sv"]')
    page.wait_for_selector("input[name=name]:focus")
    page.keyboard.type("rut")
    page.keyboard.press("Tab")
    page.keyboard.type("fel lösenord")
    page.keyboard.press("Enter")
    page.get_by_text("Namn eller lösenord stämmer inte.").wait_for()
    page.wait_for_selector("input[name=name]:focus")
    page.keyboard.type("rut")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/statistics")
    context.close()
