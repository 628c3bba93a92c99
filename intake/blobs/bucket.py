"""Blobs in a bucket of an S3-compatible server, with copies of what was asked for on this machine.

A server puts an object whole or not at all. Where it knows a condition on that ("only if there is none"), it is asked
for. Where it does not, or refuses it, an original is looked for first, and what two machines may then put at the same
moment is the same, byte for byte, because its name is the hash of its bytes. It is read back and hashed before anybody
is told.
"""

from __future__ import annotations

import contextlib
import hashlib
import shutil
import threading
import time
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import obstore
from obstore import exceptions

from intake.blobs.blobs import Blob, damaged
from intake.blobs.client import answers, knows_no_condition, no_answer, open_client, puts
from intake.blobs.copies import Copies, pour
from intake.config import Storage
from intake.errors import StoreError

if TYPE_CHECKING:
    from hashlib import _Hash

    from obstore import ObjectMeta
    from obstore.store import S3Store

T = TypeVar("T")

_CHUNK_BYTES = 1 << 20
_SETTLED_AFTER_S = 1.0


def open_bucket(storage: Storage) -> Bucket:
    """The bucket of ``storage.blobs``.

    Raises:
        ConfigError: the file of keys or of authorities cannot be read.
    """
    return Bucket(open_client(storage), storage.blobs.rstrip("/"), Copies(storage.shared))


@dataclass(frozen=True, slots=True)
class Bucket:
    """Blobs of ``client`` under ``prefix`` (empty, or ending with ``/``). What its methods do stands at ``Blobs``."""

    client: S3Store
    url: str
    copies: Copies
    prefix: str = ""
    unconditional: threading.Event = field(default_factory=threading.Event)
    """Set once the server has refused to put anything under a condition."""

    @property
    def here(self) -> Path:
        return self.copies.root / self.prefix

    def under(self, name: str) -> Bucket:
        return replace(self, prefix=f"{self.prefix}{name}/")

    def address(self, name: str) -> str:
        return f"{self.url}/{self.prefix}{name}"

    def walk(self, folder: str = "", *, without: Collection[str] = ()) -> Iterator[Blob]:
        place = self.prefix + folder or None
        if without:
            with answers():
                here = obstore.list_with_delimiter(self.client, place)
            yield from (self._listed(meta) for meta in here["objects"])
            for inside in here["common_prefixes"]:
                if inside.rstrip("/").rpartition("/")[2] not in without:
                    yield from self.walk(inside.removeprefix(self.prefix).rstrip("/"))
            return
        for chunk in _each(obstore.list(self.client, place)):
            yield from map(self._listed, chunk)

    def look(self, name: str) -> Blob | None:
        try:
            with answers():
                return _blob(name, obstore.head(self.client, self.prefix + name))
        except FileNotFoundError:
            with answers():  # there is nothing of that name, or there is no bucket: only a list says which
                obstore.list_with_delimiter(self.client, f"{self.prefix}{name}/")
            return None

    def file(self, name: str) -> Path | None:
        blob = self.look(name)
        if blob is None:
            return None
        held = replace(blob, name=self.prefix + name)
        with contextlib.suppress(FileNotFoundError):  # taken away this moment
            return self.copies.current(held) or self._taken(name)
        return None

    def folder(self) -> Path:
        blobs = list(self.walk())
        for blob in blobs:
            with contextlib.suppress(FileNotFoundError):
                if self.copies.current(replace(blob, name=self.prefix + blob.name)) is None:
                    self._taken(blob.name)
        if not blobs:
            self.copies.forget(self.prefix)
        return self.here

    def sha256(self, name: str) -> str:
        digest = hashlib.sha256()
        for chunk in self._content(name)[1]:
            digest.update(chunk)
        return digest.hexdigest()

    def copy(self, name: str, target: Path) -> str:
        blob, content = self._content(name)
        digest = hashlib.sha256()
        pour(_hashed(content, digest), target, blob.modified_ns)
        return digest.hexdigest()

    def bring(self, name: str, source: Path) -> str:
        content = source.read_bytes()
        self.put(name, content)
        return hashlib.sha256(content).hexdigest()

    def put(self, name: str, content: str | bytes) -> None:
        with puts():
            obstore.put(self.client, self.prefix + name, _bytes(content), use_multipart=False)

    def put_new(self, name: str, content: str) -> bool:
        if self.look(name) is not None or not self._create(name, _bytes(content)):
            return False
        if self._create(name, _bytes(content)):
            # The server knows no condition: whoever else was putting at this moment is done after a while, and what
            # lies there then is what counts for all.
            time.sleep(_SETTLED_AFTER_S)
        return self.sha256(name) == hashlib.sha256(_bytes(content)).hexdigest()

    def put_once(self, name: str, made: Path, sha256: str) -> None:
        if self.look(name) is None:
            self._create(name, made.read_bytes())
        try:
            lies_there = self.sha256(name)
        except FileNotFoundError as error:  # it was put, and is not there yet, or not any more
            raise no_answer() from error
        if lies_there != sha256:
            raise damaged()

    def remove(self, *names: str) -> None:
        for name in names:
            with contextlib.suppress(FileNotFoundError), answers():
                obstore.delete(self.client, self.prefix + name)
            self.copies.forget(self.prefix + name)

    @contextlib.contextmanager
    def working(self) -> Iterator[Path]:
        folder = self.copies.scratch()
        try:
            yield folder
            for path in sorted(folder.iterdir()):
                if path.is_file() and not path.name.startswith("."):
                    self.put(path.name, path.read_bytes())
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    @contextlib.contextmanager
    def making(self, name: str) -> Iterator[Path]:
        with self.under(name).working() as folder:
            yield folder

    def _listed(self, meta: ObjectMeta) -> Blob:
        return _blob(meta["path"].removeprefix(self.prefix), meta)

    def _create(self, name: str, content: bytes) -> bool:
        """Put it there if there is none; ``False``: there is one, as far as the server looks."""
        if not self.unconditional.is_set():
            try:
                with puts():
                    obstore.put(self.client, self.prefix + name, content, mode="create", use_multipart=False)
                return True
            except exceptions.AlreadyExistsError:
                return False
            except (NotImplementedError, StoreError) as error:
                if not knows_no_condition(error):
                    raise
                self.unconditional.set()
        self.put(name, content)
        return True

    def _content(self, name: str) -> tuple[Blob, Iterator[bytes]]:
        with answers():
            got = obstore.get(self.client, self.prefix + name)
            return _blob(name, got.meta), map(bytes, _each(got.stream(_CHUNK_BYTES)))

    def _taken(self, name: str) -> Path:
        blob, content = self._content(name)
        return self.copies.take(replace(blob, name=self.prefix + name), content)


def _blob(name: str, meta: ObjectMeta) -> Blob:
    """Its time to the second, in which a list and a look agree, and a fraction made of the server's mark of a version:
    up to two seconds too early, and never to come."""
    mark = hashlib.sha256((meta["e_tag"] or "").strip('"').encode()).digest()
    fraction_ns = int.from_bytes(mark[:8]) % 1_000_000_000
    return Blob(name, meta["size"], (int(meta["last_modified"].timestamp()) - 1) * 1_000_000_000 + fraction_ns)


def _each(of: Iterator[T]) -> Iterator[T]:
    """What a server says piece by piece, in which it may fail at each."""
    while True:
        with answers():
            piece = next(of, None)
        if piece is None:
            return
        yield piece


def _hashed(content: Iterable[bytes], digest: _Hash) -> Iterator[bytes]:
    for chunk in content:
        digest.update(chunk)
        yield chunk


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content
