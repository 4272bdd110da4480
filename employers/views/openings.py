from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from employers import services
from employers.enums import OpeningStatus
from employers.forms import OpeningForm, OpeningSearch
from employers.models import Employer, Opening
from employers.quality import Judge
from employers.queries import openings, usual_initiative
from intermediary.pages.listing import Column, Listing

TONES = {
    OpeningStatus.OPEN: "good",
    OpeningStatus.FILLED: "notice",
    OpeningStatus.DRAFT: "quiet",
    OpeningStatus.REVIEW: "warning",
}


def opening_list(request):
    filters = OpeningSearch(request.GET)
    return opening_listing(
        request,
        openings(filters.value("q"), filters.value("status")),
        filters,
        link=lambda opening: reverse("opening_detail", args=[opening.key]),
    ).render(
        title=_("Openings"),
        lead=_("Jobs that employers want filled."),
        secondary=[{"url": reverse("need_list"), "label": _("Hiring needs")}],
        empty=(_("No openings yet"), _("Employers post them, or you do on an employer's page.")),
    )


def opening_listing(request, queryset, filters, link) -> Listing:
    """The table of openings as staff and firms see it."""
    judge = Judge()
    return Listing(
        request,
        queryset,
        columns=(
            Column(_("Job"), lambda opening: opening.title, under=lambda opening: opening.employer),
            Column(
                _("Status"), lambda opening: opening.get_status_display(), tone=lambda o: TONES.get(o.status, "quiet")
            ),
            Column(_("Job quality"), lambda opening: judge(opening).label, tone=lambda opening: judge(opening).tone),
            Column(_("Positions"), lambda opening: opening.positions, number=True),
            Column(_("Filled"), lambda opening: opening.filled, number=True),
            Column(_("Hourly wage"), wage_range, number=True),
            Column(_("Posted"), lambda opening: opening.posted_on),
            Column(_("Open until"), lambda opening: opening.expires_on),
        ),
        order=("-posted_on", "-pk"),
        link=link,
        noun=(_("opening"), _("openings")),
        filters=filters,
    )


def wage_range(opening: Opening) -> str:
    low, high = opening.hourly_wage_low, opening.hourly_wage_high
    if low and high and low != high:
        return f"${low} – ${high}"
    return f"${low or high}" if low or high else ""


def opening_form(request, key: str | None = None, employer: str | None = None):
    opening = get_object_or_404(Opening.objects.select_related("employer"), key=key) if key else None
    firm = opening.employer if opening else get_object_or_404(Employer, key=employer)
    done = reverse("opening_detail", args=[key]) if key else reverse("employer_detail", args=[firm.key])
    return edit_opening(request, opening, firm, done=done)


def edit_opening(request, opening: Opening | None, firm: Employer, done: str):
    """One form for both doors: whose opening it may be was decided before. `look` judges what is typed, unsaved."""
    initial = {} if opening else {"posted_on": timezone.localdate(), "initiative": usual_initiative(firm)}
    form = OpeningForm(request.POST or None, instance=opening, initial=initial)
    if request.method == "POST" and "look" not in request.POST and form.is_valid():
        try:
            saved = services.save_opening(opening=opening, employer=firm, **form.changes(), by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            waits = saved.status == OpeningStatus.REVIEW
            messages.success(
                request, _("Saved. Staff look at it before it is posted.") if waits else _("The opening is saved.")
            )
            return redirect(done)
    context = {
        "title": opening.title if opening else _("Post an opening"),
        "lead": firm.name,
        "form": form,
        "forms": [form],
        "opening": opening,
        "verdict": Judge()(form.offer() if form.is_bound else opening or Opening(**initial)),
        "checked": form.is_bound and "look" not in request.POST,
        "trail": [{"url": done, "label": firm.name}],
        "submit": _("Save") if opening else _("Post it"),
        "cancel_url": done,
    }
    return render(request, "employers/opening_form.html", context)


def opening_quality(request):
    """What is typed so far, judged. Nothing is saved; whose opening it will be does not matter."""
    offer = OpeningForm(request.POST).offer()
    return render(request, "employers/quality.html", {"verdict": Judge()(offer)})
