"""Labels of the coast set: six houses, each with wordings of its own; one row a key, parted by bars, houses in order.

Where a house has several wordings they are parted by semicolons; a form draws one of them and keeps to it.
"""

from __future__ import annotations

from random import Random

from bench.faxes.wording import Labels

HOUSES = ("regional form", "abbreviated", "instructions", "record system", "surgery", "typed card")

_ROWS = """
title_any    | Beställning till röntgenarkiv; Framställan om röntgenmaterial | Best. rtg-material | Beställning - fyll i samtliga uppgifter | RTG-BESTÄLLNING | Beställning från oss till er | BESTÄLLNINGSKORT
title_both   | Beställning av bilder och utlåtande; Begäran om kopia av bilder och svar | Best. bilder + utl. | Beställning av bilder och svar - fyll i samtliga uppgifter | BILDER/SVAR, BESTÄLLNING | Vi önskar bilder och svar | BESTÄLLNINGSKORT RÖNTGEN
title_images | Beställning av röntgenbilder; Bildrekvisition | Best. bilder | Beställning av bilder - fyll i samtliga uppgifter | BILDBESTÄLLNING | Vi önskar låna bilder; Bildlån | BESTÄLLNINGSKORT BILDER
title_report | Beställning av utlåtande; Rekvisition av röntgensvar | Best. utl. | Beställning av utlåtande - fyll i samtliga uppgifter | SVARSBESTÄLLNING | Vi önskar kopia på svar | BESTÄLLNINGSKORT UTLÅTANDE
s_orderer    | Beställare; A Beställare | Best. | Vem beställer | AVSÄNDARE | Om oss | AVS.
s_patient    | Patient; B Patient | Pat. | Vem gäller det | PATIENTDATA | Patienten | PAT.
s_order      | Undersökning/material; C Material | Us. | Vad beställs | BEGÄRT MATERIAL | Det här behöver vi | AVSER
s_target     | Utlämning; D Mottagare | Adr. | Hur och till vem | DISTRIBUTION | Så här vill vi ha det | SÄNDES
s_consent    | Sekretess; Samtycke från patienten | Samt. | Patientens inställning | SEKRETESSPRÖVNING | Samtycke | MEDGIVANDE
s_other      | Övrigt; Övriga upplysningar | Övr. | Mer att tillägga | TILLÄGG | Bakgrund | ANM.
clinic       | Beställande klinik; Vårdenhet, beställare; Beställande klinik/avdelning | Klin.; Mott. | Ange klinik eller mottagning; Skriv er kliniks namn | VÅRDENHET; AVS_ENHET | Vår klinik; Mottagning | FRÅN KLINIK; KLINIK/AVD.
doctor       | Beställande läkare; Läkarens namn; Ansvarig läkare på kliniken | Läk.; Dr | Ange beställande läkares namn; Vilken doktor är det som beställer | LÄKARE; BEST_LÄKARE | Vår läkare; Läkare hos oss | LÄKARENS NAMN
therapist    | Behandlarens namn; Behandlande person | Behandl. | Ange ditt namn; Vem behandlar patienten | BEHANDLARE | Behandlare hos oss | BEHANDLAREN
person       | Beställarens namn; Uppgiftslämnare | Namn, best. | Ange ditt namn; Vem är du som beställer | BESTÄLLD AV | Kontaktnamn, beställare | BESTÄLLARENS NAMN
profession   | Yrke/titel; Legitimerad yrkesgrupp | Yrke | Ange ditt yrke | YRKE | Titel | TITEL
phone        | Telefon; Telefon, direkt; Tel.nr dagtid | Tel.; T: | Ange telefon där ni nås | TEL; TFN_DIREKT | Ring oss på; Vår telefon | TELEFON
fax          | Fax; Faxnummer, retur | Fax; F: | Ange ert faxnummer | FAX | Vårt faxnr | FAXNR
reference    | Referens; Vår beteckning | Ref. | Ange er referens | REF; ÄRENDEREF | Vår referens | REF.NR
ordered      | Datum; Beställning, datum | Dat. | Ange dagens datum; Ifylld den | UTSKRIVEN; SKAPAD | Skickat den | DAG
contact      | Kontaktperson; Handläggs av | Kont. | Ange vem som kan svara på frågor | SEKRETERARE | Fråga efter | KONTAKT
name         | Patientens namn; Namn | Namn; Pat. | Ange patientens för- och efternamn | PATIENT; PAT_NAMN | Patient; Patienten heter | PATIENTENS NAMN
name_turned  | Efternamn, förnamn (patient) | Eftern., förn. | Ange patientens efternamn och förnamn | PAT (EFTERNAMN FÖRNAMN) | Efternamn, tilltalsnamn | EFTERNAMN/FÖRNAMN
identity     | Personnummer; Personnummer (12 siffror); Fullständigt personnr | Pnr; Persnr | Ange patientens personnummer; Personnummer ÅÅÅÅMMDD-XXXX | PERSONNR; PAT_ID | Personnummer; Patientens personnr | PERS.NR
reserve      | Reservnummer; Personnummer/reservnummer | Res.nr | Ange patientens reservnummer | RESERVNR | Reservnummer | RESERVNR
coordination | Samordningsnummer; Personnr/samordningsnr | Samordn.nr | Ange samordningsnummer | SAMORDNINGSNR | Samordningsnr | SAMORDNINGSNR
birth        | Född; Födelsedatum | Född | Ange när patienten är född | FÖDD | Född | FÖDD
exam         | Undersökning; Typ av undersökning; Begärd undersökning (modalitet/organ) | Us.; Us/organ | Ange undersökning och kroppsdel; Vilka bilder gäller det | UNDERSÖKNING; US_KOD/TEXT | Vilken undersökning | UNDERSÖKNING
date         | Undersökningsdatum; Utförd (datum); Datum för undersökningen | Us-datum; Utf. | Ange vilket datum undersökningen gjordes; När togs bilderna | UTFÖRD_DATUM; US_DATUM | Gjord när | UTFÖRD DEN
place        | Undersökningen utförd vid; Röntgad på | Utf. vid | Ange sjukhus där undersökningen gjordes | UTF_ENHET | Gjord var | RÖNTGAD VID
wanted       | Avser; Beställningen gäller; Önskat material | Best. avser | Ange vad som ska skickas; Kryssa för det som ska skickas | OMFATTAR | Vi vill ha; Skicka | SKICKA
wants_images | Bilder; Bildkopior önskas | Bild. | Ska bilderna skickas | BILDER | Bilder | BILDER
wants_report | Utlåtande; Svar önskas; Kopia av remissvar önskas | Utl.; Svar | Ska utlåtandet skickas | UTLÅTANDE; SVAR | Utlåtande | UTLÅTANDE
both         | Mottagare; Materialet sänds till; Skickas/länkas till | Till; Mott. enh. | Ange vart materialet ska skickas/länkas; Vart ska det skickas | MOTTAGARE; TILL_ENHET | Skicka allt till; Leverera till | SÄNDES TILL
image_recipient  | Bilderna länkas/skickas till; Mottagare av bilder | Bild. till | Ange vart bilderna ska; Bilderna skickas till | BILDER_TILL; BILDMOTTAGARE | Bilderna till | BILDER SÄNDES TILL
report_recipient | Utlåtandet faxas till; Mottagare av utlåtande; Svarsmottagare | Utl. till; Svar till | Ange vart utlåtandet ska faxas; Utlåtandet skickas till | SVAR_TILL; SVARSMOTTAGARE | Svaret till; Utlåtandet till | UTLÅTANDE SÄNDES TILL
onward       | För vidare befordran (fvb.) till; Slutlig mottagare (fvb) | Fvb. | Ange om materialet ska vidarebefordras (fvb) till någon klinik | FVB; VIDARE_TILL | Sedan vidare till (fvb) | F.V.B.
delivery     | Leveranssätt; Överföring sker via; Sätt för överföring | Via; Lev. | Ange hur bilderna ska levereras; Hur ska de skickas | MEDIA; TRANSPORT | Går bra via; Helst via | PÅ
consent      | Samtycke; Patientens samtycke till utlämnande; Medgivande från patienten | Samt.; Pat. samtycke | Ange om patienten samtycker; Har patienten samtyckt och på vilket sätt | SAMTYCKE | Samtycke; Vad säger patienten | PAT:S SAMTYCKE
consent_oral | Muntligt samtycke finns; Patienten har lämnat muntligt samtycke; Muntligt samtycke inhämtat av beställaren | Muntl. samt. | Har patienten gett muntligt samtycke; Kryssa om patienten samtyckt muntligt | SAMTYCKE_MUNTLIGT | Muntligt samtycke från patienten; Patienten har sagt ja muntligt | MUNTLIGT SAMTYCKE
consent_written | Skriftligt samtycke bifogas; Underskrivet samtycke medföljer denna beställning | Skriftl. samt. bifogas | Bifogar ni skriftligt samtycke; Medföljer undertecknat samtycke | SAMTYCKE_SKRIFTLIGT_BIFOGAT | Skriftligt samtycke bifogas | SKRIFTLIGT SAMTYCKE, BILAGA
consent_form | Samtycke har lämnats; Form för samtycke | Samt. | Ange hur patienten samtyckt; Kryssa för rätt alternativ om samtycke | SAMTYCKE_FORM | Patientens samtycke | SAMTYCKE GIVET
self_referred| Egen remiss; Undersökningen remitterad av undertecknad | Egen rem. | Har du själv skrivit remissen; Är undersökningen remitterad av dig | EGEN_REMISS | Vi har själva remitterat | EGEN REMISS
purpose      | Anledning till beställningen; Ändamål; Motivering | Orsak; Ändam. | Ange varför materialet behövs; Ange syfte | ÄNDAMÅL; INDIKATION | Varför; Skäl | ÄNDAMÅL
treatment    | Aktuell behandling; Pågående behandling och koppling till undersökningen | Beh.; Akt. beh. | Ange pågående behandling; För vad behandlas patienten hos er | AKT_BEHANDLING | Patienten behandlas för; Behandling hos oss | BEHANDLAS FÖR
urgency      | Prioritet; Brådskande | Prio. | Ange om det är bråttom | PRIO | Bråttom | PRIO
needed       | Behövs senast; Rond-/besöksdatum | Sen. | Ange senaste dag; När behövs materialet senast | BEHÖVS_SENAST | Vi behöver det senast | SENAST DEN
remarks      | Övriga upplysningar; Anmärkning; Information till röntgen | Obs.; Anm. | Skriv annat vi bör veta | KOMMENTAR; FRITEXT | Att tänka på; Övrigt | ANM.
sign         | Underskrift; Underskrift och namnförtydligande; Datum och underskrift | Sign. | Skriv under här | SIGNATUR | Underskrift | UNDERSKRIFT
"""  # noqa: E501


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";"))


