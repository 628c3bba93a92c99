"""Examinations of the wide set in the many ways in which they are written, and reasons that fit them or do not."""

from __future__ import annotations

from bench.faxes.truth import Exam

SIDES = {
    "right": ("höger", "hö", "dx", "hö.", "Höger"),
    "left": ("vänster", "vä", "sin", "vä.", "Vänster"),
    "both": ("bilat", "bilateralt", "bilat.", "bilat", "bilateralt"),
}
PLAIN: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("CT", "thorax", ("CT torax", "DT thorax", "Datortomografi thorax", "CT thorax m kontrast", "skikt thorax")),
    ("CT", "buk", ("CT buk", "DT buk", "Datortomografi buk", "CT buk med iv kontrast", "skiktröntgen buk")),
    ("CT", "thorax-buk", ("CT thorax/buk", "CT torax-buk", "DT thorax + buk", "CT thorax o buk m kontrast")),
    ("CT", "hjärna", ("CT hjärna", "DT hjärna", "CT skalle", "CT hjärna nativ", "DT hjärna utan kontrast")),
    ("CT", "sinus", ("CT bihålor", "CT sinus", "DT näsbihålor")),
    ("CT", "bäcken", ("CT bäcken", "DT bäcken")),
    ("CT", "halsrygg", ("CT halsrygg", "DT halsrygg", "CT cervikalrygg")),
    ("CT", "urinvägar", ("CT urinvägsöversikt", "CT urinvägar", "DT urinvägar")),
    ("CT", "aorta", ("CT aorta", "CT bukaorta", "DT aorta")),
    ("CT", "helkropp", ("Trauma-CT", "CT helkropp")),
    ("MR", "ländrygg", ("MR ländrygg", "MRT ländrygg", "MR LS-rygg", "Magnetkamera ländrygg", "MR lumbalrygg")),
    ("MR", "halsrygg", ("MR halsrygg", "MRT halsrygg", "Magnetkamera halsrygg", "MR cervikalrygg")),
    ("MR", "bröstrygg", ("MR bröstrygg", "MR thorakalrygg", "MRT bröstrygg")),
    ("MR", "helrygg", ("MR helrygg", "MR hela ryggen", "MR totalrygg")),
    ("MR", "hjärna", ("MR hjärna", "MRT hjärna", "Magnetkameraundersökning hjärna", "MR skalle")),
    ("MR", "sacroiliacaleder", ("MR SI-leder", "MR sacroiliacaleder")),
    ("MR", "prostata", ("MR prostata", "MRT prostata")),
    ("MR", "lever", ("MR lever", "MRT lever")),
    ("XR", "thorax", ("Lungröntgen", "Rtg thorax", "Röntgen lungor", "Rtg hjärta/lungor", "Slätrtg thorax")),
    ("XR", "ländrygg", ("Röntgen ländrygg", "Rtg ländrygg", "Slätröntgen ländrygg")),
    ("XR", "bröstrygg", ("Röntgen bröstrygg", "Rtg bröstrygg")),
    ("XR", "bäcken", ("Röntgen bäcken", "Rtg bäcken")),
    ("XR", "buk", ("Buköversikt", "BÖS", "Rtg buköversikt")),
    ("US", "buk", ("Ultraljud buk", "UL buk", "Ultraljudsundersökning buk", "UL-us buk")),
    ("US", "lever", ("Ultraljud lever", "UL lever")),
    ("US", "njurar", ("Ultraljud njurar", "UL njurar")),
    ("US", "hals", ("Ultraljud hals", "UL thyreoidea")),
    ("MG", "bröst", ("Mammografi", "Mammografi bröst", "Mammografi med tomosyntes")),
    ("NM", "helkropp", ("Skelettscintigrafi helkropp", "Skelettscint helkropp")),
    ("PET-CT", "helkropp", ("PET-CT helkropp", "FDG-PET/CT helkropp")),
)
SIDED: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("MR", "knä", ("MR {s} knä", "MR knä {s}", "MRT {s} knä", "Magnetkamera {s} knä")),
    ("MR", "axel", ("MR {s} axel", "MR axel {s}", "MRT {s} axel")),
    ("MR", "höft", ("MR {s} höft", "Magnetkamera {s} höft")),
    ("MR", "fot", ("MR {s} fot", "MR fot {s}")),
    ("MR", "fotled", ("MR {s} fotled", "MRT fotled {s}")),
    ("XR", "knä", ("Röntgen {s} knä", "Slätrtg {s} knä", "Rtg knä {s}", "knä {s}", "Konv rtg {s} knä")),
    ("XR", "höft", ("Slätröntgen {s} höft", "Rtg {s} höft", "Röntgen höft {s}", "höftled {s}")),
    ("XR", "axel", ("Röntgen {s} axel", "Slätrtg axel {s}", "{s} axel", "Rtg {s} axel")),
    ("XR", "handled", ("Röntgen {s} handled", "Rtg handled {s}", "Slätröntgen {s} handled")),
    ("XR", "hand", ("Röntgen {s} hand", "Rtg hand {s}")),
    ("XR", "fotled", ("Röntgen {s} fotled", "Rtg {s} fotled", "Slät fotled {s}")),
    ("XR", "fot", ("Röntgen {s} fot", "Rtg fot {s}")),
    ("XR", "armbåge", ("Röntgen {s} armbåge", "Rtg armbåge {s}")),
    ("CT", "fotled", ("CT {s} fotled", "DT fotled {s}")),
    ("CT", "handled", ("CT {s} handled",)),
    ("US", "axel", ("Ultraljud {s} axel", "UL axel {s}")),
    ("US", "knä", ("Ultraljud {s} knä", "UL knä {s}")),
)


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _sided(places: tuple[str, ...] = ()) -> list[Exam]:
    out = []
    for modality, part, writings in SIDED:
        if places and part not in places:
            continue
        for number, writing in enumerate(writings):
            for side, words in SIDES.items():
                if side == "both" and number:
                    continue
                written = writing.format(s=words[(number + len(part)) % len(words)])
                out.append(Exam(modality, part, written, "", side))
    return out


