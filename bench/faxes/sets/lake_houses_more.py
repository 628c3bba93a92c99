"""The senders of the lake set who have built their paper themselves: secretaries, chains, therapists, garrisons."""

from __future__ import annotations

from bench.faxes.sets.lake_house import House, words

HOUSES = {
    "secretary": House(words("""
        title: BESTÄLLNING; Beställning från oss; Fax-beställning
        title_wanted: BESTÄLLNING RTG-BILDER/UTLÅTANDEN; Hämta hem bilder och svar;
            | Beställning gamla bilder/utlåtanden
        clinic: Vi som beställer; Mottagning/avd; Från klinik
        doctor: För doktor; Doktor som vill ha materialet; Beställs åt dr
        therapist: Beställs av; Behandlare (namn, titel); Den som beställer
        phone: Tel sekr; Direkttelefon; Tel till oss
        fax: Vårt faxnr; Fax; Fax till oss
        name: Pat namn; Patientens namn; Namn
        identity: Pat pnr; Personnr; Persnr
        exam: Us; Vilken us; Undersökning
        date: Us gjord; När; Us datum
        wanted: Vill ha; Behöver; Det vi vill ha
        both: Ska till; Skickas/länkas; Länkas/skickas till
        image_recipient: Bilderna ska till; Bilder länkas till; Bilder till
        report_recipient: Utl ska till; Utlåtandet faxas till; Utlåtande till
        delivery: Hur; Skickas via; På vilket sätt
        purpose: Varför; Anledning; Orsak
        consent: Samtycke; Pat samtycke; Samtycke från pat
        needed: Ska vara framme; Behövs senast; Pat kommer
        sign: /sekr; Sekreterare; Vid pennan
        """), days=("slash", "six", "short", "month"), title_at="before"),
    "chain": House(words("""
        title: Beställning; Underlag för beställning; Beställningsunderlag
        title_wanted: Beställning av bilder & utlåtanden; Bild- och svarsbeställning; Material från annan röntgen
        orderer: Om mottagningen; Mottagning; Beställande mottagning
        patient_section: Om patienten; Patient; Kund/patient
        order_section: Det här beställer vi; Vår beställning; Beställningens innehåll
        consent: Samtycke; Patientens samtycke; Om samtycke
        clinic: Mottagningens namn; Mottagning; Bolag/mottagning
        doctor: Läkare; Patientens läkare hos oss; Behandlande läkare hos oss
        therapist: Behandlare; Din kontakt hos oss; Patientens behandlare
        phone: Ring oss på; Telefon; Kontakt telefon
        name: Patientens namn; Namn; Förnamn och efternamn
        identity: Personnummer; Patientens personnummer; Pers.nr
        exam: Undersökning; Gjord undersökning; Röntgenundersökning
        date: Undersökningsdag; Gjord; Datum för röntgen
        wanted: Vi önskar; Vi beställer; Skicka oss
        both: Levereras till; Skickas till; Mottagare av materialet
        image_recipient: Bilderna levereras till; Mottagare av bilderna; Skicka bilderna till
        report_recipient: Utlåtandet levereras till; Mottagare av utlåtandet; Skicka utlåtandet till
        """), days=("iso", "month", "dots"), one_box=True, marks=("ticked", "filled")),
    "radiology": House(words("""
        title: Förfrågan mellan röntgenavdelningar; Beställning röntgen till röntgen; Beställning
        title_wanted: Bildöverföring mellan röntgenkliniker; Rekvisition av tidigare undersökningar;
            | Jämförelsematerial
        orderer: Beställande; Vår enhet; Från
        clinic: Beställande klinik; Kliniken som beställer; För klinik
        doctor: Radiolog/läkare; Ansvarig läkare; Läkare
        therapist: Beställare (namn, yrke); Beställande behandlare; Beställare
        identity: Pnr; Personnr; Person-ID
        exam: Undersökning; Us; Modalitet och område
        date: Us-datum; Datum; Utförd
        wanted: Önskas; Sänd; Material
        both: Sänd till (PACS/röntgen); Destination; Länkas/sänds till
        image_recipient: Destination bilder; Bilder länkas till; Sänd bilder till
        report_recipient: Destination utlåtande; Utlåtande faxas till; Sänd utlåtande till
        delivery: Överföring; Sätt; Via
        purpose: Kommentar; Orsak; Till vad
        needed: Demo/rond; Senast; Behövs till
        """), days=("iso", "compact", "six"), title_at="after", marks=("crossed", "filled"), typed=False),
    "answers": House(words("""
        title: Begäran; Begäran från oss; Förfrågan till röntgenavdelning
        title_wanted: Begäran om kopior av bilder/utlåtande; Förfrågan om röntgenmaterial; Önskemål om bilder/svar
        clinic: Vilka är vi?; Vem frågar? (mottagning); Er avsändare är
        doctor: Vilken läkare vill ha materialet?; Vem är läkaren?; Ansvarig läkare hos oss är
        therapist: Vem är behandlaren?; Vem vill ha materialet (namn, yrke)?; Ansvarig hos oss är
        phone: Hur når ni oss?; Telefon till oss; Vilket telefonnummer har vi?
        name: Vem gäller det?; Vad heter patienten?; Patientens namn är
        identity: Vilket personnummer?; Patientens personnummer är; Personnummer?
        exam: Vilken undersökning gäller det?; Vad röntgades?; Undersökningen vi menar är
        date: När gjordes den?; Vilket datum?; Undersökningen gjordes
        wanted: Vad vill vi ha?; Vad ska skickas?; Vad beställs?
        both: Vart ska det skickas?; Vart vill vi ha det?; Till vem ska det?
        image_recipient: Vart ska bilderna?; Vem ska ha bilderna?; Bilderna ska skickas till
        report_recipient: Vart ska utlåtandet?; Vem ska ha utlåtandet?; Utlåtandet ska skickas till
        delivery: Hur ska det skickas?; På vilket sätt?; Hur vill vi ha det?
        purpose: Varför behövs det?; Vad ska det användas till?; Anledningen är
        treatment: Vilken behandling pågår hos oss?; Vad behandlas patienten för?; Varför behövs det i behandlingen?
        consent: Hur är det med samtycke?; Vad säger patienten (samtycke)?; Finns samtycke?
        self_referred: Har vi själva remitterat?; Var det vår remiss?; Remitterade vi patienten?
        urgency: Är det bråttom?; Hur bråttom är det?; Prioritet?
        needed: När behövs det senast?; Senast när?; Vilken dag behövs det?
        ordered: Dagens datum är; Datum för denna begäran; När skrivs detta?
        """), days=("long", "den", "iso"), title_at="after", marks=("ticked", "crossed")),
    "rehab": House(words("""
        title: Beställning från rehab; Till röntgen från behandlare; Beställning
        title_wanted: Beställning av röntgenbilder/svar; Önskan om bilder/utlåtande;
            | Rekvisition från behandlande klinik
        orderer: Behandlare och klinik; Avsändare; Klinik
        clinic: Klinik; Klinikens namn; Kliniken
        doctor: Läkare; Beställande läkare; Doktor
        therapist: Behandlare; Leg. behandlare; Behandlarens namn och titel
        name: Patientens namn; Namn; Vår patient
        exam: Undersökning; Bildundersökning; Vilken undersökning
        date: Datum; Utförd; Us gjordes
        wanted: Jag beställer; Jag önskar; Beställes
        treatment: Pågående behandling; Behandlas hos oss för; Relevans för behandlingen
        consent: Samtycke; Patientens samtycke; Patientens medgivande
        consent_oral: Patienten har lämnat muntligt samtycke; Muntligt samtycke finns; Samtycke, muntligt
        self_referred: Remiss skriven av mig; Egen remiss; Undersökningen remitterad av mig
        both: Materialet skickas till; Skickas till; Vi vill ha det till
        """), days=("iso", "slash", "month"), title_at="after", one_box=True, marks=("ticked", "crossed"),
        order=("patient", "order", "consent", "orderer")),
    "ticklist": House(words("""
        title: Checklista beställning; Beställning – checklista; Beställningslista
        title_wanted: Checklista bilder/utlåtande; Bildbeställning, checklista; Checklista vid rekvirering
        clinic: Enhet; Beställande avdelning; Avdelning
        doctor: Läkare; Ansvarig dr; Beställande dr
        therapist: Beställare; Behandlare; Beställare med yrke
        exam: Us; Undersökning; Us (metod, område)
        wanted: Kryssa; Vi beställer; Önskat
        both: Till; Mottagare; Sänds till
        consent_oral: Patienten har lämnat samtycke muntligt; Muntligt samtycke; Samtycke muntligt
        """), days=("iso", "short", "slash"), wish="pair", one_box=True, marks=("ticked", "crossed", "filled")),
    "service": House(words("""
        title: BEGÄRAN; SKRIVELSE – BEGÄRAN; BEGÄRAN OM HANDLÄGGNING
        title_wanted: BEGÄRAN OM BILDER/UTLÅTANDE; REKVISITION SJUKVÅRDSHANDLINGAR; BEGÄRAN: RÖNTGENMATERIAL
        orderer: Avsändande enhet; Begärande enhet; Enhet
        patient_section: Personen ärendet rör; Avser; Patient
        order_section: Begärda handlingar; Begärans innehåll; Vad som begärs
        clinic: Enhet; Förband/enhet/klinik; Verksamhet
        doctor: Läkare; Ansvarig läkare; Begärande läkare
        therapist: Begärd av; Handläggare, befattning; Tjänsteställning/yrke, namn
        work: Befattning; Tjänst; Yrke
        reference: Vår beteckning; Dnr; Ärende
        name: Namn; Fullständigt namn; För- och efternamn
        exam: Undersökning; Utförd undersökning; Handling (undersökning)
        date: Datum; Undersökningsdatum; Utförd den
        wanted: Begärs; Begäran avser; Omfattning
        both: Insänds till; Tillställs; Expedieras till
        image_recipient: Bilder expedieras till; Bilder tillställs; Bilder insänds till
        report_recipient: Utlåtande expedieras till; Utlåtande tillställs; Utlåtande insänds till
        purpose: Ändamål; Syfte; Skäl för begäran
        """), days=("iso", "den", "long"), title_at="apart", marks=("crossed",), wish="three"),
}  # fmt: skip
