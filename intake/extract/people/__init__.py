"""Whom a line of the page names: a person, with a title or without, signing or presented.

In: the words of a line. Out: whether they name somebody (``written_names``), and the parts of a line in which people
and units present themselves (``presented``).
"""
