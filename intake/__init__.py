"""Fax and document intake for the desk that releases radiology images and reports."""

__version__ = "0.1.0"
