"""One person at one order, whichever door they came by: ``Desk`` corrects, answers, confirms and closes.

``PagesDesk`` is the same for the pages of a fax.
"""

from intake.desk.desk import Desk
from intake.desk.lines import Wish, blanks_of, draft_of, filled_reply
from intake.desk.pages import Grouping, PagesDesk

__all__ = ["Desk", "Grouping", "PagesDesk", "Wish", "blanks_of", "draft_of", "filled_reply"]
