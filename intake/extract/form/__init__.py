"""A sheet as a form: labels with their values, and check boxes with their questions.

In: a ``Sheet``. Out: a ``pairs.Form`` of ``Entry`` (``reading``), tables among them (``tables``), and a ``Choice`` for
every box (``choices``).
"""
