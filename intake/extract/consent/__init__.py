"""The patient's leave to release: what the fax claims of it, and what it shows on paper.

In: entries, choices and statements. Out: claims (``claimed``), and the signature on a page of consent (``paper``).
"""
