"""What else stands on an order: telephone, fax, urgency, reference; marks that change who may decide.

In: a ``Dossier``. Out: a ``Field`` each (``contact``), and the order's ``Facts`` (``facts``).
"""
