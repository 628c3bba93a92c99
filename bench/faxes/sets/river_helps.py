"""What the forms of the river set print to guide whoever fills them in; none of it is ever an answer."""

from __future__ import annotations

from bench.faxes.sets.river_words import rows

HELPS = rows("""
    clinic | Ange klinik och sjukhus; Skriv ut hela namnet, inga förkortningar
        T.ex. Medicinmottagningen, Storstads sjukhus; Fylls i av beställaren
    doctor | Fylls i av ansvarig läkare; Namn och titel, texta; Ange namnförtydligande
        T.ex. Anna Andersson, överläkare
    therapist | Namn och yrkestitel; Texta tydligt; Ange namnförtydligande; Fylls i av den som beställer
    relative | Texta tydligt; Bifoga fullmakt om sådan finns
    title | T.ex. läkare, sjukgymnast, naprapat; Ange legitimation; Ange yrke
    phone | Direktnummer, inte växel; Inkl. riktnummer; T.ex. 0123-45 67 89; Dagtid
    fax | Inkl. riktnummer; Endast vid komplettering; Om sådant finns
    reference | Frivillig uppgift; Anges vid fråga; Om sådan finns
    ordered | ÅÅÅÅ-MM-DD; ÅÅMMDD; Dagens datum; Ange dag, månad och år
    name | Texta; Ange fullständigt namn; Stora bokstäver; Enligt legitimation
    turned | Texta; Efternamnet först; T.ex. Svensson, Sven; Stora bokstäver
    identity | ÅÅÅÅMMDD-XXXX; ÅÅÅÅMMDD-NNNN; 10 eller 12 siffror; Ex. ÅÅMMDD-XXXX; Alla siffror krävs
    reserve | Om personnummer saknas; ÅÅÅÅMMDD-XXXX; Anges som på remissen
    exam | T.ex. DT buk, MR knä; Ange metod, kroppsdel och sida; Ex: Rtg höger handled; T.ex. DT thorax, UL hals
        Ange en undersökning per rad
    date | ÅÅÅÅ-MM-DD; T.ex. 2019-05-17; Ange datum eller skriv senaste; ÅÅMMDD
    method | T.ex. DT, MR; Ex. DT; DT/MR/RTG/UL
    part | T.ex. knä, buk; Ex. buk; En per rad
    side | Om tillämpligt; H/V; Vid parorgan
    wanted | Ett eller flera kryss; Kryssa i det som önskas; Utlåtande skickas inte utan begäran
        Ange bilder och/eller utlåtande
    recipient | Ange röntgenavdelning eller mediaenhet; T.ex. mediaenheten på sjukhuset; Ej till enskild läkare
        Ange sjukhus och avdelning
    image_recipient | Ange röntgenavdelning eller mediaenhet; Den enhet som ska ha bilderna
        T.ex. röntgen på mottagande sjukhus; Ange sjukhus
    report_recipient | Utlåtande faxas endast till röntgen eller mediaenhet; Den enhet som ska ha utlåtandet
        Ange enhet; Om annan än ovan
    onward | Om annan klinik ska ha materialet; Frivilligt; Ange klinik
    delivery | Länkas när det går, annars IEP eller USB; DVD lämnas inte längre; Välj ett alternativ
        Ange önskat sätt
    self_referred | Gäller kiropraktor; Besvaras av kiropraktor; Ange om remissen var din egen
    purpose | Kort motivering; T.ex. operation, rond, second opinion; Beskriv kortfattat
        Ange varför materialet behövs
    treatment | Ange vad patienten behandlas för; T.ex. behandling av knä eller rygg
        Undersökningen ska vara relevant för behandlingen; Beskriv kort
    urgency | Rond- eller operationsdatum; Lämnas tomt om ej bråttom; Ange datum vid brådska
    consent | Muntligt samtycke räcker för vårdgivare; Ska alltid besvaras; Gäller ej klinik inom regionen
        Skriftligt samtycke krävs för naprapat
    consent_written | Undertecknas av patienten på separat blankett; Skriftligt samtycke krävs för naprapat
        Ska alltid besvaras
    remarks | Skriv inte utanför rutan; Använd baksidan vid behov; Frivillig uppgift
    """)
"""By the field; the empty form shows them all."""

BEFORE = rows("""
    top | 1. Fyll i alla fält. 2. Skriv under. 3. Faxa blanketten till röntgen
        Skriv tydligt. Texta gärna med stora bokstäver
        Blanketten fylls i av beställaren. Ofullständig blankett returneras
        Fyll i alla fält märkta med asterisk. Texta; Läs anvisningarna innan blanketten fylls i
        Fylls i på dator och skrivs ut. En blankett per patient
    orderer | Fylls i av beställande enhet; Ange var vi når er vid frågor
        Samtliga uppgifter om beställaren krävs
    applicant | Ange var vi når dig vid frågor; Fylls i av den som begär; Texta
    rest | Frivilligt; Skriv kort; Använd gärna egna ord
    patient | Fylls i enligt patientens legitimation; Klistra patientetikett eller texta
        Kontrollera personnumret
    order | Ange undersökning med metod och kroppsdel, t.ex. MR ländrygg, och när den utfördes
        Flera undersökningar kan anges, t.ex. DT buk och DT thorax; Ange vad som önskas och vart det ska sändas
    consent | Samtycke krävs av privat vårdgivare och annan region. Skriftligt samtycke bifogas när det krävs
        Den som beställer ansvarar för att fråga patienten; Naprapat och kiropraktor lämnar skriftligt samtycke
    """)
"""What a form says before a section, by the section."""

FOOT = rows("""
    foot | Utlåtande faxas till röntgenavdelning eller mediaenhet. Bilder länkas eller lämnas via IEP eller USB
        Bilder från undersökningar som DT buk, MR hjärna och mammografi kan länkas. Äldre undersökningar kan saknas
        Muntligt samtycke räcker för sjukgymnast. Naprapat ska bifoga skriftligt samtycke
        Patienten får utlåtande av sin behandlande läkare, inte av röntgen
        Beställningar handläggs helgfri måndag-fredag. Akuta beställningar rings in
        Uppgifterna behandlas enligt patientdatalagen. Personnummer skrivs ÅÅÅÅMMDD-XXXX
    legend | X i ruta = ja. Tom ruta = nej. Överstruken ruta räknas inte
        Kryss = gäller. Felkryss stryks över helt
        Markera med kryss. Vid fel: fyll över rutan och kryssa i rätt ruta
    """)
"""What stands at the foot of a form, and how its boxes are to be read."""
