"""What the forms of the river set call their fields: four manners of naming, each in three wordings or more."""

from __future__ import annotations

from bench.faxes.sets.river_exams import listed

Words = dict[str, tuple[str, ...]]


def rows(text: str) -> Words:
    """``key | wording; wording; …``, and on the next lines more of them."""
    out: dict[str, str] = {}
    key = ""
    for line in text.strip().splitlines():
        name, bar, more = line.partition("|")
        key = name.strip() if bar else key
        out[key] = f"{out.get(key, '')};{more if bar else line}"
    return {name: listed(texts) for name, texts in out.items()}


OFFICIAL = rows("""
    self | Begäran görs av; Beställare; Den som begär
    clinic | Beställande enhet; Rekvirerande enhet; Vårdenhet som beställer; Beställande klinik/mottagning
    doctor | Beställande läkare; Ansvarig läkare; Läkarens namn; Rekvirerande läkare
    therapist | Beställarens namn; Namn på beställaren; Beställare, för- och efternamn
    relative | Anhörigs namn; Ombud/anhörig, namn; Namn på anhörig som fyller i
    title | Titel; Befattning/yrkestitel; Yrke/legitimation
    phone | Telefon; Telefonnummer; Telefon för frågor
    fax | Fax; Faxnummer; Telefax
    reference | Vår referens; Ärendereferens; Referens (beställarens)
    ordered | Beställningsdatum; Datum för beställning; Beställd den
    name | Patientens namn; Namn; För- och efternamn
    turned | Efternamn, förnamn; Patientens efternamn och förnamn; Namn (efternamn först)
    identity | Personnummer; Fullständigt personnummer; Patientens personnummer
    reserve | Reservnummer; Personnummer/reservnummer; Reservpersonnummer
    exam | Undersökning; Röntgenundersökning; Begärd undersökning
    date | Undersökningsdatum; Datum för undersökningen; Utförd datum
    method | Metod; Modalitet; Undersökningstyp
    part | Kroppsdel; Organ/kroppsdel; Område
    side | Sida; Hö/vä; Höger/vänster
    wanted | Beställningen avser; Material som önskas; Begärt material
    recipient | Mottagare; Materialet skickas till; Mottagande röntgenavdelning/mediaenhet
    image_recipient | Mottagare av bilder; Bilderna skickas till; Bilder länkas till
    report_recipient | Mottagare av utlåtande; Utlåtandet faxas till; Utlåtande skickas till
    onward | För vidare befordran till; Vidarebefordras till; fvb. klinik
    delivery | Leveranssätt; Överföringssätt; Sätt för leverans
    self_referred | Undersökningen är utförd på egen remiss; Egen remiss; Utförd efter remiss från beställaren
    purpose | Ändamål; Syfte med beställningen; Anledning till begäran
    treatment | Aktuell behandling; Pågående behandling och dess syfte; Behandling som materialet behövs för
    urgency | Brådskande, ange när; Behövs senast; Prioritet
    consent | Patientens samtycke; Samtycke till utlämnande; Samtycke
    consent_written | Patientens skriftliga samtycke bifogas; Skriftligt samtycke medföljer
        Bilaga: skriftligt samtycke
    remarks | Övriga upplysningar; Övrigt; Kommentar
    sign | Underskrift; Beställarens underskrift; Datum och underskrift
    s_orderer | Beställare; Uppgifter om beställaren; Beställande vårdgivare
    s_patient | Patient; Uppgifter om patienten; Patientuppgifter
    s_order | Beställning; Uppgifter om undersökningen; Material som beställs
    s_consent | Samtycke; Patientens samtycke; Samtycke och övrigt
    """)
