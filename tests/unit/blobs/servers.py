"""Places for blobs of every kind, and the settings that name them."""

from __future__ import annotations

from pathlib import Path

from bench.s3 import BUCKET, KEY, SECRET, Server
from intake.config import Storage


def storage_in(folder: Path, server: Server | None, *, prefix: str = "desk", secret: str = SECRET) -> Storage:
    """A machine whose own folder is ``folder``, with its blobs on ``server`` or else in that folder."""
    if server is None:
        return Storage(var=str(folder))
    keys = folder.parent / f"{folder.name}.keys"
    keys.write_text(f"[default]\naws_access_key_id = {KEY}\naws_secret_access_key = {secret}\n", encoding="utf-8")
    return Storage(
        var=str(folder),
        blobs=f"s3://{BUCKET}/{prefix}",
        s3_endpoint=server.endpoint,
        s3_region="us-east-1",
        s3_key_file=str(keys),
    )
