"""The library that speaks to a server of blobs, and what it says in our own words, which name no key and no secret."""

from __future__ import annotations

import configparser
import contextlib
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from obstore import exceptions
from obstore.store import S3Store

from intake.config import Storage
from intake.errors import ConfigError, StoreError

if TYPE_CHECKING:
    from obstore.store import ClientConfig, RetryConfig, S3Config

_RETRY: RetryConfig = {
    "max_retries": 3,
    "retry_timeout": timedelta(seconds=15),
    "backoff": {"init_backoff": timedelta(milliseconds=200), "max_backoff": timedelta(seconds=3), "base": 2},
}
_CONNECT_WITHIN, _ANSWER_WITHIN = timedelta(seconds=5), timedelta(seconds=30)


def open_client(storage: Storage) -> S3Store:
    """A client of the bucket in ``storage.blobs``. What is not set there the library takes from ``AWS_…`` variables.

    Raises:
        ConfigError: the file of keys or of authorities cannot be read.
    """
    bucket, prefix = storage.bucket
    config: S3Config = {"disable_bulk_delete": True}  # not every server has it, and few are taken away at once
    if storage.s3_endpoint:
        config["endpoint"] = storage.s3_endpoint
    if storage.s3_region:
        config["region"] = storage.s3_region
    if storage.s3_key_file:
        config["access_key_id"], config["secret_access_key"] = _keys(Path(storage.s3_key_file))
    client: ClientConfig = {"connect_timeout": _CONNECT_WITHIN, "timeout": _ANSWER_WITHIN}
    if storage.s3_endpoint.startswith("http:"):
        client["allow_http"] = True
    if storage.s3_ca_file:
        client["root_certificate"] = _read(Path(storage.s3_ca_file), "s3_ca_file")
    return S3Store(bucket, prefix=prefix or None, config=config, client_options=client, retry_config=_RETRY)


def _keys(file: Path) -> tuple[str, str]:
    """Key and secret from a file as the tools of S3 write it."""
    parser = configparser.ConfigParser(interpolation=None)
    try:
        parser.read_string(_read(file, "s3_key_file").decode("utf-8"))
        keys = parser["default"]
        return keys["aws_access_key_id"], keys["aws_secret_access_key"]
    except (configparser.Error, UnicodeDecodeError, KeyError):
        raise _unfit("s3_key_file", file) from None  # the parser's own message may quote a secret


def _read(file: Path, key: str) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise _unfit(key, file) from error


def _unfit(key: str, file: Path) -> ConfigError:
    return ConfigError(
        "file_unreadable",
        f"storage.{key}: filen ”{file}” går inte att läsa eller har inte det innehåll som config.toml beskriver.",
        f'storage.{key}: the file "{file}" cannot be read, or does not hold what config.toml describes.',
    )


@contextlib.contextmanager
def answers() -> Iterator[None]:
    """Turn what the library raises into ``StoreError``; that a blob is there, or is not, stays what it is."""
    try:
        yield
    except exceptions.AlreadyExistsError:
        raise
    except (exceptions.PermissionDeniedError, exceptions.UnauthenticatedError) as error:
        raise _refused() from error
    except exceptions.BaseError as error:
        raise no_answer() from error


@contextlib.contextmanager
def puts() -> Iterator[None]:
    """The same for what is put: there nothing can be missing but the bucket."""
    try:
        with answers():
            yield
    except FileNotFoundError as error:
        raise _refused() from error


def knows_no_condition(error: Exception) -> bool:
    """Does the server refuse to put anything under a condition? Those that do answer 501, which means just that."""
    return isinstance(error, NotImplementedError) or "status code: 501" in str(error.__cause__)


def no_answer() -> StoreError:
    """The error for a server that is away, or does not do as it should."""
    return StoreError(
        "blobs_no_answer",
        "Lagringen av original (S3) svarar inte som den ska. Kontrollera servern, nätet och storage.blobs. "
        "Inget går förlorat.",
        "The store of originals (S3) does not answer as it should. Check server, network and storage.blobs. "
        "Nothing is lost.",
    )


def _refused() -> StoreError:
    return StoreError(
        "blobs_refused",
        "Lagringen av original (S3) nekar åtkomst, eller så finns dess bucket inte. Rätta nyckeln, dess rättigheter "
        "eller storage.blobs.",
        "The store of originals (S3) denies access, or has no such bucket. Mend the key, what it may do, or "
        "storage.blobs.",
    )
