"""Printed guidance is nobody's value, breaks no label from its answer and hides no answer."""

from __future__ import annotations

from intake.extract.guidance.finding import without_guidance
from intake.extract.guidance.legends import with_legends_spelt_out
from intake.extract.layout.laying_out import lay_out
from intake.extract.pages.sighted import sighted_page
from tests.unit.extract.typeset import page

FORM = """
Läs anvisningarna innan blanketten fylls i
Klinik (Ange klinik och sjukhus)
Ortopeden, Hallands sjukhus Varberg
Personnummer (ÅÅÅÅMMDD-NNNN): 19121212-1212
Undersökning: Rtg knä höger
T.ex. DT buk, MR hals
Datum: 2024-05-02
"""


def _rows(text: str) -> list[str]:
    return [row.run.text for row in without_guidance(lay_out(page(text))).rows]


def test_guidance_goes_and_labels_keep_their_colon() -> None:
    assert _rows(FORM) == [
        "Klinik",
        "Ortopeden, Hallands sjukhus Varberg",
        "Personnummer: 19121212-1212",
        "Undersökning: Rtg knä höger",
        "Datum: 2024-05-02",
    ]


def test_an_example_is_no_examination() -> None:
    form = sighted_page(page(FORM)).form
    assert [e.value.text for e in form.of("examination")] == ["Rtg knä höger"]
    assert [e.value.text for e in form.of("clinic")] == ["Ortopeden, Hallands sjukhus Varberg"]


def test_orders_to_the_writer_that_are_the_labels_stay() -> None:
    text = "Ange er klinik: Ortopeden Varberg\nAnge patientens namn: Anna Berg\nAnge undersökning: MR knä"
    assert _rows(text) == text.split("\n")


def test_a_letter_with_one_such_clause_is_left_alone() -> None:
    text = "Hej!\nAnge gärna vår referens i svaret.\nVi önskar bilder från MR knä 2024-05-02."
    assert _rows(text) == text.split("\n")


def test_the_heading_of_a_column_of_guidance_takes_what_is_below() -> None:
    rows = _rows("""
Rubrik              Uppgifter                     Förklaring
Klinik              Ortopeden Varberg             Ange klinik och sjukhus
Telefon             0340-48 10 00                 Inkl. riktnummer, dagtid
Personnummer        19121212-1212                 ÅÅÅÅMMDD-NNNN
""")
    assert rows[1:] == ["Klinik Ortopeden Varberg", "Telefon 0340-48 10 00", "Personnummer 19121212-1212"]


def test_foot_notes_and_their_signs_go() -> None:
    rows = _rows("""
Klinik 1)      Ortopeden Varberg
Datum 2)       2024-05-02
Undertecknas
Blanketten. 1) Ange klinik och sjukhus. 2) Ange dag och månad.
Fyll i alla fält.
""")
    assert rows == ["Klinik Ortopeden Varberg", "Datum 2024-05-02", "Undertecknas"]


def test_letters_beside_boxes_are_spelt_out_by_their_legend() -> None:
    sheet = with_legends_spelt_out(lay_out(page("Leverans: ☐ A ☒ B ☐ C\nA = Länkas, B = IEP, C = På USB")))
    assert [row.run.text for row in sheet.rows] == ["Leverans: Länkas IEP På USB"]
    choices = sighted_page(page("Leverans: ☐ A ☒ B ☐ C\nA = Länkas, B = IEP, C = På USB")).choices
    assert [c.option.text for c in choices if c.marked] == ["IEP"]


def test_of_a_printed_list_only_what_is_crossed_is_asked() -> None:
    choices = sighted_page(
        page("""
Undersökningar
  DT buk             Röntgen bäcken
  DT thorax          Röntgen fotled höger
X MR knä höger       Röntgen hand vänster
  MR ländrygg        UL axel höger
""")
    ).choices
    assert [c.option.text for c in choices if c.marked] == ["MR knä höger"]
    assert len(choices) == 8


def test_captions_in_brackets_under_answers_are_their_labels() -> None:
    form = sighted_page(
        page("""
Vi önskar bilder från undersökningen MR höft höger
                                     (undersökning)
som utfördes den 2024-05-02
                 (undersökningsdatum)
med personnummer 19121212-1212
                 (personnummer)
""")
    ).form
    assert [(e.kind, e.value.text) for e in form.entries] == [
        ("examination", "MR höft höger"),
        ("exam_date", "2024-05-02"),
        ("identity", "19121212-1212"),
    ]


def test_a_word_of_the_letters_of_a_pattern_is_an_answer() -> None:
    answer = "Samtycke: Mamma (vårdnadshavare) har lämnat muntligt samtycke"
    assert _rows(f"Läs anvisningarna först\nAnge (ÅÅÅÅ-MM-DD) datum\n{answer}")[-1] == answer
