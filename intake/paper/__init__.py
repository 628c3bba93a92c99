"""Sheets of paper: HTML of ours to PDF and to the TIFF of fax servers, and how they arrive after a fax."""

from intake.paper.arrived import arrived_pictures
from intake.paper.codes import code_picture
from intake.paper.process import Printed, print_sheets

__all__ = ["Printed", "arrived_pictures", "code_picture", "print_sheets"]
