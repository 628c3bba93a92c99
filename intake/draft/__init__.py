"""Decisions to texts: replies, the line for "Exporterade bilder", and notes on a case."""

from intake.draft.drafting import case_of, draft, plain_case_note
from intake.draft.letter import Outgoing, Sheets, sheets
from intake.draft.order_form import order_form_codes, order_form_sheet
from intake.draft.return_form import questions_for
from intake.draft.trial import try_templates
from intake.draft.wording import EarlierExport, Letterhead, Phrases

__all__ = [
    "EarlierExport",
    "Letterhead",
    "Outgoing",
    "Phrases",
    "Sheets",
    "case_of",
    "draft",
    "order_form_codes",
    "order_form_sheet",
    "plain_case_note",
    "questions_for",
    "sheets",
    "try_templates",
]
