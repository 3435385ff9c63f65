"""When two spellings are one name: across alphabets, transliterations, cases and the order of its words.

Not a linguist's answer: a net with small meshes. What it takes for one name may be two, and then a person looks.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import product, starmap

_LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "h", "д": "d", "е": "e", "є": "e", "ё": "e", "ж": "zh", "з": "z",
    "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ў": "u", "ф": "f", "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "",
    "ы": "i", "ь": "", "э": "e", "ю": "u", "я": "a",
}  # fmt: skip
_SPELLINGS = (
    ("shch", "sh"), ("szcz", "sh"), ("tsch", "ch"), ("tch", "ch"), ("sch", "sh"), ("sz", "sh"), ("cz", "ch"),
    ("zh", "j"), ("kh", "h"), ("gh", "h"), ("ph", "f"),
    ("ck", "k"), ("ks", "x"), ("g", "h"), ("w", "v"), ("q", "k"), ("ia", "a"), ("ya", "a"), ("iu", "u"), ("yu", "u"),
    ("ie", "e"), ("ye", "e"), ("yo", "o"), ("io", "o"), ("y", "i"), ("j", "z"), ("c", "k"),
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*")
_VOWELS = frozenset("aeiou")
_VOWEL = "a"
"""What any vowel at the beginning counts as: one name begins with O in one language and with E in the next."""
_ENDINGS = ("h", "m", "v", "iu")
LEAST = 4
"""The fewest consonants that two words must have together to be taken for a name by their consonants alone."""


def words_of(text: str) -> list[str]:
    """The words of a text, in small letters."""
    return [word.casefold() for word in _WORD.findall(unicodedata.normalize("NFC", text))]


def plain(word: str) -> str:
    """A word in small Latin letters, with what transliterations do differently made the same."""
    latin = "".join(_LETTERS.get(letter, letter) for letter in unicodedata.normalize("NFC", word.casefold()))
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", latin) if letter.isalpha())
    for spelling, one in _SPELLINGS:
        bare = bare.replace(spelling, one)
    return re.sub(r"(.)\1+", r"\1", bare)


def bones(word: str) -> str:
    """The consonants of a word, and its first letter: what is left the same by most endings and transliterations."""
    bare = plain(word)
    first = _VOWEL if bare[:1] in _VOWELS else bare[:1]
    return first + "".join(letter for letter in bare[1:] if letter not in _VOWELS)


@lru_cache(maxsize=65_536)
def _shapes(word: str) -> tuple[str, ...]:
    """The bones of a word as it stands, and without the consonant that a case may have put at its end."""
    whole = bones(word)
    return (whole, whole[:-1]) if len(whole) > 2 and whole.endswith(_ENDINGS) else (whole,)


def pairs_of(name: str) -> frozenset[str]:
    """By what a name of two words or more is known again: every two of its words, and an initial with a word."""
    words = words_of(name)
    found = {_pair(bones(one), bones(other)) for number, one in enumerate(words) for other in words[number + 1 :]}
    initials = {_initial(one, bones(other)) for one in words for other in words if one != other}
    return frozenset(pair for pair in found | initials if pair)


def candidates(text: str, reach: int = 3) -> Iterator[str]:
    """Everything in a text that a name could be known by: words at most `reach` apart, in either order."""
    words = words_of(text)
    for number, one in enumerate(words):
        for other in words[number + 1 : number + 1 + reach]:
            yield from filter(None, starmap(_pair, product(_shapes(one), _shapes(other))))
        for other in (*words[max(0, number - 2) : number], *words[number + 1 : number + 3]):
            if len(one) == 1:
                yield from filter(None, (_initial(one, shape) for shape in _shapes(other)))


def _pair(one: str, other: str) -> str:
    return " ".join(sorted((one, other))) if len(one) + len(other) >= LEAST and one and other else ""


def _initial(one: str, other: str) -> str:
    first = plain(one)[:1]
    return f"{first}. {other}" if first and len(other) >= LEAST - 1 else ""
