"""Every setting is written down, and a wrong one is refused by file, line and key."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from intake import config
from intake.errors import ConfigError
from intake.resources import bundled


def test_the_file_lists_every_setting_with_its_default() -> None:
    written = tomllib.loads(bundled("config.toml").read_text(encoding="utf-8"))
    assert written == config.Settings().model_dump()


def test_every_setting_in_the_file_has_a_sentence() -> None:
    lines = bundled("config.toml").read_text(encoding="utf-8").splitlines()
    commented = False
    for line in lines:
        if line.startswith("#"):
            commented = True
        elif not line or line.startswith("["):
            commented = False
        else:
            assert commented, f"no sentence above: {line}"


@pytest.mark.parametrize(
    ("text", "line", "key", "why"),
    [
        ("[inbox]\nfolder = 'in'\ncolour = 'red'\n", 3, "inbox.colour", "unknown key"),
        ("[colours]\nred = 1\n", 1, "colours", "unknown key"),
        ("[inbox]\n\nsettle_s = '2'\n", 3, "inbox.settle_s", "must be of type float, not str"),
        ("[review]\npage = 1\n", 2, "review.page", "must be of type bool, not int"),
        ("[limits]\nmax_pages = 0\n", 2, "limits.max_pages", "greater than 0"),
        ("[limits]\nmax_pages = true\n", 2, "limits.max_pages", "must be of type int, not bool"),
        ("[storage]\ndatabase = 'mysql://x'\n", 2, "storage.database", "must be empty, sqlite"),
        ("[storage]\nblobs = 's3://'\n", 2, "storage.blobs", "s3://bucket/prefix"),
        ("[storage]\nblobs = 's3://key:secret@faxes'\n", 2, "storage.blobs", "s3://bucket/prefix"),
        ("[storage]\nblobs = 'gs://faxes'\n", 2, "storage.blobs", "must be a folder"),
        ("[storage]\ns3_endpoint = 'http://s3.example.se'\n", 2, "storage.s3_endpoint", "would go in clear"),
        ("[storage]\ns3_endpoint = 'https://s3.se/a'\n", 2, "storage.s3_endpoint", "without a path"),
        ("[inbox]\nobserver = 'psychic'\n", 2, "inbox.observer", "'native' or 'polling'"),
        ("[review]\nidle_min = 0\n", 2, "review.idle_min", "greater than or equal to 1"),
        ("[review]\nsession_hours = 169\n", 2, "review.session_hours", "less than or equal to 168"),
        ("[review]\naddress = 'intake.example.se'\n", 2, "review.address", "https://intake.example.se"),
        ("[review]\naddress = 'https://x.se/intake'\n", 2, "review.address", "without a path"),
        ("[review]\nproxy_addresses = '10.1.0.1 10.1.0.2'\n", 2, "review.proxy_addresses", "is no address"),
        ("[review]\nproxy_addresses = '10.1.0.1/16'\n", 2, "review.proxy_addresses", "is no address"),
        ("[review]\nproxy_addresses = '::1, 0.0.0.0/0'\n", 2, "review.proxy_addresses", "not be every address"),
        ("[review]\nproxy_header = 'X-User'\n", 2, "review.proxy_header", "needs proxy_addresses"),
        (
            "[review]\nproxy_addresses = '::1'\nproxy_header = 'X User'\n",
            3,
            "review.proxy_header",
            "name of a header",
        ),
        ("inbox = 'here'\n", 1, "inbox", "must be a [section]"),
        ("[inbox.akut]\nfolder = 'a'\nsettle_s = '2'\n", 3, "inbox.akut.settle_s", "must be of type float, not str"),
        (
            "[inbox.akut]\nfolder = 'a'\nmetadata = 'yaml'\n",
            3,
            "inbox.akut.metadata",
            "'none', 'xml', 'json' or 'text'",
        ),
        ("[inbox.akut]\nfolder = 'a'\ncolour = 'red'\n", 3, "inbox.akut.colour", "unknown key"),
        ("[inbox.akut]\nurgent = true\n", 1, "inbox.akut.folder", "needs a folder of its own"),
        ("[inbox.'A kut']\nfolder = 'a'\n", 1, "inbox.A kut", "should match pattern"),
        ("[inbox.a]\nfolder = 'x'\n[inbox.b]\nfolder = './x'\n", 4, "inbox.b.folder", "the folder of the inbox a"),
        ("[inbox]\nfields = { colour = 'red' }\n", 2, "inbox.fields.colour", "Input should be 'caller'"),
        ("[inbox.inbox]\nfolder = 'x'\n", 1, "inbox.inbox", "the name of [inbox] itself"),
        ("[inbox.urgent]\nfolder = 'x'\n", 1, "inbox.urgent", "must be of type bool"),
        ("[inbox]\nfields = 'red'\n", 2, "inbox.fields", "must be of type dict"),
        ("[inbox]\nkind = 'imap'\nhost = 'x'\n", 1, "inbox.user", 'kind = "imap" needs it'),
        (
            "[inbox.p]\nkind = 'imap'\nhost = 'x'\nuser = 'u'\npassword_file = 'f'\ntls = 'none'\n",
            6,
            "inbox.p.tls",
            "sends the password in clear",
        ),
        ("[inbox]\nsilent_after_hours = -1\n", 2, "inbox.silent_after_hours", "greater than or equal to 0"),
        ("[named_inboxes.a]\nfolder = 'x'\n", 1, "named_inboxes", "unknown key"),
        ("[[inbox]]\nfolder = 'x'\n", 1, "inbox", "must be a [section]"),
    ],
)
def test_a_wrong_setting_is_refused_by_file_line_and_key(
    tmp_path: Path, text: str, line: int, key: str, why: str
) -> None:
    path = tmp_path / "c.toml"
    path.write_text(text)
    with pytest.raises(ConfigError) as error:
        config.load(path)
    assert f"{path}:{line}: {key}:" in error.value.en
    assert why in error.value.en


def test_a_broken_or_absent_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "c.toml"
    with pytest.raises(ConfigError, match="No such file"):
        config.load(path)
    path.write_text("[inbox\n")
    with pytest.raises(ConfigError, match="line 1"):
        config.load(path)
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigError):
        config.load(path)


def test_options_override_the_environment_and_the_environment_the_file(tmp_path: Path) -> None:
    path = tmp_path / "c.toml"
    path.write_text("[inbox]\nsettle_s = 1\nscan_every_s = 9\n[storage]\nvar = 'a'\n")
    settings = config.load(
        path,
        environ={"INTAKE_INBOX_SETTLE_S": "3.5", "INTAKE_STORAGE_VAR": "b", "INTAKE_REVIEW_PAGE": "false"},
        overrides={"storage.var": "c"},
    )
    assert settings.inbox.settle_s == 3.5
    assert settings.inbox.scan_every_s == 9
    assert settings.storage.var == "c"
    assert settings.review.page is False
    assert settings.inbox_folder == Path("c/inbox")


@pytest.mark.parametrize(
    ("variable", "value"),
    [("INTAKE_INBOX_SETTLE_S", "soon"), ("INTAKE_COLOUR", "red"), ("INTAKE_REVIEW_PORT", "70000")],
)
def test_a_wrong_environment_variable_is_refused_by_name(variable: str, value: str) -> None:
    with pytest.raises(ConfigError, match=variable):
        config.load(bundled("config.toml"), environ={variable: value})


def test_a_proxy_is_given_by_addresses_and_networks() -> None:
    review = config.Review(proxy_addresses=" 10.1.0.1, fd00::/8 ", proxy_header="X-Remote-User")
    assert [str(network) for network in review.proxies] == ["10.1.0.1/32", "fd00::/8"]
    assert config.Review().proxies == ()


@pytest.mark.parametrize(
    ("address", "host"),
    [("", ""), ("https://Intake.Example.se/", "intake.example.se"), ("http://10.0.0.5:8765", "10.0.0.5")],
)
def test_the_address_that_staff_use_gives_the_host(address: str, host: str) -> None:
    assert config.Review(address=address).public_host == host


def test_several_inboxes_share_what_the_section_sets_and_have_places_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "c.toml"
    path.write_text(
        "[inbox]\nsettle_s = 1\n[inbox.fields]\ncaller = 'Nr'\n"
        "[inbox.akut]\nfolder = 'a'\nurgent = true\n[inbox.post]\nkind = 'imap'\nhost = 'h'\nuser = 'u'\n"
        "password_file = 'f'\nsettle_s = 3\n"
    )
    settings = config.load(path, environ={"INTAKE_INBOX_SCAN_EVERY_S": "9"})
    akut, post = settings.inboxes
    assert (akut.name, akut.folder, akut.settings.urgent, akut.settings.settle_s) == ("akut", Path("a"), True, 1.0)
    assert (post.name, post.settings.kind, post.settings.settle_s, post.settings.urgent) == ("post", "imap", 3.0, False)
    assert {each.settings.scan_every_s for each in settings.inboxes} == {9.0}
    assert akut.settings.fields == {"caller": "Nr"}


def test_the_plain_inbox_is_one_of_several_only_where_it_names_a_folder(tmp_path: Path) -> None:
    path = tmp_path / "c.toml"
    path.write_text("[inbox.akut]\nfolder = 'a'\n")
    assert [inbox.name for inbox in config.load(path).inboxes] == ["akut"]
    assert [inbox.name for inbox in config.load(path, overrides={"inbox.folder": "b"}).inboxes] == ["inbox", "akut"]
    assert [(inbox.name, inbox.folder) for inbox in config.Settings().inboxes] == [("inbox", Path("var/inbox"))]
