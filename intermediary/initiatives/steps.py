"""Setting up an initiative in five steps, each a page of its own that can be opened again at any time."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from intermediary.initiatives.models import Initiative

LEAD = _("Five steps, each saved by itself. Everything can be changed later.")
# (address, what it is called, whether it was done)
STEPS = (
    ("initiative_edit", _("Industries"), lambda initiative: bool(initiative.industries)),
    ("initiative_region", _("Region"), lambda initiative: bool(initiative.counties)),
    ("initiative_occupations", _("Occupations"), lambda initiative: bool(initiative.occupations)),
    ("initiative_standard", _("Standards"), lambda initiative: initiative.standard.pk is not None),
    ("initiative_people", _("People"), lambda initiative: False),
)


def ahead() -> list[dict]:
    """The steps before there is an initiative: the first is here, the others wait."""
    return [{"label": label, "active": place == 0, "url": ""} for place, (_name, label, _done) in enumerate(STEPS)]


def around(request, initiative: Initiative) -> dict:
    """What every step's page says around its form."""
    here = request.resolver_match.view_name
    names = [name for name, _label, _done in STEPS]
    place = names.index(here)
    following = names[place + 1] if place + 1 < len(names) else "initiative_detail"
    return {
        "title": initiative.name,
        "lead": LEAD,
        "initiative": initiative,
        "trail": [{"url": reverse("initiative_list"), "label": _("Initiatives")}],
        "steps": [
            {
                "url": reverse(name, args=[initiative.key]),
                "label": label,
                "active": name == here,
                "done": done(initiative),
            }
            for name, label, done in STEPS
        ],
        "next": following,
        "last": place + 1 == len(names),
        "cancel_url": reverse("initiative_detail", args=[initiative.key]),
    }
