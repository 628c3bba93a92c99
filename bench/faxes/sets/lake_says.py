"""What the people of the lake set order and say: examinations, reasons, sentences of consent and other facts."""

from __future__ import annotations

from bench.faxes.truth import Exam


def listed(text: str) -> tuple[str, ...]:
    """Entries parted by semicolons or ends of lines."""
    return tuple(each.strip() for line in text.splitlines() for each in line.split(";") if each.strip())


def _exam(row: str) -> Exam:
    modality, part, text, side = (each.strip() for each in row.split("|"))
    return Exam(modality, part, text, "", side or "none")


EXAMS = tuple(map(_exam, listed("""
    CT|thorax|DT torax|; CT|thorax|CT thorax med iv kontrast|; CT|buk|DT buk|; CT|buk|CT buk nativ|
    CT|hjärna|DT hjärna|; CT|hjärna|CT hjärna utan kontrast|; CT|thorax-buk|DT thorax/buk|; CT|sinus|DT bihålor|
    CT|urinvägar|CT urinvägar|; CT|handled|DT vänster handled|left; CT|bäcken|CT bäcken|; CT|fotled|DT fotled hö|right
    CT|halsrygg|CT halsrygg|; CT|aorta|CT aorta|; MR|hjärna|MRT hjärna|; MR|hjärna|MR hjärna med kontrast|
    MR|ländrygg|MRT ländrygg|; MR|ländrygg|MR LS-rygg|; MR|halsrygg|MR halsrygg|; MR|helrygg|MR helrygg|
    MR|knä|MR vänster knä|left; MR|knä|MRT knäled höger|right; MR|axel|MR axel höger|right; MR|axel|MR vä axel|left
    MR|höft|MR höft vänster|left; MR|sacroiliacaleder|MR SI-leder|; MR|lever|MR lever|; MR|prostata|MR prostata|
    MR|fot|MR höger fot|right; MR|handled|MR handled vänster|left; MR|bäcken|MR bäcken|
    XR|thorax|Rtg lungor|; XR|thorax|Röntgen hjärta/lungor|; XR|knä|Rtg knä vänster|left
    XR|knä|Röntgen höger knä|right; XR|höft|Slätröntgen höft höger|right; XR|höft|Röntgen vänster höft|left
    XR|fotled|Rtg vänster fotled|left; XR|fot|Röntgen fot hö|right; XR|handled|Rtg handled dx|right
    XR|hand|Röntgen vänster hand|left; XR|axel|Röntgen axel vä|left; XR|ländrygg|Rtg ländrygg|
    XR|halsrygg|Röntgen halsrygg|; XR|bröstrygg|Röntgen bröstrygg|; XR|bäcken|Rtg bäcken|
    XR|armbåge|Röntgen höger armbåge|right; XR|underben|Röntgen underben vänster|left
    US|buk|Ultraljud buk|; US|lever|UL lever|; US|njurar|Ultraljud njurar|; US|hals|Ultraljud hals|
    MG|bröst|Mammografi|; NM|helkropp|Skelettscintigrafi|
""")))  # fmt: skip


def _reasoned(rows: str) -> tuple[tuple[Exam, str], ...]:
    """Examination and reason, parted by an arrow."""
    pairs = (row.split("->") for row in listed(rows))
    return tuple((_exam(exam), reason.strip()) for exam, reason in pairs)


TREATED = _reasoned("""
    MR|knä|MR vänster knä|left -> Pågående rehab efter menisk- och korsbandsskada vänster knä
    MR|knä|MRT knäled höger|right -> Knäträning tre gånger i veckan, höger knä, efter vridvåld
    MR|ländrygg|MR LS-rygg| -> Behandlas för ryggont i ländryggen med utstrålning till benet
    XR|ländrygg|Rtg ländrygg| -> Rehabilitering av långvarig ländryggssmärta
    MR|axel|MR axel höger|right -> Axelrehabilitering efter senskada i höger axel
    MR|axel|MR vä axel|left -> Patienten går på behandling hos oss för smärta i vänster axel
    XR|höft|Slätröntgen höft höger|right -> Artrosskola och styrketräning för höger höft
    MR|halsrygg|MR halsrygg| -> Behandling av nacksmärta med domningar, halsrygg
    XR|fotled|Rtg vänster fotled|left -> Rörelseträning efter fraktur i vänster fotled
    XR|halsrygg|Röntgen halsrygg| -> Pågående behandling av nacke och halsrygg efter påkörning
""")
MISFIT = _reasoned("""
    CT|hjärna|DT hjärna| -> Artrosskola för höger höft
    CT|buk|DT buk| -> Axelrehabilitering efter senskada i vänster axel
    US|hals|Ultraljud hals| -> Rörelseträning efter fraktur i höger fotled
    XR|handled|Rtg handled dx|right -> Behandlas för smärta i ländryggen
    MR|hjärna|MRT hjärna| -> Knäträning efter korsbandsskada i vänster knä
""")
REASONS = listed("""Jämförelse inför ny undersökning; Planerad operation; Second opinion; Ställningstagande till åtgärd
    Inför läkarbesök; Uppföljning efter fraktur; Tidigare bilder önskas för jämförelse; Behandlingskonferens
    Fortsatt utredning hos oss; Patienten har flyttat hit""")
