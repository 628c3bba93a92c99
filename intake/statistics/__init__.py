"""What the desk looks like in figures: of a period of whole Swedish days, and of now. No patient, no colleague."""

from intake.statistics.csv_file import csv_of
from intake.statistics.figures import LONGEST_DAYS, Figures, Rate, Targets, figures_of, targets_of
from intake.statistics.tables import Column, Form, Table, tables_of

__all__ = [
    "LONGEST_DAYS",
    "Column",
    "Figures",
    "Form",
    "Rate",
    "Table",
    "Targets",
    "csv_of",
    "figures_of",
    "tables_of",
    "targets_of",
]
