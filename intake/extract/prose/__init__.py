"""What a fax says in sentences, above the greeting and below it.

In: a ``Form`` and its choices. Out: a ``Statement`` for every sentence; the places, people and units that it names.
"""
