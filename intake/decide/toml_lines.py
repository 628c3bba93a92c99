"""Where a key of a TOML text stands: the standard library's parser keeps no line numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

Path = tuple[str | int, ...]

_ARRAY_HEADER = re.compile(r"^\s*\[\[\s*([^\[\]]+?)\s*\]\]")
_HEADER = re.compile(r"^\s*\[\s*([^\[\]]+?)\s*\]")
_KEY = re.compile(r"^\s*([A-Za-z0-9_.\"-]+)\s*=")
_STRING_OR_COMMENT = re.compile(r'"(?:\\.|[^"\\])*"|\'[^\']*\'|#.*')


def key_lines(text: str) -> Mapping[Path, int]:
    """Line numbers (from 1) of the headers and keys of ``text``, a TOML document that parses.

    A path has names and, under an array of tables, indices from 0: ``("rule", 3, "example", 0, "facts")``. Keys inside
    an inline table are not listed; ``line_of`` finds the line they stand on.
    """
    return dict(_keys(text))


def line_of(path: Path, lines: Mapping[Path, int]) -> int:
    """The line of the longest part of ``path`` that is known; 1 where none is."""
    return next((lines[path[:end]] for end in range(len(path), 0, -1) if path[:end] in lines), 1)


def _keys(text: str) -> Iterator[tuple[Path, int]]:
    counts: dict[Path, int] = {}
    table: Path = ()
    depth = 0  # of brackets that a value has left open over the line's end
    for number, line in enumerate(text.splitlines(), start=1):
        if depth == 0:
            if header := _ARRAY_HEADER.match(line):
                name = _inside(header[1], counts)
                counts[name] = counts.get(name, -1) + 1
                table = (*name, counts[name])
                yield table, number
                continue
            if header := _HEADER.match(line):
                table = _inside(header[1], counts)
                yield table, number
                continue
            if key := _KEY.match(line):
                yield (*table, *_parts(key[1])), number
        bare = _STRING_OR_COMMENT.sub("", line)
        depth += sum(bare.count(bracket) for bracket in "[{") - sum(bare.count(bracket) for bracket in "]}")


def _inside(dotted: str, counts: Mapping[Path, int]) -> Path:
    """A header's path, with the index of the array of tables that it stands in."""
    path: Path = ()
    parts = _parts(dotted)
    for part in parts[:-1]:
        path = (*path, part)
        if path in counts:
            path = (*path, counts[path])
    return (*path, parts[-1])


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip().strip('"') for part in dotted.split("."))
