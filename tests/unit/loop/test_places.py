"""Where a form's places lie on a page, however the sheet lay on the machine."""

from __future__ import annotations

import cmath

from hypothesis import given, settings
from hypothesis import strategies as st

from intake.extract.our_forms.return_form import read_return
from intake.return_form import BOTTOM_MM, RIGHT_MM, Option, Question, QuestionKind, ReturnForm, layout, parse_code
from tests.unit.loop.returned import seen

BOXES = tuple(
    Question(f"q{number}", QuestionKind.BOXES, "Fråga", (Option("a", "A"), Option("b", "B"), Option("c", "C")))
    for number in range(4)
)
FORM = ReturnForm("0123456789ABCDEFGHJKMNPQRS", "7K3QF-M0R9D-1", BOXES)


@settings(max_examples=200, deadline=None)
@given(
    ticks=st.lists(st.sets(st.sampled_from("abc")), min_size=4, max_size=4),
    scale=st.floats(0.94, 1.03),
    skew_deg=st.floats(-0.3, 0.3),
    across=st.floats(-40, 40),
    down=st.floats(-60, 60),
    upside_down=st.booleans(),
    codes=st.sampled_from(["A", "B", "AB"]),
)
def test_ticks_are_read_through_shift_scale_and_half_a_turn(
    ticks: list[set[str]],
    scale: float,
    skew_deg: float,
    across: float,
    down: float,
    upside_down: bool,
    codes: str,
) -> None:
    marked = {f"q{number}": sorted(each) for number, each in enumerate(ticks)}
    turn = scale * cmath.exp(1j * cmath.pi * skew_deg / 180) * (-1 if upside_down else 1)
    pages = seen(FORM, marked=marked, turn=turn, shift=complex(across, down), codes=codes)
    returned = read_return(pages, FORM, None)
    assert returned.boxes_found == returned.boxes_expected == 12
    assert {a.ask: list(a.marked) for a in returned.answers} == marked
    assert not any(answer.flags for answer in returned.answers)


@given(st.text(max_size=60))
def test_any_text_of_a_code_is_ours_or_not(text: str) -> None:
    code = parse_code(text)
    assert code is None or code.text == text


@given(
    st.lists(
        st.builds(
            Question,
            st.text(max_size=5),
            st.sampled_from(QuestionKind),
            st.text(max_size=300),
            st.lists(st.builds(Option, st.text(max_size=3), st.text(max_size=9)), max_size=4).map(tuple),
        ),
        max_size=14,
    )
)
def test_nothing_of_a_form_overlaps_or_leaves_the_sheet(questions: list[Question]) -> None:
    for page in layout(tuple(questions)):
        places = [p for q in page.questions for p in (q.text, *q.boxes, *q.fields)]
        assert all(p.x >= 0 and p.x + p.w <= RIGHT_MM + 0.01 and p.y + p.h <= BOTTOM_MM + 0.01 for p in places)
        ends = [max(p.y + p.h for p in (q.text, *q.boxes, *q.fields)) for q in page.questions]
        assert all(q.text.y >= end for q, end in zip(page.questions[1:], ends, strict=False))
