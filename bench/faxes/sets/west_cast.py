"""Content of the west set: invented people and practices, public hospitals, examinations, and what senders say."""

from __future__ import annotations

from bench.faxes.cast import Cast
from bench.faxes.truth import Exam


def lines(text: str) -> tuple[str, ...]:
    """The wordings of ``text``, parted by semicolons and line breaks."""
    return tuple(part.strip() for part in text.replace("\n", ";").split(";") if part.strip())


def _plain(modality: str, part: str, texts: str) -> list[Exam]:
    return [Exam(modality, part, text, "") for text in lines(texts)]


def _sided(modality: str, part: str, right: str, left: str) -> list[Exam]:
    pairs = (("right", right), ("left", left))
    return [Exam(modality, part, text, "", side) for side, texts in pairs for text in lines(texts)]


EXAMS = (
    *_plain("CT", "thorax", "DT thorax utan kontrast; CT thorax iv kontrast; Datortomografi lungor; CT torax nativ"),
    *_plain("CT", "buk", "DT buköversikt; CT buk m kontrast; DT buk; Skiktröntgen buk"),
    *_plain("CT", "hjärna", "CT hjärna; DT hjärna med kontrast; Datortomografi hjärna"),
    *_plain("CT", "sinus", "CT bihålor; DT sinus"),
    *_plain("CT", "halsrygg", "CT halsrygg; Datortomografi halsrygg"),
    *_plain("CT", "ländrygg", "CT ländrygg; DT LS-rygg"),
    *_plain("CT", "bäcken", "DT bäcken; Datortomografi bäcken"),
    *_plain("MR", "hjärna", "MR hjärna; Magnetkamera hjärna; MRT hjärna utan kontrast"),
    *_plain("MR", "ländrygg", "MR ländrygg; MR lumbalrygg; Magnetkameraundersökning ländrygg"),
    *_plain("MR", "halsrygg", "MR halsrygg; Magnetkamera halsrygg; MRI halsrygg"),
    *_plain("MR", "bröstrygg", "MR bröstrygg; MRT bröstrygg"),
    *_plain("MR", "bäcken", "MR bäcken; Magnetkamera bäcken"),
    *_plain("MR", "buk", "MR buk; MRT buk"),
    *_plain("XR", "thorax", "Lungröntgen; Röntgen lungor; Rtg thorax; Slätröntgen lungor"),
    *_plain("XR", "ländrygg", "Röntgen ländrygg; Rtg ländrygg; Slätröntgen LS-rygg"),
    *_plain("XR", "halsrygg", "Rtg halsrygg; Slätröntgen halsrygg"),
    *_plain("XR", "bröstrygg", "Röntgen bröstrygg"),
    *_plain("XR", "bäcken", "Röntgen bäcken; Rtg bäcken"),
    *_plain("US", "buk", "UL buk; Ultraljud av buken; Ultraljud buk"),
    *_plain("US", "hals", "Ultraljud hals; Ultraljud av halsen"),
    *_plain("MG", "bröst", "Mammografi"),
    *_sided("XR", "knä", "Röntgen höger knä; Rtg knä hö; Slätröntgen höger knäled",
            "Röntgen vänster knä; Rtg knä vä; Slätröntgen vänster knäled"),
    *_sided("MR", "knä", "MR knäled höger; Magnetkamera hö knä; MR dx knä",
            "MR knäled vänster; Magnetkamera vä knä; MR sin knä"),
    *_sided("XR", "höft", "Röntgen höft höger; Rtg hö höftled", "Röntgen höft vänster; Rtg vä höftled"),
    *_sided("MR", "höft", "MR höger höft", "MR vänster höft"),
    *_sided("XR", "axel", "Röntgen axel höger; Slätröntgen hö axel", "Röntgen axel vänster; Slätröntgen vä axel"),
    *_sided("MR", "axel", "MR höger axel; Magnetkamera axel hö", "MR vänster axel; Magnetkamera axel vä"),
    *_sided("US", "axel", "Ultraljud höger axel", "Ultraljud vänster axel"),
    *_sided("XR", "handled", "Röntgen höger handled; Rtg handled dx", "Röntgen vänster handled; Rtg handled sin"),
    *_sided("CT", "handled", "CT höger handled", "CT vänster handled"),
    *_sided("XR", "hand", "Röntgen höger hand", "Röntgen vänster hand"),
    *_sided("XR", "armbåge", "Rtg höger armbåge", "Rtg vänster armbåge"),
    *_sided("XR", "fot", "Röntgen höger fot; Rtg belastad fot hö", "Röntgen vänster fot; Rtg belastad fot vä"),
    *_sided("XR", "fotled", "Röntgen fotled höger; Rtg hö fotled", "Röntgen fotled vänster; Rtg vä fotled"),
    *_sided("MR", "fot", "MR höger fot", "MR vänster fot"),
)  # fmt: skip
_BY_TEXT = {exam.text: exam for exam in EXAMS}


