"""The fields of one order put together, and looked at once more: how could a value be wrong without a flag?

In: a ``Dossier``. Out: an ``Order`` with all its fields, examinations, facts and flags.
"""
