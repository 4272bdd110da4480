"""Every field of every model says how private it is, so that exports, pages and tests can ask one place.

A model carries `PRIVACY`, a dict of class → field names. Tests fail on a field that stands in no class, or in two.
"""

from enum import StrEnum

from django.apps import apps


class Privacy(StrEnum):
    """How far a field may travel. From `OPEN` (anybody) to `SECRET` (sealed at rest, named roles only)."""

    OPEN = "open"  # says nothing of a person; may be published
    INTERNAL = "internal"  # work of the initiative: staff, and the firm or funder it concerns
    PERSON = "person"  # links to or says something of one person's training or job
    IDENTITY = "identity"  # name, birth date, address, phone, e-mail
    SENSITIVE = "sensitive"  # gender, race, disability, barriers, consent
    WAGE = "wage"  # what somebody earned, by source
    SECRET = "secret"  # noqa: S105  sealed with FIELD_KEYS: medical reasons, documents, match numbers


# Tables of libraries, which cannot carry PRIVACY themselves: they hold accounts of users, no participant.
LIBRARY_APPS = {"auth", "contenttypes", "sessions", "account", "mfa"}


def own_models() -> list:
    """All models of this project's own rooms."""
    return [model for model in apps.get_models() if model._meta.app_label not in LIBRARY_APPS]


def classes(model) -> dict[str, Privacy]:
    """Field name → privacy class of one model. A field may be listed once only; `id` is always internal."""
    found = {"id": Privacy.INTERNAL}
    for privacy, names in getattr(model, "PRIVACY", {}).items():
        for name in names.split():
            if name in found:
                raise ValueError(f"{model.__name__}.{name} stands in two privacy classes")
            found[name] = Privacy(privacy)
    return found


def unclassed(model) -> set[str]:
    """Fields of `model` without a class, and class entries without a field: both should be empty."""
    columns = [field for field in model._meta.local_fields if field.column]  # a key of several fields has no own
    return {field.name for field in [*columns, *model._meta.local_many_to_many]} ^ set(classes(model)) - (
        {"id"} if not any(field.name == "id" for field in columns) else set()
    )
