"""What kind of page each is, in which language, and how many orders the pages of one fax hold.

In: the pages of a fax, each with its form and choices. Out: the signs of its kind (``classify``) and groups of pages,
or of parts of pages, that are an order each (``split``).
"""
