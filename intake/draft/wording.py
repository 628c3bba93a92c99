"""What the desk itself puts into a draft: its letterhead, its phrases, and what it knows of an earlier export."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who writes. An empty value leaves a visible blank in the reply for staff to fill in."""

    region: str = ""
    unit: str = ""
    hospital: str = ""
    phone: str = ""
    fax: str = ""


@dataclass(frozen=True, slots=True)
class Phrases:
    """The desk's own words in the log line. Brackets around the three consents and the own referral are optional;
    an empty one is left out."""

    oral_consent: str = "(muntligt samtycke enl. beställaren)"
    written_consent: str = "(skriftligt samtycke)"
    via_iep: str = "via IEP"
    on_usb: str = "på USB"
    linked: str = "länkas"
    stated_consent: str = "(samtycke enl. beställaren)"
    own_referral: str = "(egen remiss)"


@dataclass(frozen=True, slots=True)
class EarlierExport:
    """When and to whom the same examination has gone already; ``None``: the log does not say."""

    on: date | None
    recipient: str | None
