"""What the senders of the river set order: examinations as a form's lists and columns name them, and treatments."""

from __future__ import annotations

from bench.faxes.truth import Exam

PARTS: dict[str, tuple[str, str, str, str]] = {}
"""Method, body part, side and the other side's word of an examination by its text, for forms that part them."""
STYLES = {"l": ("höger", "vänster"), "k": ("hö", "vä"), "d": ("dx", "sin")}


def listed(text: str) -> tuple[str, ...]:
    """The wordings of ``text``, parted by semicolons and line breaks."""
    return tuple(part.strip() for part in text.replace("\n", ";").split(";") if part.strip())


def _whole(modality: str, part: str, texts: str) -> list[Exam]:
    """Examinations without a side; method and body part parted by a bar, or all in one word."""
    out = []
    for text in listed(texts):
        method, _, where = text.partition("|")
        name = f"{method} {where}".strip()
        if where:
            PARTS[name] = (method, where, "", "")
        out.append(Exam(modality, part, name, ""))
    return out


def _sides(modality: str, part: str, texts: str) -> list[Exam]:
    """Both sides of each; after the second bar the style of the side, a capital where it stands before the part."""
    out = []
    for text in listed(texts):
        method, where, style = text.split("|")
        pair = STYLES[style.lower()]
        for side, word, other in (("right", *pair), ("left", *pair[::-1])):
            name = f"{method} {word} {where}" if style.isupper() else f"{method} {where} {word}"
            PARTS[name] = (method, where, word, other)
            out.append(Exam(modality, part, name, "", side))
    return out


EXAMS = (
    *_whole("CT", "thorax", "DT|thorax; CT|torax; Datortomografi|thorax; DT|lungor"),
    *_whole("CT", "buk", "DT|buk; CT|buk; DT|buköversikt; Datortomografi|buk"),
    *_whole("CT", "hjärna", "DT|hjärna; CT|hjärna; DT|skalle"),
    *_whole("CT", "sinus", "DT|bihålor; CT|sinus"),
    *_whole("CT", "halsrygg", "DT|halsrygg; CT|halsrygg"),
    *_whole("CT", "ländrygg", "DT|ländrygg"),
    *_whole("CT", "bäcken", "DT|bäcken; CT|bäcken"),
    *_whole("MR", "hjärna", "MR|hjärna; MRT|hjärna; Magnetkamera|hjärna"),
    *_whole("MR", "ländrygg", "MR|ländrygg; MR|LS-rygg; Magnetkamera|ländrygg; MRT|ländrygg"),
    *_whole("MR", "halsrygg", "MR|halsrygg; MR|C-rygg; Magnetkamera|halsrygg"),
    *_whole("MR", "bröstrygg", "MR|bröstrygg; MR|Th-rygg"),
    *_whole("MR", "helrygg", "MR|helrygg"),
    *_whole("MR", "prostata", "MR|prostata"),
    *_whole("MR", "lever", "MR|lever"),
    *_whole("XR", "thorax", "Rtg|thorax; Lungröntgen; Röntgen|lungor; Slätröntgen|thorax"),
    *_whole("XR", "ländrygg", "Rtg|ländrygg; Röntgen|ländrygg; Slätröntgen|ländrygg"),
    *_whole("XR", "halsrygg", "Rtg|halsrygg; Röntgen|halsrygg"),
    *_whole("XR", "bröstrygg", "Röntgen|bröstrygg; Rtg|bröstrygg"),
    *_whole("XR", "bäcken", "Rtg|bäcken; Röntgen|bäcken"),
    *_whole("US", "buk", "UL|buk; Ultraljud|buk"),
    *_whole("US", "hals", "UL|hals; Ultraljud|hals"),
    *_whole("US", "njurar", "UL|njurar; Ultraljud|njurar"),
    *_whole("MG", "bröst", "Mammografi"),
    *_sides("XR", "knä", "Röntgen|knä|L; Rtg|knä|k; Slätröntgen|knäled|l; Rtg|knä|d"),
    *_sides("MR", "knä", "MR|knä|k; MR|knä|L; Magnetkamera|knä|l"),
    *_sides("XR", "höft", "Rtg|höft|k; Röntgen|höftled|L"),
    *_sides("MR", "höft", "MR|höft|d; MR|höft|l"),
    *_sides("XR", "axel", "Rtg|axel|k; Röntgen|axel|l; Rtg|skuldra|L"),
    *_sides("MR", "axel", "MR|axel|k; Magnetkamera|axel|L"),
    *_sides("US", "axel", "UL|axel|d; Ultraljud|axel|l"),
    *_sides("XR", "handled", "Rtg|handled|k; Röntgen|handled|L"),
    *_sides("MR", "handled", "MR|handled|k"),
    *_sides("CT", "fotled", "DT|fotled|k"),
    *_sides("XR", "hand", "Rtg|hand|l; Röntgen|hand|L"),
    *_sides("XR", "armbåge", "Rtg|armbåge|k"),
    *_sides("XR", "fotled", "Rtg|fotled|k; Röntgen|fotled|l"),
    *_sides("XR", "fot", "Rtg|fot|d; Röntgen|fot|L"),
    *_sides("XR", "underben", "Röntgen|underben|l"),
    Exam("XR", "knä", "Rtg båda knäna", "", "both"),
    Exam("XR", "hand", "Röntgen händer bilat", "", "both"),
)  # fmt: skip
PARTS["Röntgen ländrygg"], PARTS["MR ländrygg"] = ("Röntgen", "ländrygg", "", ""), ("MR", "ländrygg", "", "")
_KNOWN = {exam.text: exam for exam in EXAMS}


