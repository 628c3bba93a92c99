"""Why a fax is refused, and how its reading can fail: every code with its sentences.

The reading process sends only a code; the sentences stand here, on the trusted side, so that hostile bytes can never
put words before staff.
"""

from __future__ import annotations

from collections.abc import Mapping

from intake.errors import BadInput, EngineError

BAD_INPUT: Mapping[str, tuple[str, str]] = {
    "empty": (
        "Filen är tom. Be avsändaren faxa igen.",
        "The file is empty. Ask the sender to fax again.",
    ),
    "not_a_fax": (
        "Filen är varken PDF eller TIFF. Öppna originalet och avgör vad det är.",
        "The file is neither PDF nor TIFF. Open the original and see what it is.",
    ),
    "truncated": (
        "Filen är avbruten: slutet saknas och ingen sida kan läsas. Be avsändaren faxa igen.",
        "The file is cut off: its end is missing and no page can be read. Ask the sender to fax again.",
    ),
    "damaged": (
        "Filen är skadad och ingen sida kan läsas. Be avsändaren faxa igen.",
        "The file is damaged and no page can be read. Ask the sender to fax again.",
    ),
    "encrypted": (
        "Filen är skyddad med lösenord. Be avsändaren skicka den utan lösenord.",
        "The file is protected by a password. Ask the sender for one without.",
    ),
    "no_pages": (
        "Filen innehåller inga sidor. Be avsändaren faxa igen.",
        "The file has no pages. Ask the sender to fax again.",
    ),
    "too_many_pages": (
        "Filen har fler sidor än programmet får läsa. Hantera den för hand.",
        "The file has more pages than the program may read. Handle it by hand.",
    ),
    "page_too_large": (
        "En sida är större än programmet får läsa. Hantera faxet för hand.",
        "A page is larger than the program may read. Handle the fax by hand.",
    ),
    "too_large": (
        "Filen är större än programmet får läsa. Hantera den för hand.",
        "The file is larger than the program may read. Handle it by hand.",
    ),
    "image_bomb": (
        "En bild i filen blir orimligt stor när den packas upp. Hantera faxet för hand och misstro filen.",
        "A picture in the file becomes unreasonably large when unpacked. Handle by hand and distrust the file.",
    ),
}

ENGINE: Mapping[str, tuple[str, str]] = {
    "reader_died": (
        "Läsprocessen dog. Faxet försöks igen.",
        "The reading process died. The fax is tried again.",
    ),
    "reader_timeout": (
        "Läsningen tog för lång tid och avbröts. Faxet försöks igen.",
        "Reading took too long and was stopped. The fax is tried again.",
    ),
    "reader_garbled": (
        "Läsprocessen gav ett svar som inte går att lita på. Faxet försöks igen.",
        "The reading process gave an answer that cannot be trusted. The fax is tried again.",
    ),
    "reader_failed": (
        "Läsningen avbröts av ett fel i programmet. Faxet försöks igen; se loggen.",
        "Reading was stopped by a fault in the program. The fax is tried again; see the log.",
    ),
    "reader_memory": (
        "Läsningen behövde mer minne än den får ta. Faxet försöks igen.",
        "Reading needed more memory than it may take. The fax is tried again.",
    ),
    "unreadable_file": (
        "Filen kunde inte öppnas. Kontrollera rättigheter och disk.",
        "The file could not be opened. Check permissions and disk.",
    ),
    "pages_dir": (
        "Sidbilderna kunde inte skrivas. Kontrollera rättigheter och ledigt utrymme.",
        "The page images could not be written. Check permissions and free space.",
    ),
    "tesseract_missing": (
        "Programmet Tesseract finns inte. Installera det eller rätta inställningen read.tesseract.",
        "The program Tesseract is missing. Install it or correct the setting read.tesseract.",
    ),
    "tesseract_failed": (
        "Tesseract misslyckades. Kontrollera att det svenska språket är installerat; faxet försöks igen.",
        "Tesseract failed. Check that the Swedish language is installed; the fax is tried again.",
    ),
}


def bad_input(code: str) -> BadInput:
    """The refusal ``code`` with its sentences."""
    return BadInput(code, *BAD_INPUT[code])


def engine_error(code: str) -> EngineError:
    """The failure ``code`` with its sentences."""
    return EngineError(code, *ENGINE[code])
