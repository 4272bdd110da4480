"""People's names in one cell: `Okoro, Amina J.` and `Amina J. Okoro` say the same."""

import re

_SUFFIXES = {"jr", "sr", "ii", "iii", "iv"}
_PARTICLES = {"de", "del", "da", "dos", "la", "las", "los", "van", "von", "der", "den", "di", "st", "al", "bin", "el"}
_TITLES = {"mr", "mrs", "ms", "miss", "dr", "prof", "sr.", "sra"}


def split_name(text: str) -> dict[str, str]:
    """First, middle and last name of a whole one, as well as it can be told; what is missing is empty.

    With a comma the last name comes first. Without one the last word is the last name, together with what belongs to
    it: `de la Cruz`, `O'Dell Jr.`.
    """
    text = " ".join(text.split())
    if "," in text:
        last, _comma, rest = (part.strip() for part in text.partition(","))
        if rest.casefold().strip(". ") in _SUFFIXES:
            return split_name(f"{last} {rest}")
        first, *middle = rest.split() or [""]
        return {"first_name": first, "middle_name": " ".join(middle), "last_name": last}
    words = text.split()
    while len(words) > 2 and words[0].casefold().rstrip(".") in _TITLES:
        words.pop(0)
    if len(words) < 2:
        return {"first_name": "", "middle_name": "", "last_name": "".join(words)}
    at = len(words) - 1
    if at > 1 and re.sub(r"\W", "", words[at].casefold()) in _SUFFIXES:
        at -= 1
    while at > 1 and words[at - 1].casefold() in _PARTICLES:
        at -= 1
    return {"first_name": words[0], "middle_name": " ".join(words[1:at]), "last_name": " ".join(words[at:])}
