"""A margin of small print goes below the letter beside it; the last column of a table is no margin."""

from __future__ import annotations

from intake.extract.arrangement.margin import with_margin_below
from intake.extract.layout.laying_out import lay_out
from tests.unit.extract.typeset import page

TABLE = """
Patientens namn      Personnummer       Undersökning      Datum us       Samtycke
                                                                         muntligt
Anna Testsson        19900602-2397      CT urinvägar      2025-07-11     Ja
Tolvan Tolvansson    19121212-1212      CT hjärna         2025-04-09     Ja
"""
LETTER = """
Hej!                                                                     Öppettider
Vi ber om bilder från CT urinvägar gjord i somras hos er.                mån-fre 8-16
                                                                         Telefontid
Patienten är Anna Testsson som är känd hos oss sedan länge.              tis 9-11
Skicka dem till Röntgen SÖS så snart ni kan, tack.                       Besök oss
"""


def test_the_last_column_of_a_table_stays() -> None:
    sheet = lay_out(page(TABLE))
    assert with_margin_below(sheet) is sheet


def test_a_margin_beside_a_letter_goes_below_it() -> None:
    rows = [row.run.text for row in with_margin_below(lay_out(page(LETTER))).rows]
    assert rows.index("Öppettider") > rows.index("Skicka dem till Röntgen SÖS så snart ni kan, tack.")


LABEL_WORDS = """
Det gäller Anna Testsson, 19900602-2397. Önskar bilder och                  Tolkservice 08-465 004 22
                                                                            Receptförnyelse 070-174 06 18
utlåtande: Ultraljud lever (2025-01-24).
                                                                            Tidbokning 070-174 06 13
Allt går till Röntgenavdelningen, Falu lasarett.                            Telefontid 8.15-9.45.
Anledning: Demonstration på MDK. Vårdnadshavare har lämnat                  Öppettider: mån-tors 8-16
muntligt samtycke.                                                          Stängt vid helg.
"""


def test_lines_of_a_letter_that_words_of_labels_stand_in_are_no_labels() -> None:
    rows = [row.run.text for row in with_margin_below(lay_out(page(LABEL_WORDS))).rows]
    reason = rows.index("Anledning: Demonstration på MDK. Vårdnadshavare har lämnat")
    assert rows[reason + 1] == "muntligt samtycke."
