"""What stands on the forms, slips and lists that the senders of the island set made for themselves."""

from __future__ import annotations

from bench.faxes.sets.island_voices import Voice, said

SLIP = Voice(
    said("""
    title:: Beställningssedel | Rekvisitionslapp | Beställningstalong
    clinic:: Avd./mott. | Enhet | Beställs av enhet
    doctor:: Ord. läkare | Läkare | Beställande läk.
    therapist:: Behandlare | Namn/titel | Utfärdare
    ordered:: Datum | Den | Utfärdad
    phone:: Tel. | Telefon | Anknytning/tel
    fax:: Fax | Telefax | Faxnr
    reference:: Löpnr | Sedel nr | Ref.
    name:: Namn | Patient | Pat:s namn
    identity:: Personnr | Pers.nummer | Pnr
    exam:: Avser undersökning | Undersökn. | Gäller us
    date:: Undersökt den | Us.dag | Datum för us.
    wanted:: Antal/innehåll | Innehåll | Önskat
    recipient:: Levereras | Leveransmottagare | Avlämnas hos
    image_recipient:: Bilder levereras | Bilder avlämnas hos | Bildleverans
    report_recipient:: Svar levereras | Utlåtande avlämnas hos | Svarsleverans
    delivery:: Leveranssätt | Hur | Med
    purpose:: Ändamål | Används till | Användning
    treatment:: Behandling | Under behandling för | Behandlas för
    urgency:: Behövs | Leveransdag | Senast
    consent:: Samtycke | Patientens ja | Medgivande
    consent_box:: Muntl. samtycke | Pat. muntliga samtycke | Samtycke, muntl.
    """),
    days=("dashed", "stroke", "dotted"), mark="ring", title="before",
)  # fmt: skip

MARGIN = Voice(
    said("""
    title:: Angående röntgenmaterial | PM till röntgen | Begäran
    clinic:: VI SOM SKRIVER | AVSÄNDARE | ENHET
    doctor:: LÄKARE | DOKTOR | ANSVARIG LÄKARE
    therapist:: BEHANDLARE | UNDERTECKNAD | HANDLÄGGER
    ordered:: DATUM | DAG | SKRIVET
    phone:: TELEFON | RING OSS | TEL
    fax:: FAX | VÅR FAX | TELEFAX
    reference:: REFERENS | MÄRKNING | ÅBEROPA
    name:: PATIENT | GÄLLER | NAMN
    identity:: PERSONNUMMER | FÖDD/NR | IDENTITET
    exam:: UNDERSÖKNING | TIDIGARE US | RÖNTGAD
    date:: NÄR | DATUM FÖR US | UTFÖRD
    wanted:: ÖNSKEMÅL | VAD | OMFATTNING
    recipient:: VART | ADRESS | MOTTAGARE
    image_recipient:: BILDERNA | BILDER TILL | BILDER
    report_recipient:: UTLÅTANDET | SVARET | UTLÅTANDE TILL
    delivery:: HUR | SÄTT | ÖVERFÖRS
    purpose:: BAKGRUND | SKÄL | ORSAK
    treatment:: BEHANDLING | BEHANDLAS FÖR | VÅR BEHANDLING
    urgency:: TID | NÄR BEHÖVS DET | BRÅDSKA
    consent:: SAMTYCKE | PATIENTENS BESKED | MEDGIVANDE
    consent_box:: MUNTLIGT SAMTYCKE | SAMTYCKE (MUNTLIGT) | MUNTLIGT JA FRÅN PAT
    """),
    days=("long", "cut", "iso"), mark="strike", name="plain", title="bracket", together="{exam}, utförd {day}",
)  # fmt: skip

