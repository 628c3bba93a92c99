"""``python -m intake`` and the ``intake`` command."""

from __future__ import annotations

from intake.cli import main

if __name__ == "__main__":
    main()
