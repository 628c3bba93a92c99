"""What the senders of the coast set write about: examinations, treatments, consents, and other circumstances."""

from __future__ import annotations

from bench.faxes.truth import Exam


def listed(text: str) -> tuple[str, ...]:
    """The wordings of ``text``, parted by semicolons and line breaks."""
    return tuple(part.strip() for part in text.replace("\n", ";").split(";") if part.strip())


def _whole(modality: str, part: str, texts: str) -> list[Exam]:
    return [Exam(modality, part, text, "") for text in listed(texts)]


def _sides(modality: str, part: str, texts: str) -> list[Exam]:
    """A side in the place of ``@``: in full, or as the sort of abbreviation that goes with the wording."""
    out = []
    for text in listed(texts):
        words = {"@": ("höger", "vänster"), "#": ("hö", "vä"), "%": ("dx", "sin"), "&": ("h", "v")}
        sign = next(each for each in words if each in text)
        for side, word in zip(("right", "left"), words[sign], strict=True):
            written = text.replace(sign, word)
            out.append(Exam(modality, part, written[0].upper() + written[1:], "", side))
    return out


def _both(modality: str, part: str, texts: str) -> list[Exam]:
    return [Exam(modality, part, text, "", "both") for text in listed(texts)]


EXAMS = (
    *_whole("CT", "thorax", "CT-thorax; Datortomografi av thorax; DT lungor; CT torax med kontrast"),
    *_whole("CT", "buk", "CT-buk; Datortomografi av buken; DT buk nativt; CT hela buken m. kontrast"),
    *_whole("CT", "hjärna", "CT-hjärna; DT skalle; Skiktröntgen av hjärnan"),
    *_whole("CT", "sinus", "DT bihålor; Datortomografi av bihålorna; CT-sinus"),
    *_whole("CT", "halsrygg", "DT halsrygg; CT C-rygg"),
    *_whole("CT", "ländrygg", "DT ländrygg; CT L-rygg"),
    *_whole("CT", "bäcken", "CT bäcken; CT-bäcken"),
    *_whole("MR", "hjärna", "MR-hjärna; MRT hjärna; MR skalle; Magnetkamera av hjärnan"),
    *_whole("MR", "ländrygg", "MR-ländrygg; MR L-rygg; MRT LS-rygg; Magnetkamera av ländryggen"),
    *_whole("MR", "halsrygg", "MR-halsrygg; MR C-rygg; Magnetröntgen av halsryggen"),
    *_whole("MR", "bröstrygg", "MR-bröstrygg; MR Th-rygg"),
    *_whole("MR", "bäcken", "MR-bäcken; MR lilla bäckenet"),
    *_whole("MR", "prostata", "MR prostata; MRT prostata"),
    *_whole("XR", "thorax", "Lungrtg; Rtg hjärta/lungor; Röntgen av lungorna; Slätrtg thorax"),
    *_whole("XR", "ländrygg", "Rtg ländrygg; Röntgen av ländryggen; Slätröntgen ländrygg; Rtg LS-rygg"),
    *_whole("XR", "halsrygg", "Röntgen av halsryggen; Slätrtg halsrygg"),
    *_whole("XR", "bröstrygg", "Rtg bröstrygg; Rtg Th-rygg"),
    *_whole("XR", "bäcken", "Rtg bäcken; Röntgen av bäckenet"),
    *_whole("US", "buk", "UL buk; UL-buk; Ultraljudsundersökning av buken"),
    *_whole("US", "hals", "UL hals; Ultraljudsundersökning av halsen"),
    *_whole("US", "njurar", "UL njurar; Ultraljud av njurarna"),
    *_whole("MG", "bröst", "Mammografi; Mammografi (bröst)"),
    *_sides("XR", "knä", "röntgen av @ knä; rtg knäled #; slätrtg @ knä; rtg % knä; knärtg, @"),
    *_sides("MR", "knä", "MR @ knäled; MR-knä %; magnetkamera av @ knä; MRT knä #"),
    *_sides("XR", "höft", "röntgen av @ höftled; rtg höft %; rtg @ höft"),
    *_sides("MR", "höft", "MR höft #; magnetkamera av @ höft"),
    *_sides("XR", "axel", "rtg @ axel; röntgen av @ skuldra; rtg axel %"),
    *_sides("MR", "axel", "MR-axel #; MR @ skuldra; magnetkamera av @ axel"),
    *_sides("US", "axel", "UL axel %; ultraljud @ skuldra"),
    *_sides("XR", "handled", "rtg handled #; röntgen av @ handled; slätrtg handled %"),
    *_sides("MR", "handled", "MR handled @; MR % handled"),
    *_sides("CT", "fotled", "DT @ fotled; CT fotled #"),
    *_sides("XR", "hand", "rtg hand #; röntgen av @ hand"),
    *_sides("XR", "armbåge", "röntgen av @ armbåge; rtg armbåge %"),
    *_sides("XR", "fotled", "röntgen av @ fotled; rtg % fotled; slätröntgen fotled, @"),
    *_sides("XR", "fot", "rtg fot @ (belastad); röntgen av @ fot"),
    *_sides("XR", "underben", "rtg underben #; röntgen av @ underben"),
    *_both("XR", "knä", "Rtg knän bilat; Röntgen båda knäna"),
    *_both("XR", "hand", "Rtg båda händerna"),
)  # fmt: skip
_KNOWN = {exam.text: exam for exam in EXAMS}


