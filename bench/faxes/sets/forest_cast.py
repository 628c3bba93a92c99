"""Content of the forest set: invented people, practices and offices, public hospitals, and what is printed small."""

from __future__ import annotations

from bench.faxes.cast import Cast
from bench.faxes.sets.forest_exams import EXAMS, MISFIT, REASONS, TREATED, listed
from bench.faxes.sets.forest_says import SAYS


def _outside(rows: str) -> tuple[tuple[str, str], ...]:
    """Ordering clinic and its hospital's radiology or media unit, parted by a bar."""
    pairs = (row.split("|") for row in rows.strip().splitlines())
    return tuple((clinic.strip(), unit.strip()) for clinic, unit in pairs)


CAST = Cast(
    women=listed("""Agneta; Ai-Linh; Aino; Amina; Anna-Lena; Beata; Berit; Cecilia; Edith; Elif; Fadumo; Gerd; Gunvor
        Halina; Hanna; Hodan; Irmeli; Jasmina; Karin; Kerstin; Lisbeth; Lucia; Maria Elena; Mirjam; Nasrin; Noor
        Petra; Raija; Rut; Samira; Senada; Shirin; Solveig; Sofia; Tove; Ulrika; Vera; Wanda; Åsa-Maria"""),
    men=listed("""Adnan; Ahmed; Anders; Antero; Arne; Bo; Carl-Fredrik; Cyrus; Daud; Erik; Farhad; Fritiof; Goran
        Göte; Henrik; Håkan; Ibrahim; Jan; Jukka; Karl-Axel; Kasper; Lars; Leszek; Magnus; Mirza; Nils-Erik; Omar
        Osman; Pär; Rolf; Samuel; Sten; Stig-Arne; Tadeusz; Tomas; Veikko; Viktor; Yusuf; Zoran; Åke"""),
    children=listed("Alvin; Elias; Hugo; Ismail; Jonas; Milo; Nils; Oskar; Sam; Theo; Ture; Zakaria"),
    last=listed("""Abdi; Ahlgren; Al-Amin; Alm; Andersson; Asplund; Begović; Bergman Sörensen; Björk; Brandt
        Carlsson; Dahl; Dervišević; Eriksson; Farah; Forsell; Ghorbani; Grönvall; Gustafsson; Hansson; Hashemi
        Heikkinen; Holm; Hosseini; Hult; Jama; Johansson; Karlsson; Kaczmarek; Kettunen; Koskela; Kurt; Larsson
        Lindqvist; Lund; Mäkelä; Mohamud; Månsson; Nilsson; Nordin-Ek; Olsson; Palm; Persson; Petrović; Rask; Rosén
        Sahlin; Sjögren; Strand; Svensson; Szymański; Thorén; Virtanen; Wahlström; Warsame; Wiśniewska; Öberg; Öhrn
        af Ekenstam; von Plessen; de la Cruz; Lindh Mårtensson"""),
    doctors_first=listed("""Anneli; B.; Bengt; Catrin; Christer; Dan; Emilia; Fredrika; G.; Hamid; Ilona; Jakob; Janne
        Jelena; Kajsa; L.; Linnéa; Marek; Mattias; Monika; Niklas; Parisa; Patrik; R.; Sanna; Staffan; Tuomas; Vesna
        Wilhelm; Yasmin"""),
    doctors_last=listed("""Aldén; Amini; Bodin; Bratt; Ceder; Dovner; Eskilsson; Franzén; Gran; Granath; Hagelin
        Idström; Jurić; Kallio; Kronvall; Ladrup; Malmsten; Nowak; Orrenius; Poulsen; Rahm; Sedighi; Skoglund; Sundin
        Tallroth; Torén; Unosson; Vallgren; Wennberg; Wester-Lind; Ydreborg; Ålander; Öhman"""),
    desks=listed("""Röntgen, Hallands sjukhus Halmstad; Röntgenavdelningen, Hallands sjukhus Varberg
        Bildexpeditionen, Röntgen Halland; Röntgenmottagningen HSV; Hallands sjukhus, Röntgen, utlämnande
        Röntgensekreterarna, Hallands sjukhus Kungsbacka"""),
    region=listed("""Ortopedkliniken, Hallands sjukhus Halmstad; Ortopedmottagningen HSV; Kirurgmottagningen HSH
        Medicinmottagningen, Hallands sjukhus Varberg; Onkologmottagningen, Hallands sjukhus Halmstad
        Neurologmottagningen HSH; Urologkliniken, Hallands sjukhus Varberg; Reumatologen HSV
        Avd 3A, Hallands sjukhus Varberg; Akutkliniken, Hallands sjukhus Halmstad; Kvinnokliniken HSH
        Öron-näsa-halsmottagningen, Hallands sjukhus Varberg; Medicinmottagningen HSK
        Specialistmottagningen, Hallands sjukhus Falkenberg; Smärtcentrum, Hallands sjukhus Varberg
        Lungmottagningen, Hallands sjukhus Halmstad"""),
    region_child=listed("""Barnkliniken, Hallands sjukhus Halmstad; Barn- och ungdomsmottagningen HSV
        Barnmottagningen, Hallands sjukhus Falkenberg"""),
    region_heads=listed("Region Halland; Hallands sjukhus; Region Halland, Hallands sjukhus Varberg"),
    outside=_outside("""
        Ortopedkliniken, Sahlgrenska Universitetssjukhuset Mölndal | Röntgen SU/Mölndal
        Neurokirurgiska kliniken SU/S | Mediaenheten SU/S
        Barnkirurgen, Drottning Silvias barnsjukhus | Röntgen, Drottning Silvias barnsjukhus
        Medicinkliniken SU/Östra | Röntgenavdelningen SU/Östra
        Ortopedmottagningen SÄS Borås | Bildarkivet SÄS Borås
        Kirurgkliniken NÄL | Röntgenkliniken NÄL
        Ortopedkliniken, Skaraborgs Sjukhus Lidköping | Röntgen, Skaraborgs Sjukhus Lidköping
        Kirurgmottagningen, Kungälvs sjukhus | Röntgenavdelningen, Kungälvs sjukhus
        Onkologiska kliniken SUS Lund | Röntgenarkivet SUS Lund
        Ortopedkliniken SUS Malmö | Bildenheten SUS Malmö
        Ortopedmottagningen, Helsingborgs lasarett | Röntgenavdelningen, Helsingborgs lasarett
        Ortopedkliniken, Hässleholms sjukhus | Röntgen, Hässleholms sjukhus
        Medicinmottagningen, Ängelholms sjukhus | Röntgen, Ängelholms sjukhus
        Kirurgkliniken, Centrallasarettet Växjö | Röntgenarkivet, Centrallasarettet Växjö
        Urologmottagningen, Länssjukhuset Ryhov | Röntgenkliniken, Länssjukhuset Ryhov
        Ortopedkliniken, Värnamo sjukhus | Röntgenavdelningen, Värnamo sjukhus
        Handkirurgen, Universitetssjukhuset i Linköping | Bildarkivet, Universitetssjukhuset i Linköping
        Reumatologkliniken, Västerviks sjukhus | Röntgenkliniken, Västerviks sjukhus
        Kirurgkliniken SÖS | Röntgen SÖS, bildmottagningen
        Neurologkliniken, Danderyds sjukhus | Röntgenkliniken, Danderyds sjukhus
        Ortopedkliniken, Karolinska Huddinge | Bild och demo, Karolinska Huddinge
        Kirurgkliniken USÖ | Röntgenkliniken USÖ
        Ortopedkliniken, Falu lasarett | Röntgenavdelningen, Falu lasarett
        Kirurgkliniken NUS | Röntgenarkivet NUS"""),
    private=listed("""Granstigens Läkarmottagning AB; Ekdungens Specialistläkare AB; Ortopedläkarna Tallbacken AB
        Björkhagens Vårdcentral (privat, vårdval); Ryggkliniken Lindallén AB; Doktor Orrenius Läkarpraktik
        Hjärtpraktiken Kotten AB; Enebackens Gynekologmottagning HB; Artroklinik Furan AB
        Specialistläkargruppen Almen AB; Husläkarna i Gläntan AB"""),
    physio=listed("""Gläntans Fysioterapi AB; Skogsbrynets Rehab; Idrottskliniken Tallmon, rehab; Furans Sjukgymnastik
        Rehabmottagningen, Hallands sjukhus Halmstad; Fysioterapienheten HSV; Ledstegets OMT-mottagning"""),
    chiro=listed("""Kiropraktor Björkdungen AB; Gläntans Kiropraktik; Ryggkraft Kiropraktorer HB
        Kiropraktorcentrum Eken"""),
    naprapath=listed("Naprapatkliniken Almen; Tallmons Naprapater AB; Ledstegets Naprapati; Naprapathuset Granen"),
    others=(
        ("Folktandvården Gläntan", "leg. tandläkare"),
        ("Käkkirurgiska mottagningen Eken", "övertandläkare, käkkirurgi"),
        ("Advokatfirman Unosson & Bratt KB", "advokat"),
        ("Juristgruppen Lindallén", "biträdande jurist"),
        ("Enebo Försäkringar, personskadeenheten", "skadereglerare"),
        ("Enebo Försäkringar, medicinska rådgivare", "försäkringsläkare"),
        ("Rättsmedicinalverket, rättsmedicinska enheten", "rättsläkare"),
        ("Arbetshälsan Furan AB", "företagsläkare"),
        ("Arbetshälsan Furan AB", "företagssköterska"),
        ("Björkhagsskolan, elevhälsan", "skolläkare"),
        ("Björkhagsskolan, elevhälsan", "skolsköterska"),
        ("Kriminalvården, anstalten Tallmon, sjukvården", "anstaltsläkare"),
    ),
    wards=listed("""Avd 7, Hallands sjukhus Halmstad, fax 040-628 04 71; Vårdavdelning 32 NÄL, fax 031-390 06 64
        Mottagningssköterskan på reumatologen"""),
    titles={
        "physiotherapist": listed("""leg. fysioterapeut; leg. sjukgymnast; fysioterapeut
            leg. fysioterapeut, OMT; leg sjukgymnast, med mag; legitimerad fysioterapeut"""),
        "chiropractor": listed("leg. kiropraktor; legitimerad kiropraktor; kiropraktor, DC; leg kiropraktor"),
        "naprapath": listed("leg. naprapat; legitimerad naprapat; naprapat, DN; leg naprapat"),
    },
    doctor_titles=listed("""överläkare; öl; specialistläkare; leg. läkare; ST-läkare; bitr överläkare; distriktsläkare
        spec. allmänmedicin; underläkare; med dr, överläkare; sektionschef"""),
    exams=EXAMS,
    treated=TREATED,
    misfit=MISFIT,
    small_print=listed("""Vid utlämnande av journalhandling till annan vårdgivare krävs patientens samtycke
        Faxa aldrig patientuppgifter utan att kontrollera numret. Samtycke ska alltid antecknas i journalen
        Vi ingår i Region Hallands vårdval. Org.nr 559999-0009. Bankgiro 000-0000
        Felsänt meddelande återsänds till avsändaren. Sekretess gäller enligt OSL 25 kap."""),
    reasons=REASONS,
    says=SAYS,
    many_number_styles=True,
)  # fmt: skip
