"""What went out before: lines of "Exporterade bilder", imported or kept, and whether an order asks for one again.

``reading`` and ``same`` are pure. The patient is known here by a keyed hash only (``link``), never by the number.
"""
