"""Content of the hill set: invented people and offices, public hospitals, and what is printed small."""

from __future__ import annotations

from bench.faxes.cast import Cast
from bench.faxes.sets.hill_says import EXAMS, MISFIT, REASONS, SAYS, TREATED, listed


def _outside(rows: str) -> tuple[tuple[str, str], ...]:
    """Ordering clinic and its hospital's radiology or media unit, parted by a bar."""
    pairs = (row.split("|") for row in rows.strip().splitlines())
    return tuple((clinic.strip(), unit.strip()) for clinic, unit in pairs)


PURPOSES = {
    "advokat": "Tvist om ersättning, underlag behövs",
    "skadereglerare": "Reglering av personskada",
    "handläggare": "Prövning av rätten till sjukpenning",
    "utredare": "Utredning av anmäld vårdskada",
    "inspektör": "Tillsynsärende",
    "kriminalinspektör": "Förundersökning om misshandel",
    "rådman": "Bevisning i mål",
    "forskningssjuksköterska": "Central granskning i läkemedelsstudie",
    "registerkoordinator": "Komplettering av registerdata",
    "rådgivande läkare": "Medicinsk bedömning i skadeärende",
}
"""Why those ask who do not treat anybody, by their profession."""
LAWS = {
    "handläggare": listed("""Uppgifterna begärs med stöd av 110 kap. 31 § socialförsäkringsbalken
        Uppgiftsskyldighet föreligger enligt 110 kap. 31 § socialförsäkringsbalken
        Se 110 kap. 31 § socialförsäkringsbalken"""),
    "inspektör": listed("""Begäran görs enligt 7 kap. 20 § patientsäkerhetslagen
        Uppgifterna ska lämnas enligt 7 kap. 20 § patientsäkerhetslagen
        Lagstöd: 7 kap. 20 § patientsäkerhetslagen"""),
    "kriminalinspektör": listed("""Brottet kan ge minst ett års fängelse, se 10 kap. 23 § OSL
        Sekretess hindrar inte utlämnande, 10 kap. 23 § OSL; Stöd: 10 kap. 23 § offentlighets- och sekretesslagen"""),
    "rådman": listed("""Rätten har förordnat om edition enligt 38 kap. rättegångsbalken
        Tingsrätten förelägger enligt 38 kap. rättegångsbalken; Beslut: se 38 kap. rättegångsbalken"""),
}
"""The law that an authority rests on, by the profession of who writes."""


