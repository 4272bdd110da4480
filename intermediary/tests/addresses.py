"""Every address of the product, read from the URL resolver."""

from django.urls import URLPattern, get_resolver


def addresses() -> dict[str, URLPattern]:
    """View name → pattern, for all of them. Names are the keys of the access policy."""
    return dict(_walk(get_resolver().url_patterns, ""))


def _walk(patterns, prefix):
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield prefix + (pattern.name or f"unnamed {pattern.pattern}"), pattern
        else:
            space = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from _walk(pattern.url_patterns, prefix + space)
