"""Everything that happened between us and a firm, whoever did it, the latest first; and how far it has come."""

from django.db.models import Min
from django.urls import reverse
from django.utils.translation import gettext as _

from employers.engagement.models import Kind, Rung, Step
from employers.models import Employer
from employers.needs.models import HiringNeed
from employers.practices.models import Practice
from placements.models import Placement

SHOWN = 10
TONES = {Kind.PAY: "good", Kind.CURRICULUM: "good", Kind.MEETING: "good"}


def timeline(firm: Employer) -> list[dict]:
    """The latest touches, openings, hiring needs and changed practices, as `components/timeline.html` draws them."""
    found = [*_touches(firm), *_openings(firm), *_needs(firm), *_practices(firm)]
    return sorted(found, key=lambda event: event["when"], reverse=True)[:SHOWN]


def ladder(firm: Employer) -> list[dict]:
    """Every step in order, with the day it was reached. Hiring is seen from placements where nobody wrote it down."""
    rungs = {rung.step: rung for rung in firm.rungs.select_related("touch").defer(Rung.DOCUMENT)}
    first_hire = Placement.objects.filter(employer=firm, cohort__isnull=False).aggregate(day=Min("started_on"))["day"]
    return [_step(step, rungs.get(step), first_hire if step == Step.HIRES else None) for step in Step]


def _step(step: Step, rung: Rung | None, seen_on) -> dict:
    evidence = rung and (rung.evidence or (str(rung.touch) if rung.touch else ""))
    return {
        "label": step.label,
        "rung": rung,
        "on": rung.reached_on if rung else seen_on,
        "evidence": evidence or (_("The first hire through the initiative") if seen_on else ""),
    }


def _touches(firm: Employer):
    for touch in firm.touches.select_related("by", "contact")[:SHOWN]:
        who = ", ".join(filter(None, (str(touch.by or ""), str(touch.contact or ""), touch.with_whom)))
        paid = f"${touch.amount:,.2f}" if touch.amount else ""
        yield {
            "when": touch.on,
            "title": touch.get_kind_display(),
            "text": " · ".join(filter(None, (who, paid, touch.summary))),
            "tone": TONES.get(touch.kind, "notice"),
        }


def _openings(firm: Employer):
    for opening in firm.openings.exclude(posted_on=None)[:SHOWN]:
        yield {
            "when": opening.posted_on,
            "title": _("Posted: %(title)s") % {"title": opening.title},
            "text": _("%(n)s positions") % {"n": opening.positions},
            "url": reverse("opening_detail", args=[opening.key]),
            "tone": "quiet",
        }


def _needs(firm: Employer):
    for need in firm.needs.exclude(said_on=None).defer(HiringNeed.DOCUMENT)[:SHOWN]:
        yield {
            "when": need.said_on,
            "title": _("Said that it will hire %(n)s in %(quarter)s") % {"n": need.seats, "quarter": need.quarter},
            "text": " · ".join(filter(None, (need.soc, need.get_certainty_display(), need.said_by))),
            "url": reverse("need_detail", args=[need.key]),
            "tone": "good",
        }


def _practices(firm: Employer):
    for practice in firm.practices.defer(Practice.DOCUMENT)[:SHOWN]:
        yield {
            "when": practice.changed_on,
            "title": _("Changed: %(what)s") % {"what": practice.get_kind_display()},
            "text": practice.after,
            "url": reverse("practice_edit", args=[practice.key]),
            "tone": "good",
        }
