from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from intermediary.funding import services
from intermediary.funding.forms import MoveForm, ReportForm, SentInForm
from intermediary.funding.models import Grant, Report
from intermediary.pages.forms import SearchForm
from intermediary.pages.listing import Column, Listing


def report_list(request):
    """Every report that is owed, whatever the grant, the next due first; those sent in are on the grant's page."""
    filters, today = SearchForm(request.GET), timezone.localdate()
    found = Report.objects.filter(submitted_on=None).select_related("grant", "grant__funder", "grant__responsible")
    if search := filters.value("q"):
        found = found.filter(Q(title__icontains=search) | Q(grant__title__icontains=search))
    listing = Listing(
        request,
        found,
        columns=(
            Column(_("Report"), lambda report: report.title, under=lambda report: report.grant),
            Column(_("Funder"), lambda report: report.grant.funder or ""),
            Column(_("Due on"), lambda report: date_format(report.due_on)),
            Column(_("State"), lambda report: _state(report, today), tone=lambda report: _tone(report, today)),
            Column(_("In charge"), lambda report: report.grant.responsible or ""),
        ),
        order=("due_on", "pk"),
        link=lambda report: reverse("grant_detail", args=[report.grant.key]) + f"#report-{report.pk}",
        noun=(_("report"), _("reports")),
        filters=filters,
    )
    return listing.render(
        title=_("Reports due"),
        lead=_("What funders are waiting for. Whoever is in charge is reminded 30, 7 and 1 days before."),
        empty=(_("No report is due"), _("Reports are entered on the page of their grant.")),
    )


def _state(report: Report, today) -> str:
    days = (report.due_on - today).days
    if days < 0:
        return _("Overdue")
    return _("Today") if days == 0 else _("In %(n)s days") % {"n": days}


def _tone(report: Report, today) -> str:
    days = (report.due_on - today).days
    return "danger" if days < 0 else "warning" if days <= 7 else "notice"


def report_add(request, key: str):
    grant = get_object_or_404(Grant, key=key)
    form = ReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.add_report(grant=grant, **form.cleaned_data, by=request.user)
        except ValidationError as refusal:
            form.add_error("title", refusal)
        else:
            messages.success(request, _("The report is on the calendar."))
            return _back(grant)
    return _form(request, grant, form, _("Add a report"))


def report_move(request, pk: int):
    report = _report(pk)
    form = MoveForm(request.POST or None, initial={"due_on": report.due_on})
    if request.method == "POST" and form.is_valid():
        services.move_report(report=report, **form.cleaned_data, by=request.user)
        messages.success(request, _("The report is due on another day now, and reminders follow it."))
        return _back(report.grant)
    return _form(request, report.grant, form, _("Move %(report)s") % {"report": report})


def report_sent_in(request, pk: int):
    report = _report(pk)
    form = SentInForm(request.POST or None, initial={"submitted_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        services.send_in_report(report=report, **form.cleaned_data, by=request.user)
        messages.success(request, _("Noted. Nobody is reminded of it any more."))
        return _back(report.grant)
    return _form(request, report.grant, form, _("%(report)s went to the funder") % {"report": report})


def report_reopen(request, pk: int):
    report = _report(pk)
    if request.method == "POST":
        services.reopen_report(report=report, by=request.user)
        messages.success(request, _("The report is open again."))
    return _back(report.grant)


def report_remove(request, pk: int):
    report = _report(pk)
    if request.method == "POST":
        services.remove_report(report=report, by=request.user)
        messages.success(request, _("The report is taken off the calendar."))
    return _back(report.grant)


def _report(pk: int) -> Report:
    return get_object_or_404(Report.objects.select_related("grant"), pk=pk)


def _back(grant: Grant):
    return redirect(reverse("grant_detail", args=[grant.key]) + "#reports")


def _form(request, grant: Grant, form, title: str):
    page = reverse("grant_detail", args=[grant.key])
    context = {
        "title": title,
        "forms": [form],
        "trail": [{"url": reverse("grant_list"), "label": _("Grants")}, {"url": page, "label": grant.title}],
        "cancel_url": page,
    }
    return render(request, "form.html", context)