SAYS = {
    "oral": listed("""Patienten har godkänt muntligt att bilderna lämnas ut; Muntligt samtycke inhämtat av undertecknad
        Pat har vid besöket gett sitt muntliga samtycke; Muntligt samtycke är lämnat och dokumenterat i journalen
        Ja, patienten samtycker muntligt; Patienten är tillfrågad och samtycker muntligt
        Vi har frågat patienten, som lämnar sitt samtycke muntligt; Muntligt medgivande från patienten finns"""),
    "written_claimed": listed("""Skriftligt samtycke finns i vår journal; Skriftligt samtycke förvaras hos oss
        Undertecknat samtycke är inskannat i vår journal; Patientens skriftliga samtycke finns sparat på kliniken"""),
    "written_enclosed": listed("""Skriftligt samtycke bifogas; Undertecknat samtycke medföljer som bilaga
        Patientens skriftliga samtycke, se bifogad sida; Bifogar patientens skriftliga samtycke
        Samtyckesblankett bifogas, undertecknad av patienten"""),
    "not_asked": listed("""Patienten är inte tillfrågad; Samtycke ej efterfrågat; Vi har inte frågat patienten
        Frågan om samtycke har inte ställts"""),
    "not_yet": listed("""Samtycke är inte inhämtat än; Samtycke saknas ännu; Har ännu inte fått patientens samtycke"""),
    "promised": listed("""Samtycke hämtas in vid nästa besök; Samtycke kommer att inhämtas när patienten kommer hit
        Vi återkommer med samtycke; Patienten kommer att tillfrågas om samtycke i veckan"""),
    "refused": listed("""Patienten vill inte att bilderna lämnas ut; Patienten nekar till samtycke
        Patienten har återkallat sitt samtycke; Pat motsätter sig att uppgifterna lämnas ut"""),
    "guardian": listed("""Vårdnadshavare har lämnat muntligt samtycke; Muntligt samtycke från barnets mamma
        Båda vårdnadshavarna samtycker muntligt; Muntligt samtycke lämnat av vårdnadshavaren"""),
    "protected": listed("""OBS! Skyddade personuppgifter.; Patienten har sekretessmarkering i folkbokföringen.
        Patienten har skyddad folkbokföring."""),
    "deceased": listed("""Patienten är avliden.; Patienten avled 2026-10-02.; Patienten har avlidit."""),
    "blocked": listed("""Patienten har spärrat sina uppgifter hos er.; Det finns en spärr i patientens journal.
        Patienten har begärt spärr av journalen."""),
    "emergency": listed("""Akut: patienten är medvetslös och kan inte lämna samtycke.
        Patienten är sövd efter trafikolycka, samtycke kan inte inhämtas. Livshotande läge."""),
    "closed": listed("""Mottagningen där jag behandlades har lagts ner och finns inte kvar.
        Kliniken som skickade mig på röntgen är stängd för gott.
        Läkarmottagningen som jag gick hos har upphört."""),
    "doctor_left": listed("""Läkaren som jag träffade har slutat på kliniken.; Min doktor har gått i pension.
        Doktorn jag hade har bytt arbete."""),
    "formal_demand": listed("""Om jag nekas vill jag ha ett skriftligt avslagsbeslut som går att överklaga.
        Enligt lagen har jag rätt att få ut min journal, och jag begär ett skriftligt beslut om ni säger nej.
        Jag begär ett formellt beslut med besvärshänvisning om jag inte får ut handlingen."""),
    "relative": listed("""Jag är anhörig och sköter kontakterna.; Jag skriver åt min förälder, som inte orkar själv.
        Jag hjälper min förälder med detta och skriver som anhörig."""),
    "parent": listed("""Jag är barnets vårdnadshavare.; Jag skriver som förälder till barnet.
        Jag är vårdnadshavare för barnet."""),
    "urgent": listed("""AKUT; Akut, operation i morgon; Brådskande; Akut, rond i eftermiddag"""),
}
