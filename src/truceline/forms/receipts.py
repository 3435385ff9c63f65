"""The reference number of a filled-in form: made from its instance ID, by the form itself, without a network.

`R-4072-0319-8855` in print: a check letter and twelve digits. Digits read the same in every language; the letters are
those that no Cyrillic letter looks like. Any one wrong sign is noticed, and any two that changed places. On record it
is written in small letters. Anybody can work it out again from the instance ID, on paper if need be:

- the first, second and third run of four hexadecimal digits of the UUID (12 in all), each as a number, without all but
  its last four decimal digits;
- the check letter: number the twelve digits from 1, multiply each with its number, add up, divide by 13; the remainder
  counts into the letters, from 0.
"""

import re

LETTERS = "DFGJLNQRSUVWZ"
"""Thirteen, a prime number, so that a change of one digit never gives the same letter."""
_HEX = "0123456789abcdef"
_FORM = re.compile(rf"(?P<letter>[{LETTERS}])[- ]?(?P<digits>[0-9]{{4}}[- ]?[0-9]{{4}}[- ]?[0-9]{{4}})", re.IGNORECASE)
_ENTRY = re.compile(r"[a-z]+-(?P<digits>[0-9a-f]{32})(?:-[0-9]{1,3})?")
_RUNS = ((5, 9), (9, 13), (14, 18))
"""Where the runs stand in `uuid:12345678-1234-...`, from 0."""


def receipt_of(instance: str) -> str:
    """The reference number of an instance ID (`uuid:` and 36 signs), in small letters: a name.

    >>> receipt_of("uuid:00000fff-ffff-4000-8000-000000000001")
    'z-0000-4095-5535'
    """
    groups = [f"{int(instance[start:end], 16) % 10_000:04d}" for start, end in _RUNS]
    return "-".join([_letter("".join(groups)), *groups]).lower()


def as_receipt(text: str) -> str | None:
    """What somebody typed as a reference number, in its form on record; None where it is not meant as one.

    Raises:
        ValueError: if its check letter is not that of its digits.
    """
    found = _FORM.fullmatch(text.strip())
    if found is None:
        return None
    digits = re.sub("[- ]", "", found["digits"])
    if _letter(digits) != found["letter"].upper():
        raise ValueError("the check letter is not that of the digits; read the reference number again, sign by sign")
    return "-".join([found["letter"], digits[:4], digits[4:8], digits[8:]]).lower()


def receipt_of_entry(id: str) -> str | None:
    """The reference number of the form by which an entry came, from its id; None where it came by none.

    >>> receipt_of_entry("restriction-00000fffffff40008000000000000001")
    'z-0000-4095-5535'
    """
    found = _ENTRY.fullmatch(id)
    if found is None:
        return None
    digits = found["digits"]
    return receipt_of(f"uuid:{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}")


def printed(receipt: str) -> str:
    """As people are shown it."""
    return receipt.upper()


def _letter(digits: str) -> str:
    return LETTERS[sum(place * int(digit) for place, digit in enumerate(digits, start=1)) % len(LETTERS)]


def run_in_form(number: int, instance: str) -> str:
    """The XPath expression of one of the three groups (0, 1 or 2), four digits wide."""
    start, _ = _RUNS[number]
    signs = [
        f"string-length(substring-before('{_HEX}', substr({instance}, {at}, {at + 1})))"
        for at in range(start, start + 4)
    ]
    value = " + ".join(f"{16 ** (3 - place)} * {sign}" for place, sign in enumerate(signs))
    # 10000 more, and its first digit cut off again: so that 319 becomes 0319
    return f"substr(string(10000 + ({value}) mod 10000), 1, 5)"


def letter_in_form(groups: tuple[str, ...]) -> str:
    """The XPath expression of the check letter over texts that have four digits each."""
    worth = " + ".join(
        f"{4 * at + place + 1} * number(substr({group}, {place}, {place + 1}))"
        for at, group in enumerate(groups)
        for place in range(4)
    )
    return f"substr('{LETTERS}', ({worth}) mod 13, ({worth}) mod 13 + 1)"


def right_in_form(typed: str) -> str:
    """The XPath expression that is true where a typed text is a number with its right check letter, or a name of an
    entry that does not look like one."""
    small = LETTERS.lower()
    form = f"^[{LETTERS}{small}]-[0-9]{{4}}-[0-9]{{4}}-[0-9]{{4}}$"
    groups = tuple(f"substr({typed}, {start}, {start + 4})" for start in (2, 7, 12))
    letter = f"translate(substr({typed}, 0, 1), '{small}', '{LETTERS}')"
    return (
        f"(regex({typed}, '{form}') and {letter} = {letter_in_form(groups)})"
        f" or (regex({typed}, '^[a-z][a-z0-9_-]{{0,79}}$') and not(regex({typed}, '{form}')))"
    )
