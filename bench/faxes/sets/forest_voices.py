"""How the writers of the forest set put things: every register says all that an order may have to say.

In braces: ``sak`` what is asked, ``unit`` who gets it, ``way`` how it is sent (a verb), ``pp`` the same as a
participle, ``nr`` the patient's number with what it is called, ``namn`` the name, ``skal`` the reason, ``tid`` when it
is needed, ``h`` and ``ar`` an examination that is only history and its year.
"""

from __future__ import annotations

from collections.abc import Mapping

from bench.faxes.sets.forest_exams import listed

Voice = Mapping[str, tuple[str, ...]]

_SHARED = {
    "both_things": listed("""bilder och utlåtande; både bilder och svar; bilderna samt utlåtandet
        bildmaterial jämte röntgenutlåtande; bilder + utl; såväl bilder som utlåtande"""),
    "images_things": listed("bilderna; röntgenbilderna; bildmaterialet; enbart bilderna"),
    "report_things": listed("utlåtandet; röntgenutlåtandet; enbart utlåtandet; röntgensvaret"),
    "no_report": listed("""Utlåtandet behöver vi inte; Utlåtandet har vi redan, så bara bilderna behövs
        Utlåtande behövs ej"""),
    "no_images": listed("""Bilderna behöver vi inte; Bilderna kan vi redan se, så dem behöver ni inte skicka
        Bilder behövs ej"""),
    "way_link": listed("länkas; länkas över"),
    "way_iep": listed("skickas via IEP; läggs ut på IEP"),
    "way_usb": listed("skickas på USB-minne; skickas på USB"),
    "way_dvd": listed("skickas på DVD; bränns på DVD och skickas"),
    "way_": listed("skickas; sänds"),
}

COLLEGIAL: Voice = _SHARED | {
    "who": listed("Patienten heter {full}; Det gäller {full}; Patienten är {full}"),
    "number": listed("""Patientens {nr}; {nr} är det patienten har; Jag bifogar även patientens {nr}"""),
    "both": listed("""Materialet kan med fördel {inf} till {unit}; Allt {way} till {unit}
        Jag ber er se till att allt {way} till {unit}"""),
    "images": listed("""Bilderna {way} till {unit}; Jag vore tacksam om bilderna {way} till {unit}
        Vad gäller bilderna ska de {inf} till {unit}"""),
    "report": listed("""Utlåtandet faxas till {unit}; Utlåtandet vill jag att ni faxar till {unit}
        Vad utlåtandet beträffar ska det faxas till {unit}"""),
    "same": listed("""Utlåtandet faxas till samma ställe; Utlåtandet faxas också dit
        Utlåtandet ska till samma mottagare"""),
    "us": listed("""{Sak} {way} till oss; {Sak} ska {inf} till undertecknad på adress enligt ovan
        {Sak} {way} till mottagningen här"""),
    "way_only": listed("Bilderna {way}; Bilderna ska {inf}; Jag vill att bilderna {way}"),
    "reason": listed("""Anledningen är följande: {skal}; Bakgrunden till min förfrågan: {skal}; Skälet: {skal}"""),
    "treated": listed("""Patienten går hos mig för {skal}; Jag har patienten under {skal}
        Aktuellt hos oss är {skal}, för vilket undersökningen har betydelse"""),
    "own_yes": listed("""Undersökningen gjordes på min egen remiss; Det var jag själv som remitterade till röntgen
        Remissen till er skrevs av mig själv"""),
    "own_no": listed("""Remissen till er skrevs inte av mig utan av patientens vårdcentral
        Undersökningen var remitterad av annan vårdgivare; Jag har inte själv remitterat till undersökningen"""),
    "urgent_day": listed("""Det hela behövs senast {tid}; Ronden hålls {tid}, så dessförinnan, tack
        Jag behöver ha detta senast {tid}"""),
    "urgent": listed("Om angelägenhetsgraden: {tid}; Jag ber er observera: {tid}; Prioritet: {tid}"),
    "past": listed("""Tidigare {h} från {ar} har vi sedan länge och den behöver inte sändas
        Att patienten {ar} genomgick {h} känner vi till, den undersökningen efterfrågas inte
        Det är alltså inte {h} från {ar} jag är ute efter; {H} från {ar} är gjord i Lund och hämtas därifrån"""),
    "aside": listed("""Jag talade för övrigt med er sekreterare Monica Ek, som var mycket hjälpsam
        Patienten träffade jag på mottagningen häromdagen; Ni får gärna höra av er om något är oklart i mitt brev
        Vi har tyvärr inte själva åtkomst till ert bildarkiv, varför jag får besvära er
        Kopia av detta brev går till patienten"""),
}

