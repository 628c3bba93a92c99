"""Forms whose labels stand elsewhere than beside or above their values, and flowing texts, arranged as usual.

In: a ``Sheet``. Out: the same words as another ``Sheet``. Each module knows one habit of forms.
"""
