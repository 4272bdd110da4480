from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from intermediary.reference import occupations


def occupation(typed: str) -> str:
    """A SOC code as it was typed, or none. Raises ValidationError for anything else."""
    code = typed.strip()
    if code and not occupations.is_soc(code):
        raise ValidationError(_("A SOC code looks like 31-1131."))
    return code