def _reasoned(rows: str) -> tuple[tuple[Exam, str], ...]:
    pairs = (row.split("|") for row in rows.strip().splitlines())
    return tuple((_KNOWN[text.strip()], reason.strip()) for text, reason in pairs)


TREATED = _reasoned("""
    Röntgen av höger knä | Går hos mig för artros i höger knä sedan i augusti
    MR-knä sin | Vänster knä, meniskskada, rehabprogram pågår
    MRT knä hö | Postop. träning efter korsbandsrekonstruktion hö knä
    MR-ländrygg | Lumbago-ischias, behandlas här varje vecka
    Rtg ländrygg | Långvariga besvär från ländryggen, under behandling
    Magnetkamera av ländryggen | Diskbråck i ländryggen, aktuell träningsperiod
    MR C-rygg | Cervikal rizopati, traktion och nackträning
    Röntgen av halsryggen | Nackbesvär efter påkörning bakifrån, pågående behandlingsserie
    Magnetkamera av höger axel | Impingement höger axel, träning 2 ggr/v
    MR-axel vä | Rotatorcuffskada i vänster axel, under behandling hos undertecknad
    UL axel sin | Kalkaxel på vänster sida, stötvågsbehandling
    Röntgen av vänster höftled | Höftsmärta vä vid artros, artrosskola och träning
    Rtg höft dx | Höger höft, stelhet, manuell behandling pågår
    Rtg dx fotled | Distorsion höger fotled, rörelseträning
    Rtg handled hö | Stelhet i höger handled efter gipstid
    MR Th-rygg | Bröstryggssmärta, pågående behandling
    """)
MISFIT = _reasoned("""
    MR-hjärna | Höger knä, meniskskada, rehabprogram pågår
    Mammografi | Stelhet i höger handled efter gipstid
    DT bihålor | Lumbago-ischias, behandlas här varje vecka
    UL buk | Impingement höger axel, träning 2 ggr/v
    """)
REASONS = listed("""Inför planerad operation; Bedömning inför ev. operation; Second opinion
    Jämförelse med ny undersökning; MDK; Fortsatt handläggning; Pat. flyttad till oss; Progress? Jämförelse önskas
    Inför återbesök på vår mottagning; Patienten är inremitterad hit; Behandlingsplanering""")

