"""What the paper says and no field holds, looked for once an order is put together.

Rules of reading foresee wordings; a *net* here needs none: it asks whether the words around a value, or beside all
values, fit what was entered. What does not fit is flagged beside the ink with its words, and nothing is changed.
In: an ``Order`` and its ``Dossier``. Out: the order with more doubts (``looking``).

Each net says what it catches and what it costs. The figures are those of programs that had not yet seen the set they
read (600 faxes of the sets west, coast and east, 1,000 of lake and hill: 241 silent errors), and of 1,000 faxes of
known sets, where every flag is needless.
"""
