"""What the record systems, referral systems and fax machines among the senders of the island set print."""

from __future__ import annotations

from bench.faxes.sets.island_voices import Voice, said

JOURNAL = Voice(
    said("""
    title:: BESTÄLLNING RADIOLOGI | UTDRAG: BESTÄLLNING TILL RÖNTGENARKIV | JOURNALUTSKRIFT - EXTERN BEGÄRAN
    clinic:: ENHET | BESTÄLLANDE ENH | VÅRDENHET
    doctor:: LÄKARE | ANSV LÄKARE | BESTÄLLANDE LÄK
    therapist:: BEHANDLARE | BEH ANSVARIG | YRKESUTÖVARE
    ordered:: UTSKRIFTSDATUM | REG DATUM | SKAPAD
    phone:: TELNR | TEL | TFN
    fax:: FAXNR | TELEFAX | FAX
    reference:: REF | REFNR | VÅR REF
    name:: NAMN | PATNAMN | PATIENT
    identity:: PERSONNR | PNR | PERSNR
    exam:: UNDERSÖKNING | US | UNDERS
    date:: US-DATUM | UTFÖRD | UNDERS DATUM
    wanted:: ÖNSKAS | AVSER | BEGÄRS
    recipient:: MOTTAGARE | SKICKAS TILL | SÄNDS TILL
    image_recipient:: BILDER TILL | MOTT BILDER | BILDER SÄNDS TILL
    report_recipient:: SVAR TILL | UTLÅTANDE TILL | MOTT UTLÅT
    onward:: FVB | VIDARE TILL | FÖR VIDARE BEF
    delivery:: SÄTT | LEVERANS | ÖVERFÖRING
    purpose:: ORSAK | ANLEDNING | INDIKATION
    urgency:: PRIO | BRÅDSKA | SENAST
    consent:: SAMTYCKE | PAT SAMTYCKE | MEDGIVANDE
    consent_box:: MUNTL SAMTYCKE | SAMTYCKE MUNTLIGT | MUNTLIGT MEDGIVANDE
    """),
    days=("iso", "compact", "short"), mark="typed", name="turned", title="after", onward=True, shows_empty=True,
)  # fmt: skip

REFERRAL = Voice(
    said("""
    title:: REKVISITION AV TIDIGARE UNDERSÖKNING | BESTÄLLNING RADIOLOGISKT MATERIAL | REKVISITION RTG
    clinic:: REKVIRERANDE ENHET | REMITTENTENHET | BESTÄLLARENHET
    doctor:: REKVIRERANDE LÄKARE | BESTÄLLANDE LÄKARE | LÄKARE
    therapist:: REKVIRENT | BESTÄLLARE (PERSON) | BEHANDLARE
    ordered:: REKVISITIONSDATUM | SKICKAD | DATUM FÖR BESTÄLLNING
    phone:: TELEFON TILL ENHETEN | DIREKTNR | TELEFON
    fax:: FAX TILL ENHETEN | TELEFAX | FAXNUMMER
    reference:: REKVISITIONSNR | BESTÄLLNINGS-ID | INTERNT ID
    name:: PATIENTENS NAMN | PATIENT | FÖR- OCH EFTERNAMN
    identity:: PERSONNUMMER | PATIENT-ID | PERSONIDENTITET
    exam:: UTFÖRD UNDERSÖKNING | TIDIGARE US SOM REKVIRERAS | RADIOLOGISK UNDERSÖKNING
    date:: UNDERSÖKNINGSDATUM | DATUM FÖR US | UTFÖRD DEN
    wanted:: REKVIRERAS | OMFATTNING | MATERIAL
    recipient:: SVARSMOTTAGARE/ADRESSAT | LEVERERAS TILL | MOTTAGANDE ENHET
    image_recipient:: MOTTAGARE AV BILDER | BILDMOTTAGARE | BILDER LEVERERAS TILL
    report_recipient:: MOTTAGARE AV SVAR | SVARSMOTTAGARE | UTLÅTANDE LEVERERAS TILL
    onward:: FÖR VIDARE BEFORDRAN | VIDAREBEFORDRAS TILL | SLUTMOTTAGARE (FVB)
    delivery:: LEVERANSSÄTT | ÖVERFÖRINGSSÄTT | MEDIUM
    purpose:: FRÅGESTÄLLNING/SYFTE | SYFTE MED REKVISITIONEN | ANLEDNING
    treatment:: AKTUELL BEHANDLING | PÅGÅENDE BEHANDLING | BEHANDLING SOM MATERIALET BEHÖVS FÖR
    urgency:: PRIORITET | ÖNSKAS SENAST | SVAR ÖNSKAS FÖRE
    consent:: PATIENTENS SAMTYCKE | SAMTYCKE | INHÄMTAT SAMTYCKE
    consent_box:: MUNTLIGT SAMTYCKE INHÄMTAT | PATIENTENS MUNTLIGA SAMTYCKE | SAMTYCKE (MUNTLIGT)
    """),
    days=("iso", "slashes"), mark="box", name="loud", title="bracket", onward=True, numbered=True,
)  # fmt: skip

