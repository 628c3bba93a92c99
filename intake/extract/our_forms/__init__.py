"""Sheets that this program printed itself, read field by field from the places where it printed them.

In: a ``Page`` with our code. Out: the answers of a return form (``return_form``), put into the order that they complete
(``answers``); an order for each of our order forms (``order_form``).
"""
