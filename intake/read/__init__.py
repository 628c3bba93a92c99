"""From the bytes of a fax to its words and marks: ``read_fax``; ``prefetch`` before any thread."""

from intake.read.process import clear_scratch, prefetch, read_fax

__all__ = ["clear_scratch", "prefetch", "read_fax"]