HALF = Voice(
    said("""
    title:: Beställning A5 | Beställning till röntgenarkiv | Sänd material
    clinic:: Beställare (enhet) | Klinik/avd | Beställande mottagning
    doctor:: Läkarens namn | Läkare | Beställande läkare
    therapist:: Behandlarens namn | Namn och yrke | Behandlare
    ordered:: Datum | Best.datum | Ifylld
    phone:: Telefon | Tel.nr | Ring
    fax:: Fax | Faxnr | Telefax
    reference:: Referens | Vårt nr | Ref
    name:: Patientnamn | Namn (patient) | Patient
    identity:: Personnummer | Personnr | Pers.nr
    exam:: Undersökning | Vilken us | Röntgenundersökning
    date:: Us-datum | Datum | Utförd
    wanted:: Sänd | Vi vill ha | Önskas
    recipient:: Sänds till | Mottagare | Skickas till
    image_recipient:: Bilder sänds till | Bildmottagare | Bilder skickas till
    report_recipient:: Utlåtande sänds till | Svarsmottagare | Svar skickas till
    delivery:: Sätt | Medium | Sänds via
    purpose:: Anledning | Orsak | Syfte
    treatment:: Behandlas för | Pågående behandling | Aktuell beh.
    urgency:: Senast | Brådskande | När
    consent:: Samtycke | Medgivande från patient | Patientens samtycke
    """),
    days=("iso", "dotted", "zeros"), mark="box", title="after",
)  # fmt: skip

CHECKLIST = Voice(
    said("""
    title:: Checklista vid beställning | Kontrollista beställning av röntgenmaterial | Att fylla i före fax
    clinic:: Beställande klinik angiven | Klinik som beställer | Enhetens namn
    doctor:: Beställande läkare angiven | Läkare som beställer | Läkarens namn
    therapist:: Behandlare och yrke angivet | Behandlare som beställer | Namn och legitimation
    ordered:: Datum | Datum för ifyllande | Ifylld den
    phone:: Telefon för frågor | Telefonnummer | Återkoppling tel
    fax:: Faxnummer | Återkoppling fax | Fax
    reference:: Intern referens | Eget nummer | Referens
    name:: Patientens namn | Namn kontrollerat | Patient
    identity:: Personnummer kontrollerat | Personnummer | Patientens personnummer
    exam:: Undersökning angiven | Vilken undersökning | Undersökning
    date:: Undersökningsdatum angivet | Datum för undersökningen | Undersökningsdatum
    wanted:: Vad ska skickas | Material | Det som ska skickas
    recipient:: Mottagare angiven | Mottagare | Vem ska ha materialet
    image_recipient:: Mottagare av bilder | Bildmottagare angiven | Vem ska ha bilderna
    report_recipient:: Mottagare av utlåtande | Svarsmottagare angiven | Vem ska ha utlåtandet
    onward:: Vidare till klinik (fvb) | Fvb | Vidarebefordras till
    delivery:: Leveranssätt valt | Leverans | Hur ska det skickas
    purpose:: Anledning | Skäl angivet | Anledning till beställning
    treatment:: Aktuell behandling angiven | Behandling | Vad behandlas
    urgency:: Brådskar | Tidsfrist | Behövs senast
    consent:: Samtycke | Samtycke kontrollerat | Patientens samtycke
    consent_box:: Muntligt samtycke inhämtat | Patienten har samtyckt muntligt | Muntligt samtycke
    """),
    days=("iso", "long", "spaced"), mark="typed", title="after", onward=True,
)  # fmt: skip

COLUMNS = Voice(
    said("""
    title:: Beställningslista | Undersökningar som önskas | Specifikation
    clinic:: Beställs av | Enhet | Kund (klinik)
    doctor:: Läkare | Enl. dr | Attesterande läkare
    therapist:: Behandlare | Beställs av (namn, yrke) | Utövare
    ordered:: Listdatum | Datum | Uppgjord
    phone:: Tel | Telefon | Kontakt tel
    fax:: Fax | Faxnr | Kontakt fax
    reference:: Listnr | Ref.nr | Märkning
    name:: Patient | Patientens namn | Pat
    identity:: Personnr | Personnummer | Pnr
    exam:: Undersökning | Us | Benämning
    date:: Utförd | Us-datum | Datum
    wanted:: Önskas | Avser | Material
    recipient:: Levereras till | Mottagare | Adress
    image_recipient:: Bilder levereras till | Mottagare bilder | Bilder, adress
    report_recipient:: Utlåtande levereras till | Mottagare svar | Svar, adress
    onward:: Fvb | Vidare till | För vidare bef.
    delivery:: Leverans | Överförs | Sätt
    purpose:: Anm. | Anledning | Ändamål
    treatment:: Behandling | Beh. orsak | Behandlas för
    urgency:: Prio | Senast | Brådska
    consent:: Samtycke | Patientens samtycke | Medgivande
    """),
    days=("iso", "short", "compact"), mark="box", name="turned", title="bracket", onward=True, shows_empty=True,
)  # fmt: skip

