"""Content of the island set: invented people of many tongues, units by their working names, what is printed small."""

from __future__ import annotations

from bench.faxes.cast import Cast
from bench.faxes.sets.island_says import EXAMS, MISFIT, REASONS, SAYS, TREATED, listed


def _pairs(rows: str) -> tuple[tuple[str, str], ...]:
    """Two names a line, parted by a bar."""
    halves = (row.split("|") for row in rows.strip().splitlines())
    return tuple((first.strip(), second.strip()) for first, second in halves)


CAST = Cast(
    women=listed("""Aino; Agnieszka; Amira; Anna-Greta; Asli; Azadeh; Berit; Carina; Edit; Eija; Eva Marie; Fadumo
        Gerd; Hanna; Hodan; Irmeli; Jasmina; Kerstin; Kirsti; Lena; Maryam; Mirjana; Monica; Noor; Parisa; Päivi
        Rigmor; Rut; Sanna; Shirin; Solveig; Stina; Sumaya; Tuulikki; Ulrika; Vesna; Wilma; Zofia"""),
    men=listed("""Ahmed; Anders; Antti; Arne; Bashir; Bo; Christer; Dariush; Edvin; Erkki; Faisal; Goran; Göran
        Hans-Olof; Ibrahim; Ingvar; Jari; Jerzy; Jörgen; Kjell; Kurosh; Lars-Göran; Leif; Mats; Mirsad; Morgan; Nils
        Omar; Pentti; Per; Rune; Samir; Stig; Sven-Erik; Tage; Tomasz; Veikko; Yasin; Zlatko; Östen"""),
    children=listed("Adam; Alvin; Ebrahim; Elis; Hugo; Ilyas; Jakub; Leonid; Milo; Nikola; Noah; Sigge; Theo"),
    last=listed("""Abdi; Ahonen; Al-Hassan; Andersson; Axelsson; Begić; Björk; Blomqvist; Brandt; Carlsson; Dahl
        Dąbrowska; Eklund; Farah; Forsberg; Ghorbani; Granlund; Hadžić; Heikkinen; Hjalmarsson; Holm; Hosseini
        Isaksson; Jovanović; Karimi; Karlström; Korhonen; Kowalska; Lagergren; Larsson; Lehtonen; Lindqvist; Mahmoud
        Markovic; Mohamud; Nilsson; Nowak; Nygren; Olofsson; Persson; Petrović; Pettersson; Rashid; Roos; Salonen
        Sandell; Sjöberg; Strand; Sundin; Tahir; Thorsell; Virtanen; Wallin; Warsame; Wikström; Zielinski; Ågren; Öberg
        af Klercker; von Essen; de la Motte; Holm Ståhl; Lindh-Karimi; Svensson Abdi; Berg af Trolle; El Masri"""),
    doctors_first=listed("""Alireza; Anneli; B.; Birgit; Bosse; Charlotta; Elin; Emir; Fredrik; Gabriela; H.; Henrik
        Ida; J.; Johanna; Karl; Kirsi; Lars-Erik; Linnea; M.; Magnus; Malgorzata; Nasrin; Ola; Peder; R.; Sara
        Sofia; Thomas; Tiina; Viktoria; Yusra"""),
    doctors_last=listed("""Alm; Backlund; Berntsson; Broberg; Cronholm; Delic; Engvall; Fagerberg; Fridh; Grahn
        Hallin; Hedman; Ibrahimović; Jernberg; Juhlin; Kallio; Lidén; Malmros; Mirzaei; Naeslund; Ohlin; Pihl; Ramstedt
        Rosén; Saarinen; Stolt; Szymanska; Thulin; Vikström; Wennberg; Zander; Åkerlund; von Platen; Ek Nordin"""),
    desks=listed("""Röntgen Hallands sjukhus, bildhanteringen; Röntgensekretariatet HSH; Röntgenexp. HSV
        Hallands sjukhus Halmstad, Röntgenkliniken; Region Halland, Bild och funktion, utlämning
        Röntgen Varberg, arkivfunktionen; Röntgen HSK, att: utlämnande"""),
    region=listed("""Kir mott HSH; Ortopedkliniken, Hallands sjukhus Halmstad; Ort mott HSV; Medicinkliniken HSH
        Neurologmottagningen, Hallands sjukhus Halmstad; Njurmedicin HSV; Avd 4A, Hallands sjukhus Varberg; KK HSH
        Onkologmottagningen HSV; Akutkliniken, Hallands sjukhus Varberg; Ögonmottagningen HSV; Handenheten HSH
        Ortopedmottagningen, Hallands sjukhus Kungsbacka; Urologen, Hallands sjukhus Halmstad; Vårdavd 61 HSH
        Reumatologmott HSV; Diabetesmottagningen HSK; Palliativa teamet HSH"""),
    region_child=listed("Barnkliniken HSH; Barn- och ungdomsmott, Hallands sjukhus Varberg; BUM HSK"),
    region_heads=listed("Region Halland; Hallands sjukhus Varberg; Region Halland, Hallands sjukhus Halmstad"),
    outside=_pairs("""
        Thoraxkliniken SU/S | Mediaenheten SU/S
        Neurokirurgkliniken SU/Sahlgrenska | Röntgen SU/Sahlgrenska, bildmottagning
        Ortopedmott SU/Mölndal | Röntgenkliniken SU/Mölndal
        Kvinnokliniken SU/Östra | Röntgenarkivet SU/Östra
        Onkologkliniken SÄS Borås | Röntgenkliniken SÄS Borås
        Kirurgen, Alingsås lasarett | Röntgen, Alingsås lasarett
        Ortopedkliniken, Kungälvs sjukhus | Röntgenavdelningen, Kungälvs sjukhus
        Medicinkliniken NÄL | Röntgenkliniken NÄL
        Ortopeden, Uddevalla sjukhus | Röntgen, Uddevalla sjukhus
        Kärlkirurgen SUS Malmö | Röntgen SUS Malmö, bildenheten
        Hjärtkliniken SUS Lund | Bildarkivet SUS Lund
        Kirurgiska kliniken, Helsingborgs lasarett | Röntgen, Helsingborgs lasarett
        Ortopedkliniken, Ängelholms sjukhus | Röntgenavdelningen, Ängelholms sjukhus
        Ortopedkliniken, Hässleholms sjukhus | Röntgen, Hässleholms sjukhus
        Medicinmott, Värnamo sjukhus | Röntgenkliniken, Värnamo sjukhus
        Kirurgkliniken, Länssjukhuset Ryhov | Bildenheten, Länssjukhuset Ryhov
        Neurologen, Universitetssjukhuset i Linköping | Bildarkivet, Universitetssjukhuset i Linköping
        Ortopedkliniken SÖS | Röntgen SÖS
        Reumatologen, Karolinska Solna | Röntgen, Karolinska Solna
        Kirurgkliniken USÖ | Röntgenkliniken USÖ
        Ortopedkliniken, Falu lasarett | Röntgenavdelningen, Falu lasarett
        Urologkliniken, Västmanlands sjukhus Västerås | Röntgenkliniken, Västmanlands sjukhus Västerås
        Barnkliniken NUS | Röntgen NUS"""),
    private=listed("""Skärgårdshälsan Läkargrupp AB; Öbo Ortopedi AB; Fyrens Privatläkare AB; Hus Åtta Specialistvård AB
        Dr Malmros Praktik AB; Vårdcentralen Fyren (privat); Kirurgkliniken Brofästet AB; Ryggmottagningen Ön AB
        Hudläkarna vid Fyren HB; Gyn & Ultraljud Brofästet AB; Neurolog Juhlin AB; Fyrens Närsjukvård AB"""),
    physio=listed("""Öbo Rehab AB; Brofästets Fysioterapi; Fyrens Rehabcenter; Sjukgymnasterna på Ön AB
        Rehab & Idrott Brofästet; Rehabmottagningen HSK; Fysioterapin, Hallands sjukhus Halmstad"""),
    chiro=listed("""Öns Kiropraktorklinik AB; Kiropraktor Brofästet; Ryggkompaniet Kiropraktik HB
        Fyrens Kiropraktik AB"""),
    naprapath=listed("Naprapaten vid Fyren; Brofästets Naprapatklinik AB; Öbo Naprapati HB; Naprapathuset Ön"),
    others=(
        ("Tandläkarna Brofästet AB", "leg. tandläkare"),
        ("Öbo Företagshälsovård AB", "företagsläkare"),
        ("Advokatfirman Cronholm & Pihl", "advokat"),
        ("Fyren Personförsäkring", "skadereglerare"),
        ("Ö-kommunen, kommunal hälso- och sjukvård", "kommunsjuksköterska"),
        ("Osteopati Ön", "osteopat D.O."),
        ("Brofästets gymnasieskola, elevhälsan", "skolläkare"),
    ),
    wards=listed("Vårdavd 57 SU/Östra, fax 031-390 06 57; Kirurgavdelning 42 HSV, telefax 040-628 04 42"),
    titles={
        "physiotherapist": listed("""leg. fysioterapeut; leg sjukgymnast; Fysioterapeut; Leg. sjukgymnast/OMT
            leg fysioterapeut, idrottsmedicin"""),
        "chiropractor": listed("leg. kiropraktor; Leg kiropraktor; kiropraktor, DC; leg. kiropraktor och DC"),
        "naprapath": listed("leg. naprapat; Leg naprapat; naprapat DN; Naprapat, leg."),
    },
    doctor_titles=listed("""överläkare; ÖL; spec.läk; specialistläkare; leg läkare; AT-läkare; ST-läk; bitr öl
        verksamhetschef, överläkare; underläkare"""),
    exams=EXAMS,
    treated=TREATED,
    misfit=MISFIT,
    small_print=listed("""Patientens samtycke ska alltid inhämtas innan material beställs. Blankettnr 4471-B, rev 6
        Innehållet är sekretessbelagt enligt 25 kap. OSL. Felsänt fax förstörs
        Utskriven ur vårdsystemet. Giltig utan underskrift om den sänds från säker anslutning
        Öppet vardagar 8-16.30, lunchstängt 12-13. Provtagning drop-in till 15.00"""),
    reasons=REASONS,
    says=SAYS,
    many_number_styles=True,
)
