"""Keys in addresses: `<key:…>` in a route takes any key of the exchange format, slashes and spaces included."""

from urllib.parse import quote, unquote

from django.urls import register_converter

TAKEN = {"add", ".", ".."}  # steps that mean something else: the page that adds a record, and the way up


class Key:
    """A key as one step of a path: signs that an address gives a meaning to are written ~2F, as servers undo %2F."""

    regex = "[^/]+"

    def to_python(self, value: str) -> str:
        key = unquote(value.replace("~", "%"))
        if "\0" in key:
            raise ValueError("no key holds NUL")  # the route does not match: a missing page
        return key

    def to_url(self, value: str) -> str:
        key = str(value)
        first = f"~{ord(key[0]):02X}" if key in TAKEN else ""
        return first + quote(key[len(first) > 0 :], safe="").replace("~", "%7E").replace("%", "~")


register_converter(Key, "key")