CURT: Voice = _SHARED | {
    "both_things": listed("bilder + utl; bilder o utlåtande; bild + svar; bilder och utl."),
    "images_things": listed("bilder; endast bilder; bara bilderna"),
    "report_things": listed("utl.; endast utlåtande; bara svaret"),
    "no_report": listed("Ej utl; Utl behövs ej; Svar har vi"),
    "no_images": listed("Ej bilder; Bilder behövs ej; Bilderna har vi"),
    "who": listed("Pat {full}; Pat: {full}; Gäller {full}"),
    "number": listed("{Nr}; Pat:s {nr}; ({nr})"),
    "both": listed("Allt till {unit}, {way}; {Way} till {unit}; Mottagare {unit}, {way}"),
    "images": listed("Bilder {way} till {unit}; Bilder till {unit}, {way}; Bilderna: {way} till {unit}"),
    "report": listed("Utl faxas till {unit}; Utl. till {unit}; Utlåtandet: faxas till {unit}"),
    "same": listed("Utl samma mottagare; Utl. faxas dit också; Utl till samma ställe"),
    "us": listed("{Sak} {way} till oss; {Sak} till oss här, {way}; {Sak}: {way} hit till oss"),
    "way_only": listed("Bilderna {way}; Bilder {way}; Bilderna ska {inf}"),
    "reason": listed("Orsak: {skal}; {Skal}; Anl: {skal}"),
    "treated": listed("Går här för {skal}; Pågår: {skal}; Pat under {skal}"),
    "own_yes": listed("Egen remiss; Remitterad av mig; På min remiss"),
    "own_no": listed("Ej egen remiss; Remitterad av annan; Remiss från VC, inte från mig"),
    "urgent_day": listed("Senast {tid}; Rond {tid}; Behövs {tid}"),
    "urgent": listed("OBS {tid}; Prio: {tid}; {Tid}"),
    "past": listed("{H} {ar} har vi, ej den; Inte {h} {ar}; {H} {ar} behövs ej"),
    "aside": listed("""Ring vid frågor; Vi når inte ert PACS; Nytt fax, förra kom inte fram; Tack på förhand"""),
}

OFFICIAL: Voice = _SHARED | {
    "both_things": listed("""såväl bildmaterial som utlåtande; röntgenbilder jämte utlåtande
        bilder och tillhörande utlåtande"""),
    "images_things": listed("bildmaterialet; samtliga bilder; röntgenbilderna"),
    "report_things": listed("utlåtandet; röntgenutlåtandet; det skriftliga utlåtandet"),
    "no_report": listed("""Begäran omfattar inte utlåtandet; Utlåtande begärs ej
        Utlåtandet är redan tillgängligt för oss"""),
    "no_images": listed("Begäran omfattar inte bilderna; Bilder begärs ej; Bilderna är redan tillgängliga för oss"),
    "who": listed("Begäran avser {full}; Handlingarna rör {full}; Berörd patient är {full}"),
    "number": listed("Patientens {nr}; Personen har {nr}; Patienten har {nr}"),
    "both": listed("""Handlingarna torde {inf} till {unit}; Det begärda materialet {way} till {unit}
        Mottagare av materialet är {unit}, dit det ska {inf}"""),
    "images": listed(
        "Bilderna {way} till {unit}; Bildmaterialet ska {inf} till {unit}; Bilderna torde {inf} till {unit}"
    ),
    "report": listed("""Utlåtandet faxas till {unit}; Utlåtandet ska faxas till {unit}
        Utlåtandet torde sändas per fax till {unit}"""),
    "same": listed("""Utlåtandet faxas till samma mottagare; Detsamma gäller utlåtandet, som ska till samma mottagare
        Utlåtandet torde sändas till samma mottagare"""),
    "us": listed("""{Sak} torde {inf} till undertecknad; {Sak} {way} till vår adress enligt brevhuvudet
        {Sak} ska {inf} till oss"""),
    "way_only": listed("Bilderna {way}; Bildmaterialet ska {inf}; Bilderna torde {inf}"),
    "reason": listed("Ändamål: {skal}; Ändamålet med begäran är följande: {skal}; Syftet är {skal}"),
    "treated": listed("""Patienten står under {skal}; Hos oss pågår {skal}, varför materialet är av betydelse
        Ändamålet är {skal}"""),
    "own_yes": listed("""Undersökningen har utförts på undertecknads egen remiss; Remittent var undertecknad
        Undersökningen remitterades av undertecknad"""),
    "own_no": listed("""Undersökningen har remitterats av annan vårdgivare; Undertecknad var inte remittent
        Remissen utfärdades av annan vårdgivare än undertecknad"""),
    "urgent_day": listed("""Materialet måste vara tillgängligt senast {tid}; Svar önskas senast {tid}
        Konferensen äger rum {tid}"""),
    "urgent": listed("Ärendet är brådskande: {tid}; Angående tidsfrist: {tid}; Prioritet: {tid}"),
    "past": listed("""Begäran omfattar inte {h} från {ar}; {H}, utförd {ar}, är redan rekvirerad och avses inte här
        Från begäran undantas {h} från {ar}"""),
    "aside": listed("""Eventuell kostnad för framställningen ersätts av oss; Skulle hinder möta emotses besked härom
        Ni är välkomna att kontakta undertecknad vid frågor
        Begäran har föregåtts av telefonkontakt med er registrator"""),
}

