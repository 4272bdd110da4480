"""Put the demo on record: rows by the exchange loader, people who sign in, then figures and releases of them.

All in one transaction: a demo that fails half way, or is killed, leaves the database as empty as it was.
"""

from collections.abc import Callable
from datetime import date
from random import Random

from django.db import connection
from django.utils.translation import gettext as _

from employers.models import Employer
from intermediary.accounts.models import User
from intermediary.accounts.roles import Role
from intermediary.accounts.scope import acting
from intermediary.audit.events import event
from intermediary.dashboards.demo import caseload, classes, eligibility, engagement, referrals, strategy
from intermediary.dashboards.demo.accounts import create_users
from intermediary.dashboards.demo.casework import do_casework
from intermediary.dashboards.demo.contacts import add_contacts
from intermediary.dashboards.demo.generate import Demo, generate
from intermediary.dashboards.demo.promises import create_targets
from intermediary.dashboards.demo.region import HEALTH
from intermediary.dashboards.demo.research import add_research
from intermediary.dashboards.demo.sign_ins import sign_ins
from intermediary.exchange.files import files
from intermediary.exchange.loader import load
from intermediary.funding.models import Funder, Grant
from intermediary.initiatives.models import Initiative
from participants.models import Participant
from placements.outcomes.freshness import distribute
from placements.outcomes.releases import build_release, publish
from placements.outcomes.services import store
from placements.services import cards
from trainings.models import Program


class Refused(Exception):
    """The demo was not loaded, and nothing was written; the message says why."""


def occupied() -> bool:
    """Is there an initiative on record already?"""
    with acting("system"):
        return Initiative.objects.exists()


def load_demo(*, demo_day: date, seed: int, people: int, say: Callable[[str], object]) -> None:
    """Load the demo into an empty database, and tell `say` in a few lines what is there now. Raises Refused."""
    demo = generate(demo_day=demo_day, seed=seed, people=people)
    add_contacts(Random(f"{seed} contacts"), demo.tables["participants"])
    with acting("system"):
        _refuse_records()
        _load_rows(demo, seed, say)
        with event("demo.loaded", bulk=True, note=f"seed {seed}"):
            users = create_users()
            targets = create_targets()
            health = Initiative.objects.get(key=HEALTH.key)
            caseload.assign(initiative=health, coach=users[Role.COACH], demo_day=demo_day)
            figures = add_research(demo_day, seed)
            engagement.write(demo_day=demo_day, seed=seed, manager=users[Role.MANAGER], coach=users[Role.COACH])
            classes.write(demo_day=demo_day, seed=seed, trainer=users[Role.COACH], coach=users[Role.COACH])
            strategy.write(demo_day=demo_day, manager=users[Role.MANAGER], coach=users[Role.COACH])
            do_casework(demo_day=demo_day, seed=seed, users=users)
            eligibility.write(demo_day=demo_day, manager=users[Role.MANAGER], coach=users[Role.COACH])
            referred = referrals.write(demo_day=demo_day, seed=seed, users=users)
            cards.refresh()
        say(
            _("%(openings)d openings, %(targets)d targets, %(users)d people who can sign in.")
            % {"openings": len(demo.tables["openings"]), "targets": targets, "users": len(users)}
        )
        say(_("%(referred)d referrals to employers, with what came of them.") % {"referred": referred})
        say(_("%(figures)d figures of research, those of wages official, the others samples.") % {"figures": figures})
        _compute(demo_day, say)
        _release(demo_day, users[Role.MANAGER], say)


def _refuse_records() -> None:
    found = [model._meta.verbose_name_plural for model in (Initiative, Funder, Employer, Participant, Program)
             if model.objects.exists()]  # fmt: skip
    if found:
        raise Refused(
            _("This database holds records already (%(what)s). The demo wants an empty one; nothing was written.")
            % {"what": ", ".join(map(str, found))}
        )
    taken = User.objects.filter(email__in=[sign_in.email for sign_in in sign_ins()]).values_list("email", flat=True)
    if taken:
        raise Refused(
            _("Somebody has an account as %(emails)s, which the demo would take. Nothing was written.")
            % {"emails": ", ".join(taken)}
        )


def _load_rows(demo: Demo, seed: int, say: Callable) -> None:
    report = load(demo.tables, note=f"demo, seed {seed}")
    if not report.written:
        first = [str(problem) for problem in report.problems][:5]
        raise Refused(_("The loader refused rows of the demo; nothing was written:") + "\n  " + "\n  ".join(first))
    size = {name: len(rows) for name, rows in demo.tables.items()}
    say(
        _(
            "%(initiatives)d initiatives, %(grants)d grants of %(funders)d funders, %(cohorts)d cohorts, "
            "%(participants)d participants, %(employers)d employers, %(placements)d jobs, %(follow_ups)d follow-ups."
        )
        % size
    )


def _compute(demo_day: date, say: Callable) -> None:
    with connection.cursor() as cursor:
        for file in files():  # what was just written is new to the planner
            for model in (file.model, *file.parts.values()):
                cursor.execute(f"analyze {model._meta.db_table}")
    distribute()  # the marks that loading left are of these initiatives, and are covered by what follows
    for initiative in Initiative.objects.order_by("pk"):
        store(initiative=initiative, as_of=demo_day)
    say(_("Outcomes computed as of %(day)s.") % {"day": demo_day.isoformat()})


def _release(demo_day: date, by: User, say: Callable) -> None:
    grants = Grant.objects.select_related("funder", "initiative").order_by("pk")
    for grant in grants:
        publish(release=build_release(grant=grant, as_of=demo_day, by=by), by=by)
    say(_("A release of each of %(grants)d grants, published.") % {"grants": len(grants)})
