"""Which of the words on a sheet are labels, and of what.

In: a ``Sheet``. Out: a ``Hit`` for every label: of one row by itself (``in_row``: by a wording that is ``listed``, or
``unlisted``), then what the rows around it tell (``in_sheet``): labels by their place (``guessed``), by the value that
answers them (``misread``), sentences that are none (``said``), headings (``sections``).
"""
