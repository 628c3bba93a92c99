"""What the desk looks like in figures: of a period of whole Swedish days, and of now. No patient, no colleague."""

from intake.statistics.csv_file import csv_of
from intake.statistics.figures import Figures, Rate, figures_of
from intake.statistics.tables import Column, Form, Table, tables_of

__all__ = ["Column", "Figures", "Form", "Rate", "Table", "csv_of", "figures_of", "tables_of"]
