"""Consent: what is a claim, what is not, and what the paper shows."""

from __future__ import annotations

import pytest

from intake.extract.consent.claimed import understand
from intake.model import Consent
from tests.unit.extract.orders import THERAPIST, read, read_pages, value
from tests.unit.extract.typeset import page

ORDER = THERAPIST.format(title="naprapat", more="{more}")
FORM_PAGE = """
SAMTYCKE TILL UTLÄMNANDE AV RÖNTGENBILDER

Patientens namn: {name}
Personnummer: {number}
Jag samtycker till att röntgenbilder och utlåtande lämnas ut till Rehab Ekliden.
Datum: 2026-11-10
Patientens underskrift:
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Patienten har lämnat muntligt samtycke.", Consent.ORAL),
        ("Muntligt samtycke finns.", Consent.ORAL),
        ("Muntligt samtycke från vårdnadshavare.", Consent.ORAL),
        ("Vi har patientens muntliga medgivande till detta, inhämtat per telefon.", Consent.ORAL),
        ("Skriftligt samtycke bifogas.", Consent.WRITTEN),
        ("Samtycke bifogas, se nästa sida.", Consent.WRITTEN),
        ("Samtycke finns.", Consent.UNCLEAR),
        ("Patienten samtycker inte till utlämnande.", Consent.REFUSED),
        ("Patienten har återkallat sitt samtycke.", Consent.REFUSED),
        ("Patienten vägrar ge sitt samtycke.", Consent.REFUSED),
        ("Samtycke inhämtas vid besöket.", Consent.NONE),
        ("Patienten kommer att lämna samtycke.", Consent.NONE),
        ("Vi återkommer med patientens samtycke.", Consent.NONE),
        ("Muntligt samtycke saknas.", Consent.NONE),
        ("Patienten har ännu inte lämnat samtycke.", Consent.NONE),
    ],
)
def test_sentences(text: str, expected: Consent) -> None:
    said = understand(text)
    assert said is not None
    assert said.value is expected


@pytest.mark.parametrize(
    "text",
    [
        "Patienten ska samtycka till utlämnandet.",
        "Enligt rutin krävs skriftligt patientsamtycke.",
        "Muntligt samtycke räcker.",
        "Vi vill ha bilderna före ronden.",
        "Samtycket kan när som helst återkallas.",
    ],
)
def test_small_print_is_no_consent(text: str) -> None:
    said = understand(text)
    assert said is None or said.value is Consent.NONE


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Muntligt samtycke inhämtat:  ☒ Ja   ☐ Nej", "oral"),
        ("Muntligt samtycke inhämtat:  ☐ Ja   ☐ Nej", "none"),
        ("Muntligt samtycke inhämtat:  ☐ Ja   ☒ Nej", "none"),
        ("Muntligt samtycke inhämtat:  ▣ Ja   ☐ Nej", "none"),
        ("Samtycke:  ☒ Muntligt   ☐ Skriftligt", "oral"),
        ("☐ Patienten har lämnat muntligt samtycke", "none"),
        ("☒ Patienten har lämnat muntligt samtycke", "oral"),
        ("Muntligt samtycke: ja", "oral"),
        ("Muntligt samtycke: nej", "none"),
        ("Samtycke: muntligt, 2026-11-03", "oral"),
        ("Samtycke: ja", "unclear"),
        ("Samtycke:", "none"),
    ],
)
@pytest.mark.parametrize("glyphs", [False, True])
def test_boxes_and_fields(line: str, expected: str, glyphs: bool) -> None:
    if glyphs and "▣" in line:
        pytest.skip("a struck box has no glyph")
    order = read(ORDER.format(more=line), glyphs=glyphs)
    assert value(order, "consent") == expected
    assert not order.fields["consent"].flags


def test_an_unclear_box_is_a_doubt_and_no_consent() -> None:
    order = read(ORDER.format(more="Muntligt samtycke inhämtat:  ◪ Ja   ☐ Nej"))
    assert "unclear_mark" in order.fields["consent"].flags
    assert value(order, "consent") == "none"


def test_a_box_that_was_read_as_letters_is_a_doubt() -> None:
    order = read(ORDER.format(more="Muntligt samtycke inhämtat:  OD Ja   ☐ Nej"), doubtful={"OD": 0.3})
    assert "unclear_mark" in order.fields["consent"].flags


def test_a_box_above_another_field_does_not_lend_its_question() -> None:
    order = read(
        "Klinik\n  Medicinkliniken, Helsingborgs lasarett\nÄndamål\n  Inför operation\n"
        "Patientens muntliga samtycke finns\n  ☐ Ja   ☐ Nej\nUndersökning\n  CT buk 2026-03-02"
    )
    assert value(order, "consent") == "none"


def _consent(name: str = "Anna Testsson", number: str = "19900602-2397") -> str:
    return FORM_PAGE.format(name=name, number=number)


def _document(signed: bool, text: str) -> object:
    order = page(ORDER.format(more="Samtycke: skriftligt samtycke bifogas"))
    consent = page(text, number=2, inks=[(6, 26, 50)] if signed else [])
    (result,) = read_pages(order, consent).orders
    assert result.pages == (1, 2)
    assert value(result, "consent") == "written"
    return value(result, "consent_document")


def test_attached_and_signed() -> None:
    assert _document(True, _consent()) == "attached_signed"


def test_attached_unsigned() -> None:
    assert _document(False, _consent()) == "attached_unsigned"


def test_attached_for_another_patient() -> None:
    assert _document(True, _consent("Bo Testman", "19440813-9089")) == "attached_other_patient"


def test_announced_but_absent() -> None:
    order = read(ORDER.format(more="Samtycke: skriftligt samtycke bifogas"))
    assert value(order, "consent_document") == "announced_absent"


def test_in_the_record_is_claimed_not_seen() -> None:
    order = read(ORDER.format(more="Samtycke: skriftligt samtycke finns i journalen"))
    assert value(order, "consent") == "written"
    assert value(order, "consent_document") == "claimed"


def test_written_without_a_place_is_a_doubt_that_stops() -> None:
    order = read(ORDER.format(more="Skriftligt patientsamtycke:  ☒ Ja   ☐ Nej"))
    assert value(order, "consent") == "written"
    assert any(f.field == "consent_document" and f.severity == "stop" for f in order.flags)


def test_a_consent_page_without_identity_is_a_doubt() -> None:
    order = page(ORDER.format(more="Samtycke: skriftligt samtycke bifogas"))
    consent = page(_consent("", ""), number=2, inks=[(6, 26, 50)])
    (result,) = read_pages(order, consent).orders
    assert result.fields["consent_document"].flags


def test_a_signature_on_the_order_itself_counts() -> None:
    text = ORDER.format(more="Jag samtycker till att bilderna lämnas ut.\nPatientens underskrift:")
    row = text.strip("\n").split("\n").index("Patientens underskrift:")
    assert value(read(text, inks=[(row, 26, 50)]), "consent_document") == "attached_signed"
    assert value(read(text), "consent_document") == "attached_unsigned"


def test_a_consent_number_with_one_misread_digit_under_the_same_name_is_a_doubt_about_this_patient() -> None:
    order = page(ORDER.format(more="Samtycke: skriftligt samtycke bifogas"))
    for name, document in (("Anna Testsson", "attached_signed"), ("Bo Testman", "attached_other_patient")):
        consent = page(_consent(name, "19900602-2347"), number=2, inks=[(6, 26, 50)])
        (result,) = read_pages(order, consent).orders
        assert value(result, "consent_document") == document
        assert result.fields["consent_document"].flags
