"""Examinations of the forest set as people write them inside sentences, reasons that fit, and what is only history."""

from __future__ import annotations

from bench.faxes.truth import Exam


def listed(text: str) -> tuple[str, ...]:
    """Entries parted by semicolons or line ends."""
    return tuple(" ".join(part.split()) for part in text.replace("\n", ";").split(";") if part.strip())


def _whole(modality: str, part: str, texts: str) -> list[Exam]:
    return [Exam(modality, part, text, "") for text in listed(texts)]


SIDES = {"right": ("höger", "hö", "dx"), "left": ("vänster", "vä", "sin")}


def _sides(modality: str, part: str, texts: str) -> list[Exam]:
    """``{s}`` the side in full, ``{k}`` cut short."""
    out = []
    for text in listed(texts):
        for side, (full, *short) in SIDES.items():
            written = text.format(s=full, k=short[len(text) % 2])
            out.append(Exam(modality, part, written, "", side))
    return out


def _pairs(modality: str, part: str, texts: str) -> list[Exam]:
    return [Exam(modality, part, text, "", "both") for text in listed(texts)]


EXAMS = (
    *_whole("MR", "ländrygg", """MR ländrygg; magnetkameraundersökning av ländryggen; MR LS-rygg; MRT lumbalrygg
        magnetröntgen av ländryggen"""),
    *_whole("MR", "halsrygg", "MR halsrygg; magnetkamera halsrygg; MR av halsryggen"),
    *_whole("MR", "bröstrygg", "MR bröstrygg; MR thorakalrygg"),
    *_whole("MR", "helrygg", "MR helrygg; MR av hela ryggen"),
    *_whole("MR", "hjärna", "MR hjärna; magnetkameraundersökning av hjärnan; MR hjärna med kontrast"),
    *_whole("MR", "sacroiliacaleder", "MR SI-leder; magnetkamera SI-leder"),
    *_whole("MR", "prostata", "MR prostata; magnetkameraundersökning av prostata"),
    *_whole("CT", "thorax", "CT thorax; DT torax; datortomografi av thorax; skiktröntgen av lungorna"),
    *_whole("CT", "buk", "CT buk; DT buk med iv kontrast; datortomografi av buken; skiktröntgen av buken"),
    *_whole("CT", "thorax-buk", "CT thorax-buk; DT thorax/buk; CT torax och buk med kontrast"),
    *_whole("CT", "hjärna", "CT hjärna; DT skalle; datortomografi av hjärnan; CT hjärna utan kontrast"),
    *_whole("CT", "sinus", "CT bihålor; DT sinus"),
    *_whole("CT", "halsrygg", "CT halsrygg; datortomografi av halsryggen"),
    *_whole("CT", "urinvägar", "CT urinvägsöversikt; DT urinvägar"),
    *_whole("XR", "thorax", "lungröntgen; röntgen av lungorna; Rtg thorax; slätröntgen av hjärta och lungor"),
    *_whole("XR", "ländrygg", "röntgen ländrygg; slätröntgen av ländryggen; rtg LS-rygg"),
    *_whole("XR", "bäcken", "bäckenröntgen; röntgen av bäckenet; rtg bäcken"),
    *_whole("US", "buk", "ultraljud buk; ultraljud av buken; UL buk"),
    *_whole("US", "hals", "ultraljud av halsen; UL thyreoidea"),
    *_whole("MG", "bröst", "mammografi; mammografi med tomosyntes"),
    *_sides("MR", "knä", "MR {s} knä; MR knä {k}; magnetkameraundersökning av {s} knä; MRT {s} knäled"),
    *_sides("MR", "axel", "MR {s} axel; magnetkamera {s} axel; MR axel {k}"),
    *_sides("MR", "höft", "MR {s} höft; magnetkameraundersökning av {s} höft"),
    *_sides("MR", "fotled", "MR {s} fotled; MR fotled {k}"),
    *_sides("MR", "handled", "MR {s} handled; magnetkamera {s} handled"),
    *_sides("XR", "knä", "röntgen {s} knä; röntgen av {s} knä; rtg knä {k}; slätröntgen {s} knäled"),
    *_sides("XR", "höft", "röntgen {s} höft; röntgenundersökning av {s} höftled; rtg höft {k}"),
    *_sides("XR", "axel", "röntgen {s} axel; slätröntgen av {s} axel; rtg {s} skuldra"),
    *_sides("XR", "handled", "röntgen {s} handled; rtg handled {k}"),
    *_sides("XR", "hand", "röntgen {s} hand; rtg hand {k}"),
    *_sides("XR", "fot", "röntgen {s} fot; röntgen av {s} fot; rtg fot {k}"),
    *_sides("XR", "fotled", "röntgen {s} fotled; rtg {s} fotled"),
    *_sides("CT", "fotled", "CT {s} fotled; DT fotled {k}"),
    *_sides("US", "axel", "ultraljud {s} axel; UL axel {k}"),
    *_pairs("XR", "knä", "röntgen av båda knäna; rtg knän bilat; belastad röntgen båda knäna"),
    *_pairs("XR", "höft", "röntgen av båda höfterna; rtg höfter bilateralt"),
    *_pairs("XR", "hand", "röntgen av båda händerna; rtg händer bilat"),
)  # fmt: skip
_KNOWN = {exam.text: exam for exam in EXAMS}