FRIENDLY: Voice = _SHARED | {
    "who": listed("Patienten heter {full}; Det gäller {full}; Det handlar om {full}"),
    "number": listed("Patienten har {nr}; Här är {nr}; Jo, {nr} är det"),
    "both": listed("""Allt {way} till {unit} tack; Skulle ni kunna se till att allt {way} till {unit}?
        Det vi behöver ska {inf} till {unit}"""),
    "images": listed("""Bilderna {way} till {unit} tack; Skulle ni kunna se till att bilderna {way} till {unit}?
        Bilderna ska {inf} till {unit}"""),
    "report": listed("""Utlåtandet faxas till {unit} tack; Utlåtandet kan ni väl faxa till {unit}?
        Och utlåtandet ska faxas till {unit}"""),
    "same": listed("Utlåtandet faxar ni till samma ställe; Utlåtandet ska dit det också; Utlåtandet faxas också dit"),
    "us": listed("""{Sak} {way} till oss, tack; {Sak} ska {inf} hit till oss
        Skulle ni kunna se till att {sak} {way} till oss?"""),
    "way_only": listed("Bilderna {way}, tack; Bilderna ska {inf}; Går det bra att bilderna {way}?"),
    "reason": listed("Det är av den här orsaken: {skal}; Anledning: {skal}; Vi behöver det för detta: {skal}"),
    "treated": listed("""Patienten går här hos oss för {skal}; Just nu pågår {skal}, så det är därför vi frågar
        Hen är här för {skal}"""),
    "own_yes": listed("""Undersökningen gjordes på egen remiss härifrån; Det var vi själva här som remitterade
        Vi skrev remissen själva"""),
    "own_no": listed("""Det var inte vi som remitterade utan vårdcentralen; Remissen kom från en annan vårdgivare
        Vi har inte skrivit remissen själva"""),
    "urgent_day": listed("""Det behövs till {tid}, hinner ni det?; Ronden är {tid}; Vi behöver det senast {tid}"""),
    "urgent": listed("Lite bråttom är det: {tid}; OBS! {tid}; Hur bråttom: {tid}"),
    "past": listed("""{H} från {ar} har vi redan fått av er, så den ska ni inte skicka igen
        Obs inte {h} från {ar}, den är det ingen som frågat efter
        Det finns visst en {h} från {ar} också men den behövs inte"""),
    "aside": listed("""Jag pratade med Monica hos er i telefon och hon sa att fax går bäst
        Hör gärna av er om det är något ni undrar över; Förlåt att det blir lite rörigt, det är mycket nu
        Vi ser inte era bilder i vårt system; Hoppas att ni har det bra där nere"""),
}

