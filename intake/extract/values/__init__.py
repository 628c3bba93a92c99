"""What single words and numbers mean, wherever they stand: dates, identity numbers, names, professions, units …

In: a text. Out: what was found in it and where (``found.Found``), or what sort of thing it names. Nothing here knows a
page, a label or an order; ``letters`` makes what was read comparable, ``shapes`` says whether a value fits its label.
"""
