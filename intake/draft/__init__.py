"""Decisions to texts: replies, the line for "Exporterade bilder", and notes on a case."""

from intake.draft.drafting import draft, plain_case_note
from intake.draft.trial import try_templates
from intake.draft.wording import EarlierExport, Letterhead, Phrases

__all__ = ["EarlierExport", "Letterhead", "Phrases", "draft", "plain_case_note", "try_templates"]