STICKER = Voice(
    said("""
    title:: Beställningskort | Kort: material från annat sjukhus | Rekvisitionskort
    clinic:: Mottagning/avd. | Avsändande enhet | Vi är
    doctor:: Läkare | Ansv. doktor | Läkarens namn
    therapist:: Behandlare | Namn och yrke | Leg. yrkesutövare
    ordered:: Dag | Datum | Skrivet den
    phone:: Tel | Telefonnr | Telefon direkt
    fax:: Fax | Faxnummer | Telefax
    reference:: Kortnr | Ref | Nr
    name:: Namn | Patient | Patientens namn
    identity:: Pnr | Personnummer | ID
    exam:: Röntgenundersökning | Undersökning | Us.
    date:: Datum | När | Us.datum
    wanted:: Vi behöver | Önskas | Skicka
    recipient:: Skickas till | Mottagande enhet | Adressat
    image_recipient:: Bilder skickas till | Bilder, mottagare | Bildmottagare
    report_recipient:: Svar skickas till | Utlåtande, mottagare | Svarsmottagare
    delivery:: Sänds | Sätt | Via
    purpose:: Varför | Anledning | Orsak
    treatment:: Behandling hos oss | Behandlas för | Aktuell behandling
    urgency:: Bråttom? | Senast | Behövs
    consent:: Samtycke | Patientens samtycke | Medgivande
    """),
    days=("stroke", "long", "dashed"), mark="ring", name="loud", title="before", together="{exam} ({day})",
)  # fmt: skip

ZEBRA = Voice(
    said("""
    title:: Utlämnandebegäran | Registrering av beställning | Ärendeblad
    clinic:: Vårdgivare | Organisation/enhet | Begärande enhet
    doctor:: Begärande läkare | Läkare, namn | Medicinskt ansvarig
    therapist:: Begärande behandlare | Hälso- och sjukvårdspersonal | Ansvarig behandlare
    ordered:: Begäran daterad | Registrerad | Datum
    phone:: Telefon, kontakt | Telefon | Kontaktnummer
    fax:: Telefax | Fax, kontakt | Fax
    reference:: Ärendebeteckning | Dnr | Referensnummer
    name:: Den undersökte | Patient, namn | Patientens för- och efternamn
    identity:: Identitetsbeteckning | Patient, personnummer | Personnummer
    exam:: Undersökning/åtgärd | Radiologisk undersökning | Begärd undersökning
    date:: Undersökningsdag | Utförandedatum | Datum för undersökning/åtgärd
    wanted:: Begäran omfattar | Handlingar | Begärt
    recipient:: Utlämnas till | Mottagande enhet | Expedieras till
    image_recipient:: Bilder utlämnas till | Bilder expedieras till | Mottagande enhet, bilder
    report_recipient:: Utlåtande utlämnas till | Utlåtande expedieras till | Mottagande enhet, svar
    onward:: Vidarebefordras till | Slutlig mottagare (fvb) | Fvb
    delivery:: Expedieringssätt | Form | Överföringsform
    purpose:: Ändamål | Grund för begäran | Skäl för utlämnande
    treatment:: Pågående vård/behandling | Behandling som åberopas | Aktuell behandling
    urgency:: Skyndsamhet | Önskad expediering | Senast
    consent:: Patientens samtycke (25:1 OSL) | Samtycke/sekretess | Medgivande från patienten
    consent_box:: Muntligt samtycke enl. OSL | Samtycke lämnat muntligen | Muntligt samtycke
    """),
    days=("iso", "long"), mark="strike", name="loud", title="after", onward=True, shows_empty=True,
)  # fmt: skip
