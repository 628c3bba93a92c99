"""From words to orders: ``extract``. Pure: no clock, no files, no settings; all it needs comes in as arguments."""

from intake.extract.extracting import extract

__all__ = ["extract"]
