"""Names that people bear."""

from __future__ import annotations

import pytest

from intake.extract.values.names_in_use import is_in_use, likely_meant


@pytest.mark.parametrize(
    "name", ["Rolf", "Anna-Karin", "Lindgren", "Apelgren", "Rutsdotter", "Nguyen", "ÅKESSON", "von"]
)
def test_is_in_use(name: str) -> None:
    assert is_in_use(name)


@pytest.mark.parametrize("name", ["Roll", "Rol", "Bergstrom", "Cecila", "Mänsson", "Tesfay", "Telefon"])
def test_is_not_in_use(name: str) -> None:
    assert not is_in_use(name)


def test_what_a_misread_name_may_have_been() -> None:
    assert "cecilia" in likely_meant("Cecila")
    assert "gustaf" in likely_meant("Gustat")
    assert likely_meant("Cecilia") == ()
    assert likely_meant("Bo") == ()
    assert likely_meant("Wisniewska") == ()
