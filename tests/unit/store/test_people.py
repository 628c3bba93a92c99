"""Users: what may be changed, what is refused, and that every change is written down."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from intake.store import Lasting, NotAllowedError, Role, Store, User
from intake.store.tables import claims, orders
from tests.unit.store.made import NOW, arrive, save

PASSWORD = "tolv kloka rävar"
LASTING = Lasting(timedelta(minutes=30), timedelta(hours=12))
ADA = User("ada", "Ada Chef", Role.ADMINISTRATOR, sees_protected=True)
RUT = User("rut", "Rut Granskare", Role.REVIEWER, signature="rutg")


def added(store: Store, *users: User) -> None:
    for user in users:
        store.people.add(user, PASSWORD, by="test", at=NOW)


def test_a_user_is_kept_as_given_and_found_whatever_the_case(store: Store) -> None:
    wished = User("Ämma.Ek@RH.se", " Emma  Ek ", Role.AUDITOR, signature=" ee ", language="en", temporary=True)
    store.people.add(wished, PASSWORD, by="test", at=NOW)
    kept = store.people.get("ÄMMA.EK@rh.SE ")
    assert kept == User("ämma.ek@rh.se", "Emma Ek", Role.AUDITOR, False, "ee", "en", True, True, True)
    assert store.people.all() == (kept,)


def test_the_password_is_kept_as_an_argon2id_hash_only(store: Store) -> None:
    added(store, RUT)
    with store._engine.connect() as connection:
        kept = connection.exec_driver_sql("SELECT password_hash FROM users").scalar_one()
    assert kept.startswith("$argon2id$")
    assert "kloka" not in kept


@pytest.mark.parametrize(
    ("name", "shown", "signature"),
    [
        ("", "Eva", None),
        ("eva ek", "Eva", None),
        ("eva/ek", "Eva", None),
        ("eva\nek", "Eva", None),
        ("<eva>", "Eva", None),
        ("e" * 65, "Eva", None),
        ("eva", " ", None),
        ("eva", "E" * 81, None),
        ("eva", "Eva\x07", None),
        ("eva", "Eva\u202eek", None),
        ("eva", "intake", None),
        ("eva", "Eva", "e" * 17),
    ],
)
def test_names_that_would_mislead_are_refused(store: Store, name: str, shown: str, signature: str | None) -> None:
    with pytest.raises(NotAllowedError) as error:
        store.people.add(User(name, shown, Role.REVIEWER, signature=signature), PASSWORD, by="test", at=NOW)
    assert error.value.code == "bad_name"
    assert store.people.all() == ()


def test_two_people_cannot_stand_under_one_name_in_the_trail(store: Store) -> None:
    added(store, ADA)
    for user, code in (
        (replace(ADA, name="ADA"), "name_taken"),
        (User("other", "ada chef", Role.REVIEWER), "shown_taken"),
        (User("other", "Ada", Role.REVIEWER), "shown_taken"),  # that is what Ada signs in with
    ):
        with pytest.raises(NotAllowedError) as error:
            store.people.add(user, PASSWORD, by="test", at=NOW)
        assert error.value.code == code
    added(store, RUT)
    with pytest.raises(NotAllowedError, match="called that"):
        store.people.change(replace(RUT, shown="Ada Chef"), by="test", at=NOW)


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("elva tecken", "password_too_short"),
        ("x" * 257, "password_too_long"),
        ("aaaaaaaaaaaaaaaa", "password_too_plain"),
        ("ababababababcc", "password_too_plain"),
        ("Rut Granskare1", "password_too_plain"),
        ("lösenord2026", "password_too_plain"),
        ("password1234!", "password_too_plain"),
        ("rutrutrutrutrut", "password_too_plain"),
    ],
)
def test_a_password_that_is_guessed_first_is_refused(store: Store, password: str, code: str) -> None:
    with pytest.raises(NotAllowedError) as error:
        store.people.add(RUT, password, by="test", at=NOW)
    assert error.value.code == code
    added(store, RUT)
    with pytest.raises(NotAllowedError) as error:
        store.people.set_password("rut", password, by="test", at=NOW)
    assert error.value.code == code


def test_the_last_active_administrator_stays(store: Store) -> None:
    added(store, ADA, RUT)
    refusals = (
        lambda: store.people.remove("ada", by="test", at=NOW),
        lambda: store.people.change(replace(ADA, role=Role.REVIEWER), by="test", at=NOW),
        lambda: store.people.change(replace(ADA, active=False), by="test", at=NOW),
    )
    for attempt in refusals:
        with pytest.raises(NotAllowedError) as error:
            attempt()
        assert error.value.code == "last_administrator"
    store.people.change(replace(RUT, role=Role.ADMINISTRATOR), by="test", at=NOW)
    store.people.change(replace(ADA, active=False), by="test", at=NOW)
    with pytest.raises(NotAllowedError):  # one who is disabled does not count
        store.people.remove("rut", by="test", at=NOW)
    assert store.people.any_administrator()


def test_every_change_is_in_the_audit_trail_and_none_has_a_password_in_it(store: Store) -> None:
    added(store, ADA, RUT)
    store.people.change(replace(RUT, sees_protected=True, role=Role.AUDITOR), by="Ada Chef", at=NOW)
    store.people.change(replace(RUT, sees_protected=True, role=Role.AUDITOR), by="Ada Chef", at=NOW)  # nothing new
    store.people.set_password("rut", "elva ystra lejon", by="Ada Chef", at=NOW, temporary=True)
    store.people.remove("rut", by="Ada Chef", at=NOW)
    told = [(each.who, each.action, each.detail["user"]) for each in store.people.history(10)]
    assert told == [
        ("Ada Chef", "user_removed", "rut"),
        ("Ada Chef", "user_password", "rut"),
        ("Ada Chef", "user_changed", "rut"),
        ("test", "user_added", "rut"),
        ("test", "user_added", "ada"),
    ]
    changed = store.people.history(10)[2].detail
    assert changed == {
        "user": "rut",
        "role": {"from": "reviewer", "to": "auditor"},
        "sees_protected": {"from": False, "to": True},
    }
    with store._engine.connect() as connection:
        text = " ".join(connection.exec_driver_sql("SELECT detail_json FROM audit").scalars())
    assert "kloka" not in text
    assert "argon2" not in text
    assert [each.action for each in store.people.history(1)] == ["user_removed"]


def test_a_removed_user_holds_nothing(store: Store) -> None:
    added(store, ADA, RUT)
    arrive(store)
    save(store)
    reference = store.list_orders()[0].reference
    with store._engine.begin() as connection:
        connection.execute(orders.update().values(assigned_to="rut"))
        connection.execute(claims.insert().values(reference=reference, held_by="rut", since=NOW, until=NOW))
    token = store.sessions.sign_in("rut", PASSWORD, "::1", NOW, LASTING).token
    assert token is not None
    store.people.remove("rut", by="Ada Chef", at=NOW)
    assert store.sessions.user(token, NOW, LASTING) is None
    with store._engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT assigned_to FROM orders").scalar_one() is None
        assert connection.exec_driver_sql("SELECT count(*) FROM claims").scalar_one() == 0


def test_who_does_not_exist_cannot_be_changed(store: Store) -> None:
    for attempt in (
        lambda: store.people.change(RUT, by="test", at=NOW),
        lambda: store.people.set_password("rut", PASSWORD, by="test", at=NOW),
        lambda: store.people.remove("rut", by="test", at=NOW),
    ):
        with pytest.raises(NotAllowedError) as error:
            attempt()
        assert error.value.code == "unknown_user"
