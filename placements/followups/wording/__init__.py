"""The few words of the check-in page and its messages, in more languages than the rest of the product speaks.

One file a language: English and Spanish always, and two more of an initiative's choice. A new language is a new file
and a line in LANGUAGES; a test holds all of them to the same keys and placeholders.
"""

import tomllib
from functools import cache
from pathlib import Path

LANGUAGES = {
    "en": "English",
    "es": "Español",
    "ht": "Kreyòl ayisyen",
    "pt": "Português",
    "vi": "Tiếng Việt",
}
FURTHER = tuple(code for code in LANGUAGES if code not in ("en", "es"))


@cache
def words(language: str) -> dict[str, str]:
    """Key → text in one language; English for a language that there is no file of."""
    code = language if language in LANGUAGES else "en"
    return tomllib.loads((Path(__file__).parent / f"{code}.toml").read_text(encoding="utf-8"))


def spoken(further: list[str]) -> dict[str, str]:
    """The languages that an initiative offers, by code."""
    return {code: name for code, name in LANGUAGES.items() if code in ("en", "es", *further)}
