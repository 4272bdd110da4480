"""Keys in addresses: `<key:…>` in a route takes any key of the exchange format, slashes and spaces included."""

from urllib.parse import quote, unquote

from django.urls import register_converter


class Key:
    """A key as one step of a path: signs that an address gives a meaning to are written ~2F, as servers undo %2F."""

    regex = "[^/]+"

    def to_python(self, value: str) -> str:
        key = unquote(value.replace("~", "%"))
        if "\0" in key:
            raise ValueError("no key holds NUL")  # the route does not match: a missing page
        return key

    def to_url(self, value: str) -> str:
        return quote(str(value), safe="").replace("~", "%7E").replace("%", "~")


register_converter(Key, "key")
