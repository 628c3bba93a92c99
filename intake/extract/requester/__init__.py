"""Who asks: the clinic, the person, and the requester's type, by profession before letterhead.

In: a ``Dossier``. Out: a ``Requester`` (``who_asks``), for whom a profession can still decide (``profession_decides``).
"""
