"""The commands. Their exit statuses, and no others, are told to whoever calls: see ``docs/commands.md``."""

from intake.cli.root import main

__all__ = ["main"]
