"""The benchmark's data: a population, the run of its figures, a published release, and somebody to read it."""

from intermediary.accounts.models import User
from intermediary.accounts.roles import Role
from intermediary.accounts.scope import acting
from intermediary.audit.events import event
from intermediary.funding.models import FunderMember, Grant
from placements.outcomes.bench.engine import recompute
from placements.outcomes.bench.population import AS_OF, Size, filled, populate, settle
from placements.outcomes.models import Release
from placements.outcomes.releases import build_release, publish
from placements.outcomes.runs.building import current

READERS = {"funder@bench.example": Role.FUNDER, "analyst@bench.example": Role.ANALYST}
PASSWORD = "correct horse battery"  # noqa: S105 of a database that is thrown away
LARGEST = "grant-1"  # grants have cohorts as a Zipf distribution has it: the first has most


def prepare(size: Size, seed: int) -> Grant:
    """The grant that the funder reads, with a release out. What an earlier run kept is used again."""
    if not filled():
        populate(size, seed)
    with acting("system"):
        grant = Grant.objects.select_related("initiative", "funder").get(key=LARGEST)
    if current(grant.initiative) is None:
        recompute(grant.initiative, AS_OF)
        settle()
    with acting("system"):
        if not Release.objects.published().filter(grant=grant).exists():
            publish(release=build_release(grant=grant, as_of=AS_OF, by=None), by=None)
        _let_in(grant)
    return grant


def _let_in(grant: Grant) -> None:
    """The funder, and an analyst: whoever computes live must be let at the facts."""
    for email, role in READERS.items():
        if not User.objects.filter(email=email).exists():
            with event("bench.user"):
                user = User(email=email, name=role.label, role=role)
                user.set_password(PASSWORD)
                user.save()
                if role == Role.FUNDER:
                    FunderMember.objects.create(user=user, funder=grant.funder)
