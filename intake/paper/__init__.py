"""Sheets of paper: HTML of ours to PDF and to the TIFF of fax servers, and how they arrive after a fax."""

from intake.paper.codes import code_picture
from intake.paper.process import Printed, print_sheets

__all__ = ["Printed", "code_picture", "print_sheets"]
