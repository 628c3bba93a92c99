"""From the truth to what a sender of the island set fills in: the form says which fields, the voice says how."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from bench.faxes.sets.island_voices import Chosen, Voice
from bench.faxes.truth import THERAPISTS, Exam, Person, Truth
from bench.faxes.wording import Form, Item, Labels, Section, on_behalf


@dataclass(frozen=True, slots=True)
class Order(Form):
    """A form whose items are keys only: each layout has a sender of its own, who finds the words."""

    truth: Truth | None = None
    boxes: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A label with its value, or with options as (state, words)."""

    key: str
    label: str
    value: str = ""
    options: tuple[tuple[str, str], ...] = ()
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    key: str
    title: str
    pieces: list[Piece]


def form(truth: Truth, rng: Random, labels: Labels, desks: Sequence[str], *, boxes: bool) -> Order:
    """Which fields ``truth`` fills, in the groups sender, patient, order and consent; see ``FaxSet.make_form``."""
    del labels  # every layout has those of its own sender
    groups = (
        ("g_sender", _sender(truth)),
        ("g_patient", _patient(truth)),
        ("g_order", _order(truth)),
        ("g_consent", ["consent"]),
    )
    sections = [Section(key, [Item(each, "") for each in keys]) for key, keys in groups if keys]
    desk = rng.choice(desks)
    return Order([], "", sections, list(truth.remarks), "yes", desk, truth.small_print, truth=truth, boxes=boxes)


def _sender(truth: Truth) -> list[str]:
    keys = ["who"] if truth.type == "patient" else ["clinic"] if truth.clinic else []
    keys += ["doctor"] if truth.doctor else []
    return [*keys, *(key for key in ("phone", "fax", "reference") if getattr(truth, key)), "ordered"]


def _patient(truth: Truth) -> list[str]:
    if truth.patient is None:
        return []
    return [*(["name"] if truth.show_name else []), *(["identity"] if truth.show_identity else [])]


def _order(truth: Truth) -> list[str]:
    keys = [f"exam {number}" for number in range(len(truth.exams))]
    keys += ["wanted"] if truth.wants_images is not None else []
    keys += ["recipients", "delivery", "self_referred", "purpose", "urgency"]
    return keys


def spoken(order: Order, words: Chosen) -> list[Group]:
    """The filled-in fields of ``order`` in the words of its sender; empty groups are left out."""
    truth = order.truth
    if truth is None:
        raise ValueError("a form of this set has its truth")
    out = []
    for section in order.sections:
        pieces = [piece for item in section.items for piece in pieces_of(item.key, truth, words, boxes=order.boxes)]
        if pieces:
            out.append(Group(section.title, words[section.title], pieces))
    return out


def pieces_of(key: str, truth: Truth, words: Chosen, *, boxes: bool) -> list[Piece]:
    """What ``key`` makes on the paper: none, one or two pieces."""
    if key.startswith("exam "):
        return _exam(int(key[5:]), truth, words)
    if key == "consent":
        return _consent(truth, words, boxes=boxes)
    if key == "recipients":
        return _recipients(truth, words)
    if key == "wanted":
        return [_wanted(truth, words, boxes=boxes)]
    return [piece for piece in (_plain(key, truth, words, boxes=boxes),) if piece]


def _plain(key: str, truth: Truth, words: Chosen, *, boxes: bool) -> Piece | None:
    if key == "doctor":
        label = "therapist" if truth.type in (*THERAPISTS, "other", "unknown") else key
        return Piece(key, words["relative" if on_behalf(truth) else label], orderer(truth, words))
    if key == "who":
        return Piece(key, words["who"], words["relative_who" if on_behalf(truth) else "self"])
    if key == "name" and truth.patient:
        return Piece(key, words[key], named(truth.patient, words.voice), by_hand=truth.handwritten)
    if key == "identity" and truth.patient:
        label = "reserve" if truth.patient.reserve else key
        return Piece(key, words[label], truth.patient.printed, by_hand=truth.handwritten)
    if key == "ordered":
        return Piece(key, words[key], words.day(truth.ordered_on))
    if key == "purpose":
        label = "treatment" if truth.type in THERAPISTS else key
        return Piece(key, words[label], truth.purpose) if truth.purpose else None
    if key == "delivery":
        return Piece(key, words[key], words[truth.delivery]) if truth.delivery else None
    if key == "self_referred":
        return _self_referred(truth, words, boxes=boxes)
    value = getattr(truth, key)
    if key == "urgency" and value[:1].isdigit():
        value = words.day(value)
    return Piece(key, words[key], value) if value else None


