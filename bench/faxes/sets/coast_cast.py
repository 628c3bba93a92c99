"""Content of the coast set: invented people, surgeries and offices, public hospitals, and what is printed small."""

from __future__ import annotations

from bench.faxes.cast import Cast
from bench.faxes.sets.coast_says import EXAMS, MISFIT, REASONS, SAYS, TREATED, listed


def _outside(rows: str) -> tuple[tuple[str, str], ...]:
    """Ordering clinic and its hospital's radiology or media unit, parted by a bar."""
    pairs = (row.split("|") for row in rows.strip().splitlines())
    return tuple((clinic.strip(), unit.strip()) for clinic, unit in pairs)


CAST = Cast(
    women=listed("""Alva; Anna Karin; Ann-Mari; Astrid; Barbro; Birgitta; Britt-Inger; Dagny; Dragana; Ebba; Elsa
        Eva-Lena; Farideh; Fatuma; Greta; Gun; Gunnel; Hjördis; Inga-Lill; Ingrid; Julia; Katarzyna; Klara; Leila; Lova
        Maj; Malin; Marie-Louise; Märta; Nathalie; Pia; Ragnhild; Siv; Svea; Tuva; Ulla-Britt; Valentina; Viola
        Yvonne; Zahra"""),
    men=listed("""Abdirahman; Albin; Arvid; Bengt-Åke; Bertil; Birger; Carl Gustaf; Dag; Dejan; Egon; Einar; Emil
        Folke; Georg; Gunnar; Harry; Hassan; Holger; Ivar; Jan-Erik; Jens; Joakim; Kaj; Kent; Knut; Lennart; Ludvig
        Mahmoud; Max; Mehdi; Olof; Per-Anders; Piotr; Ragnar; Reza; Sigurd; Sixten; Torbjörn; Ulf; Vilhelm; Yngve"""),
    children=listed("Ali; Benjamin; Charlie; Ebbe; Frans; Harry; Isak; Leo; Liam; Malte; Otto; Vincent; Walter"),
    last=listed("""Abrahamsson; Ahmadi; Ask; Berggren; Bergsten; Boman; Claesson; Danielsson; Djurić; Edlund; Ek
        Ekdahl; Falk; Frank; Fransson; Gabrielsson; Gunnarsson; Hagberg; Hellberg; Henningsson; Håkansson; Ivarsson
        Jakobsson; Josefsson; Jönsson; Kowalczyk; Kvist; Lantz; Lilja; Lind; Lundmark; Löfgren; Martinsson; Mattsson
        Moberg; Norberg; Nguyen; Otterstål; Paulsson; Rahimi; Rydberg; Samuelsson; Skog; Stål; Svahn; Tengblad
        Tran; Ulvhed; Viklund; Yusuf; Zetterlund; Åhman; Åström; Östberg; Östlund; Al-Khalidi; Berg Sandin
        Bäck-Lindroth; de Souza Lima; von Stråhle"""),
    doctors_first=listed("""A.; Aron; Beatrice; Camilla; Carl-Johan; David; E.; Elisabet; Ellen; Gustav; Helena; Ingela
        Isabelle; Jesper; Jonatan; K-G; Katja; Lovisa; Marcus; Mikael; Nadia; Nina; Oskar; P-O; Rebecka; S.; Simon
        Susanne; Tariq; Therese; Victor; Åsa"""),
    doctors_last=listed("""Adolfsson; Alsterdal; Bladh; Brink; Cederholm; Dalin; Ehrling; Farhadi; Flink; Gyllner
        Hammar; Hjelm; Högberg; Kihlgren; Kovač; Linnér; Lüning; Mörk; Nylander; Papadakis; Prytz; Quist; Rehn
        Rosander; Rämgård; Schultz; Sjödahl; Stenbäck; Tallberg; Uggla; Wadman; Wrede; Ågren; Örn
        Haddad-Lindberg"""),
    desks=listed("""Röntgen, Hallands sjukhus Halmstad; Röntgenarkivet, Hallands sjukhus Varberg; Röntgen HSH, bildutlån
        Röntgenavd., Hallands sjukhus, bildbeställningar; Region Halland, Röntgen, utlämning av bilder
        Röntgenexpeditionen, Hallands sjukhus Kungsbacka; Röntgensekreterarna, Röntgen HSV"""),
    region=listed("""Kirurgkliniken HSV; Ortopedmott HSH; Ortopedmottagningen, Hallands sjukhus Varberg; Med mott HSH
        Reumatologmottagningen, Hallands sjukhus Halmstad; Urologmottagningen HSV; Avd 5B HSV; ÖNH-mottagningen HSH
        Infektionskliniken, Hallands sjukhus Halmstad; Akm HSH; Akutmottagningen, Hallands sjukhus Halmstad; IVA HSV
        Strokeenheten HSH; Medicinkliniken, Hallands sjukhus Kungsbacka; Hudmottagningen, Hallands sjukhus Halmstad
        Lungmott HSH; Specialistmottagningen ortopedi, Hallands sjukhus Falkenberg; Kvinnokliniken HSV
        Bröstmottagningen, Hallands sjukhus Varberg; Ögonkliniken HSH; Smärtmottagningen HSK
        Psykiatrin Halland, öppenvårdsmottagning Halmstad; Palliativa enheten, Hallands sjukhus Varberg"""),
    region_child=listed("""Barn- och ungdomskliniken, Hallands sjukhus Halmstad; BUM HSV
        Barnmottagningen, Hallands sjukhus Kungsbacka; Barnortopeden HSH"""),
    region_heads=listed("Region Halland, Hallands sjukhus; Hallands sjukhus; Hallands sjukhus Kungsbacka"),
    outside=_outside("""
        Neurologkliniken SU/S | Röntgen SU/S, mediaenheten
        Kärlkirurgmottagningen SU/S | Mediaenheten SU/Sahlgrenska
        Ortopedkliniken SU/Mölndal | Röntgenarkivet SU/Mölndal
        Infektionskliniken SU/Östra | Röntgenkliniken SU/Östra
        Barnortopedmottagningen, Drottning Silvias barnsjukhus | Barnröntgen, Drottning Silvias barnsjukhus
        Kirurgmottagningen SÄS Borås | Röntgen SÄS Borås
        Ortopedmottagningen NÄL | Röntgenavdelningen NÄL
        Urologkliniken, Skaraborgs Sjukhus Skövde | Röntgenkliniken, Skaraborgs Sjukhus Skövde
        Handkirurgiska kliniken SUS Malmö | Bildarkivet SUS Malmö
        Neurokirurgen SUS Lund | BoF SUS Lund, bildenheten
        Reumatologkliniken SUS Lund | Röntgen SUS Lund
        Ortopedkliniken, Helsingborgs lasarett | Röntgenarkivet, Helsingborgs lasarett
        Medicinkliniken, Ystads lasarett | Röntgenavdelningen, Ystads lasarett
        Ortopeden, Trelleborgs lasarett | Röntgen, Trelleborgs lasarett
        Kirurgkliniken, Centrallasarettet Växjö | Röntgenkliniken, Centrallasarettet Växjö
        Ortopedmottagningen, Ljungby lasarett | Röntgen, Ljungby lasarett
        Öronkliniken, Länssjukhuset Ryhov | Röntgenkliniken, Länssjukhuset Ryhov
        Ortopedkliniken, Blekingesjukhuset Karlskrona | Röntgenavdelningen, Blekingesjukhuset Karlskrona
        Hjärtkliniken, Länssjukhuset i Kalmar | Röntgenarkivet, Länssjukhuset i Kalmar
        Ryggkirurgen, Universitetssjukhuset i Linköping | Röntgenkliniken, Universitetssjukhuset i Linköping
        Kirurgkliniken, Vrinnevisjukhuset | Röntgen, Vrinnevisjukhuset
        Ortopedkliniken, Danderyds sjukhus | Röntgen, Danderyds sjukhus
        Kirurgkliniken SÖS | Röntgenkliniken SÖS
        Endokrinkliniken, Karolinska Huddinge | Bild- och demogruppen, Karolinska Huddinge
        Onkologkliniken USÖ | Bildarkivet USÖ
        Medicinkliniken, Gävle sjukhus | Röntgen, Gävle sjukhus
        Ortopedmottagningen, Östersunds sjukhus | Röntgenavdelningen, Östersunds sjukhus
        Neurocentrum NUS | Röntgenkliniken NUS
        Kirurgmottagningen, Sunderby sjukhus | Bildenheten, Sunderby sjukhus"""),
    private=listed("""Söderports Läkarpraktik AB; Privatläkarna vid Ån AB; Ortopediska Specialistcentrum Skärgården AB
        Rygg & Led Specialisterna Vågen AB; Allmänläkarna Porten HB; Läkarhuset Kaptensgatan AB; Ögonläkarna Prisma AB
        Vårdcentralen Havsbris (privat, vårdval); Urologkonsult Dyningen AB; Gynekologpraktiken Lilla Torg AB
        Doktor Wredes Privatmottagning AB; Neurologspecialisterna Kajen AB; Sportklinik Norra Hamnen AB
        Axelina Ortopedi & Idrott AB"""),
    physio=listed("""Rehab Norra Hamnen; Kajens Fysioterapi AB; Idrottsrehab Bryggan; Dyningens Sjukgymnastik
        Fysioterapin, Hallands sjukhus Varberg; Rehabenheten HSH, fysioterapi; OMT-gruppen Lilla Torg AB
        Rygg- och knäskolan Horisont"""),
    chiro=listed("""Kiropraktorhuset Dyningen AB; Kaptensgatans Kiropraktik; Ryggradens Kiropraktorer HB
        Norra Hamnens Kiropraktorklinik"""),
    naprapath=listed("""Naprapaterna på Kajen; Lilla Torgs Naprapatklinik AB; Naprapatcenter Horisont
        Prisma Naprapati & Massage"""),
    others=(
        ("Tandvårdshuset Bryggan AB", "leg. tandläkare"),
        ("Specialisttandvården Kajen, bettfysiologi", "specialisttandläkare"),
        ("Horisont Företagshälsa AB", "företagsläkare"),
        ("Advokatbyrån Ehrling Mörk", "advokat"),
        ("Nordvågen Sakförsäkring AB, personskador", "skadereglerare"),
        ("Försäkringskassan, avdelningen för sjukersättning", "försäkringsutredare"),
        ("Polismyndigheten, utredningsgruppen Halmstad", "polisinspektör"),
        ("Tingsrätten, brottmålsavdelning 2", "domstolshandläggare"),
        ("Hemsjukvården, Strandbyns kommun", "kommunsjuksköterska"),
        ("Studien KNÄSTEG, forskargruppen rörelseapparat", "forskningssjuksköterska"),
        ("Osteopathuset Lyktan", "osteopat D.O."),
        ("Strandbyns skola, elevhälsan", "skolläkare"),
    ),
    wards=listed("""Avd 64, kirurgi HSH, faxnr 040-628 04 77; Vårdavdelning 312 SU/Östra, fax 031-390 06 71
        Mottagningssköterskan reuma HSV"""),
    titles={
        "physiotherapist": listed("""leg. fysioterapeut; leg sjukgymnast; Leg. fysioterapeut, OMT-specialist
            fysioterapeut; specialistfysioterapeut; leg. sjukgymnast, MSc"""),
        "chiropractor": listed("""leg. kiropraktor; leg kiropraktor DC; kiropraktor
            Doctor of Chiropractic, leg. kiropraktor"""),
        "naprapath": listed("leg. naprapat; leg naprapat, DN; naprapat; Leg. naprapat/idrottsnaprapat"),
    },
    doctor_titles=listed("""överläkare; öl; specialistläkare; specialist i ortopedi; leg läk; AT-läkare; ST-läkare
        bitr. överläkare; distriktsläkare; leg. läkare; docent, överläkare"""),
    exams=EXAMS,
    treated=TREATED,
    misfit=MISFIT,
    small_print=listed("""Blankett BR-7, fastställd 2024-02. Vårdgivare som beställer ansvarar för att samtycke finns
        Fax kan läsas av obehöriga. Kommer sidan fel: ring avsändaren och förstör den
        Alla uppgifter behandlas enligt dataskyddsförordningen och patientdatalagen. Läs mer på vår webbplats
        Mottagningen ingår i ett nätverk av privata specialister. Bankgiro 000-0000. Innehar F-skattebevis
        Samtycke från patient krävs när bilder lämnas till annan vårdgivare. Se baksidan"""),
    reasons=REASONS,
    says=SAYS,
    many_number_styles=True,
)  # fmt: skip
