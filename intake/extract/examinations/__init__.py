"""Which examinations are asked for: each with its modality, body part, side and date.

In: a ``Dossier``. Out: the examinations (``asked``), whether the requester referred the patient to them (``referral``)
and whether the reason given has to do with them (``relevance``).
"""
