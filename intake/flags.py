"""The doubts this program can have about a fax, each with its words for staff.

A flag is a doubt and nothing else; what is merely worth knowing is a note on the field. The severity says what a
doubt stops: ``stop`` holds everything until a person has answered it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from intake.model import Flag, Severity


@dataclass(frozen=True, slots=True)
class FlagKind:
    """One kind of doubt: how much it stops, and its words in Swedish and English."""

    severity: Severity
    sv: str
    en: str


FLAGS: Mapping[str, FlagKind] = {
    "low_confidence": FlagKind(Severity.STOP, "Svårläst: jämför med bilden.", "Hard to read: compare with the image."),
    "readings_differ": FlagKind(
        Severity.STOP, "Två läsningar ger olika svar: välj rätt.", "Two readings differ: choose the right one."
    ),
    "invalid_check_digit": FlagKind(Severity.STOP, "Kontrollsiffran stämmer inte.", "The check digit does not fit."),
    "invalid_date": FlagKind(Severity.STOP, "Datumet finns inte i kalendern.", "No such date in the calendar."),
    "future_date": FlagKind(
        Severity.STOP, "Undersökningsdatumet ligger i framtiden.", "The examination date lies in the future."
    ),
    "several_values": FlagKind(
        Severity.STOP, "Flera olika värden på faxet: välj rätt.", "Several values on the fax: choose the right one."
    ),
    "ambiguous_unit": FlagKind(
        Severity.STOP, "Förkortningen kan betyda flera enheter.", "The abbreviation can mean several units."
    ),
    "own_department": FlagKind(
        Severity.STOP,
        "Mottagaren är vår egen röntgenavdelning: kontrollera.",
        "The recipient is our own radiology department: check.",
    ),
    "unknown_unit": FlagKind(Severity.LOOK, "Enheten finns inte i katalogen.", "The unit is not in the directory."),
    "handwritten": FlagKind(Severity.STOP, "Handskrivet: läses av personal.", "Handwritten: to be read by staff."),
    "unclear_mark": FlagKind(Severity.STOP, "Kryssrutan går inte att tyda.", "The check box cannot be made out."),
    "requester_uncertain": FlagKind(
        Severity.STOP, "Osäkert vem som beställer.", "It is uncertain who the requester is."
    ),
    "several_patients": FlagKind(Severity.STOP, "Flera patienter i samma fax.", "Several patients in one fax."),
    "split_unconfirmed": FlagKind(
        Severity.STOP, "Faxet delades i flera beställningar: bekräfta.", "The fax was split into orders: confirm."
    ),
    "poor_page": FlagKind(Severity.STOP, "Sidan är för dålig för att lita på.", "The page is too poor to be trusted."),
    "not_swedish": FlagKind(Severity.STOP, "Faxet är inte på svenska.", "The fax is not in Swedish."),
    "signature_unconfirmed": FlagKind(
        Severity.STOP,
        "Något är skrivet på underskriftens plats: är det patientens underskrift?",
        "Something is written in the place of the signature: is it the patient's?",
    ),
    "answer_unread": FlagKind(
        Severity.STOP,
        "Svaret på blanketten går inte att lägga in av sig självt: läs det och rätta beställningen.",
        "The answer on the form cannot be entered by itself: read it and correct the order.",
    ),
    "joined_by_reference": FlagKind(
        Severity.STOP,
        "Svarsblanketten kom hit genom sin tryckta referens, koden gick inte att läsa: kontrollera att den hör hit.",
        "The return form came here by its printed reference, its code could not be read: check that it belongs here.",
    ),
    "more_pages": FlagKind(
        Severity.STOP,
        "Svaret har fler sidor än blanketten: läs dem.",
        "The answer has more pages than the form: read them.",
    ),
    "keying_differs": FlagKind(
        Severity.STOP,
        "En andra person läste annorlunda: jämför med bilden.",
        "A second person read it differently: compare with the image.",
    ),
    "words_left": FlagKind(
        Severity.STOP,
        "Det står mer på faxet än vad som lagts in: läs det.",
        "The fax says more than was entered: read it.",
    ),
    "printed_words": FlagKind(
        Severity.STOP,
        "Kan vara blankettens egna ord och inget svar: jämför med bilden.",
        "May be the form's own words and no answer: compare with the image.",
    ),
    "mixed_up": FlagKind(
        Severity.STOP,
        "Ser ut att ha blandats ihop med något annat på faxet: jämför med bilden.",
        "Seems to be mixed up with something else on the fax: compare with the image.",
    ),
    "assumed": FlagKind(Severity.LOOK, "Antaget, inte utskrivet: kontrollera.", "Assumed, not written: check."),
}
"""Every code that may stand in ``Field.flags`` or ``Flag.code``."""


def flag(code: str, field: str | None = None, detail: str = "", severity: Severity | None = None) -> Flag:
    """Make the flag ``code`` for ``field`` with its Swedish words; ``detail`` is appended after a space.

    ``severity`` overrides the usual one where the doubt weighs less or more than it mostly does.

    Raises:
        KeyError: ``code`` is not in ``FLAGS`` (a mistake in the program, not in the fax).
    """
    kind = FLAGS[code]
    return Flag(code, field, severity or kind.severity, f"{kind.sv} {detail}".strip())
