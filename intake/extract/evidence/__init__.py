"""All pages of one order side by side, and how what they claim of a field becomes one value with its doubts.

In: forms, choices and statements of the pages (``dossier.Dossier``). Out: a ``Claim`` for each place that says
something of a field; ``settle`` makes one ``Field`` of them, and ``calibration`` says how probable it is.
"""
