"""The patient's leave to release: what the fax claims of it, and what it shows on paper.

In: a ``Dossier``, and the claims about consent in its entries, choices and statements (``claimed``).
Out: a ``Field`` for what is claimed and one for what the paper shows (``fields``, ``document``); whose signature a page
bears (``paper``).
"""
