"""What the few forms among the papers of the forest set call their fields."""

from __future__ import annotations

from bench.faxes.sets.forest_exams import listed

LABELS = {
    "title": listed("Anhållan till röntgen; Förfrågan till röntgen; Beställning; Meddelande till röntgen"),
    "orderer": listed("Avsändare; Från; Vem som ber om materialet"),
    "patient_section": listed("Patienten; Vem det gäller; Patientuppgifter"),
    "order_section": listed("Vad som behövs; Ärende; Önskemål"),
    "consent": listed("Samtycke; Patientens samtycke; Samtycke till utlämnande"),
    "consent_box": listed("""Muntligt samtycke från patienten; Har patienten samtyckt muntligt?
        Muntligt samtycke till utlämnande finns"""),
    "consent_box_written": listed("""Skriftligt samtycke bifogas; Patientens skriftliga samtycke medföljer
        Skriftligt samtycke, se bilaga"""),
    "clinic": listed("Enhet; Vår mottagning; Arbetsplats; Enhetens namn"),
    "doctor": listed("Läkare; Ansvarig läkare; Beställande läkare; Doktor"),
    "therapist": listed("Behandlare; Namn och yrke; Behandlare, yrkestitel"),
    "phone": listed("Tel; Telefon; Nås på tel"),
    "fax": listed("Fax; Telefax; Vårt faxnr"),
    "reference": listed("Vår ref; Referens; Ärendenr"),
    "ordered": listed("Skrivet den; Datum för begäran; Dagens datum"),
    "name": listed("Namn; Patientens namn; Heter"),
    "identity": listed("Personnummer; Personnr; Pnr"),
    "reserve": listed("Reservnummer; Reservnr; Tillfälligt reservnummer"),
    "coordination": listed("Samordningsnummer; Samordningsnr; Sam.nr"),
    "exam": listed("Undersökning; Gjord undersökning; Det gäller undersökningen"),
    "date": listed("Utförd; Gjordes den; Undersökningsdatum"),
    "wanted": listed("Vi behöver; Det här vill vi ha; Önskas"),
    "both": listed("Skickas till; Mottagare; Sänds till"),
    "image_recipient": listed("Bilderna till; Mottagare av bilder; Bilder skickas till"),
    "report_recipient": listed("Utlåtandet till; Mottagare av utlåtande; Svaret faxas till"),
    "delivery": listed("Sätt; På vilket sätt; Leverans"),
    "self_referred": listed("Egen remiss; På egen remiss; Remitterat själv"),
    "purpose": listed("Orsak; Anledning; Varför"),
    "treatment": listed("Behandlas för; Pågående behandling; Aktuell behandling"),
    "urgency": listed("Bråttom; Behövs senast; När"),
    "sign": listed("Signatur; Sign; Underskrift"),
    "note": listed("Övrigt; Obs; Att tänka på"),
}
