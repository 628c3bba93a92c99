"""The first set to develop on."""

from __future__ import annotations

from bench.faxes import layouts
from bench.faxes.faxset import FaxSet, plain_consent, plain_cover, plain_email, plain_letter
from bench.faxes.sets.open_cast import CAST

LABELS = {
    "title": (
        "Beställning av bilder och utlåtande",
        "Beställning av röntgenbilder",
        "BILDBESTÄLLNING",
        "Rekvisition av röntgenmaterial",
    ),
    "orderer": ("Beställare", "Beställande enhet", "Avsändare"),
    "clinic": (
        "Klinik",
        "Beställande klinik",
        "Beställande enhet",
        "Vårdenhet",
        "Rekvirerande enhet",
        "Avdelning/mottagning",
        "Mottagning",
    ),
    "doctor": ("Läkare", "Beställande läkare", "Remitterande läkare", "Ansvarig läkare", "Doktor"),
    "therapist": ("Behandlare", "Beställare", "Namn och yrke"),
    "patient_section": ("Patient", "Patientuppgifter"),
    "name": ("Patientens namn", "Namn", "Patient", "För- och efternamn"),
    "identity": ("Personnummer", "Pnr", "Pers.nr", "Fullständigt personnummer", "Personnr"),
    "reserve": ("Reservnummer",),
    "exam": ("Undersökning", "Röntgenundersökning", "Typ av undersökning", "Undersökning som önskas"),
    "date": ("Undersökningsdatum", "Datum för undersökning", "Us.datum", "Utförd"),
    "order_section": ("Beställning", "Material som önskas"),
    "wanted": ("Önskas", "Beställs", "Vad önskas"),
    "image_recipient": (
        "Bilder skickas till",
        "Bilderna önskas länkade till",
        "Bilder länkas till",
        "Mottagare av bilder",
    ),
    "report_recipient": ("Utlåtande skickas till", "Utlåtande faxas till", "Mottagare av utlåtande"),
    "both": (
        "Bilder och utlåtande skickas till",
        "Skickas/länkas till",
        "Mottagare",
        "Mottagande enhet",
        "Vart ska bilder och utlåtande skickas/länkas",
    ),
    "delivery": ("Leveranssätt", "Leverans", "Önskat leveranssätt"),
    "consent": ("Samtycke", "Patientens samtycke"),
    "consent_box": (
        "Muntligt samtycke inhämtat",
        "Patientens muntliga samtycke finns",
        "Muntligt samtycke från patienten",
    ),
    "consent_box_written": ("Skriftligt samtycke bifogas", "Skriftligt patientsamtycke"),
    "purpose": ("Anledning", "Syfte", "Ändamål", "Frågeställning"),
    "treatment": ("Aktuell behandling", "Relevans för aktuell behandling", "Anledning"),
    "self_referred": ("Egen remiss", "Remitterad av oss", "Undersökningen är remitterad av undertecknad"),
    "phone": ("Telefon", "Tel", "Tfn", "Direktnummer"),
    "fax": ("Fax", "Faxnr", "Telefax"),
    "urgency": ("Prioritet", "Behövs senast"),
    "reference": ("Vår referens", "Ärendenr"),
    "ordered": ("Datum", "Beställningsdatum"),
    "sign": ("Underskrift", "Signatur", "Datum och underskrift"),
}  # fmt: skip
PHRASES: dict[str, tuple[str, ...]] = {
    "opening": ("Hej!", "Hej,", "Till er på Röntgen!"),
    "subject": ("Beställning av", "Rekvisition av"),
    "patient_wish": ("Jag vill ha",),
    "wish": ("Vi önskar få", "Vi beställer"),
    "who": ("Patient:", "Det gäller"),
    "treatment": ("Aktuell behandling",),
    "purpose": ("Anledning",),
}
SET = FaxSet(
    name="open",
    cast=CAST,
    labels=LABELS,
    layouts={
        "boxed": layouts.boxed,
        "table": layouts.table,
        "colons": layouts.colons,
        "aligned": layouts.aligned,
        "above": layouts.above,
        "two_columns": layouts.two_columns,
        "journal": layouts.journal,
    },
    letters={"letter": plain_letter(PHRASES), "email": plain_email(PHRASES)},
    consent_page=plain_consent("Samtycke till utlämnande av röntgenbilder"),
    cover=plain_cover,
    faces=("DejaVu Sans", "DejaVu Serif", "Liberation Sans", "Liberation Serif"),
    fixed=("DejaVu Sans Mono", "Liberation Mono"),
    fixed_layouts=("journal",),
)