EXAMS: tuple[Exam, ...] = (
    *(Exam(modality, part, text, "") for modality, part, writings in PLAIN for text in writings),
    *_sided(),
)
_REASONS: dict[str, tuple[str, ...]] = {
    "knä": (
        "Rehabilitering efter korsbandsskada i {s} knä",
        "Går hos oss för knäbesvär {s} sida",
        "Artrosbehandling, {s} knä",
        "Pågående behandling av meniskskada {s} knä",
    ),
    "axel": (
        "Träning efter axeloperation, {s} axel",
        "Impingement {s} axel, behandlas sedan i våras",
        "Smärta i {s} axel vid rörelse, manuell behandling",
    ),
    "höft": ("Pågående behandling av höftartros, {s} höft", "Höftsmärta {s} sida, träningsprogram"),
    "fotled": ("Rehab efter fotledsfraktur, {s} fotled", "Instabil {s} fotled, balansträning"),
    "fot": ("Behandling av hälsmärta i {s} fot",),
    "ländrygg": (
        "Behandling av ländryggssmärta med utstrålning i benet",
        "Ryggskott, återkommande; behandlas för ländryggen",
        "Diskbråck i ländryggen, pågående behandlingsserie",
        "Aktuell behandling av ländryggen",
    ),
    "halsrygg": (
        "Behandling av nackbesvär, halsrygg, efter olycka",
        "Nacksmärta med domning i armen, behandlas för halsryggen",
    ),
    "bröstrygg": ("Behandling av bröstryggssmärta",),
}
_SIDE_WORD = {"right": "höger", "left": "vänster"}
TREATED: tuple[tuple[Exam, str], ...] = tuple(
    (exam, reason.format(s=_SIDE_WORD.get(exam.side, "")))
    for exam in EXAMS
    if exam.body_part in _REASONS and exam.modality in ("MR", "XR") and exam.side != "both"
    for reason in _REASONS[exam.body_part]
)
MISFIT: tuple[tuple[Exam, str], ...] = (
    (Exam("CT", "hjärna", "CT hjärna", ""), "Rehabilitering efter korsbandsskada i höger knä"),
    (Exam("CT", "buk", "DT buk", ""), "Träning efter axeloperation, vänster axel"),
    (Exam("MG", "bröst", "Mammografi", ""), "Behandlas för hälsmärta i vänster fot"),
    (Exam("MR", "prostata", "MR prostata", ""), "Nackbesvär efter whiplash, behandling pågår"),
    (Exam("CT", "sinus", "CT bihålor", ""), "Artrosskola, höger knä"),
    (Exam("US", "buk", "UL buk", ""), "Instabil vänster fotled, balansträning"),
)
