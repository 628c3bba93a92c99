"""Content of the lake set: users of the large record systems, private chains, and care that is nobody's region's."""

from __future__ import annotations

from bench.faxes.cast import Cast
from bench.faxes.sets.lake_says import EXAMS, MISFIT, REASONS, SAYS, TREATED, listed


def _pairs(rows: str) -> tuple[tuple[str, str], ...]:
    """Two names a line, parted by a bar."""
    pairs = (row.split("|") for row in rows.strip().splitlines())
    return tuple((first.strip(), second.strip()) for first, second in pairs)


CAST = Cast(
    women=listed("""Agneta; Aino; Amanda; Annelie; Aisha; Berit; Carina; Cecilia; Charlotta; Eivor; Emelie; Erika
        Gudrun; Gun-Britt; Hanna; Hedvig; Inger; Irena; Jenny; Johanna; Kajsa; Lisbeth; Lotten; Maja; Mariam; Marianne
        Mona; Nora; Olga; Petra; Rut; Samira; Sara; Signe; Solveig; Stina; Tove; Vera; Åsa-Lena; Ylva"""),
    men=listed("""Alf; Amir; Anders; Arne; Bo; Börje; Christer; Daniel; Edvin; Elias; Filip; Fredrik; Gustaf; Göran
        Henning; Hussein; Ingvar; Jan-Olof; Jerker; Jörgen; Karl-Erik; Kurt; Lars-Göran; Leif; Magnus; Melvin; Milan
        Nils; Omar; Per; Rolf; Rune; Sture; Sven-Åke; Tage; Thomas; Tore; Viktor; Yusuf; Östen"""),
    children=listed("Adam; Alve; Elliot; Gabriel; Hampus; Ibrahim; Jack; Loke; Ludvig; Milo; Noel; Sigge; Theo"),
    last=listed("""Ahlgren; Alm; Andersdotter; Arvidsson; Bengtsson; Björk; Blomqvist; Brodin; Carlén; Dahlgren
        Dimitrov; Edvardsson; Engström; Eriksson; Forsman; Gustafsson; Hansson; Haile; Hermansson; Holm; Höglund
        Isaksson; Jansson; Karlsson Roos; Khalil; Kjellgren; Larsson; Lindén; Lundgren; Malm; Melin; Mårtensson
        Nilsson; Nyström; Olofsson; Omar; Persson; Petrović; Qvarnström; Ragnarsson; Rosén; Sandell; Sjögren
        Sköld; Sundqvist; Svärd; Söderlund; Thorén; Törnkvist; Vesterberg; Wallin; Wikström; Ågren; Åkerlund; Ödman
        Östergren; af Sandeberg; El-Amin; Lund Hjort"""),
    doctors_first=listed("""Agnes; Alexander; B.; Bengt; Christina; Daniela; Erland; Farid; Fredrika; Gabriella; H.
        Hans-Erik; Ida; Johan; Karin; L.; Lars; Leyla; Linus; Maria; Mattias; Naima; Olle; Patrik; Ronja; Stefan
        Sofie; Tobias; Ulrika; Vilma"""),
    doctors_last=listed("""Almlöf; Aronsson; Bergvall; Bildt Ek; Borg; Carlberg; Drakenberg; Ekelund; Enström; Fors
        Grip; Haraldsson; Hultén; Jafari; Kling; Klintberg; Lagerlöf; Lidman; Mellgren; Nordin; Odenbrand; Palmqvist
        Renberg; Rask; Sandahl; Silfver; Sundin; Thelander; Tollstadius; Ullman; Varg; Westin; Ytterberg; Östman"""),
    desks=listed("""Bild- och utlåtandebeställning, Röntgen, Hallands sjukhus Halmstad; Röntgen HSV, expeditionen
        Hallands sjukhus Kungsbacka, Röntgenmottagningen; Röntgen Halland, bildutlämning; Radiologi, Hallands sjukhus
        Röntgen Halmstad, sekreterarna; Region Halland, Röntgen Varberg"""),
    region=listed("""Medicinkliniken, Hallands sjukhus Halmstad; Kirurgmottagningen HSH; Ortopedkliniken HSV; Avd 61 HSH
        Neurologmottagningen, Hallands sjukhus Varberg; Hjärtmottagningen HSH; Akutkliniken, Hallands sjukhus Varberg
        Ortopedmottagningen, Hallands sjukhus Kungsbacka; Onkologmottagningen HSH; Urologmottagningen HSH
        Vårdcentralen Hyltebruk, Region Halland; Vårdcentralen Oskarström, Region Halland; Lungmottagningen HSV
        Rehabiliteringskliniken, Hallands sjukhus Halmstad; Gynmottagningen HSK; Intensivvården HSH
        Psykiatrin Halland, avdelning Varberg; Bild- och funktionsmedicin HSV; Reumatologkliniken HSH
        Handkirurgin, Hallands sjukhus Halmstad; Geriatriken, Hallands sjukhus Varberg"""),
    region_child=listed("""Barnkliniken, Hallands sjukhus Halmstad; Barn- och ungdomsmottagningen HSV
        BVC Laholm, Region Halland; Barnavårdscentralen Getinge, Region Halland"""),
    region_heads=listed("Region Halland; Hallands sjukhus Halmstad; Region Halland, Hallands sjukhus Varberg"),
    outside=_pairs("""
        Hjärtkliniken SU/Sahlgrenska | Mediaenheten SU/S
        Ortopedmottagningen SU/Mölndal | Röntgen SU/M
        Medicinmottagningen SU/Östra | Röntgenavdelningen SU/Ö
        Öronmottagningen SÄS | Röntgen SÄS Borås
        Kirurgkliniken SUS Malmö | Röntgen SUS Malmö
        Ögonkliniken SUS Lund | Röntgenarkivet SUS Lund
        Gastrokliniken SÖS | Röntgen SÖS
        Neurokirurgen USÖ | Röntgenkliniken USÖ
        Ryggteamet NUS | Bildarkivet NUS
        Närhälsan Kinna vårdcentral, Västra Götalandsregionen | Röntgen SÄS Skene
        Vårdcentralen Båstad, Region Skåne | Röntgenavdelningen, Ängelholms sjukhus
        Vårdcentralen Markaryd, Region Kronoberg | Röntgen, Ljungby lasarett
        Ortopedkliniken, Hässleholms sjukhus | Röntgenkliniken, Hässleholms sjukhus
        Onkologkliniken, Länssjukhuset Ryhov | Bildenheten, Länssjukhuset Ryhov
        Kirurgkliniken, Centralsjukhuset i Karlstad | Röntgenkliniken, Centralsjukhuset i Karlstad
        Medicinkliniken, Västerviks sjukhus | Röntgen, Västerviks sjukhus
        Neuroradiologen, Karolinska Solna | Bild- och demogruppen, Karolinska Solna
        Ortopedkliniken, Uddevalla sjukhus | Röntgenavdelningen, Uddevalla sjukhus
        Röntgenkliniken, Helsingborgs lasarett | Röntgenarkivet, Helsingborgs lasarett
        Lungkliniken, Akademiska sjukhuset | Röntgen, Akademiska sjukhuset
        Handkirurgen, Universitetssjukhuset i Linköping | Röntgenkliniken, Universitetssjukhuset i Linköping
        Kvinnokliniken, Falu lasarett | Röntgenavdelningen, Falu lasarett
        Urologen, Sundsvalls sjukhus | Röntgen, Sundsvalls sjukhus
        Kirurgen, Kungälvs sjukhus | Röntgen, Kungälvs sjukhus"""),
    private=listed("""Linnea Läkarhus Halmstad AB; Sjöbris Vårdcentral (privat vårdgivare); Vitsippan Specialistvård AB
        Ortopediskt Centrum Viken AB; Sjölanda Sjukhus AB; Kardiologkliniken Näckrosen AB; Vårdhuset Säven AB
        Ryggkirurgiska Kliniken Sjölanda AB; Läkargruppen Vassen AB; Privatdoktorn Vass & Björk AB
        Näckrosens Specialistläkare AB; Neurologhuset Insjön AB; Kirurgpraktiken Tärnan AB"""),
    physio=listed("""Fysioterapeuterna Vassen AB; Rehabhuset Näckrosen; Sjölanda Rehab & Träning AB
        Fysioterapin, Hallands sjukhus Halmstad; Rehab HSV, öppenvård; Fysioteket Tärnan AB; Bryggans Sjukgymnastik HB
        Insjöns Fysioterapi"""),
    chiro=listed("""Kiropraktorkliniken Vassen; Sjölanda Kiropraktorer AB; Kiropraktik Tärnan HB
        Näckrosens Kiropraktorer"""),
    naprapath=listed("""Naprapatkliniken Insjön; Vassens Naprapater AB; Sjölanda Naprapati; Tärnans Naprapathus HB"""),
    others=_pairs("""
        Folktandvården Insjön | leg. tandläkare
        Sjölanda Tandklinik AB, käkkirurgi | övertandläkare
        Tandregleringen Näckrosen | specialisttandläkare i ortodonti
        Insjöskolans elevhälsa | skolsköterska
        Elevhälsans medicinska insats, Granby kommun | skolläkare
        Vassen Företagshälsovård AB | företagsläkare
        Tärnan Arbetsmiljö och Hälsa AB, företagshälsan | företagssköterska
        Försvarshälsan, garnisonen | garnisonsläkare
        Regementets sjukvårdsavdelning, Försvarsmakten | militärläkare
        Kriminalvården, anstalten Insjön, sjukvården | anstaltssjuksköterska
        Kriminalvården, häktet, hälso- och sjukvården | konsultläkare
        Granby kommun, hemsjukvården | distriktssköterska
        Vassens försäkringsbolag, skadeavdelningen | skadereglerare
        Advokatfirman Grip & Westin | advokat"""),
    wards=listed("""Vårdavdelning 43, Hallands sjukhus Halmstad, fax 040-628 04 31
        Medicinavdelningen SU/Östra, faxnummer 031-390 06 58; Ortopedmottagningens sekreterare HSV"""),
    titles={
        "physiotherapist": listed("""leg. fysioterapeut; legitimerad fysioterapeut; leg sjukgymnast; Leg.sjukgymnast
            specialistfysioterapeut ortopedi; fysioterapeut OMT"""),
        "chiropractor": listed("leg. kiropraktor; legitimerad kiropraktor; leg kiropraktor, DC; Kiropraktor"),
        "naprapath": listed("leg. naprapat; legitimerad naprapat; leg naprapat DN; Naprapat"),
    },
    doctor_titles=listed("""överläkare; öl; specialistläkare; ST-läkare; leg. läkare; bitr. överläkare; leg. läk
        distriktsläkare; underläkare; sektionschef, överläkare; specialist i allmänmedicin"""),
    exams=EXAMS,
    treated=TREATED,
    misfit=MISFIT,
    small_print=listed("""Dokumentmall 4471, version 3. Beställaren svarar för att patientens samtycke är inhämtat
        Personuppgifter hanteras enligt dataskyddsförordningen. Kontakta oss om du har frågor
        Utskriften innehåller sekretessbelagda uppgifter och ska förvaras därefter
        Vi är anslutna till vårdvalet i regionen. Organisationsnummer 559999-4410
        Blanketten används också av sjukgymnaster, kiropraktorer och naprapater"""),
    reasons=REASONS,
    says=SAYS,
    many_number_styles=True,
)  # fmt: skip
