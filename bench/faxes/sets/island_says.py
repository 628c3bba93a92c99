"""What the senders of the island set order, why, and the sentences of consent, refusal and other facts."""

from __future__ import annotations

from bench.faxes.truth import Exam


def listed(text: str) -> tuple[str, ...]:
    """The entries of ``text``, parted by semicolons and line ends."""
    parts = (part.strip() for line in text.strip().splitlines() for part in line.split(";"))
    return tuple(part for part in parts if part)


def _exam(row: str) -> Exam:
    modality, body_part, side, text = (part.strip() for part in row.split("|"))
    return Exam(modality, body_part, text, "", side)


def _with_reason(rows: str) -> tuple[tuple[Exam, str], ...]:
    pairs = (row.rsplit("|", 1) for row in rows.strip().splitlines())
    return tuple((_exam(exam), reason.strip()) for exam, reason in pairs)


EXAMS = tuple(
    _exam(row)
    for row in """
    XR | knä | right | Rtg knä hö
    XR | knä | left | Knäröntgen vänster, belastad
    XR | höft | left | RTG HÖFT VÄ
    XR | höft | right | Slätröntgen höger höftled
    XR | fotled | right | Rtg fotled dx
    XR | fot | left | Röntgen vänster fot
    XR | handled | left | Rtg handled vä
    XR | hand | right | Rtg höger hand
    XR | axel | left | Rtg axel sin
    XR | thorax | none | Lungröntgen
    XR | bäcken | none | Rtg bäcken
    XR | armbåge | right | Rtg armbåge höger
    CT | buk | none | DT buk m iv kontrast
    CT | thorax | none | CT thorax
    CT | hjärna | none | DT hjärna utan kontrast
    CT | buk | none | CT buk u kontr
    CT | thorax | none | DT thorax m kontr
    CT | bäcken | none | DT bäcken
    CT | halsrygg | none | CT halsrygg
    CT | fotled | left | CT vä fotled
    MR | knä | left | MRT vänster knä
    MR | knä | right | MR knäled hö
    MR | ländrygg | none | MR ländrygg
    MR | ländrygg | none | MRT LS-rygg
    MR | halsrygg | none | Magnetkamera halsrygg
    MR | hjärna | none | MR hjärna m kontrast
    MR | axel | right | MR höger axel
    MR | prostata | none | MR prostata
    MR | bäcken | none | MR bäcken
    MR | fot | right | MR fot dx
    US | buk | none | UL buk
    US | axel | left | Ultraljud vänster axel
    US | lever | none | Ultraljud lever/gallvägar
    MG | bröst | both | Mammografi bilateralt
    """.strip().splitlines()
)
TREATED = _with_reason("""
    XR | knä | right | Rtg knä hö | Artrosskola och träning för höger knä
    MR | knä | left | MRT vänster knä | Rehabilitering efter skada i vänster knä
    MR | ländrygg | none | MR ländrygg | Pågående behandling av ländryggsbesvär med utstrålning
    MR | ländrygg | none | MRT LS-rygg | Manuell behandling av ont i ländryggen
    XR | höft | left | RTG HÖFT VÄ | Träning pga smärta i vänster höft
    XR | axel | left | Rtg axel sin | Behandlas här för vänster axel, nedsatt rörlighet
    MR | axel | right | MR höger axel | Rehab av höger axel efter kuffskada
    MR | halsrygg | none | Magnetkamera halsrygg | Behandling av nacksmärta och stel halsrygg
    CT | halsrygg | none | CT halsrygg | Nackbesvär från halsryggen efter fall, under behandling
    XR | fotled | right | Rtg fotled dx | Balans- och styrketräning av höger fotled
    XR | handled | left | Rtg handled vä | Träning efter fraktur i vänster handled
    MR | bäcken | none | MR bäcken | Behandling av smärta i bäckenet efter förlossning
""")
MISFIT = _with_reason("""
    CT | hjärna | none | DT hjärna utan kontrast | Träning av vänster knä
    XR | thorax | none | Lungröntgen | Behandling av armbågssmärta
    US | lever | none | Ultraljud lever/gallvägar | Behandlas för fotledsstukning
    XR | hand | right | Rtg höger hand | Behandling av ont i ländryggen
    MR | prostata | none | MR prostata | Rehabilitering av axel
""")
REASONS = listed("""
    Återbesök bokat; Preoperativ planering; Jämförelse med ny undersökning; Demonstration på MDK; Second opinion
    Ställningstagande till operation; Eftergranskning; Fortsatt utredning hos oss; Bedömning inför mottagningsbesök
    Kontroll efter ingrepp; Pat har flyttat och följs nu här; Utredning av kvarstående smärta
""")
SAYS: dict[str, tuple[str, ...]] = {
    "oral": (
        "Pat har lämnat muntligt samtycke till att bilder och svar skickas till oss",
        "Muntligt samtycke enl. OSL 10 kap. 1 § inhämtat vid besöket",
        "Patienten har muntligen medgett utlämnandet",
        "Muntl. samtycke fr. pat. finns",
        "Patienten har på telefon sagt ja till att ni lämnar ut materialet",
        "Muntligt medgivande från pat inhämtat av undertecknad",
        "Pat informerad och samtycker muntligen",
        "Sekretessen efterges av patienten, muntligt besked idag",
    ),
    "written_claimed": (
        "Skriftligt samtycke finns hos oss i journalen",
        "Undertecknat samtycke är inskannat i vår journal",
        "Pat har skrivit på samtycke, förvaras på mottagningen",
        "Skriftligt medgivande arkiverat i patientens journal här",
    ),
    "written_enclosed": (
        "Undertecknat samtycke medföljer detta fax",
        "Samtyckesblankett bifogas",
        "Se bilaga: patientens skriftliga samtycke",
        "Patientens skriftliga medgivande bifogas på egen sida",
        "Bilaga 1: skriftligt samtycke",
    ),
    "promised": (
        "Samtycke inhämtas vid nästa besök och sänds då till er",
        "Pat ska tillfrågas om samtycke på torsdag, vi återkommer",
        "Vi ber patienten om samtycke i veckan som kommer",
        "Samtycke kommer att skickas separat senare",
    ),
    "not_asked": (
        "Patienten ej tillfrågad om samtycke",
        "Har inte hunnit fråga pat om samtycke",
        "Frågan om samtycke har inte ställts till patienten",
        "Inget samtycke inhämtat, pat ej nådd",
    ),
    "not_yet": (
        "Samtycke ännu inte inhämtat",
        "Ej klart med samtycke, pat ej nåbar",
        "Rättelse: samtycke saknas än så länge",
        "Patienten har inte gett besked om samtycke ännu",
    ),
    "refused": (
        "Patienten vill inte att bilderna lämnas ut",
        "Pat har återkallat sitt samtycke",
        "Patienten motsätter sig utlämnande av materialet",
        "Pat säger nej till att materialet skickas",
        "Patienten vägrar samtycke",
    ),
    "guardian": (
        "Vårdnadshavare har lämnat muntligt samtycke",
        "Båda vårdnadshavarna samtycker muntligen",
        "Mamma (vårdnadshavare) har sagt ja muntligen per telefon",
        "Muntligt samtycke från barnets vårdnadshavare finns",
    ),
    "urgent": ("Skyndsamt", "Brådskande, rond i morgon", "PRIO 1", "Snarast möjligt", "Omgående, operation i morgon"),
    "protected": (
        "OBS! Patienten har skyddade personuppgifter.",
        "Sekretessmarkering finns i folkbokföringen.",
        "Pat har skyddad identitet, skicka inget till hemadressen.",
        "Patienten lever med skyddad folkbokföring.",
    ),
    "deceased": (
        "Patienten har avlidit.",
        "Pat avled förra veckan, materialet behövs för händelseanalys.",
        "Patienten är avliden sedan i våras.",
        "Obs: pat är numera avliden.",
    ),
    "blocked": (
        "Patienten har spärrat sin journal.",
        "Spärr finns för uppgifter hos er, begärd av pat.",
        "Pat har begärt spärr av sina röntgenuppgifter.",
        "Obs journalspärr på patienten.",
    ),
    "emergency": (
        "Patienten är medvetslös och kan inte lämna samtycke.",
        "Akut läge, pat ej kontaktbar för samtycke.",
        "Pat intuberad, samtycke kan inte inhämtas.",
        "Nödsituation: patienten kan inte tillfrågas.",
    ),
    "closed": (
        "Mottagningen som skickade mig på undersökningen har lagts ned.",
        "Kliniken där jag gick finns inte längre.",
        "Min vårdcentral har upphört och stängt för gott.",
        "Den läkarmottagning som behandlade mig är nedlagd sedan årsskiftet.",
    ),
    "doctor_left": (
        "Min läkare har slutat på kliniken.",
        "Doktorn som hade hand om mig har gått i pension.",
        "Läkaren jag träffade arbetar inte kvar på mottagningen.",
        "Mottagningen har bytt namn sedan jag var där.",
    ),
    "formal_demand": (
        "Vid avslag önskar jag ett skriftligt beslut som går att överklaga.",
        "Jag begär detta med stöd av 8 kap. patientdatalagen och vill ha ett formellt beslut.",
        "Om ni inte lämnar ut kräver jag ett överklagbart beslut.",
        "Jag har laglig rätt till min journal och begär skriftligt beslut om ni säger nej.",
    ),
    "relative": (
        "Jag är anhörig och skriver för patientens räkning.",
        "Jag är sambo till patienten och har fullmakt.",
        "Jag hjälper min förälder med detta.",
        "Skriver som god man åt patienten.",
    ),
    "parent": (
        "Jag är vårdnadshavare till barnet.",
        "Patienten är mitt barn och jag är förälder.",
        "Undertecknad är barnets pappa och vårdnadshavare.",
        "Jag skriver som mamma åt mitt barn.",
    ),
}
