"""A form that comes back joins its order, or comes before a person; never anything else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.returns import AT, ask
from intake import pipeline
from intake.errors import StoreError
from intake.house import House
from intake.joining import find_forms
from intake.model import Barcode, Box, CheckState, Code, FaxState, Ink, PageKind
from intake.reference import ALPHABET
from intake.return_form import TOKEN_LETTERS, FormCode
from intake.store import Closing, LogLineRecord, NotAllowedError, OrderState
from intake.store.balance import balance
from intake.store.closing import open_stops, stops_of
from tests.unit.loop.returned import LATER, all_answered, come_back, put, seen

PRIVATE = "private, no consent"


def balanced(house: House) -> bool:
    """No fault but the originals that these tests do not keep."""
    ledger = balance(house.store.ledger, house.archive.blobs, under_way_s=0)
    states = ledger.waiting + ledger.in_review + ledger.done + ledger.quarantined
    return not {f.code for f in ledger.faults} - {"original_missing"} and ledger.received == states


def test_a_tick_completes_the_order_and_the_history_shows_both(house: House) -> None:
    named, form = ask(house, PRIVATE, 1)
    assert house.store.order(named).decision.code is Code.ASK_ORAL_CONSENT
    sha256 = come_back(house, seen(form, marked={"oral_consent": ["yes"]}))
    record, fax = house.store.order(named), house.fax(sha256)
    assert record.decision.code is Code.RELEASE
    assert record.version == 2
    assert record.order.fields["consent"].value == "oral"
    (ink,) = record.order.fields["consent"].evidence
    assert (ink.fax, ink.page) == (sha256, 1)
    assert (fax.orders, fax.joined, fax.state) == ((), (named,), FaxState.IN_REVIEW)
    happened = {each.action: each.detail for each in house.store.history(record.summary.sha256, named)}
    assert happened["joined"]["changes"]["consent"] == {"from": "none", "to": "oral"}
    assert happened["joined"]["fax"] == sha256
    assert {"form_made", "joined", "read"} <= {*happened}
    assert "joined" in {each.action for each in house.store.history(sha256)}
    outcome = house.store.outcome(sha256)
    assert outcome is not None
    assert [each.reference for each in outcome.joined or ()] == [named]
    assert [page.kind for page in outcome.pages] == [PageKind.RETURN_FORM]
    assert (house.blobs.here / "drafts" / f"{named}.log_line.txt").exists()
    assert not (house.blobs.here / "drafts" / f"{named}.reply.txt").exists()
    assert balanced(house)


def test_closing_the_order_closes_the_fax_that_came_back(house: House) -> None:
    named, form = ask(house, PRIVATE, 1)
    sha256 = come_back(house, seen(form, marked={"oral_consent": ["yes"]}))
    record = house.store.order(named)
    for check in record.decision.checks:
        house.store.confirm_check(named, 2, check, "Eva", LATER)
    line = LogLineRecord("2026-03-09 kl. 13:00: …", LATER, "eva12")
    assert house.store.close_order(named, 2, Closing("release", log_line=line), "Eva", LATER)
    assert house.fax(sha256).state is FaxState.DONE
    assert house.fax(record.summary.sha256).state is FaxState.DONE
    assert balanced(house)


def test_an_order_closed_by_asking_opens_again(house: House) -> None:
    named, form = ask(house, PRIVATE, 1)
    house.store.close_order(named, 1, Closing("ask", text="Hej, …"), "Eva", AT)
    assert house.fax(house.store.order(named).summary.sha256).state is FaxState.DONE
    come_back(house, seen(form, marked={"oral_consent": ["yes"]}))
    record = house.store.order(named)
    assert record.summary.state is OrderState.IN_REVIEW
    assert record.closed_by is None
    assert house.fax(record.summary.sha256).state is FaxState.IN_REVIEW
    joined = [e.detail for e in house.store.history(record.summary.sha256, named) if e.action == "joined"]
    assert joined[0]["reopened_after"] == "Eva"
    assert joined[0]["reply"] == "Hej, …"
    assert balanced(house)


def test_no_consent_is_asked_for_again(house: House) -> None:
    named, form = ask(house, PRIVATE, 1)
    come_back(house, seen(form, marked={"oral_consent": ["no"]}))
    assert house.store.order(named).decision.code is Code.ASK_ORAL_CONSENT


@pytest.mark.parametrize(
    ("marked", "states"),
    [
        ({"oral_consent": ["yes", "no"]}, {}),
        ({}, {"oral_consent.yes": CheckState.UNCLEAR}),
        ({"oral_consent": ["no"]}, {"oral_consent.yes": CheckState.STRUCK}),
        ({"oral_consent": ["yes"]}, {"oral_consent.no": CheckState.STRUCK}),
    ],
)
def test_ticks_that_cannot_be_told_apart_are_no_consent_and_stop(house: House, marked, states) -> None:
    named, form = ask(house, PRIVATE, 1)
    come_back(house, seen(form, marked=marked, states=states))
    record = house.store.order(named)
    assert record.order.fields["consent"].value == "none"
    assert ("unclear_mark", "consent") in {stop.key for stop in stops_of(record.order)}
    assert record.decision.code is Code.ASK_ORAL_CONSENT


def test_a_signature_is_for_a_person_to_confirm(house: House) -> None:
    named, form = ask(house, "naprapath", 1)
    assert [q.ask for q in form.questions] == ["written_consent"]
    come_back(house, seen(form, written=["written_consent"]))
    record = house.store.order(named)
    assert record.decision.code is Code.RELEASE
    assert {stop.key for stop in open_stops(record.order, ())} == {("signature_unconfirmed", "consent_document")}
    for check in record.decision.checks:
        house.store.confirm_check(named, 2, check, "Eva", LATER)
    line = LogLineRecord("2026-03-09 kl. 13:00: …", LATER, "eva12")
    with pytest.raises(NotAllowedError, match="signature_unconfirmed"):
        house.store.close_order(named, 2, Closing("release", log_line=line), "Eva", LATER)


def test_handwriting_is_never_guessed_and_print_is_read(house: House) -> None:
    named, form = ask(house, "clinic", 1)
    come_back(house, seen(form, written=["doctor"], typed={"report_recipient": "Mediaenhet SU/S"}))
    fields = house.store.order(named).order.fields
    assert (fields["doctor"].value, fields["doctor"].flags) == (None, ("handwritten",))
    assert fields["doctor"].evidence[0].fax is not None
    assert fields["report_recipient"].value == "Mediaenhet SU/S"
    assert house.store.order(named).order.report_recipient_kind == "media_unit"


def test_an_empty_form_changes_nothing_and_stops(house: House) -> None:
    named, form = ask(house, PRIVATE, 1)
    come_back(house, seen(form))
    record = house.store.order(named)
    assert record.order.fields["consent"].value == "none"
    assert {stop.code for stop in stops_of(record.order)} == {"answer_unread"}


def test_the_same_fax_again_changes_nothing(house: House) -> None:
    named, form = ask(house, PRIVATE, 1)
    sha256 = come_back(house, seen(form, marked={"oral_consent": ["yes"]}))
    before = house.store.order(named), house.store.history(sha256)
    pipeline.understand_step(house, sha256)
    assert (house.store.order(named), house.store.history(sha256)) == before


def test_two_forms_in_one_fax_join_their_own_orders(house: House) -> None:
    (one, form), (two, other) = ask(house, PRIVATE, 1), ask(house, PRIVATE, 2)
    pages = (*seen(form, marked={"oral_consent": ["yes"]}), *seen(other, marked={"oral_consent": ["no"]}, first=2))
    sha256 = come_back(house, pages)
    assert house.store.order(one).decision.code is Code.RELEASE
    assert house.store.order(two).decision.code is Code.ASK_ORAL_CONSENT
    assert {*house.fax(sha256).joined} == {one, two}
    house.store.close_order(two, 2, Closing("ask"), "Eva", LATER)
    assert house.fax(sha256).state is FaxState.IN_REVIEW
    assert balanced(house)


def test_a_form_for_a_closed_order_comes_before_a_person(house: House) -> None:
    named, form = ask(house, PRIVATE, 1)
    house.store.close_order(named, 1, Closing("review", rejected=True, note="fel"), "Eva", AT)
    sha256 = come_back(house, seen(form, marked={"oral_consent": ["yes"]}))
    fax = house.fax(sha256)
    assert fax.joined == ()
    (own,) = fax.orders
    stray = house.store.order(own)
    assert stray.decision.code is Code.NOT_AN_ORDER
    assert stray.order.looks_like == f"svarsblankett till {named}, som är avslutad"
    assert house.store.order(named).summary.state is OrderState.REJECTED
    assert balanced(house)


def test_a_form_that_comes_twice_joins_once(house: House) -> None:
    named, form = ask(house, PRIVATE, 1)
    come_back(house, seen(form, marked={"oral_consent": ["no"]}), "first")
    second = come_back(house, seen(form, marked={"oral_consent": ["yes"]}), "second")
    assert house.store.order(named).order.fields["consent"].value == "none"
    assert house.fax(second).joined == ()
    assert "redan" in (house.store.order(house.fax(second).orders[0]).order.looks_like or "")


def test_a_sheet_that_came_twice_in_one_fax_is_looked_at(house: House) -> None:
    named, form = ask(house, PRIVATE, 1)
    pages = (*seen(form, marked={"oral_consent": ["yes"]}), *seen(form, marked={"oral_consent": ["no"]}, first=2))
    come_back(house, pages)
    assert "more_pages" in {stop.code for stop in stops_of(house.store.order(named).order)}


def test_without_a_readable_code_the_printed_reference_leads_home_and_a_person_checks(house: House) -> None:
    named, form = ask(house, PRIVATE, 1)
    sha256 = come_back(house, seen(form, marked={"oral_consent": ["yes"]}, codes=""))
    record = house.store.order(named)
    assert house.fax(sha256).joined == (named,)
    assert record.order.fields["consent"].value == "none"
    assert {"joined_by_reference", "answer_unread"} == {stop.code for stop in stops_of(record.order)}


def test_without_code_and_with_an_unknown_reference_it_comes_before_a_person(house: House) -> None:
    _, form = ask(house, PRIVATE, 1)
    sha256 = come_back(house, seen(replace(form, reference="00000-00000-1"), codes=""))
    assert house.fax(sha256).joined == ()
    assert len(house.fax(sha256).orders) == 1


def test_one_code_is_enough(house: House) -> None:
    for number, letter in enumerate("AB"):
        named, form = ask(house, PRIVATE, number)
        come_back(house, seen(form, marked={"oral_consent": ["yes"]}, codes=letter), letter)
        assert house.store.order(named).decision.code is Code.RELEASE


def test_somebody_at_the_order_meanwhile_makes_the_step_try_again(house: House) -> None:
    named, form = ask(house, PRIVATE, 1)
    pages = seen(form, marked={"oral_consent": ["yes"]})
    sha256 = put(house, pages)
    back = find_forms(house.store, pages)
    record = house.store.order(named)
    changes = {"doctor": ("Eva Berg", "Eva Ek")}
    house.store.save_edit(named, 1, record.order, record.decision, record.drafts, changes, "Eva", LATER)
    assert back is not None
    first = house.store.next_number(sha256)
    with pytest.raises(StoreError) as stopped:
        pipeline._join_step(house, house.fax(sha256), pages, back, first, pipeline.Firm())
    assert (stopped.value.code, stopped.value.retry) == ("order_changed_meanwhile", True)
    assert house.fax(sha256).state is FaxState.WAITING
    pipeline.understand_step(house, sha256)
    assert house.store.order(named).version == 3


def test_codes_of_others_are_none_of_ours(house: House) -> None:
    (page,) = seen(ask(house, PRIVATE, 1)[1], codes="")
    for text in ("https://example.org/INTAKE1/1A/", "INTAKE1/1C/" + "0" * TOKEN_LETTERS, "WIFI:S:kliniken;;", ""):
        foreign = replace(page, words=(), codes=(Barcode(text, "QRCode", Box(0, 0, 9, 9)),))
        assert find_forms(house.store, (foreign,)) is None


def test_two_codes_of_different_forms_on_one_page_join_neither(house: House) -> None:
    (_, form), (_, other) = ask(house, PRIVATE, 1), ask(house, PRIVATE, 2)
    (page,), (second,) = seen(form), seen(other)
    sha256 = come_back(house, (replace(page, codes=(page.codes[0], second.codes[1])),))
    assert house.fax(sha256).joined == ()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_forged_or_mistyped_token_joins(house: House, data: st.DataObject) -> None:
    known = house.store.list_orders()
    named, form = (known[0].reference, None) if known else ask(house, PRIVATE, 1)
    form = form or house.store.sent_forms(references=[named])[0].form
    letters = list(form.token)
    for place in data.draw(st.lists(st.integers(0, TOKEN_LETTERS - 1), min_size=1, max_size=4, unique=True)):
        letters[place] = data.draw(st.sampled_from([c for c in ALPHABET if c != letters[place]]))
    back = find_forms(house.store, seen(form, token="".join(letters)))
    assert back is not None
    assert back.homes == ()
    assert set(back.strays) == {1}


def test_tokens_are_not_repeated_and_hold_nothing_of_the_order(house: House) -> None:
    forms = [ask(house, PRIVATE, number) for number in range(40)]
    assert len({form.token for _, form in forms}) == 40
    assert all(named.replace("-", "")[:5] not in form.token for named, form in forms)
    assert len(FormCode(1, "A", forms[0][1].token).text) <= 38  # what the code has room for


@pytest.mark.parametrize("kind", ["private, much missing", "physiotherapist", "chiropractor", "clinic"])
def test_every_kind_of_form_comes_home(house: House, kind: str) -> None:
    named, form = ask(house, kind, 1)
    marked, written = all_answered(form)
    come_back(house, seen(form, marked=marked, written=written))
    record = house.store.order(named)
    assert {"joined"} <= {each.action for each in house.store.history(record.summary.sha256, named)}
    assert balanced(house)


def test_a_doubt_answered_for_an_earlier_return_is_asked_again(house: House) -> None:
    named, form = ask(house, PRIVATE, 1)
    come_back(house, seen(form), "empty")
    house.store.answer_flag(named, 2, "answer_unread", None, "Eva", LATER)
    assert open_stops(house.store.order(named).order, house.store.order(named).answers) == ()
    again = house.store.make_form(named, 2, form.questions, "Eva", LATER)
    assert again.token != form.token
    come_back(house, seen(again), "empty again")
    record = house.store.order(named)
    assert [stop.code for stop in open_stops(record.order, record.answers)] == ["answer_unread"]


def test_while_a_form_is_out_the_same_one_is_given_again(house: House) -> None:
    named, form = ask(house, PRIVATE, 1)
    assert house.store.make_form(named, 1, form.questions, "Eva", LATER) == form
    other = house.store.make_form(named, 1, form.questions[:0], "Eva", LATER)
    assert other.token != form.token


def test_a_remark_outside_the_fields_stops(house: House) -> None:
    named, form = ask(house, PRIVATE, 1)
    (page,) = seen(form, marked={"oral_consent": ["yes"]})
    remark = Ink(Box(500, 1300, 900, 1380), 0.2)
    come_back(house, (replace(page, inks=(remark,)),))
    record = house.store.order(named)
    assert record.order.fields["consent"].value == "oral"
    assert [stop.code for stop in open_stops(record.order, record.answers)] == ["answer_unread"]
