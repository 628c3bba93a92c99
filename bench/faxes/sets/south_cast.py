"""Content of the south set: people, units of all regions, examinations, and what the senders say."""

from __future__ import annotations

from dataclasses import replace

from bench.faxes.cast import Cast
from bench.faxes.truth import Exam


def some(text: str) -> tuple[str, ...]:
    """The wordings of ``text``, parted by strokes and line breaks."""
    return tuple(part.strip() for part in text.replace("\n", "|").split("|") if part.strip())


def _exams(modality: str, part: str, texts: str, side: str = "none") -> list[Exam]:
    return [Exam(modality, part, text, "", side) for text in some(texts)]


_BY_SIDE = (
    ("XR", "knä", "Röntgen {} knä|Slätrtg {} knäled|Rtg belastade knän, {}"),
    ("MR", "knä", "MR {} knä|MR knä {}|Magnetkamera {} knä|MRT {} knäled"),
    ("XR", "höft", "Röntgen {} höft|Höftröntgen {}|Slätröntgen {} höftled"),
    ("XR", "handled", "Rtg handled {}|Röntgen {} handled"),
    ("XR", "fot", "Röntgen fot {}|Slätröntgen {} fot"),
    ("XR", "fotled", "Rtg {} fotled|Fotledsröntgen {}"),
    ("MR", "axel", "MR {} axel|MR-us {} axelled|MRI {} axel"),
    ("US", "axel", "Ultraljud {} axel|UL {} axel"),
    ("CT", "armbåge", "DT {} armbåge|CT armbåge {}"),
    ("MR", "fotled", "MR fotled {}|Magnetröntgen {} fotled"),
    ("CT", "axel", "Datortomografi {} axel"),
    ("XR", "hand", "Röntgen hand {}|Slätröntgen {} hand"),
    ("XR", "underben", "Röntgen {} underben"),
)
_SIDES = {"right": ("höger", "hö", "dx"), "left": ("vänster", "vä", "sin")}


def _sided() -> list[Exam]:
    out = []
    for modality, part, texts in _BY_SIDE:
        for place, text in enumerate(some(texts)):
            for side, words in _SIDES.items():
                said = (words[0], words[2] if text.endswith("{}") else words[1])
                out += [Exam(modality, part, text.format(word), "", side) for word in said[: 1 + place % 2]]
    return out


EXAMS = (
    *_exams("CT", "thorax", "CT torax|DT thorax|CT thorax med kontrast|Datortomografi thorax|DT lungor"),
    *_exams("CT", "buk", "CT buk|DT buk med iv kontrast|Datortomografi av buken|CT abdomen"),
    *_exams("CT", "hjärna", "CT hjärna|DT skalle|DT hjärna utan kontrast|CT hjärna nativ"),
    *_exams("CT", "sinus", "DT bihålor|CT sinus"),
    *_exams("CT", "bäcken", "CT bäcken|DT bäckenskelett"),
    *_exams("CT", "halsrygg", "DT halsrygg|CT halsrygg"),
    *_exams("MR", "hjärna", "MR hjärna|MRT hjärna|Magnetkameraundersökning hjärna|MR hjärna med kontrast"),
    *_exams("MR", "ländrygg", "MR ländrygg|MR LS-rygg|Magnetkamera ländrygg|MRI ländrygg"),
    *_exams("MR", "halsrygg", "MR halsrygg|MRT av halsryggen|MR cervikalrygg"),
    *_exams("MR", "bröstrygg", "MR bröstrygg|MR thorakalrygg"),
    *_exams("MR", "prostata", "MR prostata"),
    *_exams("XR", "thorax", "Lungröntgen|Röntgen hjärta/lungor|Slätröntgen thorax|Rtg lungor"),
    *_exams("XR", "ländrygg", "Röntgen ländrygg|Slätröntgen ländrygg|Rtg LS-rygg"),
    *_exams("XR", "halsrygg", "Röntgen halsrygg|Konventionell röntgen halsrygg"),
    *_exams("XR", "bäcken", "Bäckenröntgen|Slätröntgen bäcken"),
    *_exams("US", "buk", "Ultraljud buk|UL buk|Ultraljudsundersökning buk"),
    *_exams("US", "hals", "Ultraljud hals|UL hals"),
    *_exams("MG", "bröst", "Mammografi|Mammografi bröst"),
    *_sided(),
)


def _fits(pairs: str) -> tuple[tuple[Exam, str], ...]:
    known = {exam.text: exam for exam in EXAMS}
    out = []
    for line in pairs.strip().splitlines():
        exam, reason = line.strip().split(" = ")
        out.append((replace(known[exam]), reason))
    return tuple(out)


