"""From words on a page to rows, columns, check boxes and sentences, as a reader of the paper sees them.

In: a ``Page``. Out: a ``Sheet`` of ``Row``, of which every piece of text is a ``Run``: words with their places.
"""