def _with_reasons(pairs: str) -> tuple[tuple[Exam, str], ...]:
    out = []
    for line in pairs.strip().splitlines():
        text, reason = line.strip().split(" -> ")
        out.append((_BY_TEXT[text], reason))
    return tuple(out)


def _outside(pairs: str) -> tuple[tuple[str, str], ...]:
    out = []
    for line in pairs.strip().splitlines():
        clinic, unit = line.strip().split(" -> ")
        out.append((clinic, unit))
    return tuple(out)


CAST = Cast(
    women=lines("""Aina; Anette; Ann-Britt; Berit; Carina; Cecilia; Doris; Elin; Emelie; Frida; Gerd; Gudrun; Hedvig
        Ing-Marie; Irma; Jasmina; Johanna; Kerstin; Kristina; Lisbeth; Maj-Britt; Margareta; Maria; Mirjana; Monika
        Nour; Olivia; Rose-Marie; Samira; Solveig; Sonja; Tyra; Ulla; Vera; Wilma; Åsa"""),
    men=lines("""Ahmed; Anders; Arne; Börje; Christer; Daniel; Edvin; Erik; Filip; Gert; Göran; Hans-Olof; Henrik
        Ingemar; Jonas; Karl-Erik; Kjell; Lars-Göran; Leif; Martin; Miroslav; Nils; Oskar; Peter; Roger; Rolf; Samuel
        Stig; Sven-Erik; Tage; Tomas; Ture; William; Zoran; Åke; Östen"""),
    children=lines("Adam; Alfred; Elias; Elliot; Gabriel; Hugo; Lucas; Melvin; Noah; Theo; Viggo"),
    last=lines("""Ahlström; Alm; Backlund; Bengtsson; Björk; Blomqvist; Brandt; Carlsson; Dahl; Eriksson; Fahlén
        Forsberg; Garcia; Grahn; Hallberg; Hedlund; Holm; Hosseini; Isaksson; Johansson; Juhlin; Karlsson; Kjellberg
        Larsson; Lindgren; Lundqvist; Malm; Mohamud; Månsson; Nilsson; Nordin; Nyström; Olofsson; Palm; Persson
        Ros; Rosén; Sandell; Svensson; Söderlund; Thorsén; Ung; Wallin; Wikström; Åberg; Åkerlund; Öhman
        Andersson-Holm; Lind Karlsson; af Ekenstam"""),
    doctors_first=lines("""Agnes; Amanda; Axel; Björn; Carl; Eva; Fredrik; Hanna; Henning; Ida; Jakob; Johan; Karin
        Louise; Magnus; Maja; Mats; Niklas; Omid; Per; Robert; Sofia; Stefan; Tove; Yasmin"""),
    doctors_last=lines("""Ahlgren; Berglund; Bergman; Dahlberg; Ekman; Engström; Fors; Granath; Hellström; Jansson
        Kazemi; Lindahl; Lundin; Melin; Nordqvist; Novak; Petersson; Rask; Sandberg; Sjögren; Strand; Törnqvist
        Vikström; Westman; Öström"""),
    desks=lines("""Hallands sjukhus Halmstad, Röntgenavdelningen, bildutlämning; Röntgensekretariatet HSV
        Bild- och svarsutlämning, Röntgen Halland; Röntgenkliniken, Hallands sjukhus Varberg
        Röntgen Kungsbacka sjukhus, expeditionen; Röntgenmottagningen Halmstad, utlämning"""),
    region=lines("""Ortopedkliniken HSH; Medicinmottagningen HSV; Kirurgmottagningen, Hallands sjukhus Halmstad
        Hjärtmottagningen HSH; Lungmottagningen, Hallands sjukhus Varberg; Neurologmottagningen HSH; Avd 3C HSH
        Ortopedmottagningen, Hallands sjukhus Kungsbacka; Gastromottagningen HSV; Handmottagningen HSH
        Kvinnokliniken, Hallands sjukhus Halmstad; Onkologiska kliniken, Hallands sjukhus Varberg
        Geriatrikmottagningen HSV; Njurmottagningen HSH; Akutmottagningen, Hallands sjukhus Varberg
        Öronmottagningen HSV; Psykiatrin Halland, vuxenpsykiatri Varberg"""),
    region_child=lines("Barnkliniken, Hallands sjukhus Halmstad; Barnmottagningen, Hallands sjukhus Varberg"),
    region_heads=lines("Hallands sjukhus; Hallands sjukhus Varberg; Hallands sjukhus Halmstad"),
    outside=_outside("""
        Thoraxkirurgen SU/S -> Mediaenheten SU/S
        Neurokirurgiska kliniken SU/S -> Röntgenavdelningen SU/S
        Medicinkliniken SU/Östra -> Bildarkivet SU/Östra
        Ortopedmottagningen SU/Mölndal -> Röntgen SU/Mölndal
        Onkologmottagningen SÄS Borås -> Röntgenkliniken SÄS Borås
        Ortopedkliniken SUS Lund -> Mediaenheten SUS Lund
        Kärlkirurgen SUS Malmö -> Röntgenavdelningen SUS Malmö
        Käkkirurgiska kliniken USÖ -> Röntgenkliniken USÖ
        Urologkliniken SÖS -> Bildenheten SÖS
        Reumatologmottagningen NUS -> Röntgenarkivet NUS
        Ortopedmottagningen, Helsingborgs lasarett -> Röntgen, Helsingborgs lasarett
        Kirurgkliniken, Centralsjukhuset i Kristianstad -> Röntgenkliniken, Centralsjukhuset i Kristianstad
        Medicinmottagningen, Ängelholms sjukhus -> Röntgenavdelningen, Ängelholms sjukhus
        Ortopedmottagningen, Hässleholms sjukhus -> Röntgen, Hässleholms sjukhus
        Medicinkliniken, Värnamo sjukhus -> Röntgenkliniken, Värnamo sjukhus
        Ryggkliniken, Höglandssjukhuset Eksjö -> Röntgen, Höglandssjukhuset Eksjö
        Lungkliniken, Karolinska Solna -> Bildarkivet, Karolinska Solna
        Kirurgkliniken, Akademiska sjukhuset -> Bild- och funktionsmedicin, Akademiska sjukhuset
        Ortopedkliniken, Falu lasarett -> Röntgenkliniken, Falu lasarett
        Kirurgmottagningen, Uddevalla sjukhus -> Röntgen, Uddevalla sjukhus
        Medicinmottagningen, Kungälvs sjukhus -> Röntgenavdelningen, Kungälvs sjukhus
        Ortopedmottagningen, Alingsås lasarett -> Röntgen, Alingsås lasarett
        Kvinnokliniken, Västerviks sjukhus -> Röntgenkliniken, Västerviks sjukhus
        Urologmottagningen, Sundsvalls sjukhus -> Bildarkivet, Sundsvalls sjukhus
        Handkirurgen, Centralsjukhuset i Karlstad -> Röntgen, Centralsjukhuset i Karlstad"""),
    private=lines("""Kustens Specialistvård AB; Ortopedpraktiken Lärkan AB; Läkargruppen Tre Ekar AB
        Vårdcentralen Ängsbacken AB; Hjärtläkarna i Fågelvik AB; Familjeläkarna Sandheden AB
        Öron- & Halsläkarna Måsen AB; Privatläkare Elmér Ortopedkonsult AB; Knäkliniken Tallhöjden AB"""),
    physio=lines("""Fysiofabriken Strömvik; Sandhedens Fysioterapi AB; Rörelsekliniken Måsen; Fysioterapin HSV
        Fysioterapimottagningen, Hallands sjukhus Halmstad; Ledstjärnan Rehab & Träning; Sjukgymnastiken Fyren"""),
    chiro=lines("""Kiropraktorkliniken Fågelvik; Ryggverkstaden Kiropraktik AB; Strömviks Kiropraktorgrupp
        Kiropraktik Hälsan i Sandheden"""),
    naprapath=lines("""Naprapatkliniken Fågelvik AB; Strömviks Naprapati; Naprapat & Rygghälsan Tre Ekar
        Ledkraft Naprapater"""),
    others=(
        ("Tandläkarna Strömgården AB", "leg. tandläkare"),
        ("Folktandvården Sandheden, käkkirurgi", "övertandläkare"),
        ("Västankusts Företagshälsovård AB", "företagssköterska"),
        ("Advokatfirman Stenström & Wik AB", "advokat"),
        ("Trygga Olycksfall Försäkring", "skadereglerare"),
        ("Osteopaten i Strömvik", "osteopat"),
        ("Elevhälsan, Fågelviks kommun", "skolsköterska"),
    ),
    wards=lines("""Vårdavdelning 21, Hallands sjukhus Halmstad, fax 040-628 04 51; Avd 12 SU/Ö, fax 031-390 06 44
        Dialysmottagningen HSV"""),
    titles={
        "physiotherapist": lines("leg. fysioterapeut; leg fysioterapeut, OMT; leg. sjukgymnast; Fysioterapeut"),
        "chiropractor": lines("leg. kiropraktor; Leg. kiropraktor, DC; Kiropraktor; leg kiropraktor"),
        "naprapath": lines("leg. naprapat; Leg. naprapat, DN; Naprapat; doctor of naprapathy, leg. naprapat"),
    },
    doctor_titles=lines("""överläkare; specialistläkare; ST-läkare; leg. läkare; bitr överläkare; underläkare
        läkare; med. dr, överläkare"""),
    exams=EXAMS,
    treated=_with_reasons("""
        MR knäled höger -> Rehab efter korsbandsskada i höger knä
        Röntgen vänster knä -> Knäartros vänster, pågående träningsserie
        MR lumbalrygg -> Ländryggsbesvär med ischias, behandling sedan fem veckor
        Röntgen ländrygg -> Manuell behandling av låst ländrygg
        MR halsrygg -> Nacksmärta med domning i armen, behandlas för närvarande hos oss
        Rtg halsrygg -> Stel nacke efter bilolycka, ledmobilisering av halsryggen
        MR vänster axel -> Frusen skuldra vänster, rörlighetsträning
        Ultraljud höger axel -> Senbesvär höger axel, stötvåg och träning
        Röntgen höft vänster -> Höftartros vänster sida, styrketräning tre gånger i veckan
        Rtg vä fotled -> Upprepade stukningar av vänster fotled, balansträning
        Rtg handled dx -> Handledsfraktur höger, träning efter avgipsning
        MR bröstrygg -> Smärta mellan skulderbladen, behandling av bröstryggen"""),
    misfit=_with_reasons("""
        CT hjärna -> Upprepade stukningar av vänster fotled, balansträning
        Mammografi -> Ländryggsbesvär med ischias, behandling sedan fem veckor
        CT bihålor -> Knäartros vänster, pågående träningsserie
        Ultraljud buk -> Handledsfraktur höger, träning efter avgipsning"""),
    small_print=lines("""
        Blanketten gäller fr.o.m. 2025. Utlämnande till vårdgivare utanför Region Halland förutsätter samtycke
        Vid felsändning: ring avsändaren och makulera. Sekretess enligt patientdatalagen och OSL
        Dokument-ID VG-4471, version 3. Godkänd av verksamhetschef. Utskriven kopia gäller endast utskriftsdagen
        Information om samtycke (muntligt eller skriftligt) finns på vårdgivarwebben
        Anslutna till Patientförsäkringen. Godkänd för F-skatt. Vi följer dataskyddsförordningen"""),
    reasons=lines("""Operationsplanering; Ställningstagande till kirurgi; Återbesök hos oss; Jämförelsebilder
        Multidisciplinär konferens; Patienten vårdas nu hos oss; Fortsatt uppföljning hos oss; Förnyad bedömning
        Utredning av kvarstående besvär"""),
    says={
        "oral": lines("""Muntligt samtycke från patienten finns
            Patienten har vid telefonkontakt muntligt samtyckt till att bilder och svar lämnas ut
            Pat har muntligen gett sitt samtycke; Samtycke inhämtat muntligen av undertecknad
            Patienten är informerad och har samtyckt muntligt
            Vi har patientens muntliga samtycke; Samtycke inhämtat muntligt i samband med besök"""),
        "written_claimed": lines("""Patientens skriftliga samtycke är skannat i vår journal
            Påskrivet samtycke finns arkiverat på mottagningen
            Vi har skriftligt samtycke från patienten i journalen hos oss"""),
        "written_enclosed": lines("""Patientens påskrivna samtycke bifogas
            Skriftligt samtycke, se bilaga; Bilaga: skriftligt samtycke från patienten
            Undertecknad samtyckesblankett skickas med detta fax
            Bifogar skriftligt samtycke"""),
        "not_asked": lines("""
            Vi har ännu inte frågat patienten om samtycke; Nej, patienten är inte tillfrågad om samtycke
            Patienten har inte blivit tillfrågad om samtycke"""),
        "not_yet": lines("""Samtycke är ännu inte inhämtat; Har ej fått tag på patienten, samtycke saknas för närvarande
            Inväntar samtycke från patienten"""),
        "promised": lines("""Samtycke inhämtas av oss inom kort; Vi återkommer med patientens samtycke
            Patienten kommer på besök nästa vecka och får då ta ställning till samtycke
            Samtyckesblankett skickas in senare"""),
        "refused": lines("""Patienten vill inte att bilderna lämnas ut; Patienten har återkallat sitt samtycke
            Pat vägrar ge samtycke; Patienten säger nej till att uppgifterna lämnas ut"""),
        "guardian": lines("""Vårdnadshavare har samtyckt muntligt; Muntligt samtycke från båda vårdnadshavarna
            Pappa (vårdnadshavare) har gett muntligt samtycke"""),
        "protected": lines("""OBS! Patienten har skyddade personuppgifter.; Sekretessmarkering i folkbokföringen.
            Patienten har skyddad folkbokföring, ring före utskick."""),
        "deceased": lines("""Patienten avled i förra månaden.; Patienten är avliden.
            Patienten avled på vår avdelning i oktober."""),
        "blocked": lines("""Patienten har spärrat sin journal.; Det finns en spärr i journalen hos er enligt patienten.
            Uppgifterna är spärrade av patienten."""),
        "emergency": lines("""Patienten är intuberad och kan inte ge samtycke, vitala skäl.
            Livshotande tillstånd. Samtycke kan inte inhämtas eftersom patienten är medvetslös."""),
        "closed": lines("""Läkarmottagningen som remitterade mig är nedlagd.
            Mottagningen där jag var patient har stängt för gott.
            Kliniken som jag gick på har lagt ner och finns inte längre."""),
        "doctor_left": lines("""Min läkare har slutat på mottagningen.; Läkaren jag hade har flyttat till en annan ort.
            Doktorn som skickade remissen har slutat."""),
        "formal_demand": lines("""Om ni säger nej begär jag ett skriftligt och överklagbart beslut.
            Jag begär detta med stöd av min rätt att få ut min journal, och vid avslag ett skriftligt beslut."""),
        "parent": lines("Jag är vårdnadshavare för barnet.; Patienten är mitt barn och jag är vårdnadshavare."),
        "relative": lines("Jag är närmast anhörig.; Jag skriver för min släktings räkning."),
        "urgent": lines("AKUT; Brådskande, operation i morgon bitti; Akut, rond i eftermiddag; Hög prioritet"),
    },
    many_number_styles=True,
)  # fmt: skip
