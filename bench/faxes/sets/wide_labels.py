"""Label wordings of the wide set: every one that is known to be in use, and those that somebody would think of.

A name label that says "efternamn, förnamn" has its value in that order. ``*_section`` are headings.
"""

from __future__ import annotations

from bench.faxes.wording import Labels

LABELS: Labels = {
    "title": (
        "Beställning av röntgenbilder och utlåtande", "Bildbeställning", "BESTÄLLNING – BILDER/UTLÅTANDE",
        "Begäran om utlämnande av röntgenmaterial", "Rekvisition, röntgenbilder",
        "Önskemål om bilder från annat sjukhus",
        "Beställningsblankett röntgen", "Anhållan om röntgenbilder", "Bild- och svarsbeställning",
        "Begäran om kopior av röntgenundersökning", "Lån av röntgenbilder", "Inhämtning av bildmaterial",
        "RÖNTGENMATERIAL – BESTÄLLNING", "Fax: beställning av bilder", "Utlämnande av bilder och svar",
    ),
    "orderer": (
        "Beställare", "Beställande enhet", "Avsändare", "Vem beställer?", "Uppgifter om beställaren",
        "Beställarens uppgifter", "Frågande enhet", "Mottagning och läkare", "Kontaktuppgifter beställare",
    ),
    "clinic": (
        "Klinik", "Beställande klinik", "Beställande enhet", "Remitterande enhet", "Rekvirerande enhet", "Vårdenhet",
        "Mottagning", "Avdelning/mottagning", "Beställare", "Avsändare", "Från", "Sjukhus/klinik",
        "Beställningen kommer från", "Enhetens namn", "Verksamhet", "Klinik/enhet/vårdcentral", "Vårdgivare",
        "Namn på kliniken", "Arbetsplats", "Beställande mottagning", "Enhet (klartext)", "Vår enhet",
        "Rekvirent, enhet", "Klin.", "Mott./avd.", "Klinik som vill ha bilderna", "Beställarens enhet",
    ),
    "org": ("Företag (org.nr)", "Org.nr", "Organisationsnummer", "Orgnr"),
    "doctor": (
        "Doktor", "Läkare", "Remitterande läkare", "Beställande läkare", "Ansvarig läkare", "Behandlande läkare",
        "Enl. dr", "Namn på remittent", "Remittent", "Mottagande läkare", "Ordinerande läkare", "Beställande dr",
        "Läkarens namn", "Dr", "Läkare som vill ha bilderna", "Ansvarig doktor", "På uppdrag av dr",
        "Patientansvarig läkare",
        "Läk.", "Läkare (namn)", "PAL", "Beställes enligt doktor",
    ),
    "therapist": (
        "Behandlare", "Beställare", "Namn och yrke", "Behandlarens namn", "Terapeut", "Beställs av",
        "Ansvarig behandlare",
        "Ditt namn och yrke", "Rekvirent", "Namn, titel", "Vårdgivarens namn",
    ),
    "profession": (
        "Yrke", "Titel", "Legitimation", "Yrkestitel", "Profession", "Befattning", "Leg. yrke", "Yrkeskategori",
    ),
    "patient_section": (
        "Patient", "Patientuppgifter", "Uppgifter om patienten", "Vem gäller det?", "Patienten", "Gäller patient",
        "Patientens uppgifter", "Patientdata", "Pat.uppgifter",
    ),
    "name": (
        "Patient", "Patientens namn", "Namn", "Pat.", "Efternamn, förnamn", "För- och efternamn", "Pat. namn",
        "Patientens för- och efternamn", "Namn (efternamn, förnamn)", "Patienten heter", "Patientnamn", "Pat.namn",
        "Namn på patienten", "Fullständigt namn", "Namn (texta)", "Vårdtagare", "Patientens fullständiga namn",
        "Beställningen gäller", "Namn, patient", "Gäller", "Den undersöktes namn", "Patient (namn)",
    ),
    "last_name": ("Efternamn", "Patientens efternamn"),
    "first_name": ("Förnamn", "Tilltalsnamn/förnamn", "Patientens förnamn"),
    "identity": (
        "Personnummer", "Fullständigt personnummer", "Pers.nr", "Persnr", "Pnr", "Personnr", "Födelsedata",
        "Identitet / Patientens identitet", "P.nr", "Pers. nr.", "Personnummer (10 siffror)", "ÅÅMMDD-XXXX",
        "Personnummer (ååmmdd-nnnn)", "Patientens personnummer", "Personnummer/samordningsnummer", "Person-nr",
        "Födelsenummer", "Pat.nr (personnummer)", "Personbeteckning", "Person- eller reservnummer",
    ),
    "coordination": ("Samordningsnummer", "Samordningsnr", "Personnummer/samordningsnummer", "Personnummer"),
    "reserve": (
        "Reservnummer", "Reservpersonnummer", "Reservnr", "Tillfälligt nummer (reservnr)", "Reserv-ID",
        "Personnr/reservnr",
    ),
    "exam": (
        "Undersökning", "Undersökning(ar) som önskas", "Röntgenundersökning", "Bilder", "Vilka bilder",
        "Typ av undersökning",
        "Modalitet/kroppsdel", "Undersökningens art", "Us.", "Gäller undersökning", "Begärd undersökning",
        "Undersökt organ",
        "Bilder från undersökning", "Us. som beställs", "Vilken undersökning?", "Material", "Önskat material",
        "Röntgen av", "Undersökningstyp/organ", "Beställd us.", "Rtg-undersökning", "Examination",
    ),
    "exam_combined": (
        "Föregående relevant radiologisk undersökning (vad, när, var)", "Undersökning och datum",
        "Vilken undersökning, när och var?", "Undersökning (ange datum)", "Bilder som önskas (typ, datum)",
        "Undersökning/datum/sjukhus",
    ),
    "date": (
        "Undersökningsdatum", "Datum för undersökning", "Us.datum", "Utförd", "Tidsperiod", "Ungefärligt datum",
        "Us-dat", "Undersökt den", "När gjordes undersökningen?", "Utförd datum", "Datum då bilderna togs",
        "Undersökningsdag", "Dat. us.", "Gjord den", "Bilder tagna", "Datum (undersökningen)", "Utfördes", "Datum us",
    ),
    "date_range": ("fr.o.m. – t.o.m.", "Tidsperiod (fr.o.m. – t.o.m.)"),
    "exam_place": ("Utförd vid", "Undersökt på (sjukhus)", "Utförd på", "Sjukhus där undersökningen gjordes",
        "Var utförd"),
    "order_section": (
        "Beställning", "Material som önskas", "Vad begärs?", "Beställningen avser", "Undersökning",
        "Uppgift om bilderna",
        "Begäran", "Vad vill ni ha?", "Undersökningar",
    ),
    "wanted": (
        "Önskas", "Beställs", "Vad önskas", "Vi önskar", "Begäran avser", "Omfattning", "Beställningen gäller (kryssa)",
        "Endast bilder / Endast utlåtande / Bilder + utlåtande", "Vad ska skickas?", "Vi vill ha", "Materialtyp",
        "Rekvireras",
    ),
    "wants_images": ("Bilder", "Röntgenbilder", "Bildmaterial", "Bilder önskas"),
    "wants_report": (
        "Utlåtande", "Svar", "Röntgensvar", "Kopia av utlåtande", "Tidigare utlåtanden", "Skriftligt svar",
        "Utlåtande önskas",
    ),
    "destination_section": (
        "Mottagare av bilder och utlåtande", "Vart ska materialet?", "Bilder och utlåtande skickas till",
        "Leverans till",
        "Mottagare", "Dit materialet ska sändas",
    ),
    "image_recipient": (
        "Bilder skickas till", "Bilderna önskas länkade till", "Bilder länkas till", "Mottagare av bilder",
        "Bilderna till",
        "Bilder sänds till", "Skicka bilderna till", "Bildmottagare", "Bilder önskas till", "Länkning av bilder till",
        "Vart ska bilderna?", "Bilder överförs till",
    ),
    "report_recipient": (
        "Utlåtande skickas till", "Utlåtande faxas till", "Mottagare av utlåtande", "Svarsmottagare", "Svar faxas till",
        "Röntgensvar till", "Utlåtandet till", "Skicka svaret till", "Utl. till", "Kopia av utlåtande till",
        "Vart ska svaret?", "Faxa utlåtandet till",
    ),
    "both": (
        "Skickas till", "Länkas till", "Vart ska bilder och utlåtande skickas/länkas", "Mottagare", "Mottagande enhet",
        "Leveransadress", "Önskas till", "Bilder och utlåtande skickas till", "Skickas/länkas till",
        "Allt skickas till",
        "Materialet skickas till", "Mottagande röntgenavdelning", "Sänd bilder/svar till", "Destination",
        "Bilder och svar till", "Sändes till", "Dit bilder och utlåtande ska",
    ),
    "both_implicit": (
        "DICOM-destination / AE-titel", "Mediaenhet", "Röntgenavdelning", "Röntgen", "Bildenhet", "Röntgenarkiv",
        "Bildarkiv", "Röntgenklinik som tar emot", "Mottagande mediaenhet", "Enhet", "Mottagande röntgen",
    ),
    "onward": ("fvb.", "För vidare befordran till", "F.v.b.", "Vidarebefordras till", "fvb klinik"),
    "delivery": (
        "Leveranssätt", "Leverans", "Önskat leveranssätt", "Hur ska bilderna levereras?", "Överföring", "Sätt",
        "Levereras via",
        "Medium", "Överförs genom", "På vilket sätt", "Form för överföring",
    ),
    "consent": (
        "Samtycke", "Patientens samtycke", "Medgivande", "Samtycke från patienten", "Patientsamtycke",
        "Angående samtycke",
        "Har patienten samtyckt?", "Patientens medgivande", "Samtycke/medgivande", "Pat. samtycke",
        "Uppgift om samtycke",
    ),
    "consent_told": ("Samtycke inhämtat", "Fullmakt/samtycke", "Fullmakt", "Patienten samtycker", "Ang. samtycke"),
    "consent_enclosed": ("Samtycke bifogas", "Bifogat samtycke", "Bilaga, samtycke", "Medföljande samtycke"),
    "consent_box": (
        "Muntligt samtycke", "Muntligt samtycke inhämtat", "Patienten har lämnat muntligt samtycke",
        "Samtycke inhämtat muntligen", "Muntligt medgivande från patienten", "Patientens muntliga samtycke finns",
        "Patienten är tillfrågad och samtycker muntligt", "Muntligt patientsamtycke",
        "Har patienten samtyckt (muntligt)?",
    ),
    "consent_box_written": (
        "Skriftligt patientsamtycke", "Skriftligt medgivande av patienten", "Skriftligt samtycke bifogas",
        "Undertecknat samtycke medföljer", "Skriftligt samtycke bifogat", "Patientens skriftliga samtycke bilagt",
    ),
    "consent_section": ("Samtycke", "Samtycke", "Sekretess och samtycke", "Patientens samtycke", "Medgivande"),
    "purpose": (
        "Anledning", "Syfte", "Ändamål", "Frågeställning", "Skada/sjukdom", "Konsultation", "Varför behövs bilderna?",
        "Orsak", "Skäl", "Anledning till beställningen", "Indikation", "Bilderna behövs för", "Motiv", "Används till",
    ),
    "treatment": (
        "Aktuell behandling", "Relevans", "Relevans för aktuell behandling", "Behandlas för", "Pågående behandling",
        "Patienten behandlas för", "Anledning", "Varför behövs bilderna?", "Behandlingsorsak",
        "Relevans för behandlingen",
        "Nuvarande behandling", "Vad behandlas patienten för?",
    ),
    "self_referred": (
        "Egen remiss", "Remitterad av oss", "Undersökningen är remitterad av undertecknad", "Har ni själva remitterat?",
        "Är undersökningen på egen remiss?", "Vår remiss", "På egen remiss", "Remitterat själv",
    ),
    "referred_by": ("Remitterad av", "Vem har remitterat", "Remittent till undersökningen"),
    "phone": (
        "Telefon", "Tel", "Tfn", "Tel.nr", "Direktnummer", "Växel", "Telefonnr", "Telefonnummer", "Nås på tel", "Ring",
        "Tel. dagtid", "Telefon sekr.", "Återuppringning",
    ),
    "fax": ("Fax", "Faxnr", "Faxnummer", "Telefax", "Fax nr", "Svarsfax", "Vårt faxnr", "Vår fax", "Returfax"),
    "urgency": (
        "Akut", "Prioritet", "Behövs senast", "Skyndsamt", "Brådskande", "Prio", "Hur bråttom?", "Angelägenhetsgrad",
    ),
    "needed": (
        "Ronddatum", "Rond", "MDK", "Behövs senast", "Önskat datum", "Inför återbesök", "Operationsdatum", "Op-datum",
        "Senast", "Behövs till",
    ),
    "reference": (
        "Vår referens", "Er referens", "Ärendenr", "Remiss-ID / accession", "Ref", "Ref.nr", "Dnr", "Referensnummer",
        "Vår beteckning",
    ),
    "ordered": (
        "Datum", "Beställningsdatum", "Dagens datum", "Ort och datum", "Dat.", "Beställt den", "Faxat den",
        "Utskriftsdatum",
    ),
    "contact": ("Kontaktperson", "Sekreterare", "Handläggs av", "Blanketten ifylld av"),
    "payer": ("Betalningsansvarig enhet", "Fakturaadress", "Kostnadsställe"),
    "desk": ("Till", "Adressat", "Skickas med fax till", "Att. röntgensekreterare", "Fax till"),
    "sign": (
        "Underskrift", "Signatur", "Sign.", "Datum och underskrift", "Beställd av", "Ort och datum, underskrift",
        "Namnteckning", "Beställarens underskrift",
    ),
}  # fmt: skip
"""``needed``: by when the material is needed; ``both_implicit`` stands under ``destination_section`` only."""