_CHOICES: dict[str, tuple[tuple[str, ...], ...]] = {}
for _row in _ROWS.strip().splitlines():
    _key, *_cells = (cell.strip() for cell in _row.split("|"))
    if len(_cells) != len(HOUSES):
        raise ValueError(f"{_key} has no wording for every house")
    _CHOICES[_key] = tuple(_split(cell) for cell in _cells)

LABELS: Labels = {key: tuple(word for house in houses for word in house) for key, houses in _CHOICES.items()}
"""All wordings of a key."""


class House:
    """The words of one sender: its house's own, and now and then another's, as forms are copied from each other."""

    def __init__(self, rng: Random, number: int | None = None, *, stray: float = 0.12) -> None:
        self.rng, self.stray = rng, stray
        self.number = rng.randrange(len(HOUSES)) if number is None else number
        self._kept: dict[str, str] = {}

    def __getitem__(self, key: str) -> str:
        if key not in self._kept:
            strays = self.rng.random() < self.stray and not key.startswith(("s_", "title"))
            house = self.rng.randrange(len(HOUSES)) if strays else self.number
            self._kept[key] = self.rng.choice(_CHOICES[key][house])
        return self._kept[key]

    @property
    def capitals(self) -> bool:
        return HOUSES[self.number] in ("record system", "typed card")