TELEFAX = Voice(
    said("""
    title:: TELEFAX | FAXMEDDELANDE | Fax / Telefaxmeddelande
    clinic:: Från | Avsändare | Från enhet
    doctor:: Ansv. läkare | Läkare | Best. läkare
    therapist:: Behandlare | Ansv. behandlare | Beställd av
    ordered:: Datum | Dag | Sänt den
    phone:: Tfn | Tel | Telefon
    fax:: Telefax | Fax | Faxnr
    reference:: Ref | Vår ref. | Ärende
    name:: Patient | Namn | Pat. namn
    identity:: Pers.nr | Personnr | Pers.nummer
    exam:: Röntgen/us | Undersökning | Typ av us
    date:: Datum us | Us-dat | Gjord
    wanted:: Vi önskar | Önskas | Gäller
    recipient:: Sändes till | Adressat | Materialet till
    image_recipient:: Bilderna sändes till | Bildadressat | Bilder skickas
    report_recipient:: Svaret sändes till | Utlåtandet sändes till | Svarsadressat
    delivery:: Hur | Sätt | Överförs
    purpose:: Varför | Anl. | Till vad
    treatment:: Behandling | Behandlas för | Beh. här
    urgency:: Senast | Behövs | Brådskande?
    consent:: Samtycke | Pat:s samtycke | Medgivande
    consent_box:: Muntligt samtycke | Pat. samtycker (muntligt) | Samtycke, muntligt
    """),
    days=("stroke", "dashed", "iso"), mark="line", title="before",
)  # fmt: skip

CHARBOX = Voice(
    said("""
    title:: BESTÄLLNINGSBILD 14 | ORDERBILD RTG-ARKIV | TERMINALUTSKRIFT BESTÄLLNING
    clinic:: ENH | AVD/MOTT | BEST ENHET
    doctor:: BEST LÄKARE | LÄK | DOKTOR
    therapist:: BEHANDL | TERAPEUT | BEST AV
    ordered:: DAT | DATUM | INLAGD
    phone:: TEL | ANKN/TEL | TELEFON
    fax:: FAX | FAX NR | TELEFAX
    reference:: ORDERNR | ORDER | REF
    name:: PAT | PAT NAMN | NAMN
    identity:: PNR | P-NR | PERSONNR
    exam:: US | UNDERS | RTG-US
    date:: US DAT | GJORD | DATUM US
    wanted:: BEGÄR | VILL HA | ÖNSKAR
    recipient:: LEV TILL | TILL ENHET | MOTTAG
    image_recipient:: BILDER TILL | BILDER LEV | BILD MOTTAG
    report_recipient:: UTL TILL | SVAR TILL | UTLÅT LEV
    onward:: FVB | VIDARE | VB TILL
    delivery:: LEVSÄTT | VÄG | LEV VIA
    purpose:: ORSAK | ANL | SYFTE
    treatment:: BEHANDLING | BEH | AKT BEHANDL
    urgency:: PRIO | TID | SENAST
    consent:: SAMTYCKE | SAMT | PAT SAMTYCKE
    consent_box:: MUNTL SAMT | SAMTYCKE MUNTL | MUNTLIGT SAMTYCKE
    """),
    days=("bare", "iso", "compact"), mark="typed", name="loud", title="before", onward=True, shows_empty=True,
)  # fmt: skip

