"""From words to orders: ``extract``. Pure: no clock, no files, no settings; all it needs comes in as arguments.

The way of a fax through this room, each package knowing only those above it (``pyproject.toml``):

==================  ==================================================================================
``values``          what single words and numbers mean: dates, identity numbers, names, professions …
``wordings``        what the words of a label ask for
``layout``          words on a page → rows, columns, check boxes
``people``          whom a line names
``labels``          which of the words are labels
``guidance``        what a form prints to explain itself → left out
``arrangement``     forms built otherwise, arranged so that a label stands beside or above its value
``form``            labels → pairs of label and value; boxes → questions and options
``prose``           running text → statements, and whom and what they name
``evidence``        all pages of one order side by side; claims about a field → one value, and its doubts
the fields          ``patient``, ``recipients``, ``examinations``, ``requester``, ``wishes``, ``consent``, ``details``
``pages``           what kind each page is, and which pages are one order
``unread``          what the pages say and no field holds: doubts about fields that are done
``our_forms``       our own order form and return form, read by place
``order``           the fields of one order put together, and looked at once more
``extracting.py``   the whole way, in one function
``regrouping.py``   the same way, for pages that a person says are one order
==================  ==================================================================================
"""

from intake.extract.extracting import extract

__all__ = ["extract"]
