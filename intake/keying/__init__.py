"""A second person keys what may go to the wrong patient or place: which orders, what of them, and does it agree?"""

from intake.keying.comparing import asked_of, compared, compared_again, doubted
from intake.keying.drawing import drawn
from intake.keying.typed import KeyedText, keyed_text

__all__ = ["KeyedText", "asked_of", "compared", "compared_again", "doubted", "drawn", "keyed_text"]