LEADERS = Voice(
    said("""
    title:: Materialbeställning | Anmodan till röntgenavdelning | Förfrågan om utlämnande
    clinic:: Klinik | Vår enhet | Beställande klinik/mottagning
    doctor:: Vilken doktor beställer | Beställande doktor | Ansvarig läkare
    therapist:: Behandlare och yrke | Namn, legitimation | Vem beställer
    ordered:: Beställningsdag | Dagens datum | Skriven
    phone:: Telefon dagtid | Telefonnr | Nås på tel
    fax:: Faxnummer | Vår fax | Fax
    reference:: Vår beteckning | Ärendenr | Diarienr
    name:: Patient (namn) | Patientens hela namn | Namn
    identity:: Fullständigt personnummer | Personnummer (10/12 siffror) | Personnummer
    exam:: Undersökning som avses | Vilken undersökning | Undersökt kroppsdel
    date:: När utförd | Datum då undersökningen gjordes | Dag för undersökning
    wanted:: Vad vill ni ha | Omfattar | Beställningen gäller
    recipient:: Vart ska materialet | Mottagare/adress | Leverans till
    image_recipient:: Vart ska bilderna | Bilderna ska till | Bilder till
    report_recipient:: Vart ska utlåtandet | Utlåtandet ska till | Svar till
    onward:: För vidare befordran till | Därifrån vidare till | Fvb klinik
    delivery:: På vilket sätt | Form för leverans | Överföring
    purpose:: Skäl | Anledning till beställningen | Ändamål
    treatment:: Behandling som pågår | Vad behandlas patienten för | Nuvarande behandling
    urgency:: Tidsgräns | Behövs senast | Bråttom
    consent:: Samtycke från patient | Hur är samtycke lämnat | Patientens medgivande
    consent_box:: Har patienten samtyckt muntligt | Muntligt samtycke lämnat | Muntligt medgivande
    """),
    days=("long", "stroke", "iso", "cut"), mark="paren", title="after", onward=True,
)  # fmt: skip

TABS = Voice(
    said("""
    title:: Best. arkivmaterial | Beställning, rtg | Utlån/överföring
    clinic:: Mottagning | Enhet | Klin.
    doctor:: Dr | Läk. | Doktor
    therapist:: Beh. | Behandlande | Behandlare
    ordered:: Dat. | Datum | Best.dag
    phone:: Tel. | Tfn | Telnr
    fax:: Fax | Fx | Telefax
    reference:: Ref. | Vår ref | Ärende
    name:: Pat. | Patient | Namn
    identity:: Pnr | P.nr | Persnr
    exam:: Us. | Rtg/CT/MR | Und.
    date:: Us.dat. | Und.dat. | Dat. för us
    wanted:: Önskar | Vill ha | Best. avser
    recipient:: Skickas | Till enhet | Levereras
    image_recipient:: Bilder skickas | Bilder t. | Bilder till
    report_recipient:: Utl. skickas | Utl. t. | Svar till
    delivery:: Via | Sätt | Media
    purpose:: Orsak | Anl. | Syfte
    treatment:: Beh. för | Akt. beh. | Behandlas för
    urgency:: Brådska | Senast | Tid
    consent:: Samt. | Samtycke | Pat. samtycke
    consent_box:: Muntl. samtycke | Samtycke muntl. | Muntligt samt.
    """),
    days=("short", "bare", "iso"), mark="line", name="turned", title="dropped",
)  # fmt: skip
