"""``python -m bench.faxes FOLDER``: write the committed samples, their expected outcomes and the table of them."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from bench.faxes.make import FaxFile, make
from bench.faxes.samples import SAMPLES

COMMAND = "python -m bench.faxes samples/"


def write(folder: Path, name: str, fax: FaxFile) -> Path:
    """The fax and ``NAME.expected.json`` beside it."""
    path = folder / f"{name}{fax.suffix}"
    path.write_bytes(fax.content)
    text = json.dumps(fax.expected, ensure_ascii=False, indent=1)
    (folder / f"{name}.expected.json").write_text(text + "\n", encoding="utf-8")
    return path


def _row(path: Path, fax: FaxFile) -> str:
    said = fax.expected
    orders = said["orders"]
    who = ", ".join(dict.fromkeys(order["fields"].get("requester_type", "–") for order in orders))
    codes = ", ".join(order["decision"]["code"] for order in orders)
    asks = ", ".join(ask for order in orders for ask in order["decision"]["asks"]) or "–"
    line = f"{said['resolution']} {said['container']}"
    return (
        f"| `{path.name}` | {said['description']} | {who} | {said['layout']} | {line} | {said['damage']['what']} "
        f"| {codes} | {asks} |"
    )


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print(__doc__)
        return 2
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    rows = []
    for number, plan in enumerate(SAMPLES, 1):
        fax = make(plan)
        rows.append(_row(write(folder, f"{number:02}-{plan.scenario.replace('_', '-')}", fax), fax))
    (folder / "README.md").write_text(README.format(command=COMMAND, rows="\n".join(rows)), encoding="utf-8")
    print(f"{len(rows)} samples in {folder}")
    return 0


README = """# Samples

Synthetic faxes: invented people, invented practices, and only identity numbers that the tax agency publishes for tests.
`NAME.expected.json` beside each fax is what must come of it. The generator writes it from the order it draws and from
the routine, before anything is recognised; it is never taken from the program's output.

Made by `{command}`, always the same from the same seed. The names of rows (A2, P3 …) are those of the routine table in
`docs/`. `already_exported` has no sample: only the desk's own system knows it.

| fax | shows | requester | layout | line | damage | verdict | asks |
| --- | --- | --- | --- | --- | --- | --- | --- |
{rows}
"""

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