def orderer(truth: Truth, words: Chosen) -> str:
    """The person who orders, with the title where this sender puts it."""
    if not truth.title:
        return truth.doctor
    needed = truth.title_needed or truth.type in (*THERAPISTS, "other")
    style = words.voice.title
    if style == "before" and not truth.title[-1:].isupper() and "," not in truth.title and " och " not in truth.title:
        return f"{truth.title} {truth.doctor}"
    if style == "bracket":
        return f"{truth.doctor} ({truth.title})"
    if style == "dropped" and not needed:
        return truth.doctor
    return f"{truth.doctor}, {truth.title}"


def named(who: Person, voice: Voice) -> str:
    if voice.name == "turned":
        return f"{who.last}, {who.first}"
    return f"{who.last.upper()} {who.first}" if voice.name == "loud" else who.name


def exam_value(exam: Exam, words: Chosen) -> str:
    own = {"yes": f" ({words['own_yes']})", "no": f" ({words['own_no']})"}.get(exam.self_referred or "", "")
    return f"{exam.text}{own}"


def _exam(number: int, truth: Truth, words: Chosen) -> list[Piece]:
    exam = truth.exams[number]
    count = f" {number + 1}" if words.voice.numbered and len(truth.exams) > 1 else ""
    label, value = words["exam"] + count, exam_value(exam, words)
    if not exam.date:
        return [Piece("exam", label, value)]
    if words.voice.together and not truth.handwritten:
        return [Piece("exam", label, words.voice.together.format(exam=value, day=words.day(exam.date)))]
    return [Piece("exam", label, value), Piece("date", words["date"], words.day(exam.date), by_hand=truth.handwritten)]


def _wanted(truth: Truth, words: Chosen, *, boxes: bool) -> Piece:
    images, report = bool(truth.wants_images), bool(truth.wants_report)
    if not (boxes or words.voice.mark in ("typed", "paren", "ring")):
        return Piece("wanted", words["wanted"], wanted(truth, words))
    if words.voice.mark in ("ring", "strike") or words.rng.random() < 0.4:
        states = (images and not report, report and not images, images and report)
        keys: tuple[str, ...] = ("images_only", "report_only", "o_both")
    else:
        states, keys = (images, report, False), ("o_images", "o_report")
    mark = words.rng.choice(("crossed", "ticked", "filled"))
    options = tuple((mark if on else "empty", words[key]) for on, key in zip(states, keys, strict=False))
    return Piece("wanted", words["wanted"], options=options)


def wanted(truth: Truth, words: Chosen) -> str:
    if truth.wants_images and truth.wants_report:
        return words["both_parts"]
    return words["images_only" if truth.wants_images else "report_only"]


def _recipients(truth: Truth, words: Chosen) -> list[Piece]:
    beside = words.voice.onward
    behind = f" {words['fvb']} {truth.onward}" if truth.onward and not beside else ""
    out = []
    if truth.image_recipient and truth.report_recipient and truth.one_recipient:
        out = [Piece("recipient", words["recipient"], truth.image_recipient + behind)]
    else:
        if truth.image_recipient:
            out.append(Piece("image_recipient", words["image_recipient"], truth.image_recipient + behind))
        if truth.report_recipient:
            same = truth.report_recipient == truth.image_recipient
            value = words["ditto"] if same else truth.report_recipient
            out.append(Piece("report_recipient", words["report_recipient"], value))
    if truth.onward and beside:
        out.insert(1, Piece("onward", words["onward"], truth.onward))
    return out


def yes_no(state: bool, words: Chosen) -> tuple[tuple[str, str], ...]:
    mark = words.rng.choice(("crossed", "ticked"))
    return ((mark if state else "empty", words["yes"]), ("empty" if state else mark, words["no"]))


def _self_referred(truth: Truth, words: Chosen, *, boxes: bool) -> Piece | None:
    if truth.type != "chiropractor" or truth.self_referred == "not_stated":
        return None
    own = truth.self_referred == "yes"
    label = words["self_referred"]
    if boxes:
        return Piece("self_referred", label, options=yes_no(own, words))
    return Piece("self_referred", label, "Ja" if own else f"Nej, {words['own_no']}")


def _consent(truth: Truth, words: Chosen, *, boxes: bool) -> list[Piece]:
    if truth.consent_boxes is not None:
        label = words["consent_written" if truth.consent == "written" else "consent_box"]
        marked = words.rng.choice(("crossed", "ticked", "filled"))
        states = [marked if state == "marked" else state for state in truth.consent_boxes]
        if not boxes or words.voice.mark != "box":  # only a drawn box can be scribbled over
            states = ["empty" if state == "struck" else state for state in states]
        return [Piece("consent", label, options=((states[0], words["yes"]), (states[1], words["no"])))]
    if truth.consent_words or (words.voice.shows_empty and truth.type != "patient"):
        return [Piece("consent", words["consent"], truth.consent_words)]
    return []
