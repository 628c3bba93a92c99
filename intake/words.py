"""Codes and times in words that staff use. What the routine itself names (checks, asks) comes from its table."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from intake.transmission import Transmission

STOCKHOLM = ZoneInfo("Europe/Stockholm")

FIELDS: Mapping[str, str] = {
    "requester_type": "Beställarens typ",
    "requesting_clinic": "Beställande klinik",
    "doctor": "Beställare",
    "image_recipient": "Mottagare, bilder",
    "report_recipient": "Mottagare, utlåtande",
    "onward_recipient": "För vidare befordran",
    "patient_name": "Patient",
    "identity_number": "Personnummer",
    "wants_images": "Vill ha bilder",
    "wants_report": "Vill ha utlåtande",
    "delivery": "Leveranssätt",
    "consent": "Samtycke",
    "consent_document": "Samtyckeshandling",
    "self_referred": "Egen remiss",
    "relevance": "Relevans",
    "clinic_closed": "Kliniken upphört",
    "phone": "Telefon",
    "fax": "Fax",
    "urgency": "Brådskar",
    "reference": "Beställarens referens",
    "modality": "Modalitet",
    "body_part": "Kroppsdel",
    "side": "Sida",
    "date": "Datum",
    "text": "Undersökning",
    "examination": "Undersökning",
    "examination_date": "Undersökningsdatum",
}
OUTCOMES: Mapping[str, str] = {
    "release": "lämna ut",
    "ask": "komplettering",
    "refer": "hänvisa",
    "review": "bedöms av personal",
}
ENDS: Mapping[str, str] = {
    "release": "Lämnas ut",
    "ask": "Komplettering begärd",
    "refer": "Hänvisad",
    "review": "Bedömd av personal",
    "reject": "Inte för oss: avvisas",
    "no_order": "Ingen beställning",
}
CODES: Mapping[str, str] = {
    "release": "Lämna ut",
    "release_images_refer_report": "Lämna ut bilder; utlåtandet ordnar kliniken",
    "release_report_to_patient": "Utlåtande till patienten",
    "ask_information": "Begär komplettering",
    "ask_oral_consent": "Begär muntligt samtycke",
    "ask_written_consent": "Begär skriftligt samtycke",
    "ask_relevance": "Fråga om relevans",
    "refer_patient_to_clinic": "Hänvisa patienten till behandlande klinik",
    "refer_report_recipient": "Utlåtandet ordnar kliniken själv",
    "already_exported": "Redan skickat",
    "human_review": "Bedöms av personal",
    "not_an_order": "Ingen beställning",
}
REQUESTERS: Mapping[str, str] = {
    "region_clinic": "klinik i regionen",
    "outside_region": "annan region",
    "private": "privat vård",
    "physiotherapist": "sjukgymnast",
    "chiropractor": "kiropraktor",
    "naprapath": "naprapat",
    "patient": "patient",
    "other": "annan",
    "unknown": "okänd",
}
VALUES: Mapping[str, str] = {
    **REQUESTERS,
    "none": "ingen",
    "oral": "muntligt",
    "written": "skriftligt",
    "refused": "nekat",
    "unclear": "oklart",
    "claimed": "sägs finnas",
    "announced_absent": "utlovat men saknas",
    "attached_unsigned": "bifogat, inte undertecknat",
    "attached_other_patient": "bifogat, annan patient",
    "attached_signed": "bifogat och undertecknat",
    "yes": "ja",
    "no": "nej",
    "not_stated": "framgår inte",
    "doubtful": "tveksamt",
    "link": "länkning",
    "iep": "IEP",
    "usb": "USB",
    "dvd": "CD/DVD",
    "left": "vänster",
    "right": "höger",
    "both": "båda",
    "latest": "senaste",
}
PAGES: Mapping[str, str] = {
    "order": "beställning",
    "cover": "försättsblad",
    "consent": "samtycke",
    "return_form": "svarsblankett",
    "attachment": "bilaga",
    "blank": "tom",
    "other": "annat",
}
STATES: Mapping[str, str] = {
    "waiting": "väntar på läsning",
    "in_review": "att granska",
    "closed": "avslutad",
    "rejected": "avvisad",
    "regrouped": "ersatt av andra",
    "done": "klar",
    "quarantined": "karantän",
}
SEVERITIES: Mapping[str, str] = {"stop": "stopp", "look": "titta", "note": "notera"}
DRAFTS: Mapping[str, str] = {"reply": "Svar", "log_line": "Exporterade bilder", "case_note": "Ärendenotering"}
REPLIES: Mapping[str, str] = {
    "reply_completion": "Komplettering begärs",
    "reply_patient_to_clinic": "Patienten hänvisas till kliniken",
    "reply_report_recipient": "Utlåtandet går bara till röntgen eller mediaenhet",
    "reply_already_sent": "Redan skickat",
    "reply_dvd_replaced": "Dvd lämnas inte ut längre",
}
FACTS: Mapping[str, str] = {
    "protected_identity": "skyddade personuppgifter",
    "deceased": "avliden",
    "minor": "under 18 år",
    "emergency": "akut",
    "on_behalf_of": "någon annans räkning",
    "formal_demand": "formell begäran",
    "blocked": "spärr eller nekat samtycke",
    "already_exported": "redan exporterat",
}
PROOFS: Mapping[str, str] = {
    "check_digit": "kontrollsiffran stämmer",
    "directory": "står i katalogen",
    "typed": "skrivet av personal",
}
NOTES: Mapping[str, str] = {
    "reserve_number": "reservnummer",
    "coordination_number": "samordningsnummer",
    "assumed_century": "århundradet antaget",
    "assumed_year": "året antaget",
    "assumed_modality": "metoden antagen",
    "approximate": "ungefärligt",
    "relative": "räknat från faxets datum",
    "week": "vecka",
    "plural": "flertal: båda sidor",
    "single_name": "ett enda namn",
    "turned": "efternamnet stod först",
    "own_clinic": "samma som kliniken",
    "same_as_images": "samma som för bilderna",
    "letterhead": "ur brevhuvudet",
    "several_ways": "flera sätt nämns",
    "unit_name": "ur enhetens namn",
    "on_behalf_of": "för någon annans räkning",
}
PARTS: Mapping[str, str] = {
    "not_asked": "begärs inte",
    "release": "lämnas ut",
    "refer": "hänvisas",
    "ask": "komplettering",
    "review": "bedöms av personal",
}
ACTIONS: Mapping[str, str] = {
    "metadata": "uppgifter från faxservern sparade",
    "metadata_broken": "uppgifter från faxservern går inte att läsa",
    "received": "kom in",
    "repeated": "kom in igen",
    "read": "lästes",
    "quarantined": "sattes i karantän",
    "requeued": "läses på nytt",
    "cancelled": "avbröts",
    "showed": "visades",
    "checked": "kontroll gjord",
    "unchecked": "kontroll ångrad",
    "answered": "frågetecken besvarat",
    "unanswered": "svar på frågetecken ångrat",
    "edited": "rättades",
    "restored": "det lästa återställdes",
    "closed": "avslutades",
    "rejected": "avvisades",
    "saw_repeat": "såg att faxet kom igen",
    "form_made": "svarsblankett gjord",
    "joined": "svarsblankett kom tillbaka",
    "reopened": "öppnades igen",
    "regrouped": "sidorna grupperades om",
    "grouped": "fick sina sidor",
    "replaced": "ersattes",
    "read_again": "läses om",
    "registered": "registrerades",
    "handled": "sköttes för hand",
    "assigned": "lämnades över",
    "snoozed": "sköts upp",
    "woken": "togs fram igen",
    "hastened": "fick annan brådska",
    "remarked": "fick en anteckning",
    "took_over": "togs över",
    "signed_in": "loggade in",
    "signed_out": "loggades ut överallt",
    "user_added": "användare tillagd",
    "user_changed": "användare ändrad",
    "user_password": "lösenord satt",
    "user_removed": "användare borttagen",
    "keyed": "skrevs om av en andra person",
    "keying_settled": "skillnad avgjord",
    "keying_waived": "lämnas ut utan omskrivning",
}
ROLES: Mapping[str, str] = {
    "reviewer": "granskare",
    "administrator": "administratör",
    "auditor": "revisor",
}
USER_FIELDS: Mapping[str, str] = {
    "shown": "namn",
    "role": "roll",
    "sees_protected": "ser skyddade personuppgifter",
    "signature": "signatur",
    "language": "språk",
    "active": "får logga in",
    "temporary": "ska välja lösenord",
}
LOOKS: Mapping[str, str] = {
    "order": "beställningen",
    "page": "sidbild",
    "reply": "svaret",
    "keying": "omskrivningen",
    "search": "sökträff",
    "earlier": "tidigare exporter",
    "acknowledged": "skyddade personuppgifter, på eget ansvar",
    "accesses": "åtkomstloggen",
}
DOORS: Mapping[str, str] = {"page": "sidan", "command": "kommandot"}
GROUPS: Mapping[str, str] = {
    "review": "Att granska",
    "mine": "Mina",
    "snoozed": "Uppskjutna",
    "waiting": "Väntar på läsning",
    "quarantined": "I karantän",
    "closed": "Avslutade",
}
SOURCES: Mapping[str, str] = {"fax": "fax", "phone": "telefon", "letter": "brev"}
WANTS: Mapping[str, str] = {"images": "bilder", "report": "utlåtande"}


def field_name(path: str | None) -> str:
    """A field's path in words: ``examinations.0.date`` → ``Undersökning 1: Datum``."""
    if path is None:
        return "Beställningen"
    if path.startswith("exam_"):
        return f"Undersökning: {FIELDS.get(path.removeprefix('exam_'), path)}"
    if path.startswith("examinations."):
        number, _, name = path.removeprefix("examinations.").partition(".")
        shown = f"Undersökning {int(number) + 1}" if number.isdigit() else "Undersökning"
        return f"{shown}: {FIELDS.get(name, name)}" if name else shown
    return FIELDS.get(path, path)


