"""Wordings of the south set: the labels that the specification lists, more of the kind, and how forms dress them up."""

from __future__ import annotations

import re
from random import Random

from bench.faxes.sets.south_cast import some

# fmt: off
LABELS: dict[str, tuple[str, ...]] = {
    "title": some("""Rekvisition av röntgenmaterial|Beställning av röntgenmaterial|BESTÄLLNING TILL RÖNTGEN
        Beställning, tidigare röntgenundersökning|Begäran om utlämnande av röntgenmaterial|Rekvisition
        RÖNTGENMATERIAL - BESTÄLLNING|Beställningsblankett röntgen|Begäran om material från röntgen"""),
    "orderer": some("""BESTÄLLARE|Beställare|Beställarens uppgifter|Avsändare|Uppgifter om beställaren|AVSÄNDARE
        Från|Beställd av"""),
    "patient_section": some("PATIENT|Patient|Patientuppgifter|PATIENTUPPGIFTER|Uppgifter om patienten|Patientdata"),
    "order_section": some("UNDERSÖKNING|Undersökning|Beställningen avser|MATERIAL|Vad som beställs|Önskat material"),
    "target_section": some("MOTTAGARE|Mottagare|Leverans|UTLÄMNING|Utlämnas till|Sändningsuppgifter"),
    "consent_section": some("SAMTYCKE|Samtycke|Patientens samtycke|PATIENTENS SAMTYCKE"),
    "other_section": some("ÖVRIGT|Övrigt|Övriga uppgifter|Bakgrund|BAKGRUND"),
    "clinic": some("""Klinik|Beställande klinik|Beställande enhet|Rekvirerande enhet|Vårdenhet|Mottagning
        Avdelning/mottagning|Beställare|Avsändare|Från|Sjukhus/klinik|Vårdgivare|Best. enhet|Enhet
        Enhetens namn|Klinik/avdelning|Rekvirerande klinik|Inrättning|Best. klinik|Arbetsplats|Mottagning/enhet
        Vilken klinik vill ha materialet|Vårdinrättning|Beställarens enhet|Kliniknamn|Klin.|Beställande mottagning"""),
    "clinic_referring": some("Remitterande enhet|Remitterande klinik|Remitterande vårdenhet|Rem. enhet"),
    "clinic_company": some("Företag (org.nr)|Företag|Företagsnamn|Bolag/mottagning"),
    "doctor": some("""Doktor|Läkare|Beställande läkare|Ansvarig läkare|Behandlande läkare|Enl. dr|Mottagande läkare|Att
        Dr|Beställande doktor|Läkarens namn|Ansv. läkare|Best. läkare|Rekvirerande läkare|Läk.|Doktorns namn|Beh. läk.
        Vilken doktor vill ha materialet|Namn, läkare|Patientansvarig läkare|Läkare (namn)|PAL|Ordinerande läkare"""),
    "doctor_referring": some("Remitterande läkare|Namn på remittent|Remittent|Remitterande doktor|Rem. läkare"),
    "therapist": some("""Behandlare|Namn på behandlare|Beställarens namn|Beställd av|Behandlarens namn|Terapeut
        Ansvarig behandlare|Beställande behandlare|Namn och yrke|Kontaktperson|Vem beställer"""),
    "profession": some("Yrke|Titel|Legitimation|Yrkestitel|Profession|Befattning|Yrke/titel|Yrkeskategori"),
    "name": some("""Patient|Patientens namn|Namn|Pat.|För- och efternamn|Patientnamn|Pat. namn
        Patientens för- och efternamn
        Namn på patienten|Patient, namn|Patientens fullständiga namn|Pat.namn|Hela namnet|Patienten heter
        Namn (pat.)"""),
    "name_turned": some("Efternamn, förnamn|Patient (efternamn, förnamn)|Namn (efternamn, förnamn)"),
    "identity": some("""Personnummer|Fullständigt personnummer|Pers.nr|Persnr|Pnr|Personnr|Födelsedata
        Patientens identitet
        Identitet|Personnummer, patient|Patientens personnummer|P.nr|Pers nr|Patient-ID|Pat. pnr|Personnr.|Pat.ID
        Födelsenummer|Person-nr|Pers.nummer|Id-nummer|Patientens pnr"""),
    "coordination": some("Samordningsnummer|Samordningsnr|Personnummer/samordningsnummer|Person-/samordningsnr"),
    "reserve": some("Reservnummer|Reservpersonnummer|Reservnr|Reserv-ID|Reserv- eller personnummer"),
    "exam": some("""Undersökning|Undersökning som önskas|Röntgenundersökning|Typ av undersökning|Modalitet/kroppsdel
        Us|Undersökn.|Vilken undersökning|Avser undersökning|Us.typ|Utförd undersökning|Aktuell undersökning|Und.
        Undersökningstyp|Undersökning/kroppsdel|Metod och kroppsdel|Beställningen gäller|Modalitet och område|Rtg-us
        Undersökning(ar) som önskas|Föregående relevant radiologisk undersökning"""),
    "exam_images": some("Bilder|Vilka bilder|Bilder från|Önskade bilder|Bilder som önskas|Bildmaterial från"),
    "date": some("""Undersökningsdatum|Datum för undersökning|Us.datum|Utförd|Tidsperiod|Ungefärligt datum|Us-dat
        Undersökningen utförd|Utförd datum|Gjord|Datum, undersökning|Undersökt|När undersökt|Und.datum|Gjordes
        Datum för us|När utfördes undersökningen|Us. utförd den|Undersökningsdag"""),
    "exam_place": some("Utförd vid|Undersökt på (sjukhus)|Var undersökt|Undersökningsställe|Undersökningen gjord på"),
    "wanted": some("""Önskas|Vad önskas|Material|Beställs|Jag önskar|Önskat material|Beställningen omfattar|Vad beställs
        Rekvireras|Vi önskar|Begärs|Önskemål|Kryssa för det som önskas"""),
    "wants_images": some("Önskas bilder?|Bilder önskas|Ska bilder skickas?|Beställs bilder?|Bilder?"),
    "wants_report": some("Önskas utlåtande?|Kopia av utlåtande|Utlåtande önskas|Röntgensvar|Svar önskas?|Utlåtande?"),
    "both": some("""Skickas till|Länkas till|Mottagare|Mottagande enhet|Vart ska bilder och utlåtande skickas/länkas
        Leveransadress|Önskas till|Skickas/länkas till|Materialet skickas till|Mott. enhet|Sänds till|Utlämnas till
        Svars- och bildmottagare|Vart ska materialet|Allt skickas till|Materialet önskas till|Mottagande röntgen
        Mediaenhet|Röntgenavdelning|Bildenhet|Röntgenarkiv|Röntgenklinik som tar emot|Mottagande mediaenhet"""),
    "image_recipient": some("""Bilderna önskas länkade till|Bilder skickas till|Bildmottagare|Bilder till
        Bilder sänds till
        Mottagare av bilder|DICOM-destination / AE-titel|Bilder länkas till|Vart ska bilderna|Bilderna till
        Bildarkiv|Bildenhet|Bilder levereras till|Mott. bilder|Vart ska bilder skickas/länkas"""),
    "report_recipient": some("""Svarsmottagare|Utlåtande skickas till|Utlåtande till|Utlåtandet faxas till|Svar till
        Mottagare av utlåtande|Utl. till|Utl. faxas till|Röntgensvar skickas till|Vart ska utlåtandet|Mott. utlåtande
        Utlåtandet skickas till|Kopia av utlåtande till"""),
    "onward": some("fvb.|F.v.b.|För vidare befordran till|Vidarebefordras till|fvb|Slutmottagare|Vidare till"),
    "delivery": some("""Leveranssätt|Leverans|Önskat leveranssätt|Levereras via|Sätt att leverera|Skickas via|Medium
        Överföring|Hur ska bilderna levereras|Lev.sätt|Distributionssätt|Utlämningssätt|Överföringssätt|Format"""),
    "consent": some("""Samtycke|Patientens samtycke|Medgivande|Patientens medgivande|Samtycke från patient
        Pat. samtycke"""),
    "consent_box": some("""Muntligt samtycke|Samtycke inhämtat (muntligt)|Muntligt samtycke inhämtat
        Patienten samtycker muntligt|Har patienten lämnat muntligt samtycke?|Muntligt medgivande
        Är muntligt samtycke inhämtat?
        Muntl. samtycke|Finns patientens muntliga samtycke?|Patienten har samtyckt muntligt"""),
    "consent_box_written": some("""Skriftligt patientsamtycke bifogas|Skriftligt samtycke bifogas
        Skriftligt medgivande av patienten bifogas|Medföljer skriftligt samtycke?|Samtycke bifogas (skriftligt)"""),
    "purpose": some("""Anledning|Syfte|Ändamål|Frågeställning|Orsak|Anledning till beställningen|Varför|Bakgrund
        Motivering|Syfte med beställningen|Skäl|Anl.|Materialet behövs för|Beställningsorsak
        Ändamål med beställningen"""),
    "treatment": some("""Aktuell behandling|Relevans|Relevans för aktuell behandling|Skada/sjukdom|Anledning
        Behandlas för
        Pågående behandling|Behandling|Orsak till behandling|Varför behövs materialet|Diagnos/behandling|Syfte|Akt. beh.
        På vilket sätt är undersökningen relevant|Behandlingsorsak"""),
    "self_referred": some("""Egen remiss|Remitterad av oss|Undersökningen är remitterad av undertecknad|På egen remiss
        Är ni remittent till undersökningen?|Har ni själva remitterat?|Eg. remiss|Undersökt på egen remiss"""),
    "phone": some("""Telefon|Tel|Tfn|Tel.nr|Direktnummer|Växel|Telefonnummer|Tel nr|Tele|Tlf|Telefon (dagtid)|Ring
        Nås på
        Kontakttelefon|Direkttel.|Telnr|Tfn-nr|Telefon vid frågor|Tel. dagtid|Tfn dir.|Vårt tel.nr"""),
    "fax": some("""Fax|Faxnr|Faxnummer|Telefax|Fax nr|Vårt faxnummer|Fax-nr|Telefaxnr|Fax (avsändare)|Fax till oss|Tfx
        Beställarens fax"""),
    "urgency": some("Prioritet|Skyndsamt|Angelägenhetsgrad|Prio|Brådskandegrad|Akut"),
    "needed": some("""Behövs senast|Ronddatum|Rond|Önskat datum|Operationsdatum|Senast|Måste vara här|Behövs till
        Oss tillhanda senast|Op.datum|Senast den|MDK den|Inför återbesök|Datum för rond"""),
    "reference": some("Vår referens|Ärendenr|Remiss-ID / accession|Vår ref|Ref.nr|Ärendenummer|Vårt diarienr|Ref."),
    "ordered": some("""Datum|Ort och datum|Beställningsdatum|Datum för beställning|Best.datum|Dagens datum|Dat.
        Beställt"""),
    "payer": some("Betalningsansvarig enhet|Fakturaadress|Betalas av|Kostnaden bärs av"),
    "remarks": some("Övrigt|Upplysningar|Anmärkning|Obs|Övriga upplysningar|Meddelande|Anm.|Att observera"),
    "sign": some("""Underskrift|Signatur|Sign.|Datum och underskrift|Namnteckning|Beställarens underskrift
        Sign. beställare
        Behörig beställare"""),
}
_ASIDES: dict[str, tuple[str, ...]] = {
    "clinic": some("och sjukhus|fullständigt namn|enhetens namn|den som beställer|klinik, avdelning"),
    "doctor": some("namn|som ansvarar för beställningen|för- och efternamn|texta|den som vill ha materialet"),
    "therapist": some("namn och titel|för- och efternamn|texta"),
    "name": some("texta|för- och efternamn|enligt folkbokföringen|fullständigt|den undersökte"),
    "identity": some("""12 siffror|ÅÅÅÅMMDD-XXXX|tio eller tolv siffror|fullständigt|med fyra sista siffror
        alla siffror"""),
    "exam": some("vad|metod och kroppsdel|ange sida|t.ex. CT, MR, slät|en rad per undersökning|organ/område"),
    "date": some("när|ÅÅÅÅ-MM-DD|om det är känt|år, månad, dag|så noga som möjligt"),
    "both": some("sjukhus och röntgen|mottagande röntgen/mediaenhet|ange enhet|enhet och ort|inte privat adress"),
    "image_recipient": some("röntgen/mediaenhet|enhet och ort|ange sjukhus"),
    "report_recipient": some("röntgen/mediaenhet|ange enhet|om annan än ovan"),
    "delivery": some("välj ett|markera|ange ett sätt"),
    "purpose": some("kort|varför materialet behövs|fritext"),
    "treatment": some("kort|fritext|beskriv behandlingen"),
    "phone": some("direktnummer|inkl. riktnummer|dagtid|för återkoppling"),
    "fax": some("inkl. riktnummer|för svar|till avsändaren"),
    "reference": some("om sådan finns|internt"),
    "needed": some("datum|om brådskande"),
    "consent": some("enligt patientdatalagen|se baksidan|gäller denna beställning"),
}
_ENGLISH = {
    "clinic": "Clinic", "doctor": "Physician", "therapist": "Therapist", "name": "Patient name",
    "identity": "Personal ID",
    "exam": "Examination", "date": "Exam date", "both": "Send to", "image_recipient": "Images to",
    "report_recipient": "Report to", "delivery": "Delivery", "purpose": "Reason", "treatment": "Treatment",
    "phone": "Phone", "fax": "Fax no.", "ordered": "Order date", "consent": "Consent", "wanted": "Requested",
    "urgency": "Priority", "reference": "Our ref.", "needed": "Needed by", "profession": "Profession",
}
# fmt: on
_MUST = ("clinic", "doctor", "therapist", "name", "identity", "exam", "date", "both", "image_recipient", "treatment")
_MAY = ("phone", "fax", "reference", "onward", "delivery", "purpose", "needed", "report_recipient", "urgency")
HABITS = ("plain", "plain", "plain", "must", "may", "aside", "aside", "english", "numbered", "capitals", "mixed")


