"""Invented people, and identity numbers.

Committed files hold only the published test numbers; ``random_number`` is for temporary folders.
"""

from __future__ import annotations

from random import Random

from bench.faxes.cast import Cast
from bench.faxes.truth import Person

TEST_MEN = ("199006022397", "191212121212")
TEST_WOMEN = ("199107172380", "194408139089")
TEST_CHILD = "201701012393"


def luhn_digit(nine: str) -> str:
    """The check digit over YYMMDDNNN."""
    total = 0
    for place, char in enumerate(nine):
        product = int(char) * (2 - place % 2)
        total += product // 10 + product % 10
    return str(-total % 10)


def random_number(rng: Random, *, minor: bool = False) -> str:
    """A number with a valid date and check digit; it may belong to somebody, so never in a committed file."""
    year = rng.randint(2012, 2022) if minor else rng.randint(1930, 2005)
    month, day = rng.randint(1, 12), rng.randint(1, 28)
    tail = f"{month:02}{day:02}{rng.randint(1, 999):03}"
    return f"{year}{tail}{luhn_digit(f'{year % 100:02}{tail}')}"


def printed(rng: Random, number: str, cast: Cast | None = None) -> str:
    """One of the ways in which a fax writes twelve digits."""
    century_gone = int(number[:4]) <= 1926
    ten = f"{number[2:8]}{'+' if century_gone else '-'}{number[8:]}"
    if cast is not None and cast.many_number_styles and not century_gone and rng.random() < 0.45:
        day, last = number[:8], number[8:]
        return rng.choice(
            [f"{day[2:]} {last}", f"{day} {last}", f"{day[2:]}–{last}", f"{day}–{last}", f"{day[2:]}{last}",
             f"{day[2:]} - {last}", f"{day[:2]} {day[2:]}-{last}", f"{day[:4]} {day[4:6]} {day[6:]}-{last}"]
        )  # fmt: skip
    return rng.choice([ten, ten, f"{number[:8]}-{number[8:]}", f"{number[:8]}-{number[8:]}", number])


def person(rng: Random, cast: Cast, *, minor: bool = False, number: str | None = None) -> Person:
    """An invented patient; from the published test numbers where the fax is to be committed."""
    if number is None:
        if cast.committed:
            number = TEST_CHILD if minor else rng.choice(TEST_MEN[:1] * 2 + TEST_MEN[1:] + TEST_WOMEN * 2)
        else:
            number = random_number(rng, minor=minor)
    woman = int(number[10]) % 2 == 0
    first = rng.choice(cast.women if woman else cast.children if minor else cast.men)
    return Person(first, rng.choice(cast.last), number, printed(rng, number, cast), minor=minor)


def invalid(rng: Random, cast: Cast, base: str) -> Person:
    """A patient whose number fails its check digit: the last digit of ``base`` is another."""
    wrong = str((int(base[-1]) + rng.choice([2, 3, 4, 7])) % 10)
    number = base[:-1] + wrong
    first = rng.choice(cast.women if int(base[10]) % 2 == 0 else cast.men)
    return Person(first, rng.choice(cast.last), number, f"{number[:8]}-{number[8:]}", valid=False)


def reserve(rng: Random, cast: Cast) -> Person:
    """A patient with an invented reserve number: a date and four characters with letters."""
    born = f"{rng.randint(1950, 2000)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}"
    number = f"{born}T{rng.choice('AFKU')}{rng.randint(10, 99)}"
    return Person(rng.choice(cast.men), rng.choice(cast.last), number, f"{number[:8]}-{number[8:]}", reserve=True)


def coordination(rng: Random, cast: Cast) -> Person:
    """A patient with a coordination number: sixty is added to the day; from the published example where committed."""
    number = "197010632391"
    if not cast.committed:
        base = random_number(rng)
        nine = f"{base[2:6]}{int(base[6:8]) + 60}{base[8:11]}"
        number = f"{base[:2]}{nine}{luhn_digit(nine)}"
    woman = int(number[10]) % 2 == 0
    first = rng.choice(cast.women if woman else cast.men)
    return Person(first, rng.choice(cast.last), number, printed(rng, number, cast), coordination=True)


def centenarian(rng: Random, cast: Cast) -> Person:
    """A patient over a hundred years old, whose ten digits have a plus sign between."""
    number = TEST_MEN[1]
    if not cast.committed:
        nine = f"{rng.randint(18, 25)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}{rng.randint(1, 999):03}"
        number = f"19{nine}{luhn_digit(nine)}"
    return person(rng, cast, number=number)


def two(rng: Random, cast: Cast) -> tuple[Person, Person]:
    """Two patients whom nobody takes for one."""
    first, second = several(rng, cast, 2)
    return first, second


def several(rng: Random, cast: Cast, number: int) -> list[Person]:
    """Patients with different names and numbers."""
    numbers = (TEST_MEN[0], TEST_WOMEN[0], TEST_WOMEN[1], TEST_MEN[1])
    out: list[Person] = []
    while len(out) < number:
        one = person(rng, cast, number=numbers[len(out)] if cast.committed else None)
        if not any(one.last == other.last or one.first == other.first for other in out):
            out.append(one)
    return out


def doctor(rng: Random, cast: Cast) -> str:
    return f"{rng.choice(cast.doctors_first)} {rng.choice(cast.doctors_last)}"


def phone(rng: Random) -> str:
    """A telephone number in the form of the numbers kept free for fiction and tests."""
    return rng.choice(["08-465 004 {}", "031-390 06 {}", "040-628 04 {}", "070-174 06 {}"]).format(rng.randint(10, 99))