SPOKEN: Voice = _SHARED | {
    "both_things": listed("bilder och utlåtande; både bilder och utlåtande; bilder jämte utlåtande"),
    "images_things": listed("bilder; enbart bilder; bildmaterialet"),
    "report_things": listed("utlåtande; enbart utlåtande; röntgenutlåtandet"),
    "who": listed("Detta gäller {full}; Patienten är alltså {full}; Patient {full}"),
    "number": listed("Patienten har {nr}; Och så {nr}; {Nr} har patienten"),
    "both": listed("Materialet {way} till {unit}; Allt {way} alltså till {unit}; Vill att allt {way} till {unit}"),
    "images": listed(
        "Bilderna {way} till {unit}; Bilderna alltså {way} till {unit}; Vill att bilderna {way} till {unit}"
    ),
    "report": listed(
        "Utlåtandet faxas till {unit}; Svaret faxas däremot till {unit}; Vill att utlåtandet faxas till {unit}"
    ),
    "same": listed("Utlåtandet faxas till samma ställe; Utlåtandet även det dit; Svaret till samma mottagare"),
    "us": listed("{Sak} {way} hit till oss; {Sak} {way} till undertecknad; Vill att {sak} {way} till oss"),
    "way_only": listed("Bilderna {way}; Bilderna ska {inf}; Vill att bilderna {way}"),
    "reason": listed("Bakgrund är {skal}; Anledning {skal}; Orsaken är {skal}"),
    "treated": listed("Patienten går hos undertecknad för {skal}; Här pågår {skal}; Patienten under {skal}"),
    "own_yes": listed("""Undersökningen gjordes på egen remiss; Undertecknad skrev själv remissen
        Remitterad av undertecknad"""),
    "own_no": listed("""Ej egen remiss, remitterad av annan; Remissen skrevs av annan vårdgivare
        Undertecknad har inte remitterat"""),
    "urgent_day": listed("Behövs till {tid}; Ska finnas här senast {tid}; Rond är {tid}"),
    "urgent": listed("Obs {tid}; Prioritet {tid}; Notera {tid}"),
    "past": listed("""I anamnesen även {h} {ar}, den behövs inte; Tidigare {h} {ar} som vi redan har
        Inte {h} från {ar} utan bara ovanstående"""),
    "aside": listed("""Träffade patienten på mottagningen i dag; Sekreteraren ringer om något är oklart
        Når inte deras bildarkiv härifrån; Kopia till journalen"""),
}

OWN: Voice = _SHARED | {
    "both_things": listed("både bilderna och utlåtandet; röntgenbilderna och svaret; bilder och utlåtande"),
    "images_things": listed("bilderna; röntgenbilderna; mina bilder"),
    "report_things": listed("utlåtandet; det skriftliga svaret; röntgenutlåtandet"),
    "no_report": listed(
        "Något utlåtande behöver jag inte; Utlåtandet har jag redan; Svaret behöver ni inte skicka med"
    ),
    "no_images": listed("Själva bilderna behöver jag inte; Bilderna behövs inte; Jag behöver inga bilder"),
    "who": listed("Jag heter {full}; Mitt namn är {full}; Jag som skriver är {full}"),
    "number": listed("Mitt {nr}; Jag har {nr}; Ni hittar mig på {nr}"),
    "who_parent": listed("Det gäller mitt barn {full}; Mitt barn heter {full}; Barnets uppgifter: {full}"),
    "who_mother": listed("Det gäller min mor {full}; Min mamma heter {full}; Min mors uppgifter: {full}"),
    "who_father": listed("Det gäller min far {full}; Min pappa heter {full}; Min fars uppgifter: {full}"),
    "us": listed("{Sak} kan skickas hem till mig; Skicka gärna {sak} hem till mig; Jag vill ha {sak} hem i brevlådan"),
    "reason": listed("Orsak: {skal}; Anledning: {skal}; Det är för {skal}"),
    "past": listed("""Jag har också gjort {h} {ar} men det är inte den jag menar
        Det gäller alltså inte {h} från {ar}; {H} från {ar} har jag redan fått svar på"""),
    "aside": listed("""Jag är lättast att nå på kvällarna; Jag ringde först men kom inte fram; Förlåt min handstil
        Tack för fint bemötande när jag var hos er"""),
}
VOICES = {"collegial": COLLEGIAL, "curt": CURT, "official": OFFICIAL, "friendly": FRIENDLY, "spoken": SPOKEN}
