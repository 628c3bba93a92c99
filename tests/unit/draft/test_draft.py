"""What a draft may hold, where it fails, and that it fails loudly."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from importlib import resources

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from intake.decide import load_routine
from intake.decide.routine import REPLY_TEMPLATES
from intake.draft import EarlierExport, Letterhead, Phrases, plain_case_note, try_templates
from intake.draft.drafting import TEMPLATES as NEEDED
from intake.draft.export import name_without_title
from intake.draft.logline import parse
from intake.draft.untrusted import MAX_CHARS, REDACTED
from intake.errors import ConfigError, RoutineError
from intake.flags import FLAGS, flag
from intake.model import FIELD_NAMES, DraftKind, Facts, Flag, RecipientKind, RequesterType, Severity
from tests.unit.decide.orders import halland
from tests.unit.draft.orders import (
    CHIRO,
    IN_HALLAND,
    NAPRAPATH,
    PATIENT,
    PHYSIO,
    PRIVATE,
    REFERENCE,
    TEMPLATES,
    decision,
    drafted,
    examination,
    order,
)

REPLIES = halland().replies
ASK = decision("ask_information", "ask", "ask", asks=("doctor",))
SEVERAL = (
    decision(),
    ASK,
    decision("release_images_refer_report", report="refer"),
    decision("refer_report_recipient", "not_asked", "refer"),
    decision("already_exported", "review", "review"),
    decision("human_review", "review", "review"),
)


# --- the templates that came with the program ------------------------------------------------------------------------


def test_both_languages_have_the_same_templates() -> None:
    assert {path.removeprefix("sv/") for path in TEMPLATES if path.startswith("sv/")} == {
        path.removeprefix("en/") for path in TEMPLATES if path.startswith("en/")
    }
    names = {f"{name}.txt.j2" for name in (*NEEDED, "_letter", "_words", "_form")} | {
        "letter.html.j2",
        "order_form.html.j2",
    }
    assert set(TEMPLATES) == {f"{language}/{name}" for language in ("sv", "en") for name in names}


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize(
    "ask",
    [
        *sorted(set(FIELD_NAMES) - {"onward_recipient", "consent_document", "urgency", "reference"}),
        "examination",
        "examination_date",
        "oral_consent",
        "written_consent",
    ],
)
def test_every_field_can_be_asked_for(ask: str, language: str) -> None:
    (reply,) = drafted(order(), decision("ask_information", "ask", "ask", asks=(ask,)), language=language)
    (item,) = [line for line in reply.text.splitlines() if line.startswith("- ")]
    assert "_" not in item
    assert len(item) > 8


@pytest.mark.parametrize("name", FIELD_NAMES)
def test_every_field_has_a_word_in_the_case_note(name: str) -> None:
    (note,) = drafted(order(), decision("human_review", "review", "review", missing=(name,)))
    assert f"Saknas:\n- {name}\n" not in note.text or name == "fax"


@pytest.mark.parametrize("code", FLAGS)
def test_every_flag_stands_in_the_case_note(code: str) -> None:
    (note,) = drafted(order(flags=(flag(code, "doctor"),)), decision("human_review", "review", "review"))
    assert f"[beställare]: {FLAGS[code].sv}" in note.text


@pytest.mark.parametrize("name", Facts.__slots__)
def test_every_fact_stands_in_the_case_note_in_words(name: str) -> None:
    (note,) = drafted(order(facts=Facts(**{name: True})), decision("human_review", "review", "review"))
    assert "Märkt på faxet:\n- " in note.text
    assert name not in note.text


def test_the_words_of_the_routine_are_used_where_the_templates_have_none() -> None:
    asked = decision("ask_information", "ask", "ask", asks=("colour",))
    (reply,) = drafted(order(), asked, ask_words={"colour": "vilken färg det gäller"})
    assert "- vilken färg det gäller\n" in reply.text
    noted = decision("human_review", "review", "review", checks=("look", "see"), notes=("odd",))
    (note,) = drafted(order(), noted, check_words={"look": "titta noga"}, note_words={"odd": "udda"})
    assert "- [ ] titta noga\n- [ ] see" in note.text
    assert "- udda\n" in note.text


def test_everything_missing_is_asked_for_at_once_and_once() -> None:
    asks = ("oral_consent", "doctor", "wants_images", "doctor", "image_recipient")
    (reply,) = drafted(order(PRIVATE), decision("ask_oral_consent", "ask", "ask", asks=asks))
    assert len([line for line in reply.text.splitlines() if line.startswith("- ")]) == 4
    for part in ("muntligt samtycke räcker", "vem som beställer", "bilder, utlåtande eller båda", "vart bilderna"):
        assert part in reply.text
    assert "Inget är utlämnat ännu" in reply.text
    assert REFERENCE in reply.text


def test_the_own_referral_of_a_chiropractor_is_offered_only_where_it_is_not_stated() -> None:
    asked = decision("ask_written_consent", "ask", "ask", asks=("written_consent",))
    offered = {
        (kind["requester_type"], own): "egen remiss" in drafted(order(kind, self_referred=own), asked)[0].text
        for kind in (CHIRO, NAPRAPATH)
        for own in ("not_stated", "no", None)
    }
    assert {key for key, offer in offered.items() if offer} == {("chiropractor", "not_stated"), ("chiropractor", None)}


def test_when_and_where_it_was_sent_is_left_to_staff_or_filled_in() -> None:
    sent = decision("already_exported", "review", "review")
    blank, known = (drafted(order(), sent, earlier=one)[0].text for one in (
        None, EarlierExport(date(2025, 12, 1), "mediaenh SU/S")
    ))  # fmt: skip
    assert "Skickat: [datum fylls i]\nTill: [mottagare fylls i]" in blank
    assert "Skickat: 2025-12-01\nTill: mediaenh SU/S" in known


def test_times_are_those_of_stockholm() -> None:
    summer = drafted(order(), ASK, received_at=datetime(2026, 6, 30, 22, 30, tzinfo=UTC))[0].text
    assert "inkommen: 2026-07-01 kl. 00:30" in summer


@pytest.mark.parametrize("language", ["sv", "en"])
def test_all_that_the_routine_can_ask_for_has_words_in_the_templates(language: str) -> None:
    path = resources.files("intake.decide") / "halland.toml"
    routine = load_routine(path.read_text(encoding="utf-8"), "halland.toml")
    for ask in routine.asks:
        (reply,) = drafted(order(), decision("ask_information", "ask", "ask", asks=(ask,)), language=language)
        assert f"- {ask}" not in reply.text


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_trial_drafts_every_kind_of_text(language: str) -> None:
    assert (
        try_templates(TEMPLATES, replies=REPLIES, letterhead=Letterhead(), phrases=Phrases(), language=language) > 1000
    )


@pytest.mark.parametrize("name", NEEDED)
def test_the_trial_finds_every_template_that_cannot_be_used(name: str) -> None:
    for text in ("{{ nothing }}", "{% if"):
        changed = {**TEMPLATES, f"sv/{name}.txt.j2": text}
        with pytest.raises(ConfigError, match=name):
            try_templates(changed, replies=REPLIES, letterhead=Letterhead(), phrases=Phrases(), language="sv")


def test_every_reply_of_the_routine_has_its_template() -> None:
    assert set(REPLY_TEMPLATES) <= set(NEEDED)
    assert set(REPLIES.values()) == set(REPLY_TEMPLATES)


@pytest.mark.parametrize("name", Phrases.__slots__)
def test_the_trial_finds_every_phrase_that_cannot_be_used(name: str) -> None:
    with pytest.raises(ConfigError) as error:
        try_templates(
            TEMPLATES, replies=REPLIES, letterhead=Letterhead(), phrases=Phrases(**{name: "-\n-"}), language="sv"
        )
    assert error.value.code == "phrase_unusable"


def test_the_trial_asks_for_everything_that_the_routine_can_ask_for() -> None:
    asked = {"colour": "färg"}
    templates = {**TEMPLATES, "sv/reply_completion.txt.j2": "{% for ask in asks %}{{ ask.missing }}{% endfor %}"}
    with pytest.raises(ConfigError):
        try_templates(
            templates, replies=REPLIES, letterhead=Letterhead(), phrases=Phrases(), language="sv", ask_words=asked
        )


# --- templates that staff have changed -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "text", "code", "named"),
    [
        ("sv/reply_completion.txt.j2", "Hej {{ patient_name }}", "template_incomplete", "sv/reply_completion.txt.j2"),
        ("sv/reply_completion.txt.j2", "Hej {{ letterhead.colour }}", "template_incomplete", "reply_completion"),
        ("sv/_words.txt.j2", "{% set asks = {} %}", "template_incomplete", "sv/reply_completion.txt.j2"),
        ("sv/reply_completion.txt.j2", "Hej\n{% if %}", "template_broken", "sv/reply_completion.txt.j2:2"),
        ("sv/_letter.txt.j2", "Hej\n\n{{ reference", "template_broken", "sv/_letter.txt.j2:3"),
        ("sv/reply_completion.txt.j2", "{{ clinic + 1 }}", "template_broken", "sv/reply_completion.txt.j2"),
        ("sv/reply_completion.txt.j2", "{{ clinic | shout }}", "template_broken", "sv/reply_completion.txt.j2"),
        ("sv/reply_completion.txt.j2", "{{ ''.__class__.__mro__ }}", "template_broken", "sv/reply_completion.txt.j2"),
        ("sv/reply_completion.txt.j2", "{{ 1 / 0 }}", "template_broken", "sv/reply_completion.txt.j2"),
        ("sv/reply_completion.txt.j2", "{% include 'other.txt' %}", "template_missing", "other.txt"),
        ("sv/_words.txt.j2", None, "template_missing", "sv/_words.txt.j2"),
        ("sv/reply_completion.txt.j2", None, "template_missing", "sv/reply_completion.txt.j2"),
    ],
)
def test_a_template_that_cannot_be_used_is_named(path: str, text: str | None, code: str, named: str) -> None:
    changed = {**TEMPLATES, path: text or ""}
    if text is None:
        del changed[path]
    with pytest.raises(ConfigError) as error:
        drafted(order(), ASK, templates=changed)
    assert error.value.code == code
    assert named in error.value.sv
    assert named in error.value.en
    assert "Medicinmott" not in error.value.sv + error.value.en


@pytest.mark.parametrize("text", ["{{ line }} {{ received_date }}", "", "{{ line | upper }}", "{{ line }}\n{{ line }}"])
def test_a_template_may_not_change_the_log_line(text: str) -> None:
    with pytest.raises(ConfigError, match="changes the log line"):
        drafted(order(), decision(), templates={**TEMPLATES, "sv/log_line.txt.j2": text})


@pytest.mark.parametrize("phrase", ["", " ", "till", "länkas;", "länk\nas", "(länkas)"])
def test_a_phrase_that_breaks_the_log_line_is_refused(phrase: str) -> None:
    with pytest.raises(ConfigError) as error:
        drafted(order(), decision(), phrases=Phrases(linked=phrase))
    assert error.value.code == "phrase_unusable"


@pytest.mark.parametrize(
    ("phrase", "end"),
    [("(muntligt)", " (muntligt) /____"), ("muntligt", " (muntligt) /____"), ("", "Solhagens läkarhus /____")],
)
def test_brackets_round_a_phrase_are_optional(phrase: str, end: str) -> None:
    assert drafted(order(PRIVATE), decision(), phrases=Phrases(oral_consent=phrase))[0].text.endswith(end)


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ConfigError) as error:
        drafted(order(), ASK, language="de")
    assert error.value.code == "unknown_language"


def test_a_note_can_be_written_without_any_template() -> None:
    flagged = order(flags=(Flag("low_confidence", "doctor", Severity.STOP, "Svårläst: Tolvan Tolvansson"),))
    note = plain_case_note(flagged, decision(checks=("earlier_export",)), reference=REFERENCE, why="Mallen saknas.")
    assert note.kind is DraftKind.CASE_NOTE
    for part in (REFERENCE, "release", "Annan klinik vill", "earlier_export", "Mallen saknas.", REDACTED):
        assert part in note.text


# --- a release never rests on what is not there ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "changed", "lacks"),
    [
        (IN_HALLAND, {"doctor": None}, "doctor"),
        (IN_HALLAND, {"requesting_clinic": None}, "requesting_clinic"),
        (IN_HALLAND, {"image_recipient": None}, "image_recipient"),
        (IN_HALLAND, {"report_recipient": None}, "report_recipient"),
        (PRIVATE, {"consent": "none"}, "consent"),
        (PRIVATE, {"consent": None}, "consent"),
        (PRIVATE, {"consent": "refused"}, "consent"),
        (PRIVATE, {"consent": "written", "consent_document": "announced_absent"}, "consent"),
        (PRIVATE, {"consent": "written", "consent_document": "attached_unsigned"}, "consent"),
        (PRIVATE, {"consent": "written", "consent_document": "attached_other_patient"}, "consent"),
        (PRIVATE, {"requester_type": "unknown", "consent": None}, "consent"),
        (PHYSIO, {"doctor": None}, "doctor"),
        (CHIRO, {"self_referred": "not_stated"}, "consent_document"),
        (CHIRO, {"self_referred": "no", "consent": "oral"}, "consent_document"),
        (NAPRAPATH, {"consent_document": "claimed"}, "consent_document"),
        (NAPRAPATH, {"consent": "oral"}, "consent_document"),
        (NAPRAPATH, {"consent": "none", "consent_document": "none", "self_referred": "yes"}, "consent_document"),
    ],
)
def test_a_release_without_what_it_rests_on_is_refused(
    fields: dict[str, str | bool], changed: dict[str, str | None], lacks: str
) -> None:
    with pytest.raises(RoutineError) as error:
        drafted(order(fields, **changed), decision())
    assert error.value.code == "release_lacks_value"
    assert f'"{lacks}"' in error.value.en


def test_a_release_of_nothing_is_refused() -> None:
    with pytest.raises(RoutineError):
        drafted(order(), decision(images="not_asked", report="not_asked"))
    with pytest.raises(RoutineError):
        drafted(order(), decision(examination_codes=("human_review",)))


def test_only_released_examinations_stand_in_the_line() -> None:
    two = order(IN_HALLAND, examination(), examination("MR knä", "2020-02-02"))
    line = parse(drafted(two, decision(examination_codes=("release", "human_review")))[0].text)
    assert [part.examination for part in line.parts] == ["CT torax"]


def test_a_part_that_is_not_released_is_not_in_the_line() -> None:
    (line, _) = drafted(order(), decision("release_images_refer_report", report="refer"))
    assert parse(line.text).parts[0].report is None


@pytest.mark.parametrize("code", ["ask_information", "ask_written_consent", "refer_report_recipient", "human_review",
                                  "already_exported", "not_an_order", "refer_patient_to_clinic"])  # fmt: skip
def test_there_is_a_log_line_only_for_a_release(code: str) -> None:
    made = drafted(order(), decision(code, "review", "review", asks=("doctor",)))
    assert made
    assert DraftKind.LOG_LINE not in {one.kind for one in made}


def test_a_patient_who_names_no_examination_gets_a_line_with_blanks() -> None:
    empty = order(PATIENT, examination(None, None))
    line = parse(drafted(empty, decision("release_report_to_patient", "not_asked"))[0].text)
    assert line.blanks == ("[undersökning fylls i]", "[datum fylls i]")


def test_the_examination_is_put_together_where_its_text_was_not_read() -> None:
    read = examination(None, "2020-02-02", modality="XR", body_part="knä", side="left")
    assert "röntgen knä vänster, 2020-02-02" in drafted(order(IN_HALLAND, read), decision())[0].text


def test_a_therapists_report_for_a_media_unit_is_faxed() -> None:
    asked = order(PHYSIO, delivery="iep", report_recipient="Röntgen SÄS")
    images, report = parse(
        drafted(replace(asked, report_recipient_kind=RecipientKind.MEDIA_UNIT), decision())[0].text
    ).parts
    assert (images.medium, images.report) == ("via IEP", None)
    assert (report.report, report.to, report.orderer) == ("faxas", "Röntgen SÄS", "fysioterapeut Anna Lind")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("dr Andersson", "Andersson"),
        ("Dr. Eva Berg", "Eva Berg"),
        ("doktor Berg", "Berg"),
        ("ÖL Eva Berg", "Eva Berg"),
        ("Bitr. överläkare Eva Berg", "Eva Berg"),
        ("leg. läkare Eva Berg", "Eva Berg"),
        ("Eva Berg, överläkare", "Eva Berg"),
        ("Eva Berg, leg. läk.", "Eva Berg"),
        ("ST-läkare Drakenberg", "Drakenberg"),
        ("Leg. kiropraktor, DC Per Ek", "Per Ek"),
        ("Stig Läksson", "Stig Läksson"),
        ("överläkare", "överläkare"),
        ("Berg, Eva", "Berg, Eva"),
    ],
)
def test_titles_are_taken_off_and_names_left_alone(written: str, name: str) -> None:
    assert name_without_title(written) == name


def test_the_type_of_the_requester_falls_back_on_the_candidates() -> None:
    unknown = order(PHYSIO, requester_type="unknown", delivery="usb")
    assert unknown.requester_candidates == (RequesterType.UNKNOWN,)
    with pytest.raises(RoutineError):
        drafted(unknown, decision())


# --- values from a fax are data --------------------------------------------------------------------------------------

HOSTILE = [
    "{{ 7 * 7 }}", "{% for x in y %}", "{{ letterhead }}", "{# a #}", "x\nSkickat: allt", "\u202eXY", "a\x00b",
    "a\u2028b", "[telefon fylls i]", "X" * 5000, "a\u0301" * 300, "; CT, 2015 länkas till Y /abc123", "till", "/",
    ";;", "   -",
]  # fmt: skip
TEXT_FIELDS = ("requesting_clinic", "doctor", "image_recipient", "report_recipient", "onward_recipient")


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("name", TEXT_FIELDS)
def test_a_value_stays_text_on_one_line(name: str, value: str) -> None:
    both = ("image_recipient", "report_recipient")  # two places would be two parts of the line
    changed = dict.fromkeys(both if name in both else (name,), value)
    for case in SEVERAL:
        for usual, one in zip(drafted(order(), case), drafted(order(**changed), case), strict=True):
            assert len(one.text.splitlines()) == len(usual.text.splitlines())
            assert "49" not in one.text
            assert not set("\x00\u2028\u202e").intersection(one.text)
            assert "X" * (MAX_CHARS + 1) not in one.text
            if one.kind is DraftKind.LOG_LINE:
                assert len(parse(one.text).parts) == 1


def test_template_syntax_in_a_value_is_shown_as_it_stands() -> None:
    (reply,) = drafted(order(requesting_clinic="Kir {{ 7 * 7 }} HSV", doctor="{% raw %}"), ASK)
    assert "Till: Kir (( 7 * 7 )) HSV, att. (% raw %)" in reply.text


letters = st.characters(categories=["Lu", "Ll"], max_codepoint=0x17F)
names = st.lists(st.text(letters, min_size=2, max_size=9), min_size=2, max_size=4)
digits = st.from_regex(r"(19|20)\d{10}", fullmatch=True)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(names, digits, st.sampled_from(["", "-", " ", "+", " - "]), st.sampled_from([" ", ", ", "  ", "_"]), st.data())
def test_the_patient_is_in_no_reply_and_no_log_line(
    words: list[str], number: str, dash: str, space: str, data: st.DataObject
) -> None:
    usual = {word for case in SEVERAL for one in drafted(order(), case) for word in one.text.casefold().split()}
    assume(not usual.intersection(word.casefold() for word in words))
    written = data.draw(st.sampled_from([words, words[::-1], words[:2], words[-1:] + words[:-1]]))
    identity = data.draw(st.sampled_from([number, number[2:], f"{number[:8]}{dash}{number[8:]}",
                                          f"{number[2:8]}{dash}{number[8:]}"]))  # fmt: skip
    leaked = f"Ort {space.join(written)} {identity} HSV"
    where = data.draw(st.sampled_from([*TEXT_FIELDS, "examination"]))
    fields = {**IN_HALLAND, "patient_name": " ".join(words), "identity_number": number}
    if where != "examination":
        fields[where] = leaked
    examined = examination(leaked if where == "examination" else "CT torax")
    for case in SEVERAL:
        for one in drafted(order(fields, examined), case):
            flat = "".join(character for character in one.text if character.isalnum())
            assert number[2:] not in flat
            assert space.join(written) not in one.text


@pytest.mark.parametrize("number", ["HXK1234567", "19480315-A123", "H 150203 K12"])
def test_a_reserve_number_is_in_no_reply_and_no_log_line(number: str) -> None:
    for case in SEVERAL:
        for one in drafted(order(identity_number=number, requesting_clinic=f"Ort {number} HSV"), case):
            assert number not in one.text


def test_nothing_of_a_patients_order_but_the_examination_is_shown() -> None:
    refer = decision("refer_patient_to_clinic", "not_asked", "refer")
    (reply,) = drafted(order(PATIENT, doctor="Okänd Person", requesting_clinic="Storgatan 1"), refer)
    assert "Okänd" not in reply.text
    assert "Storgatan" not in reply.text
