"""The words of labels: what "Pers.nr", "Skickas till" or a wording that nobody has listed asks for.

In: the words of a label. Out: the kind of value that it asks for (``known``), from the listed wordings or from the
parts of the words (``grammar``), freed of what forms dress labels up with (``dress``).
"""
