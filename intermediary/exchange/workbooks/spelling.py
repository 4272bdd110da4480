"""How two spellings are compared: what is the same word, what is a slip of the pen, what makes a key."""

import hashlib
import re
import unicodedata
from functools import cache, lru_cache

# Letters that Unicode does not take apart into a plain letter and an accent.
_LETTERS = str.maketrans(
    {
        "Đ": "D",
        "Ø": "O",
        "Ł": "L",
        "Æ": "AE",
        "Œ": "OE",
        "đ": "d",
        "ð": "d",
        "ø": "o",
        "ł": "l",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ı": "i",
    }
)


@lru_cache(maxsize=100_000)
def fold(text):
    """The text without case, accents, punctuation and spaces: two spellings with one fold are the same word."""
    return "".join(c for c in unaccented(text.casefold()) if c.isalnum())


def words(text):
    """The text in lower case with single spaces for everything that is no letter or digit; for headers."""
    return " ".join("".join(c if c.isalnum() else " " for c in unaccented(text.casefold())).split())


def unaccented(text):
    """The text with plain letters for accented ones; case is kept for all but the few letters that have no parts."""
    parts = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(c for c in parts if not unicodedata.combining(c))


def tidy(text):
    """The text without spaces at its ends, with one plain space for several or an odd one, and no control signs."""
    if not text.isprintable():
        text = "".join(c for c in text if c.isspace() or unicodedata.category(c) != "Cc")
    return " ".join(unicodedata.normalize("NFC", text).split())


@cache
def slug(text):
    """A part of a key: `Ferris Hill Adult Education` → `ferris-hill-adult-education`. The same text, the same slug.

    Text of another alphabet keeps its letters; text without any letter or digit gets a digest, never an empty slug.
    """
    plain = words(re.sub(r"['’.]", "", text))  # so an apostrophe lost changes no key
    return plain.replace(" ", "-") or hashlib.sha256(text.encode()).hexdigest()[:12]


def squash(text):
    """A part of a key for names: without case, accents, punctuation, spaces; so a hyphen lost changes no key."""
    return fold(text) or slug(text)


def slips(one, other, most):
    """Letters to add, drop, change or swap with a neighbour to get from one text to the other; `most + 1` if more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before, row = [], list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        current = [i]
        for j, b in enumerate(other, 1):
            cost = min(row[j] + 1, current[-1] + 1, row[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            current.append(cost)
        if min(current) > most:
            return most + 1
        before, row = row, current
    return row[-1] if row[-1] <= most else most + 1


def nearest(text, known):
    """The one of the known texts that this is a slip of the pen for, or None: no near one, or two equally near.

    One slip is allowed from four letters on and two from ten; numbers must agree, since 1 and 2 are no slip.
    """
    key = fold(text)
    most = 2 if len(key) >= 10 else 1 if len(key) >= 4 else 0
    found = sorted((slips(key, fold(other), most), other) for other in known if _digits(other) == _digits(text))
    found = [(distance, other) for distance, other in found if distance <= most]
    if not found or (len(found) > 1 and found[0][0] == found[1][0]):
        return None
    return found[0][1]


def _digits(text):
    return re.findall(r"\d+", text)