CAST = Cast(
    women=listed("""Agneta; Aina; Amina; Anita; Ann-Charlotte; Annika; Berit; Carina; Cecilia; Disa; Edith; Elin; Ewa
        Fanny; Gerd; Gudrun; Hanna; Hedvig; Inger; Irma; Jenny; Jasmina; Karin; Kerstin; Lisbeth; Linnea; Magdalena
        Maria Elena; Mona; Nasrin; Olga; Paula; Rigmor; Rut; Saga; Sif; Sofie; Tove; Ulrika; Vera; Wilma; Ylva; Åse"""),
    men=listed("""Abbas; Adam; Alf; Anders; Axel; Bo; Börje; Christer; Dan; Elias; Erik; Ferdinand; Fredrik; Göran
        Hans-Olof; Hugo; Ibrahim; Ingvar; Jakob; Johan; Karl-Gustav; Kjell; Lars-Göran; Leif; Magnus; Mats; Milan
        Nils; Oscar; Ove; Peter; Rolf; Rune; Sebastian; Stellan; Sven; Tage; Tobias; Urban; Viktor; Wictor; Åke"""),
    children=listed("Alfred; Arvid; Edvin; Elliot; Gabriel; Hjalmar; Julian; Loke; Melvin; Noel; Sigge; Theo"),
    last=listed("""Ahlström; Alm; Andrén; Backlund; Bengtsson; Björk; Blom; Brandt; Carlbom; Cronholm; Dahlin; Duarte
        Ekberg; Engdahl; Eriksson; Forsman; Fritz; Granath; Grönlund; Gustavsson; Hallberg; Hedlund; Holmqvist; Hosseini
        Isaksson; Jarl; Johansson; Kallin; Karlsson; Kjellberg; Krantz; Larsson; Lindahl; Lindgren; Lundin; Magnusson
        Malm; Mohamud; Nilsson; Norén; Nyström; Olofsson; Palm; Persson; Petrovic; Qvarnström; Rask; Rosén; Sandberg
        Sjögren; Sundin; Svensson; Tallbacka; Thorell; Törnqvist; Wallin; Westerlund; Wikström; Åberg; Öberg; Öhman
        Berg-Nilsson; von Heijne; Lindh Andersson; Abdi"""),
    doctors_first=listed("""Agnes; Anna-Lena; B.; Björn; Christina; Daniel; Emma; Filip; Frida; Hampus; Henrik; Ida; J.
        Johanna; Karl; Kristian; L.; Linn; Maja; Martin; Mira; Niklas; Omar; P.; Petra; Richard; Sara; Staffan; Tomas
        Ulla; Yasmin; Örjan; Lars-Erik"""),
    doctors_last=listed("""Alinder; Bergenstråhle; Boström; Bäckström; Crona; Dahlgren; Edvardsson; Ekwall; Faleskog
        Forsgren; Grip; Hallin; Hedman; Holst; Jernberg; Karlberg; Kvarnström; Lagerlöf; Lindstedt; Malmgren; Nordahl
        Novak; Oskarsson; Palmgren; Rahm; Ringdahl; Sandell; Silfver; Strömbeck; Sylvan; Tegnér; Vinge; Wahlgren
        Westin; Åkesson; Rossi-Lindgren"""),
    desks=listed("""Röntgen Halmstad; Röntgenavdelningen, Hallands sjukhus Halmstad; Röntgen, HSV, bildutlämning
        Bildutlämningen, Röntgen Hallands sjukhus; Röntgenkliniken, Hallands sjukhus Varberg; Röntgen, Region Halland
        Arkivet, Röntgen, Hallands sjukhus Kungsbacka"""),
    region=listed("""Medicinmottagningen HSH; Kirurgmottagningen, Hallands sjukhus Varberg; Ortopedkliniken HSV
        Neurologmottagningen, Hallands sjukhus Halmstad; Lungmottagningen HSV; Avd 4A, Hallands sjukhus Halmstad
        Kvinnokliniken, Hallands sjukhus Varberg; Öronmottagningen HSH; Hjärtmottagningen, Hallands sjukhus Kungsbacka
        Onkologmottagningen HSH; Urologmottagningen, Hallands sjukhus Halmstad; Akutmottagningen HSV
        Ortopedmottagningen HSK; Gastromottagningen HSV; Kirurgkliniken, Hallands sjukhus Halmstad; Reumatologen HSH
        Vårdavdelning 3, Hallands sjukhus Varberg; Endokrinmottagningen HSH; Rehabmedicin, Hallands sjukhus Falkenberg
        Hematologmottagningen, Hallands sjukhus Varberg; Infektionsmottagningen HSH; Njurmottagningen HSV"""),
    region_child=listed("""Barnkliniken HSH; Barn- och ungdomsmottagningen, Hallands sjukhus Falkenberg
        Barn- och ungdomskliniken HSV"""),
    region_heads=listed("Hallands sjukhus, Region Halland; Region Halland; Hallands sjukhus Falkenberg"),
    outside=_outside("""
        Lungkliniken SU/S | Röntgen SU/S
        Onkologen SU/Sahlgrenska | Mediaenheten SU/S
        Handkirurgen SU/M | Röntgen SU/Mölndal
        Kvinnokliniken SU/Östra | Röntgen SU/Östra
        Ortopedmottagningen SÄS Borås | Röntgenkliniken SÄS Borås
        Kirurgen NÄL | Röntgenkliniken NÄL
        Ortopedkliniken SkaS Lidköping | Röntgenavdelningen SkaS Lidköping
        Thoraxkirurgiska kliniken SUS Lund | Röntgen SUS Lund
        Urologiska kliniken SUS Malmö | Bildenheten SUS Malmö
        Hematologen SUS Lund | Bild och funktion SUS Lund, bildarkivet
        Kirurgkliniken CSK Kristianstad | Röntgenavdelningen, CSK Kristianstad
        Ortopedkliniken, Hässleholms sjukhus | Röntgen, Hässleholms sjukhus
        Medicinkliniken, Ängelholms sjukhus | Röntgenavdelningen, Ängelholms sjukhus
        Ortopedkliniken, Centrallasarettet Växjö | Röntgenarkivet, Centrallasarettet Växjö
        Kirurgkliniken, Blekingesjukhuset Karlshamn | Röntgen, Blekingesjukhuset Karlshamn
        Ortopedkliniken, Länssjukhuset i Kalmar | Röntgenkliniken, Länssjukhuset i Kalmar
        Medicinkliniken, Värnamo sjukhus | Röntgenavdelningen, Värnamo sjukhus
        Kirurgkliniken, Höglandssjukhuset Eksjö | Röntgen, Höglandssjukhuset Eksjö
        Neurokirurgiska kliniken US Linköping | Röntgenkliniken US Linköping
        Kirurgmottagningen, Mälarsjukhuset | Röntgenkliniken, Mälarsjukhuset
        Ortopedkliniken USÖ | Röntgenkliniken USÖ
        Kirurgkliniken, Falu lasarett | Röntgenkliniken, Falu lasarett
        Urologkliniken, Akademiska sjukhuset | Bildarkivet, Akademiska sjukhuset
        Ortopedkliniken SÖS | Röntgen SÖS
        Medicinkliniken, Danderyds sjukhus | Röntgenkliniken, Danderyds sjukhus
        Neurologkliniken, Karolinska Solna | Bildenheten, Karolinska Solna
        Ortopedkliniken NUS | Röntgen NUS
        Kirurgkliniken, Sundsvalls sjukhus | Röntgenavdelningen, Sundsvalls sjukhus"""),
    private=listed("""Backens Läkarmottagning AB; Ortopedgruppen Åsen AB; Specialistläkarna Kullen AB
        Dr Tegnérs Mottagning AB; Ryggcentrum Höjden AB; Neuroläkarna Björkbacken AB; Läkargruppen Ekåsen HB
        Vårdcentralen Bergakullen (privat); Urologmottagningen Stenbacken AB; Hjärtspecialisterna Ljungåsen AB
        Kirurgicentrum Solbacken AB; Doktorshuset Fjället AB"""),
    physio=listed("""Kullens Fysioterapi AB; Rehabhuset Åsen; Björkbackens Sjukgymnastik; Höjdens Rehab & Träning AB
        Fysioterapin, Hallands sjukhus Kungsbacka; Rehabmottagningen HSV, fysioterapi; Stenbackens Fysiocenter"""),
    chiro=listed("""Kiropraktikhuset Åsen AB; Kullens Kiropraktorklinik; Höjdens Kiropraktik AB
        Björkbackens Kiropraktormottagning"""),
    naprapath=listed("""Naprapatgruppen Kullen; Åsens Naprapatklinik AB; Naprapathuset Solbacken; Höjdens Naprapati"""),
    others=(
        ("Advokatfirman Sandell & Vinge", "advokat"),
        ("Kullabygdens Försäkring AB, skadeavdelningen", "skadereglerare"),
        ("Försäkringskassan, sjukpenningenheten", "handläggare"),
        ("Löf, regionernas ömsesidiga försäkringsbolag", "utredare"),
        ("Inspektionen för vård och omsorg, avdelning sydväst", "inspektör"),
        ("Polismyndigheten, grova brott Halland", "kriminalinspektör"),
        ("Tingsrätten, enhet 3", "rådman"),
        ("Prövningsenheten HÖGLAND, kliniska studier", "forskningssjuksköterska"),
        ("Nationella ledplastregistret", "registerkoordinator"),
        ("Bergakommunens hemsjukvård", "kommunsjuksköterska"),
        ("Åsens Företagshälsovård AB", "företagssköterska"),
        ("Tandläkarna Kullen AB", "leg. tandläkare"),
        ("Fjellbyens Ortopediklinikk, Bergen, Norge", "overlege"),
        ("Bakkeby Sygehus, ortopædkirurgi, Danmark", "overlæge"),
        ("Skadebolaget Åsen, rådgivande läkare", "rådgivande läkare"),
    ),
    wards=listed("""Vårdavdelning 21, Kirurgkliniken HSV, fax 031-390 06 44; Avd 9 ortopedi HSH, fax 040-628 04 31
        Sekretariatet, Medicinmottagningen HSH"""),
    titles={
        "physiotherapist": listed("""leg. fysioterapeut; fysioterapeut; leg. sjukgymnast; leg sjukgymnast/OMT
            leg. fysioterapeut, specialist i ortopedisk manuell terapi"""),
        "chiropractor": listed("leg. kiropraktor; kiropraktor; leg kiropraktor; leg. kiropraktor, DC"),
        "naprapath": listed("leg. naprapat; naprapat; leg naprapat; leg. naprapat, DN"),
    },
    doctor_titles=listed("""överläkare; specialistläkare; ST-läkare; leg. läkare; biträdande överläkare; underläkare
        läkare; överläkare, docent; spec.läk."""),
    exams=EXAMS,
    treated=TREATED,
    misfit=MISFIT,
    small_print=listed("""Detta meddelande kan innehålla sekretess. Är du fel mottagare, meddela oss
        Mottagningen har avtal med regionen. Org.nr 559999-0007. Godkänd för F-skatt
        Utlämnande av journal sker efter samtycke enligt patientdatalagen. Frågor: se vår webbplats
        Så behandlar vi dina uppgifter: se integritetspolicyn på vår webbplats"""),
    reasons=REASONS,
    says=SAYS,
    many_number_styles=True,
)
