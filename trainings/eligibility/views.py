"""Rules in words, who meets them, and what was certified."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intermediary.funding.models import Grant
from intermediary.pages.listing import Column, Listing
from participants.models import Identity, Participant
from participants.person_page import person_of
from trainings.eligibility import services
from trainings.eligibility.forms import CertifyForm, RuleForm
from trainings.eligibility.judging import FAILS, PASSES, UNKNOWN, Verdict, eligible, judge
from trainings.eligibility.models import Decision, Rule
from trainings.models import Cohort, Program
from trainings.tabs import tabs, trail

TONES = {PASSES: "good", FAILS: "danger", UNKNOWN: "warning"}
STATES = {PASSES: gettext_lazy("met"), FAILS: gettext_lazy("not met"), UNKNOWN: gettext_lazy("not known")}
FACTS = ("participant__identity", "participant__traits", "participant__household")


def program_eligibility(request, key: str):
    program = get_object_or_404(Program, key=key)
    way = [{"url": reverse("program_list"), "label": _("Programs")}, {"url": reverse("program_edit", args=[key]),
           "label": program.title}]  # fmt: skip
    return _rules(request, program.rules.all(), way, program=program)


def grant_eligibility(request, key: str):
    grant = get_object_or_404(Grant, key=key)
    way = [{"url": reverse("grant_detail", args=[key]), "label": grant.title}]
    return _rules(request, grant.rules.all(), way, grant=grant)


def _rules(request, rules, way: list[dict], **subject):
    """What is asked now, and earlier; managers put another version in force."""
    today = timezone.localdate()
    versions = list(rules.select_related("made_by"))
    now = next((rule for rule in versions if rule.starts_on <= today), None)
    form = None
    if request.user.manages:
        initial = {name: getattr(now, name) for name in RuleForm.Meta.fields} if now else {}
        form = RuleForm(request.POST or None, initial={**initial, "starts_on": today})
        if request.method == "POST" and form.is_valid():
            services.set_rule(**subject, **form.changes(), by=request.user)
            messages.success(request, _("The rule is in force from %(day)s.")
                             % {"day": date_format(form.cleaned_data["starts_on"])})  # fmt: skip
            return redirect(request.path)
    context = {
        "title": _("Eligibility"),
        "lead": _("What somebody has to meet. Each version stays, with everything that was decided on it."),
        "trail": way,
        "forms": [form] if form else [],
        "versions": [(rule, [verdict.asked for verdict in _asked(rule)], rule == now) for rule in versions],
        "submit": _("Put this version in force"),
        "cancel_url": way[-1]["url"],
    }
    return render(request, "eligibility/rules.html", context)


def _asked(rule: Rule) -> list[Verdict]:
    """The conditions in words: as of somebody of whom nothing is known."""
    nobody = Participant()
    nobody.identity = Identity()
    return judge(rule, nobody, as_of=rule.starts_on)


def cohort_eligibility(request, key: str):
    """Everybody of a cohort: whether they meet all rules, what is missing, and whether it is certified."""
    cohort = get_object_or_404(Cohort.objects.select_related("program"), key=key)
    today = timezone.localdate()
    rules = services.rules_of(cohort, today)
    decided = {(d.participant_id, d.rule_id): d for d in cohort.eligibility.order_by("pk")}

    def verdicts(one) -> list[Verdict]:
        return [verdict for rule in rules for verdict in judge(rule, one.participant, as_of=today)]

    def certified(one) -> bool:
        return bool(rules) and all((one.participant_id, rule.pk) in decided for rule in rules)

    def result(one) -> tuple[str, str]:
        if certified(one):
            yes = all(decided[one.participant_id, rule.pk].eligible for rule in rules)
            return (_("Eligible"), "good") if yes else (_("Not eligible"), "danger")
        met = eligible(verdicts(one))
        return {True: (_("Meets all, not certified"), "notice"), False: (_("Fails a condition"), "danger"),
                None: (_("Not known yet"), "warning")}[met]  # fmt: skip

    def missing(one) -> str:
        return "; ".join(f"{v.asked}: {v.known}" for v in verdicts(one) if v.state != PASSES)

    listing = Listing(
        request,
        cohort.enrollments.select_related(*FACTS),
        columns=(
            Column(_("Name"), lambda one: str(one.participant.identity)),
            Column(_("Eligibility"), lambda one: result(one)[0], tone=lambda one: result(one)[1]),
            Column(_("What fails or is missing"), lambda one: "" if certified(one) else missing(one)),
        ),
        order=("participant__identity__last_name", "participant__identity__first_name", "pk"),
        link=lambda one: reverse("person_eligibility", args=[key, one.participant.key]),
        noun=(_("person"), _("people")),
    )
    lead = _("Under %(rules)s.") % {"rules": ", ".join(map(str, rules))} if rules else ""
    return listing.render(
        title=str(cohort),
        lead=lead,
        trail=trail(),
        tabs=tabs(cohort, "eligibility"),
        secondary=[{"url": reverse("program_eligibility", args=[cohort.program.key]), "label": _("The program's rule"),
                    "icon": "edit"}],
        empty=(_("Nobody enrolled yet"), _("Who may come is looked at here as soon as somebody is on the roster.")),
    )  # fmt: skip


def person_eligibility(request, key: str, person: str):
    """Each condition of each rule for one person, what shows it, and who certified it."""
    cohort = get_object_or_404(Cohort.objects.select_related("program"), key=key)
    somebody = person_of(person, "traits", "household")
    today = timezone.localdate()
    rules = {rule.pk: rule for rule in services.rules_of(cohort, today)}
    sent = rules.get(int(request.POST["rule"])) if request.POST.get("rule", "").isdecimal() else None
    if request.method == "POST" and sent is None:
        raise Http404
    shown = []
    for rule in rules.values():
        bound = request.POST if rule == sent else None
        form = CertifyForm(bound, prefix=f"rule-{rule.pk}", verdicts=judge(rule, somebody, as_of=today))
        answer = form.cleaned_data.get("answer") if bound and form.is_valid() else None
        if bound and form.is_valid():
            try:
                services.certify(participant=somebody, cohort=cohort, rule=rule, as_of=today, answer=answer,
                                 evidence=form.evidence(), by=request.user)  # fmt: skip
            except ValidationError as refusal:
                form.add_error(None, refusal)
            else:
                messages.success(request, _("Certified."))
                return redirect(request.path)
        found = judge(rule, somebody, as_of=today, answer=answer)
        shown.append((rule, [(verdict, TONES[verdict.state], STATES[verdict.state]) for verdict in found], form))
    context = {
        "title": _("Eligibility of %(name)s") % {"name": somebody.identity},
        "lead": str(cohort),
        "trail": [*trail(), {"url": reverse("cohort_eligibility", args=[key]), "label": str(cohort)}],
        "secondary": [{"url": reverse("participant_edit", args=[somebody.key]), "label": _("Mend the facts"),
                       "icon": "edit"}],
        "rules": shown,
        "decisions": Decision.objects.filter(participant=somebody, cohort=cohort).select_related("rule__program",
                                             "rule__grant", "decided_by"),
    }  # fmt: skip
    return render(request, "eligibility/person.html", context)