SAYS = {
    "oral": listed("""Pat. har samtyckt muntligen; Muntligt samtycke har inhämtats idag
        Patienten har gett muntligt samtycke till att ni lämnar ut materialet; Muntl. samtycke föreligger
        Ja, muntligt samtycke; Jag har talat med patienten som muntligen samtycker till utlämnandet
        Vid besöket gav patienten sitt muntliga medgivande till att uppgifterna lämnas ut till oss
        Pat tillfrågad per telefon och har lämnat sitt samtycke muntligt"""),
    "written_claimed": listed("""Skriftligt samtycke finns i vår journal
        Patienten har skrivit på samtycke som förvaras hos oss
        Påskrivet samtycke är inskannat i journalen; Skriftligt samtycke från pat. finns dokumenterat i journal"""),
    "written_enclosed": listed("""Skriftligt samtycke bifogas; Patientens underskrivna samtycke medföljer
        Bilaga 1: patientens skriftliga samtycke; Se bifogat skriftligt samtycke
        Samtyckesblankett undertecknad av patienten bifogas detta fax"""),
    "not_asked": listed("""Patienten är inte tillfrågad; Nej, samtycke är inte efterfrågat
        Vi har inte frågat patienten om samtycke än"""),
    "not_yet": listed("""Samtycke saknas ännu; Samtycke ej inhämtat ännu, vi söker patienten
        Patienten ej nådd, samtycke ej inhämtat"""),
    "promised": listed("""Samtycke kommer att inhämtas vid nästa besök; Samtycke eftersänds
        Vi kompletterar med samtycke så snart vi träffat patienten; Samtycke skickas separat inom några dagar
        Jag frågar patienten om samtycke på torsdag och återkommer"""),
    "refused": listed("""Patienten samtycker inte till att bilderna lämnas ut; Pat. har sagt nej till utlämnande
        Patienten har tagit tillbaka sitt samtycke; Patienten motsätter sig att materialet lämnas ut"""),
    "guardian": listed("""Mamma (vårdnadshavare) har samtyckt muntligt; Båda vårdnadshavarna har muntligen samtyckt
        Muntligt samtycke från vårdnadshavare finns"""),
    "protected": listed("""Obs! Pat. har skyddade personuppgifter.; Patienten har sekretessmarkering!
        Skyddad folkbokföring - kontakta oss per telefon."""),
    "deceased": listed("""Patienten avled 2026-10-31.; Pat. avliden.
        Patienten har avlidit, bilderna behövs för obduktionen.; Patienten har tyvärr gått bort."""),
    "blocked": listed("""Patienten uppger att journalen hos er är spärrad.; Pat. har begärt spärr hos er.
        Observera: spärr i journalen."""),
    "emergency": listed("""Patienten är medvetslös och samtycke kan inte inhämtas.
        Akut livshotande läge, patienten är sövd och kan inte tillfrågas om samtycke."""),
    "closed": listed("""Vårdcentralen som skickade remissen har lagts ned.; Min mottagning finns inte kvar längre.
        Kliniken där jag gick har stängt för alltid, det finns ingen kvar att fråga.
        Läkarmottagningen upphörde förra året och finns inte mer."""),
    "doctor_left": listed("""Min doktor har gått i pension.; Läkaren som behandlade mig jobbar inte kvar där.
        Min läkare har bytt arbetsplats."""),
    "formal_demand": listed("""Avslår ni vill jag ha ett skriftligt beslut som går att överklaga.
        Jag åberopar min rätt att få ta del av min patientjournal och vill ha ett formellt beslut om ni nekar mig."""),
    "parent": listed("Jag är vårdnadshavare till barnet.; Det är mitt barn, jag är vårdnadshavare."),
    "relative": listed("""Jag är dotter till patienten och hjälper till med pappren.; Jag skriver åt min anhörige.
        Jag är anhörig och har fått i uppdrag att ordna detta."""),
    "urgent": listed("""Akut!; AKUT - op imorgon; Snarast möjligt, rond kl 13 idag; Brådskande; Skyndsamt
        Prio 1, pat ligger inne"""),
}  # fmt: skip
