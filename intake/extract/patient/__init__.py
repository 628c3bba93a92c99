"""Whose images: the patient's identity number and name.

In: a ``Dossier``. Out: a ``Field`` each.
"""
