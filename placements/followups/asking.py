"""Ask whoever is to be asked today: one message to a person, one to a firm, each with all that is due.

`ask` is safe to be done again at any time: the plan's row is locked, a day that is done stays done, each step of a
window can be entered once, and messages are written in the same transaction as the tries that they are the reason for.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone

from employers.models import EmployerMember
from intermediary.accounts.scope import acting
from intermediary.audit.events import event
from intermediary.initiatives.models import Initiative
from intermediary.messages import services as messages
from intermediary.messages.backends import available
from participants.enums import Purpose
from participants.models import Consent, Identity
from placements.followups import links, wording
from placements.followups.enums import OPEN, Unit, Way
from placements.followups.models import Attempt, Plan, Preference
from placements.followups.models.plan import LATEST_STEP
from placements.followups.play import in_play
from placements.followups.windows import Window, windows
from placements.followups.words_to_firms import words_to_firm
from placements.models import Placement

EMPLOYER_STEPS = (0, 3, 10)  # days after the plan's employer day: asked, and reminded twice
EMPLOYER_PAUSE = timedelta(days=3)  # a firm is not written to more often


@dataclass
class Asked:
    """How many messages were written, to people and to firms, and how many windows they are about."""

    people: int = 0
    firms: int = 0
    windows: int = 0


def ask(*, initiative: Initiative, as_of: date, now: datetime) -> Asked:
    """Do the asking of one day. Days that were missed are caught up by the step that is due now, not by all of them."""
    with acting("system"), event("follow_up.asked", bulk=True, note=as_of.isoformat()):
        plan = Plan.objects.select_for_update().filter(initiative=initiative, active=True).first()
        if plan is None or (plan.asked_through and plan.asked_through >= as_of):
            return Asked()
        asked = Asking(plan, as_of, now).run()
        plan.asked_through = as_of
        plan.save(update_fields=["asked_through"])
    return asked


def step_of(days_open: int, steps: Iterable[int]) -> int | None:
    """The place of the last step that has come, None where none has."""
    reached = [place for place, day in enumerate(sorted(steps)) if day <= days_open]
    return reached[-1] if reached else None


class Asking:
    """One day of one plan, inside a transaction."""

    def __init__(self, plan: Plan, as_of: date, now: datetime):
        self.plan, self.as_of, self.now = plan, as_of, now
        self.quiet = plan.quiet_from, plan.quiet_until
        self.asked = Asked()
        self.channels = available()

    def run(self) -> Asked:
        found = [window for window in self._open() if (self.as_of - window.due_on).days <= LATEST_STEP]
        people = {window.participant_id for window in found}
        self.taken = _taken(people)
        self.jobs = {job.pk: job for job in Placement.objects.filter(
            participant__in=people, cohort__initiative=self.plan.initiative, started_on__lte=self.as_of
        ).order_by("started_on", "pk")}  # fmt: skip
        self.latest = {job.participant_id: job for job in self.jobs.values()}  # the last one wins
        self._ask_people(found)
        self._ask_firms(found)
        return self.asked

    def _open(self) -> list[Window]:
        ours = self.plan.initiative
        return windows(as_of=self.as_of, initiative=ours, people=in_play(ours, self.as_of), states=OPEN)

    def _ask_people(self, found: list[Window]) -> None:
        steps = defaultdict(list)
        for window in found:
            step = self._fresh_step(window, (Way.SMS, Way.EMAIL), self.plan.days)
            job = self.jobs.get(window.placement_id) or self.latest.get(window.participant_id)
            if step is not None and job is not None:
                steps[window.participant_id, job.pk].append((window, step))
        reach = _reach({person for person, _job in steps})
        busy = messages.busy([recipient(person) for person, _job in steps], self.as_of)
        # One message a person: about the job with most that is due, the others on another day.
        for (person, job), due in sorted(steps.items(), key=lambda item: (-len(item[1]), -item[0][1])):
            if person in reach and recipient(person) not in busy and self._write_torecipient(person, job, due, reach):
                busy.add(recipient(person))

    def _write_torecipient(self, person: int, job: int, due: list[tuple[Window, int]], reach: dict) -> bool:
        identity, preference = reach[person]
        ways = [channel for channel in self._channels(preference) if getattr(identity, ADDRESS[channel])]
        if not ways:
            return False
        step = min(step for _window, step in due)
        channel = ways[step % len(ways)]  # who did not answer one is reminded through the other
        language = preference.language if preference else "en"
        said = wording.words(language)
        link, token = links.make(now=self.now, participant_id=person, placement_id=job, language=language)
        facts = {"name": identity.first_name, "link": links.address("check_in", token)}
        message = messages.write(
            key=f"check-in-{link.pk}",
            channel=channel,
            recipient=recipient(person),
            to=getattr(identity, ADDRESS[channel]),
            subject=said["subject"],
            body=said["sms" if channel == Way.SMS else "email"].format(**facts).strip(),
            now=self._moment(),
            expires_at=link.expires_at,
            quiet=self.quiet,
        )
        self._enter(due, Way(channel), message, link)
        self.asked.people += 1
        return True

    def _channels(self, preference: Preference | None) -> list[str]:
        first = preference.channel if preference else ""
        return sorted(self.channels, key=lambda channel: channel != first) if first else list(self.channels)

    def _ask_firms(self, found: list[Window]) -> None:
        """Firms are asked about those of their hires who agreed to it, where somebody there has an account."""
        days = [self.plan.employer_day + later for later in EMPLOYER_STEPS]
        steps = [(w, self._fresh_step(w, (Way.EMPLOYER,), days)) for w in found if w.unit == Unit.DAY]
        agreed = agreeing({window.participant_id for window, _step in steps}, self.as_of)
        by_firm = defaultdict(list)
        for window, step in steps:
            if step is not None and window.participant_id in agreed and window.placement_id in self.jobs:
                by_firm[self.jobs[window.placement_id].employer_id].append((window, step))
        contacts = defaultdict(list)
        members = EmployerMember.objects.filter(employer__in=by_firm, user__is_active=True).order_by("pk")
        for member in members.select_related("user", "employer"):
            contacts[member.employer_id].append(member)
        recent = Attempt.objects.filter(way=Way.EMPLOYER, made_on__gt=self.as_of - EMPLOYER_PAUSE,
                                        made_on__lte=self.as_of, step__isnull=False)  # fmt: skip
        resting = set(recent.values_list("placement__employer", flat=True))
        busy = messages.busy([_contact(m.user_id) for found in contacts.values() for m in found], self.as_of)
        for firm, due in by_firm.items():
            free = [member for member in contacts[firm] if _contact(member.user_id) not in busy]
            if free and firm not in resting:
                self._write_to_firm(free[0], due)
                busy.add(_contact(free[0].user_id))

    def _write_to_firm(self, member: EmployerMember, due: list[tuple[Window, int]]) -> None:
        link, token = links.make(now=self.now, employer=member.employer)
        hires = len({window.placement_id for window, _step in due})
        subject, body = words_to_firm(member, hires, links.address("employer_confirm", token))
        message = messages.write(
            key=f"employer-{link.pk}",
            channel=Way.EMAIL,
            recipient=_contact(member.user_id),
            to=member.user.email,
            subject=subject,
            body=body,
            now=self._moment(),
            expires_at=link.expires_at,
            quiet=self.quiet,
        )
        self._enter(due, Way.EMPLOYER, message, link)
        self.asked.firms += 1

    def _fresh_step(self, window: Window, ways: tuple[Way, ...], days: Iterable[int]) -> int | None:
        """The step that this window has come to, unless it, or a later one, is taken."""
        step = step_of((self.as_of - window.due_on).days, days)
        taken = max((self.taken.get((*window.key, way), -1) for way in ways), default=-1)
        return step if step is not None and step > taken else None

    def _enter(self, due: list[tuple[Window, int]], way: Way, message, link) -> None:
        Attempt.objects.bulk_create(
            Attempt(participant_id=w.participant_id, placement_id=w.placement_id, unit=w.unit, number=w.number,
                    due_on=w.due_on, way=way, made_on=self.as_of, step=step, message=message, link=link)
            for w, step in due
        )  # fmt: skip
        self.asked.windows += len(due)

    def _moment(self) -> datetime:
        """Not before the day itself has begun."""
        morning = datetime.combine(self.as_of, time(0), timezone.get_default_timezone())
        return max(self.now, morning)


ADDRESS = {Way.SMS: "phone", Way.EMAIL: "email"}


def _taken(people: Iterable[int]) -> dict[tuple, int]:
    """(window's key…, way) → the last step that was taken."""
    steps: dict[tuple, int] = {}
    for t in Attempt.objects.filter(participant__in=people, step__isnull=False):
        key = (t.participant_id, t.placement_id, t.unit, t.number, t.due_on, t.way)
        steps[key] = max(steps.get(key, -1), t.step)
    return steps


def _reach(people: Iterable[int]) -> dict[int, tuple[Identity, Preference | None]]:
    """Names, addresses and wishes of those who may be written to."""
    wishes = {wish.participant_id: wish for wish in Preference.objects.filter(participant__in=people)}
    return {
        identity.participant_id: (identity, wishes.get(identity.participant_id))
        for identity in Identity.objects.filter(participant__in=people)
        if not (identity.participant_id in wishes and wishes[identity.participant_id].opted_out_on)
    }


def agreeing(people: Iterable[int], as_of: date) -> set[int]:
    """Those who agreed that employers confirm their employment, in force on a day."""
    standing = Q(withdrawn_on=None) & (Q(expires_on=None) | Q(expires_on__gte=as_of))
    found = Consent.objects.filter(standing, participant__in=people, purpose=Purpose.EMPLOYMENT_CHECK,
                                   given_on__lte=as_of)  # fmt: skip
    return set(found.values_list("participant", flat=True))


def recipient(pk: int) -> str:
    """Under what name messages are kept for a participant."""
    return f"participant {pk}"


def _contact(pk: int) -> str:
    return f"contact {pk}"
