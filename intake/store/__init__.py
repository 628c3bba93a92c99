"""The books: what came in, what was understood, what people did about it. ``open_store`` is the way in."""

from intake.store.records import (
    Answer,
    Arrival,
    Books,
    Closing,
    Confirmed,
    FaxRecord,
    FormState,
    Happening,
    Join,
    LogLineRecord,
    NotAllowedError,
    OrderRecord,
    OrderState,
    OrderSummary,
    RefusedName,
    SentForm,
)
from intake.store.store import Store, open_store

__all__ = [
    "Answer",
    "Arrival",
    "Books",
    "Closing",
    "Confirmed",
    "FaxRecord",
    "FormState",
    "Happening",
    "Join",
    "LogLineRecord",
    "NotAllowedError",
    "OrderRecord",
    "OrderState",
    "OrderSummary",
    "RefusedName",
    "SentForm",
    "Store",
    "open_store",
]