CAST = Cast(
    women=some("""Agneta|Alva|Amira|Ann-Charlotte|Beatrice|Britt-Marie|Camilla|Dragana|Ebba|Eva-Lena|Fatima|Gun-Britt
        Hanna|Ingegerd|Jelena|Katarzyna|Leyla|Lovisa|Marie-Louise|Natalia|Pernilla|Rut|Siv|Tuula|Viola|Zahra|Änna"""),
    men=some("""Abdirahman|Albin|Bengt-Åke|Bo|Carl-Gustav|Dariusz|Emil|Folke|Goran|Hampus|Ibrahim|Jan-Erik|Kent|Lennart
        Mohammed|Mikko|Nguyen|Olof|Per-Anders|Ragnar|Sten-Åke|Tariq|Ulf|Valter|Vladimir|Yusuf|Örjan"""),
    children=some("Alve|Benjamin|Charlie|Ebbe|Frans|Isak|Liam|Omar|Sigge|Vidar"),
    last=some("""Abdullahi|Al-Hassan|Alfredsson|Berggren Lund|Bodin|Cederholm|Dahlgren|De la Cruz|Edvardsson|Eklöf
        Fransson|Gunnarsson|Haddad|Hjort|Hägglund|Ivarsson|Jakobsson Ek|Jönsson|Kowalski|Kronqvist|Lilja|Lindh-Moberg
        Mattsson|Mårdberg|Nikolić|Ohlin|Petrović|Quist|Rydén|Räihä|Sjöström|Södergren|Tran|Tägtström|Uddén|Virtanen
        von Essen|Wallgren|Winberg|Yilmaz|Zetterberg|Ågren|Åslund|Örtengren"""),
    doctors_first=some("""Adrian|Ann-Sofie|Bertil|Christina|David|Elisabeth|Farid|Gustav|Helena|Ivar|Josefin|Klara|Linnea
        Marek|Nadia|Ola|Petra|Rickard|Sara|Torbjörn|Ulrika|Viktor"""),
    doctors_last=some("""Almgren|Arvidsson|Boström|Claesson|Danielsson|Elfving|Franzén|Gustavsson|Hassan|Jarlsberg|Karlberg
        Ljungdahl|Mellgren|Norling|Olausson|Popescu|Rehnberg|Skoog|Thulin|Wennerberg|Öberg"""),
    desks=some("""Röntgen Halland, bildutlämningen|Röntgenavdelningen, Hallands sjukhus Kungsbacka
        Hallands sjukhus Varberg, Röntgen|Region Halland Röntgen, utlämning av bilder|Röntgenexpeditionen HSH"""),
    region=some("""Hudmottagningen HSH|Medicinkliniken HSH|Kirurgkliniken HSV|Reumatologmottagningen HSV
        Ortopedmottagningen, Hallands sjukhus Varberg|Kvinnokliniken HSV|Akutmottagningen HSH|Infektionskliniken HSH
        Öron-, näs- och halsmottagningen, Hallands sjukhus Halmstad|Urologmottagningen HSV|Smärtmottagningen HSK
        Medicinmottagningen, Hallands sjukhus Kungsbacka|Psykiatrin Halland, vuxenmottagningen Falkenberg|Avd 6B HSV
        Onkologmottagningen HSH|Ögonmottagningen HSV|Strokeenheten, Hallands sjukhus Halmstad"""),
    region_child=some("Barnmottagningen HSV|Barn- och ungdomskliniken HSH|Barnmottagningen HSK"),
    region_heads=some("Hallands sjukhus Kungsbacka|Hallands sjukhus Varberg|Hallands sjukhus Halmstad"),
    outside=tuple(
        (pair.split(" > ")[0], pair.split(" > ")[1])
        for pair in some("""Ortopedkliniken SU/S > Röntgen SU/S|Lungkliniken SU/S > Mediaenheten SU/S
        Medicinmottagningen SU/Ö > Röntgenavdelningen SU/Ö|Handkirurgen SU/M > Mediaenheten SU/M
        Kirurgkliniken SÄS Borås > Bildenheten SÄS Borås|Ortopedmottagningen NÄL > Röntgen NÄL
        Urologkliniken, Skaraborgs Sjukhus Skövde > Röntgen, Skaraborgs Sjukhus Skövde
        Neurologmottagningen SUS Lund > Röntgenarkivet SUS Lund|Ortopeden SUS Malmö > Bildarkivet SUS Malmö
        Kirurgmottagningen, Ystads lasarett > Röntgen, Ystads lasarett
        Medicinkliniken, Centrallasarettet Växjö > Röntgenkliniken, Centrallasarettet Växjö
        Ortopedkliniken, Ljungby lasarett > Röntgenavdelningen, Ljungby lasarett
        Onkologkliniken, Länssjukhuset i Kalmar > Mediaenheten, Länssjukhuset i Kalmar
        Kirurgkliniken, Länssjukhuset Ryhov > Röntgen, Länssjukhuset Ryhov
        Ryggmottagningen, Blekingesjukhuset Karlskrona > Röntgen, Blekingesjukhuset Karlskrona
        Neurokirurgen, Universitetssjukhuset i Linköping > Bildarkivet, Universitetssjukhuset i Linköping
        Ortopedmottagningen SÖS > Röntgen SÖS|Hematologen, Danderyds sjukhus > Röntgenkliniken, Danderyds sjukhus
        Kvinnokliniken USÖ > Röntgenavdelningen USÖ|Kirurgen, Mälarsjukhuset Eskilstuna > Röntgen, Mälarsjukhuset
        Medicinkliniken, Gävle sjukhus > Mediaenheten, Gävle sjukhus|Hjärtcentrum NUS > Röntgen NUS
        Ortopedkliniken, Sunderby sjukhus > Röntgenarkivet, Sunderby sjukhus
        Kirurgkliniken, Östersunds sjukhus > Röntgen, Östersunds sjukhus""")
    ),
    private=some("""Alviks Specialistläkare AB|Doktor Möllers Ortopedi AB|Läkarhuset Solrosen
        Rygg & Ledläkarna i Tallvik AB|Privatkliniken Sjöutsikten|Hudläkarna Norrgården AB|Specialistcenter Lindängen
        Neurologspecialisten Björkhaga AB"""),
    physio=some("""Fysioterapi Strandbacken|Aktiv Rehab Ekudden|Sjukgymnasterna på Torget|Fysioteket Granlunda
        Idrottsrehab Skogsborg|Fysioterapin HSH|Rehabenheten, Hallands sjukhus Varberg"""),
    chiro=some("Kiropraktorhuset Björknäs|Ekbackens Kiropraktik AB|Kiropraktor City Åvik|Nacke & Rygg Kiropraktik"),
    naprapath=some("""Naprapaterna i Åvik|Sundets Naprapatmottagning|Naprapathuset Linden|Läkarhuset Solrosen
        Naprapat Norrgården AB"""),
    others=(
        ("Folktandvården Åvik", "leg. tandläkare"),
        ("Solsidans Företagshälsa AB", "företagsläkare"),
        ("Juristbyrån Falk & Nordin", "advokat"),
        ("Nordskydd Försäkring AB", "skadereglerare"),
        ("Åviks Osteopati", "osteopat D.O."),
        ("Granlunda Massage & Friskvård", "massageterapeut"),
    ),
    wards=some("Avd 62 SU/M, fax 031-390 06 71|Vårdavdelning 3B HSV, fax 040-628 04 36|Hudmottagningen HSH"),
    titles={
        "physiotherapist": some("leg. fysioterapeut|leg. sjukgymnast|fysioterapeut|leg. sjukgymnast, OMT"),
        "chiropractor": some("leg. kiropraktor|kiropraktor|leg. kiropraktor DC|kiropraktor, DC"),
        "naprapath": some("leg. naprapat|naprapat|leg. naprapat DN|leg naprapat"),
    },
    doctor_titles=some("överläkare|bitr. överläkare|ST-läkare|specialistläkare|leg. läkare|AT-läkare|distriktsläkare"),
    exams=EXAMS,
    treated=_fits("""
        MR höger knä = Träning efter meniskskada i höger knä
        MRT vä knäled = Behandlas för patellasmärta i vänster knä
        Magnetkamera ländrygg = Behandling av ryggskott med smärta i ländryggen
        MR LS-rygg = Pågående behandling för diskbråck i ländryggen
        MR vänster axel = Stel och smärtande vänster axel, rörelseträning
        Röntgen höger höft = Artrosskola och styrketräning, höger höft
        MR halsrygg = Nackbesvär efter whiplash, behandlas två gånger i veckan
        Röntgen halsrygg = Manuell behandling av nacke och halsrygg
        Rtg höger fotled = Rehabilitering efter vrickning av höger fotled
        Ultraljud höger axel = Inklämningsbesvär i höger axel, träningsprogram
        Röntgen ländrygg = Behandling av kronisk ländryggssmärta
        Röntgen vänster handled = Mobilisering efter handledsfraktur vänster sida"""),
    misfit=_fits("""
        CT hjärna = Träning efter meniskskada i höger knä
        Lungröntgen = Rehabilitering efter vrickning av höger fotled
        CT buk = Stel och smärtande vänster axel, rörelseträning
        MR prostata = Manuell behandling av nacke och halsrygg"""),
    small_print=some("""Beställning från vårdgivare utanför regionen kräver patientens samtycke.
        Material lämnas endast ut om patienten samtycker. Blanketten sparas i två år.
        Uppgifter som rör patienten omfattas av sekretess. Ofullständigt ifylld blankett returneras.
        Blankett R-17, utgåva 4. Personuppgifter behandlas enligt dataskyddsförordningen.
        Sjukgymnast, kiropraktor och naprapat: se särskilda villkor om samtycke på vår webbplats."""),
    reasons=some("""Inför operation|Bedömning på rond|Jämförelse med ny undersökning|Second opinion|Inför återbesök
        Uppföljning efter behandling|Fortsatt utredning hos oss|MDK|Eftergranskning"""),
    says={
        "oral": some("""Patienten samtycker muntligt till utlämnandet|Muntligt samtycke är inhämtat vid besöket
            Pat. har givit muntligt medgivande|Patienten har muntligen godkänt att vi tar del av materialet
            Samtycke: muntligt, lämnat av patienten i dag|Ja, muntligt samtycke från patienten
            Muntligt samtycke har lämnats till beställaren|Patienten är tillfrågad och lämnar muntligt samtycke"""),
        "written_claimed": some("""Skriftligt samtycke finns sparat hos oss
            Skriftligt medgivande finns i patientens journal
            Patienten har undertecknat ett samtycke som förvaras här på kliniken"""),
        "written_enclosed": some("""Skriftligt samtycke bifogas denna beställning
            Undertecknat samtycke medföljer som bilaga
            Patientens skriftliga medgivande bifogas|Se bifogat skriftligt samtycke
            Skriftligt patientsamtycke medföljer faxet"""),
        "not_asked": some("""Patienten är inte tillfrågad om samtycke|Nej, vi har inte frågat patienten om samtycke
            Samtycke har inte efterfrågats"""),
        "not_yet": some("Samtycke har ännu inte kunnat inhämtas|Inget samtycke ännu|Samtycke saknas ännu"),
        "promised": some("""Samtycke kommer att inhämtas|Patienten ska tillfrågas om samtycke vid nästa besök
            Vi skickar samtycket så snart patienten skrivit på|Samtycke eftersänds
            Vi inhämtar patientens samtycke i nästa vecka"""),
        "refused": some("""Patienten samtycker inte till utlämnande|Patienten motsätter sig att materialet lämnas ut
            Patienten har tagit tillbaka sitt samtycke|Pat. nekar samtycke"""),
        "guardian": some("""Muntligt samtycke har lämnats av vårdnadshavare
            Vårdnadshavaren samtycker muntligt
            Föräldrarna har lämnat muntligt samtycke"""),
        "protected": some("""Patienten har skyddad identitet.
            OBS: skyddad folkbokföring.|Obs! Sekretessmarkerad patient.
            Patienten lever med skyddade personuppgifter."""),
        "deceased": some("Patienten har avlidit.|Patienten är död sedan i somras.|Pat. avliden i september."),
        "blocked": some("Journalen är spärrad på patientens begäran.|Patienten har en spärr på sina uppgifter."),
        "emergency": some("""Patienten är medvetslös och kan inte tillfrågas, livshotande läge.
            Akut: patienten är sövd på IVA och kan inte lämna samtycke."""),
        "closed": some("""Mottagningen som skickade remissen har lagts ner.
            Kliniken där jag gick finns inte kvar, den har upphört."""),
        "doctor_left": some("Doktorn som jag gick hos har gått i pension.|Min läkare har bytt arbetsplats."),
        "formal_demand": some("""Får jag avslag vill jag ha ett skriftligt beslut med besvärshänvisning.
            Jag kräver ett formellt beslut som går att överklaga om ni nekar."""),
        "parent": some("Jag är förälder till patienten.|Det är jag som är vårdnadshavare."),
        "relative": some("Jag är anhörig till patienten.|Jag skriver i egenskap av närstående."),
        "urgent": some("AKUT|Skyndsamt, tas upp på rond i morgon|Brådskande|Akut, operation i eftermiddag|Prio 1"),
    },
    many_number_styles=True,
)  # fmt: skip
