"""What the paper says and no field holds, looked for once an order is put together.

Rules of reading foresee wordings; a *net* here needs none: it asks whether the words around a value, or beside all
values, fit what was entered. What does not fit is flagged beside the ink with its words, and nothing is changed.
In: an ``Order`` and its ``Dossier``. Out: the order with more doubts (``looking``).

Each net says what it caught and what it cost, in silent errors and orders with needless flags: first of 241 errors on
1,600 faxes of the sets west, coast, east, lake and hill, read by the programs that had not seen them (the nets were
drawn with those errors in view), then of 413 on 587 faxes of river, forest and island before anybody tuned on them.
``denied``, ``refusals``, ``many`` and parts of others were drawn with these in view; the first draft caught 47 of the
first 128. All nets together caught 150 and 259; of the orders that went straight through they held 0 of 659 and 4
of 156, and 2 of 1,461 on known sets.
"""
