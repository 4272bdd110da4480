"""Pages of staff over many people, each beside the admin's over the same data and beside a page of two letters."""

from dataclasses import dataclass
from statistics import median
from time import perf_counter

from django.urls import reverse

from intermediary.accounts.models import User
from intermediary.accounts.roles import Role
from intermediary.accounts.scope import acting
from intermediary.audit.events import event
from intermediary.dashboards.bench import demand
from intermediary.dashboards.bench.load import Visitor
from intermediary.pages.keyset import cut, position_of
from participants.finding.models import Found
from participants.finding.search import ORDER, find

EMAIL, PASSWORD = "coach@bench.example", "correct horse battery"
SMALL = 10_000
FASTER, GROWTH, DEEP = 50, 1.25, 1.25  # than the admin; from the small population to this one; than the first page
AGAINST_ADMIN = ("first page", "search")
IDENTITIES, SEATS = "/rival/participants/identity/", "/rival/trainings/enrollment/"


@dataclass(frozen=True)
class Page:
    """One of our pages and the admin's that shows the same. Empty where there is none."""

    name: str
    ours: str
    rival: str = ""


def staff() -> None:
    """Somebody to sign in as."""
    if not User.objects.filter(email=EMAIL).exists():
        with acting("system"), event("bench.user"):
            user = User(email=EMAIL, name="Coach", role=Role.COACH)
            user.set_password(PASSWORD)
            user.save()


def pages(people: int) -> list[Page]:
    """What is measured. The deep page lies at nine tenths of the list; the one searched for is in its middle."""
    with acting("system"):
        deep = cut(find(), ORDER, _position(people * 9 // 10)).after
        middle = find()[people // 2 : people // 2 + 1].get()
        email = middle.identity.email
        key = middle.key
    participants = reverse("participant_list")
    part = email.split("@")[0][2:]  # no beginning of a word
    cohort = f"cohort-{max(people // 25 // 2, 1)}"
    number = cohort.split("-")[1]
    return [
        Page("first page", participants, IDENTITIES),
        Page("deep page", f"{participants}?after={deep}", f"{IDENTITIES}?p={people * 9 // 10 // 30 + 1}"),
        Page("search", f"{participants}?q={part}", f"{IDENTITIES}?q={part}"),
        Page("common part", f"{participants}?q=mar", f"{IDENTITIES}?q=mar"),
        Page(
            "filter",
            f"{participants}?cohort={cohort}",
            f"{IDENTITIES}?participant__enrollments__cohort__id__exact={number}",
        ),
        Page("roster", reverse("cohort_detail", args=[cohort]), f"{SEATS}?cohort__id__exact={number}"),
        Page("person", reverse("participant_detail", args=[key]), f"{IDENTITIES}{middle.identity.pk}/change/"),
        Page("referrals", reverse("referral_list", args=["bench"])),
        Page("who fits", reverse("opening_matches", args=[demand.OPENING])),
        Page("ledger", reverse("demand_ledger", args=["bench"])),
        Page("reply times", reverse("reply_times", args=["bench"])),
        Page("trivial", "/bench/hello/"),
    ]


def _position(offset: int) -> str:
    found = Found.objects.order_by(*ORDER)[offset : offset + 1].get()
    return position_of(found, ORDER)


async def measure(asked: dict[int, list[Page]], rounds: int) -> dict[int, dict[str, list[float]]]:
    """Of each server (its port) seconds of each answer, by "page" and "page, admin". Round by round, one server after
    the other, so that a busy moment falls on all alike."""
    visitors, paths = {}, {}
    for port, found in asked.items():
        visitors[port] = Visitor(port)
        await visitors[port].sign_in(reverse("account_login"), EMAIL, PASSWORD)
        rivals = {f"{page.name}, admin": page.rival for page in found if page.rival}
        paths[port] = {page.name: page.ours for page in found} | rivals
    taken = {port: {name: [] for name in paths[port]} for port in asked}
    for turn in range(rounds + 1):  # the first only warms what a process keeps
        for name in next(iter(paths.values())):
            for port, visitor in visitors.items():
                began = perf_counter()
                await visitor.get(paths[port][name])
                if turn:
                    taken[port][name].append(perf_counter() - began)
    for visitor in visitors.values():
        await visitor.leave()
    return taken


def medians(taken: dict[str, list[float]]) -> dict[str, float]:
    return {name: median(seconds) * 1000 for name, seconds in taken.items()}


def lines(large: dict[str, float], small: dict[str, float] | None):
    """The table in milliseconds (p50), and what is reached."""
    yield f"{'page':<13} {'ms':>9} {'admin ms':>10} {'admin / ours':>13} {'ours at 10,000':>15}"
    for name in (name for name in large if not name.endswith(", admin")):
        rival = large.get(f"{name}, admin")
        against = f"{rival:>10,.1f} {rival / large[name]:>13,.1f}" if rival else f"{'':>24}"
        yield f"{name:<13} {large[name]:>9,.1f} {against} {small[name] if small else 0:>15,.1f}"
    for name in AGAINST_ADMIN:
        yield verdict(f"admin / ours, {name}", large[f"{name}, admin"] / large[name], FASTER, least=True)
    yield verdict("deep page / first page", large["deep page"] / large["first page"], DEEP)
    yield verdict("search / first page", large["search"] / large["first page"], DEEP)
    for name in (name for name in large if small and not name.endswith(", admin") and name != "trivial"):
        yield verdict(f"{name}, against 10,000 people", large[name] / small[name], GROWTH)


def verdict(title: str, ratio: float, bound: float, *, least: bool = False) -> str:
    reached = ratio >= bound if least else ratio <= bound
    wanted = f"{'at least' if least else 'at most'} {bound:g}"
    return f"{title:<38} {ratio:>9,.2f}   wanted {wanted:<14} {'reached' if reached else 'NOT reached'}"
