"""What the people of the hill set say: examinations in running text, reasons, consent, refusal and other facts."""

from __future__ import annotations

from bench.faxes.truth import Exam

SIDES = {"v": "left", "h": "right", "b": "both", "-": "none"}


def listed(text: str) -> tuple[str, ...]:
    """The entries of ``text``, parted by line ends and semicolons."""
    return tuple(part.strip() for row in text.strip().splitlines() for part in row.split(";") if part.strip())


def _exams(text: str) -> tuple[Exam, ...]:
    """Rows of modality, body part, side and the ways to write it, parted by bars."""
    out = []
    for row in text.strip().splitlines():
        modality, part, side, wordings = (cell.strip() for cell in row.split("|"))
        out += [Exam(modality, part, wording, "", SIDES[side]) for wording in listed(wordings)]
    return tuple(out)


EXAMS = _exams("""
    MR | knä | v | MR av vänster knä; magnetkamera vänster knäled; MR knä vä; MRT vä knä; MR-undersökning av vänster knä
    MR | knä | h | MR av höger knä; magnetkameraundersökning höger knä; MR knä hö; MR höger knäled
    MR | ländrygg | - | MR av ländryggen; MR LS-rygg; magnetkamera ländrygg; MRT lumbalrygg; MR ländkotpelaren
    MR | halsrygg | - | MR av halsryggen; MR cervikalrygg; magnetkameraundersökning halsrygg; MR halsryggrad
    MR | bröstrygg | - | MR av bröstryggen; MR thorakalrygg
    MR | hjärna | - | MR av hjärnan; magnetkamera hjärna; MR hjärna med kontrast; MR hjärna
    MR | axel | v | MR av vänster axel; MR axel vä; magnetkamera vänster axelled
    MR | axel | h | MR av höger axel; MR axel hö; MR höger axelled
    MR | höft | h | MR av höger höft; MR höft hö; MR höger höftled
    MR | prostata | - | MR av prostata; magnetkamera prostata; MR prostata
    MR | fotled | v | MR av vänster fotled; MR fotled vä
    CT | thorax | - | CT thorax; DT torax; skiktröntgen av thorax; CT av lungorna; datortomografi thorax
    CT | buk | - | CT buk; DT buk med kontrast; datortomografi av buken; CT av buken; CT buk (kontrast)
    CT | hjärna | - | CT hjärna; DT hjärna; CT skalle; skiktröntgen av hjärnan; datortomografi hjärna
    CT | sinus | - | CT sinus; DT bihålor; CT av bihålorna
    CT | ländrygg | - | CT ländrygg; DT av ländryggen
    CT | njurar | - | CT njurar; DT av njurarna
    CT | bäcken | - | CT bäcken; DT av bäckenet
    US | buk | - | ultraljud buk; UL buk; ultraljudsundersökning av buken; UL av buken
    US | axel | h | ultraljud höger axel; UL hö axel
    US | njurar | - | ultraljud njurar; UL av njurarna
    US | hals | - | ultraljud hals; UL av halsen
    MG | bröst | - | mammografi
    MG | bröst | b | mammografi båda brösten; mammografi bilat
    XR | thorax | - | lungröntgen; röntgen thorax; rtg lungor; slätröntgen thorax; rtg thorax
    XR | höft | v | röntgen av vänster höft; rtg vä höft; slätröntgen höft vänster; höftröntgen vänster
    XR | höft | h | röntgen av höger höft; rtg hö höft; höftröntgen höger
    XR | knä | v | röntgen av vänster knä; rtg vä knä; knäröntgen vänster; rtg knä vä
    XR | knä | h | röntgen av höger knä; rtg hö knä; slätröntgen höger knä
    XR | handled | h | röntgen av höger handled; rtg handled hö; handledsröntgen höger
    XR | handled | v | röntgen av vänster handled; rtg handled vä; skelettröntgen vänster handled
    XR | fotled | h | röntgen av höger fotled; rtg hö fotled
    XR | fot | v | röntgen av vänster fot; rtg vä fot; fotröntgen vänster
    XR | hand | b | röntgen av båda händerna; rtg händer bilat
    XR | axel | v | röntgen av vänster axel; rtg vä axel
    XR | ländrygg | - | röntgen av ländryggen; rtg LS-rygg; slätröntgen ländrygg
    XR | bäcken | - | röntgen av bäckenet; rtg bäcken
    XR | armbåge | h | röntgen av höger armbåge; rtg hö armbåge
    XR | halsrygg | - | röntgen av halsryggen; rtg halsrygg
""")


def _treated(text: str) -> tuple[tuple[Exam, str], ...]:
    """Rows of modality, part, side, wording, and the reason."""
    out = []
    for row in text.strip().splitlines():
        modality, part, side, wording, reason = (cell.strip() for cell in row.split("|"))
        out.append((Exam(modality, part, wording, "", SIDES[side]), reason))
    return tuple(out)


