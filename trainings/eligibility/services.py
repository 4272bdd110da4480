"""Put another version of a rule in force, and certify what the facts say."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from intermediary.audit.events import event
from intermediary.audit.refusals import refusals
from participants.models import Participant
from trainings.eligibility.judging import eligible, judge
from trainings.eligibility.models import Decision, Rule
from trainings.models import Cohort


def rules_of(cohort: Cohort, as_of: date) -> list[Rule]:
    """The rules that count for a cohort on a day: its program's and those of the grants that pay, each once."""
    mine = Q(program=cohort.program_id) | Q(grant__in=cohort.grants.all())
    found = Rule.objects.filter(mine, starts_on__lte=as_of).select_related("program", "grant")
    latest = found.order_by("program_id", "grant_id", "-starts_on", "-pk").distinct("program_id", "grant_id")
    return sorted(latest, key=lambda rule: (rule.grant_id is not None, str(rule)))


def set_rule(*, program=None, grant=None, by, **asked) -> Rule:
    """Another version, in force from its `starts_on`. The one before stays, with what was decided on it."""
    with event("rule.set", by=by, subject=program or grant), refusals():
        return Rule.objects.create(program=program, grant=grant, made_by=by, **asked)


def certify(
    *, participant: Participant, cohort: Cohort, rule: Rule, as_of: date, answer: bool | None = None,
    evidence: dict[str, str], by,
) -> Decision:  # fmt: skip
    """Freeze what the facts say under a rule. `evidence`: by condition, what shows it. Raises ValidationError where a
    condition is not known: unknown is not no, so nobody is turned down for it, and nobody let in."""
    verdicts = judge(rule, participant, as_of=as_of, answer=answer)
    result = eligible(verdicts)
    if result is None:
        raise ValidationError(_("Not everything is known yet: find out first what is missing."))
    facts = [verdict._asdict() | {"evidence": evidence.get(verdict.key, "")} for verdict in verdicts]
    with event("eligibility.certified", by=by, subject=participant):
        return Decision.objects.create(
            participant=participant, cohort=cohort, rule=rule, eligible=result, facts=facts, decided_on=as_of,
            decided_by=by,
        )  # fmt: skip