def _reasoned(rows: str) -> tuple[tuple[Exam, str], ...]:
    pairs = (row.split("|") for row in rows.strip().splitlines())
    return tuple((_KNOWN[text.strip()], reason.strip()) for text, reason in pairs)


TREATED = _reasoned("""
    MR ländrygg | Behandling av ländryggssmärta med utstrålning i vänster ben
    magnetkameraundersökning av ländryggen | Behandling av diskbråck i ländryggen
    MR LS-rygg | Behandling av återkommande lumbago
    röntgen ländrygg | Behandling av smärta i ländryggen efter lyft på arbetet
    slätröntgen av ländryggen | Behandling av ländryggsbesvär sedan i somras
    MR halsrygg | Behandling av nacksmärta med domning i armen
    MR av halsryggen | Behandling av nackbesvär från halsryggen efter trafikolycka
    MR höger knä | Rehabilitering efter korsbandsskada i höger knä
    magnetkameraundersökning av vänster knä | Behandling av meniskskada i vänster knä
    röntgen av höger knä | Behandling av artros i höger knä
    röntgen av båda knäna | Behandling av knäartros i båda knäna
    MR vänster axel | Rehabilitering efter axeloperation på vänster sida
    slätröntgen av höger axel | Behandling av frusen skuldra på höger sida
    ultraljud vänster axel | Behandling av impingement i vänster axel
    röntgen höger höft | Behandling av höftartros på höger sida
    MR vänster höft | Behandling av ljumsksmärta från vänster höft
    röntgen vänster fotled | Rehabilitering efter fotledsfraktur på vänster sida
    röntgen av höger fot | Behandling av smärta under höger fot
    MR höger handled | Behandling av smärta i höger handled
""")
MISFIT = _reasoned("""
    CT hjärna | Behandling av meniskskada i vänster knä
    datortomografi av buken | Rehabilitering efter fotledsfraktur på höger sida
    mammografi | Behandling av ländryggssmärta
    CT bihålor | Behandling av hälsmärta i höger fot
    lungröntgen | Rehabilitering efter korsbandsskada i vänster knä
""")
REASONS = listed("""Inför planerad operation; Inför återbesök hos ortoped; Inför multidisciplinär konferens
    Inför second opinion; Inför fortsatt utredning; Inför bedömning av pågående behandling
    Inför jämförelse med ny undersökning; Inför ställningstagande till operation; Inför mottagningsbesök""")
PAST = (
    ("thorax", "lungröntgen"), ("sinus", "röntgen av bihålorna"), ("handled", "handledsröntgen"),
    ("hjärna", "datortomografi av skallen"), ("buk", "ultraljud av buken"), ("bröst", "mammografi"),
    ("fot", "röntgen av stortån"), ("armbåge", "röntgen av armbågen"), ("hals", "ultraljud av sköldkörteln"),
)  # fmt: skip
"""Body part and words of examinations that are mentioned and not asked for."""
PURPOSES = {
    "skolläkare": "Elevhälsans utredning av ryggbesvär",
    "skolsköterska": "Elevhälsans uppföljning",
    "rättsläkare": "Rättsmedicinsk utredning",
    "advokat": "Handläggning av skadeståndsmål",
    "biträdande jurist": "Underlag i försäkringstvist",
    "skadereglerare": "Reglering av olycksfallsskada",
    "försäkringsläkare": "Bedömning av invaliditetsgrad",
    "företagsläkare": "Arbetsmedicinsk bedömning",
    "företagssköterska": "Rehabiliteringsutredning hos arbetsgivaren",
    "anstaltsläkare": "Vård under anstaltstiden",
    "leg. tandläkare": "Pågående tandvårdsbehandling",
    "övertandläkare, käkkirurgi": "Bedömning av käkled",
}
"""What people of other professions need the images for, by their titles."""
