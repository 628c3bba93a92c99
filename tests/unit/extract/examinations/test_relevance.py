"""Whether a reason is written: what a form explains, and our own address, are none."""

from __future__ import annotations

import pytest

from tests.unit.extract.orders import THERAPIST, read, value


@pytest.mark.parametrize(
    "more",
    [
        "Till:                Region Halland, Ambulans, diagnostik och hälsa, Röntgen",
        "\nRegion Halland, Ambulans, diagnostik och hälsa, Röntgen",
        "Vad behandlas patienten för?\nKort om varför materialet behövs.",
        "Aktuell behandling:  Ange vad patienten behandlas för.",
    ],
)
def test_no_reason_is_read_from_an_address_or_a_help_text(more: str) -> None:
    assert value(read(THERAPIST.format(title="fysioterapeut", more=more)), "relevance") == "not_stated"


@pytest.mark.parametrize(
    "more",
    [
        "Aktuell behandling:  Ländryggssmärta, rehab",
        "Vad behandlas patienten för?\nKort sagt ischias.",
        "\nPatienten har diagnosen ischias och behandlas hos oss.",
        "\nVi har henne här. Patienten går hos mig: ischias från ländryggen.",
    ],
)
def test_a_reason_is_read_beside_its_label_and_in_a_sentence(more: str) -> None:
    assert value(read(THERAPIST.format(title="fysioterapeut", more=more)), "relevance") == "yes"


@pytest.mark.parametrize("label", ["Behandling/diagnos", "Behandlingsorsak.............:", "BEHANDLINGSORSAK....:"])
def test_a_label_without_an_answer_is_no_reason(label: str) -> None:
    more = f"{label}\n** LEVERANS **\nHur:                 via IEP\nSamtycke:            Patienten godkänner muntligen"
    order = read(THERAPIST.format(title="fysioterapeut", more=more))
    assert value(order, "relevance") == "not_stated"
