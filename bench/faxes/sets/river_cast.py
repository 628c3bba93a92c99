"""Who sends the forms of the river set: people of many origins, clinics and surgeries, offices that are no clinics."""

from __future__ import annotations

from bench.faxes.cast import Cast
from bench.faxes.sets.river_exams import EXAMS, MISFIT, REASONS, TREATED, listed
from bench.faxes.sets.river_says import SAYS


def _outside(rows: str) -> tuple[tuple[str, str], ...]:
    """Ordering clinic and its hospital's radiology or media unit, parted by a bar."""
    pairs = (row.split("|") for row in rows.strip().splitlines())
    return tuple((clinic.strip(), unit.strip()) for clinic, unit in pairs)


CAST = Cast(
    women=listed("""Aino; Aleksandra; Amina; Anette; Anna-Stina; Azadeh; Bahar; Berit; Birthe; Carin; Desirée; Elin
        Eva-Britt; Fadumo; Frida; Gerd; Halima; Hanna; Ida-Lovisa; Inger; Irena; Jasmina; Johanna; Kerstin; Lena-Marie
        Linnéa; Liv; Marjatta; Maryam; Mirjana; Mona; Nasrin; Parisa; Päivi; Rut; Saga; Samira; Shirin; Sirkka
        Snežana; Tyra; Ulrika; Ylva; Zofia"""),
    men=listed("""Abdullahi; Adam; Aleksandar; Anders; Axel; Björn-Olof; Bo; Claes-Göran; Dariusz; Edvin; Elias; Erkki
        Farhad; Filip; Fredrik; Göran; Hans-Olof; Heikki; Henning; Ibrahim; Ingemar; Jamal; Jari; Jörgen; Karl-Erik
        Kristoffer; Lars-Inge; Magnus; Marek; Mirsad; Mohamed; Nils; Omid; Ove; Pär; Rolf; Samir; Staffan; Sven-Erik
        Tomasz; Valter; Yusuf; Zoran"""),
    children=listed("Adrian; Elis; Frank; Hugo; Iman; Jack; Kevin; Levi; Melker; Noel; Sam; Theo; Wilmer"),
    last=listed("""Abdi; Al-Hassan; Andrić; Arvidsson; Björk; Blom; Borg; Bylund; Dahlgren; Ekström; Eliasson
        Engström; Farah; Fors; Granqvist; Gustavsson Holm; Hamidi; Hedlund; Heikkinen; Holmgren; Hosseini; Isaksson
        Jovanović; Kamiński; Karimi; Kjellberg; Korhonen; Laine; Lagerkvist; Lindahl; Lundin; Malmström; Mohammadi
        Mäkinen; Nordin; Nyberg; Olsson Ek; Petrović; Pålsson; Rosén; Rådström; Sandgren; Sjögren; Stenmark
        Strandqvist; Söderström; Tahiri; Thorsell; Virtanen; Wallin; Wiśniewska; Yousefi; Zackrisson; Åberg
        Ödman; af Klinteberg; von Rosenhoff; Nilsson-Khalil"""),
    doctors_first=listed("""Ahmed; Annika; B.; Carolina; Daniel; Eero; Emma; Erik; F.; Henrik; Ivana; Jakob; Johan
        K.; Karin; Lars; Leyla; M.; Maja; Marit; Niklas; Olle; Pernilla; Petra; Robert; Sara; Sofia; Sten; Tobias
        Ulla; Vesna; Åke"""),
    doctors_last=listed("""Alm; Backlund; Bergvall; Brolin; Carlstedt; Dellgren; Edqvist; Elmroth; Fogelberg; Grahn
        Hallberg; Haglöf; Ilić; Jansson Bré; Kallio; Klasson; Lagergren; Lidman; Malik; Molander; Nasser; Nilén
        Palmér; Rantanen; Rosvall; Sandell; Sköld; Stark; Sörensson; Thulin; Törnblom; Vikström; Westin; Wikner
        Zandén"""),
    desks=listed("""Region Halland, Röntgen, bildutlämning; Röntgenavdelningen, Hallands sjukhus Halmstad
        Bildhanteringen, Röntgen HSV; Röntgenkliniken Halland, sekreterarna
        Röntgen, Hallands sjukhus Kungsbacka, utlämning; Hallands sjukhus, Röntgen, expeditionen"""),
    region=listed("""Ortopedmottagningen HSH; Kirurgmottagningen, Hallands sjukhus Varberg; Medicinmottagningen HSV
        Kirurgkliniken, Hallands sjukhus Halmstad; Urologmottagningen HSH
        Neurologmottagningen, Hallands sjukhus Halmstad
        Reumatologmottagningen HSH; Hjärtmottagningen HSV; Avd 3A, Hallands sjukhus Varberg; Avd 62 HSH
        Akutkliniken HSV; Lungmottagningen, Hallands sjukhus Halmstad; Kvinnokliniken, Hallands sjukhus Varberg
        Öronmottagningen HSH; Infektionsmottagningen HSH; Rehabiliteringsmedicin, Hallands sjukhus Halmstad
        Specialistmottagningen, Hallands sjukhus Falkenberg; Ortopedmottagningen HSK
        Medicinmottagningen, Hallands sjukhus Kungsbacka; Onkologmottagningen HSV; Ögonmottagningen HSV
        Strokeenheten, Hallands sjukhus Varberg; Psykiatrin Halland, mottagning Varberg"""),
    region_child=listed("""Barnmottagningen HSH; Barn- och ungdomsmottagningen, Hallands sjukhus Varberg
        Barnkliniken, Hallands sjukhus Halmstad; Barnmottagningen HSK"""),
    region_heads=listed("Region Halland; Hallands sjukhus Varberg; Hallands sjukhus Halmstad"),
    outside=_outside("""
        Ortopedmottagningen SU/Sahlgrenska | Mediaenheten SU/S
        Neurokirurgmottagningen SU/S | Röntgen SU/S, bildservice
        Kirurgmottagningen SU/Östra | Röntgenavdelningen SU/Östra
        Handkirurgiska kliniken SU/Mölndal | Röntgen SU/Mölndal
        Reumatologmottagningen SU/S | Mediaenheten SU/Sahlgrenska
        Barnkirurgiska mottagningen, Drottning Silvias barnsjukhus | Barnröntgen, Drottning Silvias barnsjukhus
        Medicinkliniken SÄS Borås | Röntgenavdelningen SÄS Borås
        Kirurgkliniken NÄL | Röntgen NÄL
        Ortopedkliniken, Uddevalla sjukhus | Röntgenavdelningen, Uddevalla sjukhus
        Ortopedkliniken, Skaraborgs Sjukhus Skövde | Röntgen, Skaraborgs Sjukhus Skövde
        Kirurgmottagningen, Kungälvs sjukhus | Röntgen, Kungälvs sjukhus
        Ortopedkliniken SUS Malmö | Bildenheten SUS Malmö
        Ryggkirurgiska mottagningen SUS Lund | Röntgenarkivet SUS Lund
        Thoraxkirurgiska kliniken SUS Lund | Bild och funktion SUS Lund, bildarkivet
        Kirurgkliniken, Helsingborgs lasarett | Röntgen, Helsingborgs lasarett
        Ortopedkliniken, Centralsjukhuset Kristianstad | Röntgenavdelningen, Centralsjukhuset Kristianstad
        Ortopedmottagningen, Ängelholms sjukhus | Röntgen, Ängelholms sjukhus
        Medicinkliniken, Centrallasarettet Växjö | Bildarkivet, Centrallasarettet Växjö
        Kirurgmottagningen, Värnamo sjukhus | Röntgen, Värnamo sjukhus
        Ortopedkliniken, Länssjukhuset Ryhov | Röntgenarkivet, Länssjukhuset Ryhov
        Urologkliniken, Universitetssjukhuset i Linköping | Röntgen, Universitetssjukhuset i Linköping
        Ortopedkliniken, Västerviks sjukhus | Röntgenavdelningen, Västerviks sjukhus
        Kirurgkliniken, Centralsjukhuset Karlstad | Röntgen, Centralsjukhuset Karlstad
        Neurologkliniken USÖ | Röntgenkliniken USÖ
        Ortopedkliniken SÖS | Bildarkivet SÖS
        Neurologkliniken, Karolinska Solna | Röntgen, Karolinska Solna, bildhanteringen
        Kirurgkliniken, Danderyds sjukhus | Röntgenkliniken, Danderyds sjukhus
        Ortopedkliniken, Akademiska sjukhuset | Bildenheten, Akademiska sjukhuset
        Kirurgkliniken, Falu lasarett | Röntgen, Falu lasarett
        Ortopedkliniken NUS | Röntgenarkivet NUS"""),
    private=listed("""Strömmens Specialistläkare AB; Läkarmottagningen Åbrinken AB; Ortopedcentrum Forsen AB
        Ryggkliniken Laxtrappan AB; Urologpraktiken Bron AB; Privata Gynekologerna Kvarnen AB
        Neurologmottagningen Dammen AB; Vårdcentralen Forsängen (privat, vårdval); Kardiologerna Slussen AB
        Ögoncentrum Bäckahästen AB; Doktor Palmérs Läkarmottagning AB; Hand & Fotkirurgi Åstranden AB
        Reumatologspecialisten Vadet AB; Idrottsortopederna Spången AB"""),
    physio=listed("""Fysioterapi Åbrinken; Forsens Rehab AB; Rörelsekliniken Kvarnen
        Fysioterapin HSV; Rehabmottagningen, Hallands sjukhus Halmstad; Sjukgymnasterna vid Bron
        Idrottsfysioterapi Spången AB; Knä- och axelrehab Dammen"""),
    chiro=listed("""Kiropraktik vid Forsen; Brons Kiropraktorklinik AB; Kiropraktorerna Kvarngränd
        Åstrandens Kiropraktik HB"""),
    naprapath=listed("""Naprapatkliniken Laxtrappan; Forsens Naprapater AB; Naprapatpraktiken Slussen
        Kvarngränds Naprapati"""),
    others=(
        ("Folktandvården Åbrinken", "leg. tandläkare"),
        ("Käkkirurgi Slussen AB", "specialisttandläkare"),
        ("Forsens Företagshälsovård", "företagsläkare"),
        ("Advokatfirman Sköld & Thulin", "advokat"),
        ("Älvförsäkringar AB, skadeavdelningen", "skadereglerare"),
        ("Försäkringskassan, lokalt kontor", "försäkringshandläggare"),
        ("Polismyndigheten, region Väst", "utredare"),
        ("Förvaltningsrätten, enhet 4", "handläggare"),
        ("Kommunens hemsjukvård, Granby", "kommunsjuksköterska"),
        ("Studien RYGGFORSK, forskningsenheten", "forskningssjuksköterska"),
        ("Osteopati vid Vadet", "osteopat"),
        ("Granby gymnasium, elevhälsan", "skolläkare"),
    ),
    wards=listed("""Avd 14 ortopedi HSH, faxnr 040-628 04 31; Vårdavdelning 5, SÄS Borås, fax 031-390 06 45
        Mottagningssköterskan kirurgi HSV"""),
    titles={
        "physiotherapist": listed("""leg. fysioterapeut; leg. sjukgymnast; fysioterapeut, OMT; sjukgymnast
            specialistfysioterapeut ortopedi; leg fysioterapeut"""),
        "chiropractor": listed("leg. kiropraktor; kiropraktor; leg. kiropraktor, DC; leg kiropraktor"),
        "naprapath": listed("leg. naprapat; naprapat; leg. naprapat, DN; leg naprapat"),
    },
    doctor_titles=listed("""överläkare; specialistläkare; leg. läkare; ST-läkare; biträdande överläkare
        distriktsläkare; specialist i allmänmedicin; leg läk; ortoped, överläkare; underläkare"""),
    exams=EXAMS,
    treated=TREATED,
    misfit=MISFIT,
    small_print=listed("""Blankett 4417 utg. 9. Patienten ska vara informerad och samtycka till att uppgifter lämnas ut
        Muntligt samtycke räcker för vårdgivare. Naprapat och kiropraktor lämnar patientens skriftliga samtycke
        Exempel på undersökningar: DT buk, MR knä, UL hals. Oklara beställningar returneras
        Svar lämnas till röntgenavdelning eller mediaenhet. Vi skickar inte till enskild mottagare
        Kryssa i om patienten samtycker. Ej ikryssad ruta räknas som att samtycke saknas"""),
    reasons=REASONS,
    says=SAYS,
    many_number_styles=True,
)  # fmt: skip
