"""One person at one order, whichever door they came by: ``Desk`` corrects, answers, confirms and closes."""

from intake.desk.desk import Desk
from intake.desk.lines import Wish, blanks_of, draft_of, filled_reply

__all__ = ["Desk", "Wish", "blanks_of", "draft_of", "filled_reply"]
