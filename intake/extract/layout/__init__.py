"""From words on a page to rows, columns, check boxes and sentences, as a reader of the paper sees them.

In: a ``Page``, freed of the mails that it quotes (``earlier_mails``), its spoken full stops written
(``spoken_stops``). Out: a ``Sheet`` of ``Row``, of which every piece of text is a ``Run``: words with their places.
"""