TERSE = rows("""
    self | Best. av; Beställare; Best.
    clinic | Enhet; Klin/mott; Klinik
    doctor | Läkare; Ansv. läk.; Best. läkare
    therapist | Beställare; Namn best.; Best. (namn)
    relative | Anhörig; Anh. namn; Ifyllt av anhörig
    title | Titel; Yrke; Bef.
    phone | Tel; Tfn; Tel.nr
    fax | Fax; Faxnr; Fax nr
    reference | Ref; Vår ref.; Ref.nr
    ordered | Best.datum; Dat.; Beställd
    name | Pat.; Pat. namn; Namn
    turned | Efternamn, förnamn; Pat. (eftern., förn.); Namn, efternamn först
    identity | Pnr; Pers.nr; Persnr
    reserve | Reservnr; Pnr/reservnr; Res.nr
    exam | Us.; Undersökn.; Us. typ
    date | Us.datum; Us.dat.; Utf. dat.
    method | Modal.; Metod; Typ
    part | Kr.del; Kroppsdel; Del
    side | Sida; Hö/vä; Dx/sin
    wanted | Önskas; Gäller; Avser
    recipient | Till; Skickas till; Mott. rtg/mediaenh.
    image_recipient | Bilder till; Bild mott.; Länkas till (bilder)
    report_recipient | Utl. till; Utl. faxas; Svar till
    onward | Fvb.; fvb. klin.; Vidare till
    delivery | Lev.sätt; Sätt; Hur
    self_referred | Egen rem.; Egen remiss; Rem. av best.
    purpose | Syfte; Anl.; Orsak
    treatment | Aktuell beh.; Behandling; Pågående beh.
    urgency | Akut/senast; Prio; Behövs sen.
    consent | Samtycke; Samtycke pat.; Samt.
    consent_written | Skriftl. samtycke bifogas; Skr. samtycke, bilaga; Samtycke skriftl., medföljer
    remarks | Övr.; Anm.; Obs
    sign | Sign.; Signatur; Sign. best.
    s_orderer | Beställare; Best.; Från
    s_patient | Patient; Pat.; Patientdata
    s_order | Beställning; Us.; Gäller
    s_consent | Samtycke; Samt.; Samtycke/övr.
    """)
ASKING = rows("""
    self | Vem beställer?; Vem är du som begär?; Vem gör begäran?
    clinic | Vilken klinik eller mottagning beställer?; Vid vilken enhet arbetar du?
        Vilken enhet kommer beställningen från?
    doctor | Vilken läkare beställer?; Vad heter läkaren som beställer?; Vilken doktor vill ha materialet?
    therapist | Vem beställer?; Vad heter du som beställer?; Vem gör beställningen?
    relative | Vad heter du som är anhörig?; Vilken anhörig fyller i?; Vem fyller i åt patienten?
    title | Vilken titel har du?; Vilket yrke har du?; Yrke och legitimation?
    phone | Vilket telefonnummer når vi er på?; Telefonnummer?; På vilket nummer kan vi ringa?
    fax | Vilket faxnummer har ni?; Faxnummer?; Ert faxnummer?
    reference | Har ni en egen referens?; Er egen referens?; Vilken referens ska vi ange?
    ordered | Vilken dag görs beställningen?; När görs beställningen?; Dagens datum?
    name | Vad heter patienten?; Vilken patient gäller det?; Patientens namn?
    turned | Vad heter patienten (efternamn, förnamn)?; Patientens efternamn och förnamn?
        Patient (efternamn först)?
    identity | Vilket personnummer har patienten?; Patientens personnummer?; Personnummer?
    reserve | Vilket reservnummer har patienten?; Patientens reservnummer?; Reservnummer?
    exam | Vilken undersökning gäller det?; Vilken undersökning vill ni ha?; Vad undersöktes?
    date | När gjordes undersökningen?; Vilket datum gjordes den?; Vilken dag utfördes undersökningen?
    method | Vilken metod?; Vilken modalitet?; Vilken teknik?
    part | Vilken kroppsdel?; Vilket område?; Vilket organ?
    side | Vilken sida?; Höger eller vänster?; Sida?
    wanted | Vad vill ni ha?; Vad ska skickas?; Vilket material önskas?
    recipient | Vart ska materialet skickas?; Till vilken röntgenavdelning ska det skickas?
        Vem ska ta emot materialet?
    image_recipient | Vart ska bilderna skickas?; Vart ska bilderna länkas?; Vem tar emot bilderna?
    report_recipient | Vart ska utlåtandet faxas?; Vart ska utlåtandet skickas?; Vem tar emot utlåtandet?
    onward | Vem ska materialet vidare till?; Till vilken klinik ska det vidarebefordras?
        Vidare befordran till?
    delivery | Hur ska materialet levereras?; På vilket sätt ska det skickas?; Hur vill ni ha bilderna?
    self_referred | Har du själv remitterat till undersökningen?; Gjordes undersökningen på din egen remiss?
        Egen remiss?
    purpose | Varför behövs materialet?; Vad ska materialet användas till?; Vilket är syftet?
    treatment | Vilken behandling får patienten hos dig?; Vilken behandling behövs materialet för?
        Vad behandlas patienten för?
    urgency | När behövs materialet?; Är det bråttom, när behövs det?; Senast när?
    consent | Har patienten samtyckt?; Samtycker patienten till att materialet lämnas ut?
        Finns patientens samtycke?
    consent_written | Bifogas patientens skriftliga samtycke?; Medföljer patientens skriftliga samtycke?
        Bifogas undertecknat samtycke?
    remarks | Är det något mer vi behöver veta?; Övriga upplysningar?; Något annat?
    sign | Din underskrift; Underskrift av den som beställer; Skriv under här
    s_orderer | Om dig som beställer; Vem beställer; Frågor om beställaren
    s_patient | Om patienten; Patienten; Frågor om patienten
    s_order | Om undersökningen; Vad gäller det; Frågor om beställningen
    s_consent | Samtycke; Om samtycke; Frågor om samtycke
    """)