TREATED = _treated("""
    MR | knä | h | MR av höger knä | Behandlas hos mig för knäsmärta på höger sida efter vridvåld
    MR | knä | v | MR knä vä | Träning efter meniskskada i vänster knä
    XR | knä | v | röntgen av vänster knä | Artrosskola för vänster knä
    MR | ländrygg | - | MR av ländryggen | Behandling av ländrygg med ischias
    MR | ländrygg | - | magnetkamera ländrygg | Återkommande ryggskott, går här för ländryggen
    XR | ländrygg | - | röntgen av ländryggen | Ländryggsbesvär under pågående behandling
    MR | halsrygg | - | MR av halsryggen | Behandlas för nackvärk med domningar i armen
    MR | halsrygg | - | MR cervikalrygg | Besvär från halsrygg efter påkörning bakifrån, under behandling
    MR | axel | h | MR av höger axel | Rehabilitering av höger axel efter supraspinatusruptur
    MR | axel | v | MR axel vä | Axelsmärta vänster, rörelseträning pågår
    US | axel | h | ultraljud höger axel | Behandling av höger axel, misstänkt senskada
    XR | höft | v | röntgen av vänster höft | Gångträning vid höftartros vänster sida
    MR | höft | h | MR av höger höft | Höftsmärta höger, styrketräning pågår
    XR | handled | h | röntgen av höger handled | Handledsträning efter gipsavveckling, höger
    MR | fotled | v | MR av vänster fotled | Stukad vänster fotled som inte läker, behandlas här
""")

MISFIT = _treated("""
    CT | hjärna | - | CT hjärna | Träning efter meniskskada i vänster knä
    CT | buk | - | CT buk | Behandlas för nackvärk med domningar i armen
    CT | thorax | - | CT thorax | Gångträning vid höftartros vänster sida
    US | buk | - | ultraljud buk | Handledsträning efter gipsavveckling, höger
""")

REASONS = listed("""Inför multidisciplinär konferens; Second opinion; Bedömning inför operation; Inför återbesök
    Jämförelse med ny undersökning; Ställningstagande till fortsatt utredning; Eftergranskning
    Uppföljning av behandling; Genomgång på röntgenrond; Inför mottagningsbesök""")

SAYS = {
    "oral": listed("""Patienten är tillfrågad och har sagt ja till att bilderna lämnas ut
        Vi har patientens muntliga samtycke; Muntligt samtycke finns
        Jag har talat med patienten som samtycker muntligt; Patienten har gett sitt muntliga samtycke till beställningen
        Samtycke inhämtat muntligt vid besöket; Patienten lämnade muntligt samtycke per telefon
        Patienten har muntligen samtyckt till att ni lämnar ut materialet"""),
    "written_claimed": listed("""Skriftligt samtycke finns i journalen hos oss
        Patientens skriftliga samtycke är inskannat i vår journal
        Vi har skriftligt samtycke från patienten i journalen
        Skriftligt samtycke förvaras i patientens journal här"""),
    "written_enclosed": listed("""Patientens skriftliga samtycke bifogas
        Skriftligt samtycke medföljer detta fax; Bifogar skriftligt samtycke från patienten
        Skriftligt samtycke enligt bilaga; Patientens skriftliga samtycke följer på egen sida (bilaga)"""),
    "not_asked": listed("""Patienten är inte tillfrågad; Vi har inte frågat patienten om samtycke
        Något samtycke har inte inhämtats"""),
    "not_yet": listed("""Samtycke är ännu inte inhämtat; Vi har inte hunnit fråga patienten om samtycke än
        Samtycke saknas ännu"""),
    "promised": listed("""Samtycke kommer att inhämtas vid nästa besök
        Vi frågar patienten om samtycke på måndag och återkommer; Samtycket eftersänds när patienten varit här
        Vi ska be patienten om samtycke och hör av oss; Samtycke skickas senare"""),
    "refused": listed("""Patienten vill inte att bilderna lämnas ut; Patienten säger nej till att materialet skickas
        Patienten har återkallat sitt samtycke; Patienten motsätter sig utlämnande"""),
    "guardian": listed("""Vårdnadshavaren har lämnat muntligt samtycke
        Barnets vårdnadshavare är tillfrågad och samtycker muntligt; Muntligt samtycke från vårdnadshavare finns"""),
    "protected": listed("""Observera att patienten har skyddade personuppgifter
        OBS sekretessmarkering på denna patient; Patienten har skyddad folkbokföring"""),
    "deceased": listed("""Patienten är avliden; Patienten avled förra månaden; Patienten har avlidit
        Det gäller en avliden patient"""),
    "blocked": listed("""Patienten har spärrat sin journal; Det finns en spärr på patientens uppgifter hos er
        Patienten har begärt spärr av sin journal"""),
    "emergency": listed("""Patienten är medvetslös och kan inte tillfrågas
        Patienten ligger nedsövd hos oss och kan inte lämna samtycke"""),
    "closed": listed("""Kliniken som skickade mig på röntgen har lagt ner och finns inte längre
        Mottagningen där jag gick är nedlagd; Kliniken som hade hand om mig finns inte kvar
        Läkarmottagningen som jag tillhörde har upphört"""),
    "doctor_left": listed("""Läkaren som skickade mig på röntgen har slutat
        Min läkare har flyttat till ett annat ställe
        Doktorn jag gick hos har gått i pension"""),
    "formal_demand": listed("""Om ni säger nej vill jag ha ett skriftligt beslut som går att överklaga
        Jag har rätt att ta del av min journal enligt lag och vill ha ett överklagbart beslut"""),
    "parent": listed("""Jag är vårdnadshavare och skriver för mitt barns räkning
        Som mamma till barnet begär jag detta för mitt barn"""),
    "relative": listed("""Jag är anhörig och skriver för patientens räkning
        Jag är närstående och hjälper patienten med detta, med fullmakt
        Patienten orkar inte skriva själv, så jag gör det som anhörig"""),
    "urgent": listed("""Akut; Brådskande, behövs i dag; Svar önskas samma dag; Operation i morgon bitti
        Skyndsamt; Patienten sitter här nu, skicka omgående"""),
}
