"""When a constraint of the database refuses a row, say so in its own words, as a form's error."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _


@contextmanager
def refusals() -> Iterator[None]:
    """Do the writes of this block now, deferred constraints included; raise ValidationError where one is refused.

    The message is the constraint's `violation_error_message`: the rule stands in the model, and nowhere else.
    """
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            yield
            cursor.execute("set constraints all immediate")
            cursor.execute("set constraints all deferred")
    except IntegrityError as error:
        name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", "") or ""
        raise ValidationError(_message(name), code=name) from error


def _message(name: str) -> str:
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            if constraint.name == name:
                return constraint.get_violation_error_message()
    return _("This does not fit with what is on record already.")