PLURAL = rows("""
    self | Sökande; Begäran från; Beställare
    clinic | Klinik(er)/enhet; Avsändande enhet; Inrättning
    doctor | Läkare/ansvarig; Beställande doktor; Dr
    therapist | Uppgiftslämnare; Kontaktperson/beställare; Handläggare/beställare
    relative | Anhörig/ombud; Anhörigs namnförtydligande; Namn (anhörig)
    title | Yrkeskategori; Befattning; Yrkestitel
    phone | Telefon/direktnr; Telnr; Kontakttelefon
    fax | Telefaxnr; Fax (enhetens); Faxnummer åter
    reference | Diarie-/ref.nr; Beställarens ref; Ert ärendenr
    ordered | Datum; Utfärdad; Utskriftsdatum
    name | Patientens för- och efternamn; Patientnamn; Namn på patienten
    turned | Patientnamn (efternamn, förnamn); Efternamn/förnamn; Patientens namn, efternamnet först
    identity | Personnr; Person-/samordningsnummer; Patientens personnr
    reserve | Reservnummer; Tillfälligt reservnr; Reserv-ID
    exam | Undersökningar; Utförd undersökning; Undersökning(ar)
    date | Undersökningsdatum(en); Datum; Undersökt den
    method | Modalitet; Slag; Metod/teknik
    part | Kroppsdel(ar); Region; Organ
    side | Sida (hö/vä); Sidoangivelse; Sida
    wanted | Handlingar som begärs; Omfattning; Önskat material
    recipient | Mottagande enhet; Sändes till; Adressat
    image_recipient | Bilder sändes till; Adressat bilder; Bildmottagare
    report_recipient | Utlåtanden sändes till; Adressat utlåtande; Utlåtandemottagare
    onward | Vidare till klinik; För vidarebefordran; Slutmottagare (fvb.)
    delivery | Distributionssätt; Sändningssätt; Leveransform
    self_referred | Remitterad av undertecknad; Egna remisser; På egen remiss
    purpose | Begärans syfte; Bakgrund; Används för
    treatment | Behandling(ar) hos oss; Aktuell behandling/åtgärd; Relevans för behandlingen
    urgency | Tidsgräns; Angelägenhet; Önskas senast
    consent | Samtycken; Samtycke från patienten; Medgivande från patienten
    consent_written | Bilagor: skriftligt samtycke; Skriftligt samtycke (bifogas)
        Medföljande skriftligt medgivande
    remarks | Anmärkningar; Meddelande; Noteringar
    sign | Namnteckning; Undertecknas; Underskrift, beställare
    s_orderer | Avsändare; Beställande part; Uppgiftslämnare
    s_patient | Patient/den det gäller; Patientens identitet; Den undersökte
    s_order | Handlingar; Undersökningar; Begäran
    s_consent | Samtycken; Medgivande; Samtycke m.m.
    """)

BOXES: Words = rows("""
    images | Bilder; Röntgenbilder; Bildmaterial
    report | Utlåtande; Röntgenutlåtande; Svar/utlåtande
    only_images | Endast bilder; Enbart bilder; Bara bilder
    only_report | Endast utlåtande; Enbart utlåtande; Bara utlåtande
    both | Bilder och utlåtande; Bilder + utlåtande; Både bilder och utlåtande
    link | Länkas; Länkning; Länkas (PACS)
    iep | IEP; Via IEP; Sectra IEP
    usb | USB; USB-minne; På USB
    dvd | DVD; CD/DVD; DVD-skiva
    post | Post; Per post; Brev per post
    yes | Ja; JA; ja
    no | Nej; NEJ; nej
    oral | Muntligt samtycke; Muntligt; Ja, muntligt
    written | Skriftligt (bifogas); Ja, skriftligt (bifogas); Skriftligt samtycke bifogas
    none | Nej; Samtycke saknas; Ej inhämtat
    agreed | Patienten är informerad och har lämnat muntligt samtycke till utlämnandet
        Muntligt samtycke till utlämnande har inhämtats från patienten
        Patienten samtycker muntligt till att materialet lämnas ut till beställaren
    enclosed | Patientens skriftliga samtycke bifogas; Skriftligt samtycke undertecknat av patienten medföljer
        Skriftligt samtycke från patienten bifogas blanketten
    own | Remissen är min egen; Undersökningen är remitterad av mig; Egen remiss
    """)