def value(content: str | bool | None) -> str:
    """A value as staff read it."""
    if content is None:
        return "–"
    if isinstance(content, bool):
        return "ja" if content else "nej"
    return VALUES.get(content, content)


def user_value(content: str | bool | None) -> str:
    """What stands about a user, as staff read it."""
    return ROLES.get(content, content) if isinstance(content, str) else value(content)


def to_the_second(moment: datetime) -> str:
    """As ``on_paper``, for what is counted in seconds."""
    return moment.astimezone(STOCKHOLM).strftime("%Y-%m-%d %H:%M:%S")


def certainty(confidence: float) -> str:
    """How sure the program is of what it read."""
    if confidence >= 0.98:
        return "säkert läst"
    if confidence >= 0.9:
        return "ganska säkert läst"
    return "osäkert läst" if confidence >= 0.7 else "mycket osäkert läst"


def call_line(told: Transmission) -> str:
    """What the fax server said of a call, for people: information, and never proof of who asks."""
    said = (
        ("Från fax", " ".join(filter(None, (told.caller or "okänt nummer", told.caller_name)))),
        ("TSID", told.station),
        ("till", told.called),
        ("mottaget", on_paper(told.received_at) if told.received_at else None),
        ("sidor", told.pages),
        ("bit/s", told.bit_rate),
        ("kvalitet", told.quality),
        ("samtal", told.comm_id),
        ("fel vid mottagning:", told.error),
    )
    return ", ".join(f"{name} {value}" for name, value in said if value is not None)


def on_paper(moment: datetime) -> str:
    """A time as staff write it, in their own time zone."""
    return moment.astimezone(STOCKHOLM).strftime("%Y-%m-%d %H:%M")


def age(since: datetime, until: datetime) -> str:
    """How long something has waited: ``5 min``, ``3 h``, ``2 d``."""
    minutes = max(0, int((until - since).total_seconds() // 60))
    if minutes < 60:
        return f"{minutes} min"
    return f"{minutes // 60} h" if minutes < 48 * 60 else f"{minutes // (24 * 60)} d"
