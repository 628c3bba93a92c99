"""Units, examinations and reasons as faxes write them. Clinics outside the public hospitals are invented."""

from __future__ import annotations

from bench.faxes.truth import Exam

DESK = (
    "Röntgen, Hallands sjukhus Halmstad",
    "Röntgen Hallands sjukhus Varberg, bildutlämning",
    "Region Halland, Röntgen, bild- och utlåtandeutlämning",
)

REGION = (
    "Medicinmottagningen HSV", "Ortopedmottagningen HSH", "Kirurgmottagningen HSK",
    "Medicinkliniken, Hallands sjukhus Varberg", "Ortopedkliniken, Hallands sjukhus Kungsbacka",
    "Kvinnokliniken, Hallands sjukhus Halmstad", "Barn- och ungdomsmottagningen HSH", "Neurologmottagningen HSH",
    "Psykiatrin Halland, öppenvården Varberg", "Kirurgkliniken, Hallands sjukhus Halmstad",
)  # fmt: skip
REGION_CHILD = ("Barn- och ungdomsmottagningen HSH", "Barn- och ungdomskliniken, Hallands sjukhus Varberg")

# ordering clinic, its hospital's radiology or media unit
OUTSIDE = (
    ("Toraxkliniken SU/S", "Mediaenheten SU/S"),
    ("Ortopedkliniken SU/M", "Röntgenavdelningen SU/M"),
    ("Neurologkliniken SU/Ö", "Mediaenheten SU/Ö"),
    ("Kirurgkliniken, Södra Älvsborgs Sjukhus Borås", "Röntgen, Södra Älvsborgs Sjukhus Borås"),
    ("Neurokirurgiska kliniken, Skånes universitetssjukhus Lund", "Röntgen, Skånes universitetssjukhus Lund"),
    ("Medicinkliniken, Helsingborgs lasarett", "Röntgenkliniken, Helsingborgs lasarett"),
    ("Onkologkliniken, Falu lasarett", "Röntgenarkivet, Falu lasarett"),
    ("Urologmottagningen, Akademiska sjukhuset", "Röntgen, Akademiska sjukhuset"),
    ("Ortopedkliniken, Kungälvs sjukhus", "Röntgenavdelningen, Kungälvs sjukhus"),
)
PRIVATE = (
    "Havskliniken Privatläkare AB", "Ortopedspecialisterna Björkvik AB", "Lindövalls Läkarhus AB",
    "Privatläkarmottagningen Ekbacken", "Strandhälsan Specialistläkare AB",
)  # fmt: skip
PHYSIO = (
    "Fysiokliniken Tallåsen", "Rörelsehälsan Ängslyckan", "Kusthälsan Rehab", "Sjukgymnastiken Norrvik",
    "Rehabmottagningen HSV",
)  # fmt: skip
CHIRO = ("Kiropraktorkliniken Solvik", "Ryggcentrum Almviken", "Kiropraktik Hamngatan")
NAPRAPATH = ("Naprapatkliniken Vågen", "Hälsopunkten Granudden", "Naprapatcentrum Ekvallen", "Lindövalls Läkarhus AB")
OTHERS = (
    ("Trygghamn Försäkring AB, personskador", "skadereglerare"),
    ("Advokatfirman Hjelm & Rosén", "advokat"),
    ("Folktandvården Björkliden", "leg. tandläkare"),
    ("Norrvikens Företagshälsa AB", "företagssköterska"),
    ("Osteopatkliniken Ekhagen", "osteopat"),
)
WARDS = ("Avd 4A HSH, fax 040-628 04 21", "Ortopedmottagningen, fax 031-390 06 44", "Vårdcentralen Tallviken")

TITLES = {
    "physiotherapist": ("leg. sjukgymnast", "leg. fysioterapeut", "fysioterapeut OMT"),
    "chiropractor": ("leg. kiropraktor", "leg. kiropraktor, DC"),
    "naprapath": ("leg. naprapat", "leg. naprapat, DN"),
}
DOCTOR_TITLES = ("överläkare", "specialistläkare", "ST-läkare", "leg. läkare")

E = Exam
EXAMS = (
    E("CT", "thorax", "CT torax", ""), E("CT", "buk", "CT buk", ""), E("CT", "hjärna", "CT hjärna", ""),
    E("MR", "ländrygg", "MR ländrygg", ""), E("MR", "halsrygg", "MR halsrygg", ""), E("MR", "hjärna", "MR hjärna", ""),
    E("MR", "knä", "MR höger knä", "", "right"), E("MR", "axel", "MR vänster axel", "", "left"),
    E("XR", "höft", "Slätröntgen höger höft", "", "right"), E("XR", "knä", "Röntgen vänster knä", "", "left"),
    E("XR", "thorax", "Lungröntgen", ""), E("XR", "handled", "Röntgen vänster handled", "", "left"),
    E("US", "buk", "Ultraljud buk", ""), E("CT", "bäcken", "DT bäcken", ""),
    E("XR", "fotled", "Röntgen hö fotled", "", "right"),
    E("CT", "sinus", "CT bihålor", ""),
)  # fmt: skip

# examination, a reason that fits it
TREATED = (
    (E("MR", "knä", "MR höger knä", "", "right"), "Rehabilitering efter korsbandsskada i höger knä"),
    (E("MR", "ländrygg", "MR ländrygg", ""), "Behandling av ländryggssmärta med utstrålning i benet"),
    (E("MR", "axel", "MR vänster axel", "", "left"), "Träning efter axeloperation, vänster axel"),
    (E("XR", "höft", "Röntgen höger höft", "", "right"), "Pågående behandling av höftartros, höger höft"),
    (E("MR", "halsrygg", "MR halsrygg", ""), "Behandling av nackbesvär, halsrygg, efter olycka"),
    (E("XR", "fotled", "Röntgen vänster fotled", "", "left"), "Rehabilitering efter fotledsfraktur, vänster fotled"),
    (E("XR", "ländrygg", "Röntgen ländrygg", ""), "Aktuell behandling av ländryggen"),
)
MISFIT = (
    (E("CT", "hjärna", "CT hjärna", ""), "Rehabilitering efter korsbandsskada i höger knä"),
    (E("CT", "buk", "CT buk", ""), "Träning efter axeloperation, vänster axel"),
)
SMALL_PRINT = (
    "Utlämnande förutsätter patientens samtycke enligt gällande regler.",
    "Uppgifterna på denna blankett behandlas enligt dataskyddsförordningen.",
)
REASONS = ("Inför operation", "Inför återbesök", "Uppföljning", "Second opinion", "Inför multidisciplinär konferens")
