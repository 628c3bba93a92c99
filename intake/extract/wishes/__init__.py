"""What is asked for: images, the report or both, and how it shall come.

In: a ``Dossier``. Out: a ``Field`` each.
"""
