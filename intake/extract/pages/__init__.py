"""What kind of page each is, in which language, and how many orders the pages of one fax hold.

In: the pages of a fax. Out: each as a ``Form`` with its choices (``sighted``), the signs of its kind
(``classify``) and groups of pages, or of parts of pages (``parts``), that are an order each (``split``).
"""
