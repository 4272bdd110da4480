"""What the database itself refused, in plain words."""

from django.apps import apps
from django.db import Error
from django.utils.translation import gettext as _


def explained(error: Error) -> tuple[str, str, str]:
    """(column, problem, mend) for a constraint that fired although every check had passed."""
    diagnosis = getattr(error.__cause__, "diag", None)
    name = getattr(diagnosis, "constraint_name", None) or ""
    said = _message(name) or getattr(diagnosis, "message_primary", None) or str(error)
    table = getattr(diagnosis, "table_name", None) or ""
    problem = _("the database refused a row of %(table)s: %(said)s") % {"table": table or "?", "said": said}
    return (
        getattr(diagnosis, "column_name", None) or "",
        problem.rstrip("."),
        _("nothing was written; load again, as somebody may have changed the record meanwhile"),
    )


def _message(name: str) -> str:
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            if constraint.name == name and constraint.violation_error_message:
                return str(constraint.violation_error_message)
    return ""
