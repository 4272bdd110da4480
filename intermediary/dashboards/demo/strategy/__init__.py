"""What the demo's initiative in health care does beside its records: partners, pathways, outreach, systems change.

Everything is written by the rooms' own services, as staff would, on days counted back from the demo's last.
"""

from datetime import date

from intermediary.dashboards.demo.region import HEALTH, MAKING
from intermediary.dashboards.demo.strategy import changing, meeting, partnering, paths, reaching
from intermediary.initiatives.models import Initiative


def write(*, demo_day: date, manager, coach) -> None:
    """Fill the rooms of the strategy. Needs the demo's records and its accounts."""
    health = Initiative.objects.get(key=HEALTH.key)
    partners = partnering.write(health, demo_day, manager)
    meeting.write(health, partners, demo_day, manager, coach)
    reaching.write(health, partners, demo_day, manager)
    changing.write(health, partners, demo_day, manager)
    paths.write(health, paths.CARE, manager)
    paths.write(health, paths.TECHNOLOGY, manager)
    paths.write(Initiative.objects.get(key=MAKING.key), paths.SHOP, manager)
    paths.aim(health, demo_day, manager)
