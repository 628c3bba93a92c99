"""Replies on paper: printed by the real printer, faxed, read again by the real reader."""

from __future__ import annotations

import cmath
import math
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageDraw

from bench.faxes.files import Scan
from bench.faxes.files import pdf as pdf_of
from bench.returns import ask, open_desk
from intake.blobs import Folder
from intake.draft import EarlierExport
from intake.draft.letter import blocks
from intake.errors import EngineError
from intake.extract.our_forms.return_form import read_return
from intake.house import House
from intake.model import CheckState, Code, Field
from intake.paper import print_sheets, process
from intake.read import read_fax
from intake.replying import Reply, check_printed, prepare_reply
from intake.return_form import layout
from intake.store import NotAllowedError
from intake.store.closing import open_stops
from tests.unit.loop.returned import LATER, come_back

pytestmark = pytest.mark.slow
SKEW_DEG = 0.8  # of what arrives (intake.paper.setting, which only the printing process loads)


@pytest.fixture(scope="module")
def offered(tmp_path_factory: pytest.TempPathFactory) -> tuple[House, str, Reply]:
    house = open_desk(tmp_path_factory.mktemp("desk"))
    named, _ = ask(house, "private, much missing", 1)
    return house, named, _reply(house, named)


def _reply(house: House, named: str, **more: object) -> Reply:
    return prepare_reply(
        house.store, house.settings, house.rules, named, who="Eva Ek", at=LATER, on=LATER.date(), **more
    )  # type: ignore[arg-type]


def test_a_reply_is_offered_when_it_can_be_read_after_a_fax(offered: tuple[House, str, Reply]) -> None:
    _, _, reply = offered
    assert reply.words_read >= 0.95
    assert reply.form is not None
    assert [question.ask for question in reply.form.questions] == ["oral_consent", "doctor", "image_recipient"]
    with Image.open(reply.printed.tiff) as tiff:
        assert (tiff.n_frames, tiff.size[0]) == (2, 1728)
        assert tiff.info["compression"] == "group4"
        assert tuple(round(float(each)) for each in tiff.info["dpi"]) == (204, 196)


def test_the_same_reply_is_neither_printed_nor_read_twice(offered: tuple[House, str, Reply]) -> None:
    house, named, reply = offered
    stamps = [path.stat().st_mtime_ns for path in sorted(reply.printed.folder.iterdir())]
    again = _reply(house, named)
    assert again == reply
    assert [path.stat().st_mtime_ns for path in sorted(reply.printed.folder.iterdir())] == stamps


def test_nothing_on_paper_names_the_patient(offered: tuple[House, str, Reply]) -> None:
    _, _, reply = offered
    document = reply.printed.pdf.read_bytes()
    for name in (b"Tolvan", b"Tolvansson", b"191212121212", b"1212121212"):
        assert name not in document
    text = "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(document))
    assert "Tolvan" not in text
    assert "1212" not in text
    assert reply.reference in text


def test_a_filled_form_is_read_after_a_fax_in_standard_resolution_upside_down(
    offered: tuple[House, str, Reply], tmp_path: Path
) -> None:
    _, _, reply = offered
    assert reply.form is not None
    with Image.open(reply.printed.arrived) as fax:
        fax.seek(1)
        sheet = fax.convert("L")
    (box, _), (x, y) = layout(reply.form.questions)[0].questions[0].boxes, (204 / 25.4, 98 / 25.4)
    pen = ImageDraw.Draw(sheet)
    askew = (box.centre - 105 - 148.5j) * cmath.exp(-1j * math.radians(SKEW_DEG)) + 105 + 148.5j
    x0 = (1728 - 210 * x) / 2 + (askew.real - box.w / 2) * x
    y0 = (askew.imag - box.h / 2) * y
    pen.line((x0 - 3, y0, x0 + box.w * x + 3, y0 + box.h * y), fill=0, width=4)
    pen.line((x0 + box.w * x + 3, y0, x0 - 3, y0 + box.h * y), fill=0, width=4)
    path = tmp_path / "returned.pdf"
    path.write_bytes(pdf_of([Scan(sheet.rotate(180).convert("1"), 204, 98)]))
    settings = offered[0].settings
    pages = read_fax(path, pages_dir=tmp_path / "pages", limits=settings.limits, read=settings.read)
    returned = read_return(pages, reply.form, None)
    assert returned.answers[0].marked == ("yes",)
    assert [answer.given for answer in returned.answers] == [True, False, False]


