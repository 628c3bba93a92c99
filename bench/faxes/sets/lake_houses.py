"""The senders of the lake set who use a record system's print-outs or their region's and hospital's forms."""

from __future__ import annotations

from bench.faxes.sets.lake_house import House, words

HOUSES = {
    "cosmic": House(words("""
        title: Beställning extern; Intern beställning; Beställning/meddelande
        title_wanted: Beställning radiologi – bilder och svar; Beställning av röntgenmaterial; Radiologi, utlämning
        orderer: Beställande vårdenhet; Beställarinformation; Uppgifter om beställaren
        clinic: Vårdenhet; Beställande vårdenhet; Vårdenhet (beställare)
        doctor: Medicinskt ansvarig läkare; Beställande läkare; Beställd av läkare
        therapist: Beställd av; Ansvarig vårdpersonal; Beställande vårdpersonal
        work: Personalkategori; Yrkeskategori; Yrkesroll
        name: Patientnamn; Namn; Patient
        identity: Personnummer; Patient-ID; Personnr
        exam: Tidigare undersökning; Undersökning; Radiologisk undersökning
        date: Utförd; Utförandedatum; Undersökningsdatum
        wanted: Beställningen avser; Avser; Beställd tjänst
        both: Mottagare; Skickas till; Mottagande enhet
        image_recipient: Bildmottagare; Mottagare bilder; Bilder till
        report_recipient: Mottagare utlåtande; Utlåtande till; Utlåtande skickas till
        delivery: Distributionssätt; Distribution; Leveranssätt
        purpose: Beställningsorsak; Orsak till beställning; Kommentar
        consent: Samtycke; Samtyckesinformation; Patientens samtycke
        ordered: Beställd datum; Beställningsdatum; Skapad
        """), days=("iso",), title_at="apart", marks=("filled", "ticked"), wish="three",
        order=("patient", "orderer", "order", "consent")),
    "takecare": House(words("""
        title: BESTÄLLNING; Beställning, utgående; Rekvisition
        title_wanted: Beställning bilder och utlåtanden; Bildbeställning/svarsbeställning; Beställning rtg-material
        clinic: Avs enhet; Vårdenhet; Avsändande enhet
        doctor: Ansv läkare; Remittent; Sign. läkare
        therapist: Beställare; Utfärdare; Ansv vårdgivare
        phone: Tel; Tfn; Telnr
        fax: Fax; Faxnr; Telefax
        name: Patient; Namn; Pat
        identity: Personnr; Pnr; Pat-id
        exam: Us; Undersökning; Beg us
        date: Us-datum; Us-dat; Undersökt
        wanted: Önskas; Beg material; Avser
        both: Till enhet; Mottagare; Sändes till
        image_recipient: Bilder till; Bildmottagare; Bilder sändes till
        report_recipient: Utlåtande till; Utl till; Utlåtanden faxas till
        delivery: Sändsätt; Leverans; Sätt
        purpose: Orsak; Anledning; Frågeställning
        treatment: Aktuell behandling; Pågående beh; Behandling
        consent: Samtycke; Patientens samtycke; Samtycke pat
        """), days=("iso", "six", "compact"), turned=True, typed=True,
        order=("patient", "order", "consent", "orderer")),
    "melior": House(words("""
        title: Beställning; Meddelande till röntgen; Ordination/beställning
        title_wanted: Beställning bilder/utlåtande; Begäran om bilder och svar; Beställning av rtg-bilder/svar
        clinic: Klinik; Ansvarig klinik; Mottagning/avd
        doctor: Ordinerande läkare; Läkare; Dr
        therapist: Ordinatör; Vårdgivare; Ansvarig behandlare
        name: Pat.; Patient; Namn
        identity: Personnr; Personnummer; Pnr
        exam: Undersökn; Utförd undersökning; Röntgenus
        date: Datum us; Utförd; Utf datum
        wanted: Begärs; Önskar; Vad
        both: Skickas till; Vart; Adressat
        image_recipient: Bilder skickas; Bilder till; Länka bilder till
        report_recipient: Utlåtande skickas; Svar (utl) till; Faxa utlåtande till
        delivery: Sätt; Hur; Överföring
        consent: Samtycke; Medgivande; Patientens inställning
        """), days=("short", "iso", "six"), title_at="before", typed=True),
    "vas": House(words("""
        title: BESTÄLLNING; VAS Beställning; REKVISITION
        title_wanted: BEST BILDER/UTLÅTANDE; BESTÄLLNING RTG-MATERIAL; REKVISITION BILDER OCH UTLÅTANDE
        clinic: Best enhet; Klin/avd; Beställande enhet
        doctor: Best läkare; Läkare; Remitterande läkare
        therapist: Beställare; Vårdgivare; Best av
        name: Namn; Pat namn; Patient
        identity: Persnr; Pnr; Personnummer
        exam: Us; Undersökn; Us/kod
        date: Us datum; Utf; Us dat
        wanted: Material; Önskas; Avser
        both: Mottagare; Mott enhet; Till enhet
        image_recipient: Bilder till; Bildmott; Mott bilder
        report_recipient: Utl till; Utlåtande till; Mott utlåtande
        consent: Samtycke; Pat samtycke; Samtycke pat
        """), days=("compact", "iso", "six"), typed=True, order=("patient", "orderer", "order", "consent")),
    "pmo": House(words("""
        title: Beställning från journal; Begäran till röntgen; Utgående brev: beställning
        title_wanted: Begäran om bilder/utlåtande; Rekvirering av röntgensvar och bilder; Begäran om röntgenmaterial
        orderer: Enhet och handläggare; Utfärdad av; Vårdgivare
        clinic: Enhet; Vårdgivare/enhet; Mottagning
        doctor: Ansvarig läkare; Läkare; Handläggande läkare
        therapist: Handläggare; Utfärdad av; Kontaktperson
        work: Roll; Yrkesroll; Titel
        name: Namn; Elev/patient; För- och efternamn
        identity: Personnummer; Fullständigt personnummer; Personnr (12 siffror om möjligt)
        exam: Vilken undersökning; Undersökning; Röntgad kroppsdel och metod
        date: När gjordes undersökningen; Datum; Undersökningsdatum
        wanted: Vad begärs; Vi begär; Begäran omfattar
        both: Vart ska materialet; Skickas till; Önskas till
        image_recipient: Vart ska bilderna; Bilderna skickas till; Bilder önskas till
        report_recipient: Vart ska utlåtandet; Utlåtandet skickas till; Utlåtande önskas till
        purpose: Orsak till begäran; Bakgrund; Varför behövs det
        consent: Samtycke; Patientens/vårdnadshavares samtycke; Samtycke till inhämtande
        """), days=("iso", "long", "den"), title_at="apart", marks=("crossed",), one_box=True),
    "regional": House(words("""
        title: Blankett för beställning; Beställningsblankett; Beställning (regiongemensam blankett)
        title_wanted: Beställningsblankett bilder/utlåtanden; Rekvisition radiologi; Bildöverföring – beställning
        orderer: A. Beställande enhet; Beställande vårdgivare; Uppgifter om beställaren
        patient_section: B. Patient; Uppgifter om patienten; Patientens uppgifter
        order_section: C. Beställning; Uppgifter om det beställda; Beställningen gäller
        consent: D. Samtycke; Samtycke (utanför regionen); Samtycke enligt OSL
        clinic: Enhet/klinik; Sjukhus, klinik; Vårdinrättning
        doctor: Läkare (namn och titel); Ansvarig läkare; Beställande läkare, namn
        therapist: Namn och titel; Beställare, namn och yrke; Vårdgivarens namn och yrke
        name: För- och efternamn; Patientens namn; Patientens för- och efternamn
        identity: Personnummer (ååååmmdd-nnnn); Personnummer; Personnr, 12 siffror
        exam: Undersökning/kroppsdel; Typ av undersökning; Undersökningens art
        date: Us.datum; Datum (åååå-mm-dd); Utförd, datum
        wanted: Kryssa för vad som önskas; Beställningen avser; Markera önskat material
        both: Mottagande enhet; Mottagare (enhet, sjukhus); Materialet ska till
        image_recipient: Bilder – mottagande enhet; Mottagare av bilder; Bilder sänds till
        report_recipient: Utlåtande – mottagande enhet; Mottagare av utlåtande; Utlåtande sänds till
        delivery: Överförs via; Kryssa för överföringssätt; Medium
        """), marks=("crossed", "ticked"), wish="pair"),
    "referral": House(words("""
        title: Beställning; Begäran om utlämning; Beställningsblankett
        title_wanted: Remissblankett – bilder/utlåtande; Beställningsremiss radiologi;
            | Remiss för utlämning av material
        orderer: Remitterande enhet; Avsändare; Remittent
        clinic: Remitterande enhet; Inremitterande klinik; Avsändande enhet
        doctor: Remitterande läkare; Remittent; Läkarens namn
        therapist: Beställare; Avsändarens namn och yrke; Namn, yrke
        name: Patient; Namn; Pat. namn
        identity: Personnummer; Pers.nr; Personnr
        exam: Undersökning; Tidigare gjord undersökning; Begärd undersökning (redan utförd)
        date: Utförd; Us.datum; Datum
        wanted: Önskas; Begäran avser; Härmed beställs
        both: Sänds till; Adressat; Mottagande klinik
        purpose: Anamnes, frågeställning; Klinisk upplysning; Orsak
        sign: Remittentens underskrift; Sign; Läkarens signatur
        """), days=("iso", "slash", "short"), title_at="before", wish="three",
        order=("patient", "order", "consent", "orderer")),
}  # fmt: skip
