"""The books: what came in, what was understood, what people did about it. ``open_store`` is the way in."""

from intake.store.records import (
    Answer,
    Arrival,
    Books,
    Closing,
    Confirmed,
    ExportRecord,
    FaxRecord,
    Happening,
    ImportRecord,
    LogLineRecord,
    NewExport,
    NotAllowedError,
    OrderRecord,
    OrderState,
    OrderSummary,
    PatientGiven,
    RefusedName,
)
from intake.store.store import Store, open_store

__all__ = [
    "Answer",
    "Arrival",
    "Books",
    "Closing",
    "Confirmed",
    "ExportRecord",
    "FaxRecord",
    "Happening",
    "ImportRecord",
    "LogLineRecord",
    "NewExport",
    "NotAllowedError",
    "OrderRecord",
    "OrderState",
    "OrderSummary",
    "PatientGiven",
    "RefusedName",
    "Store",
    "open_store",
]
