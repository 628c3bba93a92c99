"""Takes a mail apart, in a process of its own with limits: ``python -m intake.receive.mail_child MAIL FOLDER END…``.

Each leaf that may be of use is written into FOLDER under its number; ``parts.json`` there, written last, says what each
is. Whatever the mail does to this process (a bomb of parts, endless nesting), the daemon outlives it.
"""

from __future__ import annotations

import email.header
import email.message
import email.parser
import json
import resource
import sys
from collections.abc import Iterator
from pathlib import Path

MOST_PARTS = 500
MOST_CPU_S = 60
_MEMORY_BYTES = 3 << 30
_HEAD_BYTES = 1024
_LONGEST = 1000


def main(mail: Path, folder: Path, endings: tuple[str, ...]) -> None:
    """Write the parts of ``mail`` into ``folder``; those whose names end in one of ``endings`` may be metadata."""
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_CPU_S, MOST_CPU_S))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with mail.open("rb") as stream:
        message = email.parser.BytesParser().parse(stream)
    parts, others = [], 0
    for number, part in enumerate(_leaves(message), start=1):
        if number > MOST_PARTS:
            raise SystemExit("too many parts")
        name = _words(part.get_filename())
        content = part.get_payload(decode=True)
        if not isinstance(content, bytes):
            content = b""
        kind = _kind(content, part, name, endings)
        if kind is not None:
            (folder / str(number)).write_bytes(content)
            parts.append({"number": number, "name": name, "kind": kind})
        elif name and part.get_content_maintype() not in ("text", "image"):
            others += 1
        part.set_payload("")
    headers = {name: _words(value) for name, value in message.items()}
    (folder / "parts.json").write_text(json.dumps({"headers": headers, "parts": parts, "others": others}))


def _leaves(message: email.message.Message) -> Iterator[email.message.Message]:
    """The parts that hold no others, in order, without recursion."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        inside = part.get_payload()
        if part.is_multipart() and isinstance(inside, list):
            waiting.extend(each for each in reversed(inside) if isinstance(each, email.message.Message))
        else:
            yield part


def _kind(content: bytes, part: email.message.Message, name: str, endings: tuple[str, ...]) -> str | None:
    head = content[:_HEAD_BYTES]
    shown = part.get_content_maintype() == "text" and not name
    if head[:4] in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+") or (b"%PDF-" in head and not shown):
        return "fax"
    return "beside" if name and name.lower().endswith(endings or ("\0",)) else None


def _words(text: object) -> str:
    """A header as text, whatever is in it."""
    if text is None:
        return ""
    try:
        made = str(email.header.make_header(email.header.decode_header(str(text))))
    except (ValueError, LookupError):
        made = str(text)
    return made.encode("utf-8", "replace").decode("utf-8").replace("\0", "")[:_LONGEST]


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), tuple(sys.argv[3:]))
