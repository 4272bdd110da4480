"""The demo's councils: who sits there, when they met, what they decided and gave people to do."""

from datetime import date, timedelta

from intermediary.initiatives.models import Initiative
from intermediary.initiatives.partners import services
from intermediary.initiatives.partners.models import Partnership

EMPLOYERS = ("Employer council", "What employers need, and what they change in return.", (
    ("Karen Lindqvist", "system"), ("Greg Santoro", "homes"), ("Dr. Helen Marsh", "capitol"),
    ("Denise Okafor", "board"),
))  # fmt: skip
WORKERS = ("Workers’ table", "Aides and graduates say what keeps people in their jobs.", (
    ("Tamika Boyd", "union"), ("Marisol Vega", "neighbors"), ("Yolanda Reyes", None), ("Kwame Mensah", None),
))  # fmt: skip
# (days ago, place, agenda, notes, decisions, actions as (text, whose, due in days, done))
MEETINGS = (
    (EMPLOYERS, 124, "Farmington Valley Health System, room B", "Turnover of aides; schedules; seats for spring", "",
     ("Every firm names one person who answers for candidates.", "Interviews within ten days of graduation."),
     (("Share turnover by unit for the last year", "Karen Lindqvist, Farmington Valley", -60, True),
      ("Draft a schedule policy with 14 days of notice", "manager", -30, True))),
    (EMPLOYERS, 47, "Capitol Allied Health Institute", "Wage steps after certificates; apprenticeship",
     "Two firms will pay a step for the medical assistant certificate. Night shifts stay hard to fill.",
     ("A wage step of $1.50 is proposed to all member firms.",),
     (("Send the wage step proposal to the member firms", "manager", -5, False),
      ("Name two mentors for the spring cohort", "Greg Santoro", 9, False),
      ("List candidates who finish in the next month", "coach", 4, False))),
    (WORKERS, 33, "Frog Hollow Neighbors", "Child care in the evening; buses to night shifts", "",
     ("The table asks the employer council for a bus stipend.",),
     (("Collect shift times and bus lines of 20 aides", "coach", -2, False),
      ("Bring the bus stipend to the employer council", "manager", 12, False))),
    (EMPLOYERS, -18, "Capitol Region Workforce Board", "Wage step: answers of the firms. Seats for autumn", "", (), ()),
)  # fmt: skip


def write(initiative: Initiative, partners: dict[str, Partnership], today: date, manager, coach) -> None:
    councils, seats = {}, {}
    for name, purpose, people in (EMPLOYERS, WORKERS):
        council = councils[name] = services.save_council(initiative=initiative, name=name, purpose=purpose, by=manager)
        seats[name] = [
            services.save_seat(
                council=council, name=person, partnership=partners.get(key), since=today - timedelta(days=420),
                by=manager,
            )
            for person, key in people
        ]  # fmt: skip
    whose = {"manager": manager, "coach": coach}
    for (name, *_rest), ago, place, agenda, notes, decisions, actions in MEETINGS:
        day = today - timedelta(days=ago)
        meeting = services.save_meeting(
            council=councils[name], held_on=day, place=place, agenda=agenda, notes=notes, by=manager
        )
        if ago > 0:
            came = {seat: True if n else None if ago > 100 else False for n, seat in enumerate(seats[name])}
            services.record_attendance(meeting=meeting, present=came, by=manager)
        for text in decisions:
            services.add_decision(meeting=meeting, text=text, by=manager)
        for text, owner, due, done in actions:
            who = {"owner": whose[owner]} if owner in whose else {"owner_name": owner}
            due_on = today + timedelta(days=due)
            action = services.save_action(meeting=meeting, text=text, due_on=due_on, **who, by=manager)
            if done:
                services.finish_action(action=action, on=due_on - timedelta(days=3), by=manager)