def test_a_whole_reply_sent_back_joins_and_our_own_letter_is_no_order(
    offered: tuple[House, str, Reply], tmp_path: Path
) -> None:
    house, _, _ = offered
    named, form = ask(house, "private, no consent", 9)
    reply = _reply(house, named)
    settings = house.settings
    pages = read_fax(reply.printed.arrived, pages_dir=tmp_path, limits=settings.limits, read=settings.read)
    assert reply.form == form
    ticked = tuple(
        replace(box, state=CheckState.MARKED) if number == 0 else box
        for number, box in enumerate(b for b in pages[1].check_boxes if b.state is CheckState.EMPTY)
    )
    anchors = tuple(box for box in pages[1].check_boxes if box.state is not CheckState.EMPTY)
    sha256 = come_back(house, (pages[0], replace(pages[1], check_boxes=(*ticked, *anchors))), "whole")
    fax, record = house.fax(sha256), house.store.order(named)
    assert (fax.orders, fax.joined) == ((), (named,))
    assert record.decision.code is Code.RELEASE
    assert open_stops(record.order, ()) == ()


def test_a_reply_that_loses_its_code_is_not_offered(offered: tuple[House, str, Reply], tmp_path: Path) -> None:
    house, _, reply = offered
    with Image.open(reply.printed.arrived) as fax:
        frames = []
        for number in range(fax.n_frames):
            fax.seek(number)
            frames.append(fax.copy())
    ImageDraw.Draw(frames[1]).rectangle((1330, 60, 1480, 200), fill=0)
    frames[0].save(
        tmp_path / reply.printed.arrived.name,
        "TIFF",
        compression="group4",
        dpi=(204, 98),
        save_all=True,
        append_images=frames[1:],
    )
    spoiled = replace(reply.printed, folder=tmp_path)
    with pytest.raises(NotAllowedError) as refused:
        check_printed(spoiled, None, reply.form, house.settings)  # type: ignore[arg-type]  # not asked for its words
    assert refused.value.code == "reply_unreadable"


def test_staff_who_find_an_earlier_export_set_that_reply_with_day_and_recipient(
    offered: tuple[House, str, Reply],
) -> None:
    house, named, _ = offered
    with pytest.raises(NotAllowedError, match="datum fylls i"):
        _reply(house, named, template="reply_already_sent")
    with pytest.raises(NotAllowedError) as refused:
        _reply(house, named, template="case_note")
    assert refused.value.code == "no_reply"
    earlier = EarlierExport(LATER.date(), "mediaenh SU/S")
    reply = _reply(house, named, template="reply_already_sent", earlier=earlier)
    assert reply.form is None
    text = pypdfium2.PdfDocument(reply.printed.pdf)[0].get_textpage().get_text_bounded()
    assert "2026-03-09" in text
    assert "mediaenh SU/S" in text


def test_a_reply_with_open_blanks_is_not_offered(offered: tuple[House, str, Reply]) -> None:
    house, named, _ = offered
    bare = house.settings.model_copy(update={"letterhead": house.settings.letterhead.model_copy(update={"phone": ""})})
    with pytest.raises(NotAllowedError, match=r"telefon fylls i"):
        prepare_reply(house.store, bare, house.rules, named, who="Eva", at=LATER, on=LATER.date())


def test_the_number_comes_from_the_directory_never_from_the_fax(offered: tuple[House, str, Reply]) -> None:
    house, _, _ = offered
    named, _ = ask(house, "clinic", 5)
    record = house.store.order(named)
    fields = {**record.order.fields, "fax": Field("0346-99 99 99", "0346-99 99 99", 0.99)}
    house.store.save_edit(
        named, 1, replace(record.order, fields=fields), record.decision, record.drafts, {}, "Eva", LATER
    )
    from intake.replying import addressee

    units = house.rules.directory
    record = house.store.order(named)
    assert addressee(record, units)[1] == ""
    own = units.find(str(record.order.fields["requesting_clinic"].value)).unit
    if own is not None:
        listed = replace(units, units=tuple(replace(u, fax="0340-11 11 11") if u == own else u for u in units.units))
        assert addressee(record, listed)[1] == "0340-11 11 11"


def test_a_printer_that_takes_too_long_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "TIME_S", 0.05)
    with pytest.raises(EngineError) as failed:
        print_sheets("<p>Hej", Folder(tmp_path))
    assert (failed.value.code, failed.value.retry) == ("printer_timeout", True)
    assert list(tmp_path.iterdir()) == []


def test_a_letter_fetches_nothing(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hemligt", encoding="utf-8")
    html = (
        f'<html><head><link rel=stylesheet href="{secret.as_uri()}"></head><body><img src="{secret.as_uri()}">A</body>'
    )
    printed = print_sheets(html, Folder(tmp_path / "cache"))
    assert b"hemligt" not in printed.pdf.read_bytes()


def test_plain_text_becomes_paragraphs_and_lists() -> None:
    text = "kort rad\nannan rad\n\nen lång rad som går vidare på nästa rad för att den är\nså lång\n- ett\n  mer\n- två"
    assert blocks(text) == (
        ("p", ("kort rad", "annan rad")),
        ("p", ("en lång rad som går vidare på nästa rad för att den är så lång",)),
        ("ul", ("ett mer", "två")),
    )
