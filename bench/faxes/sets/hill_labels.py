"""Labels of the hill set's lists and tables: research units, registries, conferences, insurers, surgeries."""

from __future__ import annotations

from bench.faxes.sets.hill_says import listed

LABELS = {
    "title_any": listed("Beställning; Begäran; Rekvisition; Beställning av material; Framställan till röntgen"),
    "title_both": listed("""Rekvisition av bilder och utlåtande; Begäran om röntgenmaterial; Bilder och svar önskas
        Inhämtning av bilder och utlåtanden"""),
    "title_images": listed(
        "Rekvisition av bilder; Begäran om röntgenbilder; Bilder önskas; Inhämtning av bildmaterial"
    ),
    "title_report": listed(
        "Rekvisition av utlåtande; Begäran om röntgensvar; Utlåtande önskas; Begäran om kopia av svar"
    ),
    "s_sender": listed("Vem frågar; Avsändare; Uppgifter om oss; Vi som beställer; Från"),
    "s_patient": listed("Vem det gäller; Patientuppgifter; Personen; Patienten; Den undersökta"),
    "s_order": listed("Vad vi behöver; Materialet; Undersökningar; Önskemål; Det begärda"),
    "s_where": listed("Vart; Leverans; Så här skickar ni; Översändande"),
    "s_consent": listed("Samtycke; Om samtycke; Medgivande från patient"),
    "s_other": listed("Bakgrund; Övriga upplysningar; Mer om ärendet"),
    "clinic": listed("Enhet; Klinik/mottagning; Organisation; Verksamhet; Arbetsplats; Beställande klinik; Vårdenhet"),
    "doctor": listed("Läkare; Ansvarig läkare; Beställande läkare; Doktor; Behandlande läkare; Läkarens namn"),
    "therapist": listed("Behandlare; Behandlarens namn och yrke; Namn, yrke; Beställd av; Behandlare/titel"),
    "person": listed("Handläggare; Kontaktperson; Ansvarig; Namn och befattning"),
    "phone": listed("Tel; Telefonnr; Nås på tel.; Tfn; Direkttelefon"),
    "fax": listed("Fax; Faxnr; Vårt faxnummer; Telefax"),
    "reference": listed("Vår referens; Vårt dnr; Ärendenummer; Ref.nr; Diarienr"),
    "ordered": listed("Datum; Dagens datum; Skrivet den; Beställningsdatum; Datum för beställning"),
    "name": listed("Namn; Patientens för- och efternamn; Patientens namn; Den undersöktes namn; Pat namn"),
    "identity": listed("Personnr; Pers.nr; Fullst. personnummer; Personnummer; Id-nummer; Födelsenummer"),
    "reserve": listed("Reservnr; Reservnummer; Tillfälligt nummer (reservnr)"),
    "coordination": listed("Samordningsnr; Samordningsnummer; Personnr/samordningsnr"),
    "both_of_patient": listed("Patient (namn, personnr); Namn och personnummer; Patient"),
    "exam": listed("Undersökning; Vilken undersökning; Röntgenundersökning; Us; Typ av us; Undersökning/kroppsdel"),
    "date": listed("Us-datum; När gjordes den; Undersökningsdatum; Utförd den; Datum för undersökningen; Utf. datum"),
    "exam_dated": listed("Undersökning och datum; Undersökning, när; Vad och när"),
    "wanted": listed("Vi önskar; Vad önskas; Omfattning; Det som begärs; Begärt material"),
    "both": listed("Mottagare; Skickas till; Adressat; Sänds till; Mottagande enhet; Vart"),
    "image_recipient": listed("Bilder till; Mottagare av bilder; Bilderna skickas till; Bildmottagare"),
    "report_recipient": listed("Utlåtande till; Mottagare av svar; Svar faxas till; Utlåtandet sänds till"),
    "onward": listed("Vidarebefordras till; Fvb.; För vidare befordran till; Sedan vidare till"),
    "delivery": listed("Hur; Leveranssätt; Sätt att skicka; På vilket sätt; Medium"),
    "consent": listed("Samtycke; Patientens samtycke; Om patientens samtycke; Medgivande"),
    "consent_oral": listed("""Patienten samtycker muntligt; Muntligt samtycke inhämtat; Har patienten samtyckt muntligt?
        Muntligt samtycke från patienten"""),
    "consent_written": listed("""Skriftligt samtycke bifogas; Patientens skriftliga samtycke medföljer
        Skriftligt samtycke, se bilaga"""),
    "self_referred": listed("Egen remiss; Remitterad av oss; Är undersökningen på er egen remiss?; Vår egen remiss"),
    "purpose": listed("Anledning; Skäl; Varför; Syfte; Ändamål; Bakgrund"),
    "treatment": listed("Aktuell behandling; Behandlas för; Varför, aktuell behandling; Pågående behandling"),
    "urgency": listed("Prioritet; Angelägenhetsgrad; Hur bråttom"),
    "needed": listed("Behövs senast; Rond/konferens den; Senast den; Önskas till den"),
    "sign": listed("Underskrift; Namnteckning; Sign; Undertecknat"),
}