def _reasoned(rows: str) -> tuple[tuple[Exam, str], ...]:
    pairs = (row.split("|") for row in rows.strip().splitlines())
    return tuple((_KNOWN[text.strip()], reason.strip()) for text, reason in pairs)


TREATED = _reasoned("""
    Röntgen höger knä | Träning för artros i höger knä, besök varannan vecka
    MR knä vä | Meniskbesvär vänster knä, pågående rehabilitering
    MR höger knä | Höger knä, rehabilitering efter korsbandsskada
    MR ländrygg | Ländryggsbesvär med utstrålning, behandlas hos oss sedan september
    Rtg ländrygg | Patienten går på behandling för ländryggssmärta
    MR LS-rygg | Ischias från ländryggen, styrketräning och manuell behandling
    MR halsrygg | Nacksmärta och domningar i armen, behandlingsperiod pågår
    Rtg halsrygg | Nackstelhet efter whiplash, pågående behandling
    Magnetkamera höger axel | Axelsmärta höger, rotatorcuffträning
    MR axel vä | Frusen skuldra vänster axel, mobilisering varje vecka
    UL axel sin | Vänster axel, kalk i senan, aktuell behandling
    Röntgen vänster höftled | Vänster höft, artrosskola hos oss
    Rtg höft hö | Höftsmärta hö, pågående behandlingsserie
    Rtg fotled vä | Stukad fotled vänster sida, balans- och styrketräning
    Rtg handled hö | Rörelseträning av höger handled efter fraktur
    Röntgen bröstrygg | Smärta och stelhet i bröstryggen, under behandling
    """)
MISFIT = _reasoned("""
    DT hjärna | Meniskbesvär vänster knä, pågående rehabilitering
    UL njurar | Stukad fotled vänster sida, balans- och styrketräning
    Mammografi | Rörelseträning av höger handled efter fraktur
    DT bihålor | Höftsmärta hö, pågående behandlingsserie
    """)
REASONS = listed("""Inför operationsbeslut; Bedömning av specialist; Jämförelse med aktuell undersökning
    MDT-konferens; Patienten har flyttat till vårt upptagningsområde; Ny bedömning, second opinion
    Inför mottagningsbesök; Fortsatt utredning; Uppföljning av tidigare fynd; Planering av behandling
    Remitterad till oss för ställningstagande""")
