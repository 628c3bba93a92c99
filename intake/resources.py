"""Where the files are that come with the program: templates, samples, the default configuration.

In a checkout they lie at the top level, as the customer wanted; in an installed wheel the build backend has put them
under ``intake/bundled``.
"""

from __future__ import annotations

from pathlib import Path

from intake.errors import ConfigError

_PACKAGE = Path(__file__).resolve().parent


def bundled(name: str) -> Path:
    """The file or folder ``name`` (``templates``, ``samples``, ``config.toml``) that came with the program.

    Raises:
        ConfigError: it is in neither place, so the installation is not whole.
    """
    for root in (_PACKAGE / "bundled", _PACKAGE.parent):
        found = root / name
        if found.exists():
            return found
    raise ConfigError(
        "installation_incomplete",
        f"”{name}” saknas i installationen. Installera om programmet.",
        f'"{name}" is missing from the installation. Install the program again.',
    )
