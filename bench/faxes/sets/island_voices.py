"""A voice is how one sender of the island set writes: labels, days, names, ticks. Its words come as plain text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

Said = Mapping[str, tuple[str, ...]]


def said(text: str) -> dict[str, tuple[str, ...]]:
    """Lines of ``key:: one | another`` as a mapping; a line that begins with two dots goes on with the one before."""
    out: dict[str, tuple[str, ...]] = {}
    for line in re.sub(r"\n *\.\. ", " ", text.strip()).splitlines():
        key, _, words = line.strip().partition(":: ")
        out[key] = tuple(each.strip() for each in words.split("|"))
    return out


COMMON = said("""
    who:: Beställare | Vem beställer | Begäran kommer från
    self:: patienten själv | jag själv (patient) | patienten
    relative_who:: anhörig | närstående till patienten | anhörig åt patienten
    relative:: Anhörigs namn | Den anhöriges namn | Ifyllt av (anhörig)
    reserve:: Reservnummer | Reservnr | Reservpersonnummer
    both_parts:: bilder + utlåtande | bilder och svar | både bilder och utlåtande
    images_only:: endast bilder | enbart bilder | bara bilderna
    report_only:: endast utlåtande | enbart svar | bara utlåtandet
    o_images:: Bilder | Röntgenbilder | Bildmaterial
    o_report:: Utlåtande | Svar | Röntgensvar
    o_both:: Båda | Bilder + utlåtande | Bilder och svar
    link:: länkas | länkning | via länk
    iep:: IEP | via IEP | Sectra IEP
    usb:: USB | på USB-minne | USB-minne
    dvd:: CD/DVD | DVD | på DVD-skiva
    post:: per post | post | med post
    fvb:: fvb | f.v.b. | för vidare befordran till
    ditto:: samma | d:o | samma som för bilder | se bilder
    latest:: senaste | den senaste | senast utförda
    own_yes:: egen remiss | remitterad av mig | på vår egen remiss
    own_no:: remitterad av annan | remiss från annan vårdgivare | ej egen remiss
    yes:: Ja | Ja | JA
    no:: Nej | Nej | NEJ
    annex:: Bilaga | Blad 2 | Medföljande sida
    remarks:: Övrigt | Obs | Meddelande
    sign:: Underskrift | Signatur | Sign.
    print_name:: Namnförtydligande | Textat namn | Namn i klartext
    to:: Till | Fax till | Telefax till
    from:: Från | Avs. | Avsänt av
    therapist:: Behandlare | Terapeut | Ansvarig behandlare
    treatment:: Aktuell behandling | Behandlas här för | Pågående behandling
    self_referred:: Egen remiss | Remitterad av oss | Undersökt på egen remiss
    consent_written:: Skriftligt samtycke bifogas | Påskrivet samtycke medföljer | Samtycke (skriftligt), se bilaga
    consent_box:: Muntligt samtycke finns | Patienten samtycker muntligt | Muntligt samtycke inhämtat
    g_sender:: Avsändare | Beställare | Från
    g_patient:: Patient | Patientuppgifter | Pat
    g_order:: Beställning | Vad som önskas | Begärt material
    g_consent:: Samtycke | Medgivande | Patientens samtycke
""")
MONTHS = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
          "december")  # fmt: skip
DAYS = {
    "iso": "{y}-{m:02}-{d:02}",
    "compact": "{y}{m:02}{d:02}",
    "short": "{yy:02}-{m:02}-{d:02}",
    "bare": "{yy:02}{m:02}{d:02}",
    "stroke": "{d}/{m} {y}",
    "dashed": "{d}/{m}-{yy:02}",
    "dotted": "{d}.{m}.{y}",
    "zeros": "{d:02}.{m:02}.{y}",
    "long": "{d} {month} {y}",
    "cut": "{d} {mon} {y}",
    "spaced": "{y} {m:02} {d:02}",
    "slashes": "{y}/{m:02}/{d:02}",
}


@dataclass(frozen=True, slots=True)
class Voice:
    """``days`` are styles of ``DAYS``; ``mark`` is how boxes are ticked: box, typed, paren, line, ring or strike."""

    words: Said
    days: tuple[str, ...] = ("iso",)
    mark: str = "box"
    name: str = "plain"  # plain, turned ("Ek, Anna") or loud ("EK Anna")
    title: str = "after"  # after, before, bracket or dropped where nothing hangs on it
    together: str = ""  # how examination and day stand in one value, "{exam} {day}"; empty where they stand apart
    onward: bool = False  # the clinic behind the unit has a label of its own
    shows_empty: bool = False  # a consent that nobody filled in still has its label
    numbered: bool = False  # several examinations are counted in their labels

    def all_of(self, key: str) -> tuple[str, ...]:
        return self.words.get(key) or COMMON[key]


class Chosen:
    """One wording of each kind for a fax, kept to on all its pages."""

    def __init__(self, voice: Voice, rng: Random) -> None:
        self.voice, self.rng = voice, rng
        self.style = rng.choice(voice.days)
        self._kept: dict[str, str] = {}

    def __getitem__(self, key: str) -> str:
        if key not in self._kept:
            self._kept[key] = self.rng.choice(self.voice.all_of(key))
        return self._kept[key]

    def day(self, iso: str) -> str:
        """``iso`` as this sender writes days; "latest" in words."""
        if iso == "latest":
            return self["latest"]
        year, month, day = (int(part) for part in iso.split("-"))
        name = MONTHS[month - 1]
        return DAYS[self.style].format(y=year, yy=year % 100, m=month, d=day, month=name,
                                       mon=name if len(name) < 5 else name[:3])  # fmt: skip
