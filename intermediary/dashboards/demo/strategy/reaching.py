"""The demo's outreach of a year: toward residents, workers and employers, and what is said to have come of it."""

from datetime import date, timedelta

from intermediary.initiatives.models import Initiative
from intermediary.initiatives.outreach import services
from intermediary.initiatives.partners.models import Partnership

# (name, code, audience, form, days ago, days long, place, with, reached or None, how counted, {came: (n, who says)})
CAMPAIGNS = (
    ("Health careers fair", "fair-library", "residents", "event", 75, 0, "Hartford Public Library", "board", 312,
     "Sign-in sheets", {"applications": (64, "Intake desk, by hand")}),
    ("Door to door in Frog Hollow", "doors-frog-hollow", "residents", "canvass", 140, 24, "Frog Hollow", "neighbors",
     1180, "Doors that opened, by walk sheet", {"applications": (41, "Walk sheets")}),
    ("Care at home: a radio series", "radio-care", "residents", "media", 210, 30, "WRTC", "newcomers", None, "", {}),
    ("Aides’ listening sessions", "aides-listen", "workers", "event", 118, 45, "Union hall", "union", 143,
     "Sign-in sheets", {"members": (27, "Local 88, membership cards")}),
    ("Night shift coffee", "night-coffee", "workers", "visits", 40, 10, "Three nursing homes", "union", 58,
     "Counted at the door", {"members": (9, "Local 88, membership cards")}),
    ("Breakfast with hiring managers", "breakfast", "employers", "event", 96, 0, "Capitol Allied Health Institute",
     "capitol", 23, "Firms at the table", {"openings": (34, "Employer council minutes")}),
    ("Visits to home care firms", "visits-home-care", "employers", "visits", 61, 28, "Capitol region", None, 14,
     "Visit notes", {"openings": (11, "Visit notes")}),
)  # fmt: skip


def write(initiative: Initiative, partners: dict[str, Partnership], today: date, by) -> None:
    for name, code, audience, form, ago, long, place, key, reached, counted, came in CAMPAIGNS:
        day = today - timedelta(days=ago)
        campaign = services.save_campaign(
            initiative=initiative, name=name, code=code, audience=audience, form=form, starts_on=day,
            ends_on=day + timedelta(days=long) if long else None, place=place, partnership=partners.get(key), lead=by,
            reached=reached, reach_source=counted, by=by,
        )  # fmt: skip
        for kind, (number, source) in came.items():
            services.state_result(campaign=campaign, came=kind, number=number, source=source, by=by)
