"""Kinds of labels by how their values are written: on one line, over many, never in boxes."""

from __future__ import annotations

from intake.extract.labels.said import CONSENT_KINDS

FREE_KINDS = frozenset({"relevance", "consent", "written_consent", "oral_consent", "examination", "wanted", "unknown"})
"""Kinds whose values run over several lines and over column gaps."""

SHORT_KINDS = frozenset({"identity", "phone", "mobile", "fax", "exam_date", "order_date", "birth_date", "profession"})
"""Kinds whose values end with their line."""

CONSENTS = CONSENT_KINDS | {"onset_heading_consent"}
NEVER_BOXED = frozenset(
    {"examination", "identity", "patient_name", "name", "doctor", "clinic", "profession", *SHORT_KINDS}
)
"""Kinds that are written out and never ticked."""

PEOPLE = frozenset({"doctor", "referrer", "patient_name", "name"})
NUMBER_KINDS = frozenset({"phone", "mobile", "fax"})

HEADED = {
    "onset_heading_patient": "patient_name",
    "onset_heading_requester": "clinic",
    "onset_heading_recipient": "recipient",
    "onset_heading_examination": "examination",
    "onset_heading_consent": "consent",
    "onset_heading_other": "wanted",
}
"""What a heading asks for that has a value of its own."""

BLANKS = frozenset({"clinic", "doctor", "patient_name", "recipient", "image_recipient", "report_recipient", "phone"})
"""Kinds of headings that may as well be fields left blank, to be filled in by hand."""


BLOCK_KINDS = frozenset({"recipient", "image_recipient", "report_recipient", "clinic", "onward", "sender", "addressee"})
"""Kinds that are often followed by a block of lines, whatever the rest of the form does."""


ONE_LINE_KINDS = frozenset(
    {
        "patient_name",
        "name",
        "first_name",
        "last_name",
        "doctor",
        "referrer",
        "reference",
        "urgency",
        "delivery",
        "wanted",
    }
)
"""Kinds whose value under a label is a single line."""