def dressed(rng: Random, habit: str, key: str, label: str, number: int) -> str:
    """``label`` as a form of this ``habit`` prints it; ``number`` is its place on the form."""
    if habit == "mixed":
        habit = rng.choice(("plain", "must", "may", "aside", "english"))
    base = key if key in _ASIDES or key == "exam_place" else key.split("_")[0]
    if habit == "must" and base in _MUST:
        return label + rng.choice(
            (" (obligatoriskt)", " *", "*", " (måste anges)", " (obl.)", " - obligatorisk uppgift")
        )
    if habit == "may" and base in _MAY and not label.endswith("?"):
        kept = re.match(r"[A-ZÅÄÖ]{2}|[A-Z][a-z]?\.", label)
        return rng.choice(("Ev. ", "Eventuellt ", "ev. ")) + (label if kept else label[0].lower() + label[1:])
    if habit == "aside" and base in _ASIDES and "(" not in label and rng.random() < 0.6:
        return f"{label} ({rng.choice(_ASIDES[base])})"
    if habit == "english" and base in _ENGLISH and "?" not in label:
        english = _ENGLISH[base]
        return rng.choice(
            (f"{label} / {english}", f"{label}/{english}", f"{label} ({english})", f"{english} / {label}")
        )
    if habit == "numbered":
        return f"{number}. {label}"
    return label.upper() if habit == "capitals" else label
