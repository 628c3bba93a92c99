"""Where the images and the report shall go, onward recipients among them, and what kind of receiver that is.

In: a ``Dossier``. Out: ``Recipients``.
"""
