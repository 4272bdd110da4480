"""The demo's systems changes: verified, only claimed, held a year later, lost again, and one to be asked about."""

from datetime import date, timedelta
from typing import NamedTuple

from intermediary.initiatives.changes import services
from intermediary.initiatives.models import Initiative
from intermediary.initiatives.partners.models import Partnership


class Told(NamedTuple):
    """One change; `verified` is (by whom, days ago), `again` what was found when somebody looked: (days ago, …)."""

    area: str
    title: str
    institution: str
    partner: str | None
    ago: int
    before: str
    after: str
    contribution: str
    workers: int | None
    employers: int | None
    scale: str
    verified: tuple[str, int] | None = None
    again: tuple[int, bool | None, str, str] | None = None
    evidence: str = ""
    shown: bool = False


CHANGES = (
    Told("employer", "Aides get their schedule 14 days ahead", "Farmington Valley Health System", "system", 540,
         "Schedules went up on Thursday for the following Monday.",
         "Every unit posts the schedule two weeks ahead; changes need the aide’s consent.",
         "The employer council compared turnover by unit; we drafted the policy with two nurse managers.", 410, 1,
         "Head count of aides in the units concerned", ("Karen Lindqvist, vice president of nursing", 500),
         (170, True, "Tamika Boyd, Local 88", "Posted in 11 of 12 units."), "Scheduling policy 4.2", True),
    Told("employer", "A wage step of $1.50 for the medical assistant certificate", "Farmington Valley Health System",
         "system", 160, "The certificate changed the title and not the pay.",
         "Aides who earn the certificate start one step higher, from the day they pass.",
         "We brought wage data of the region and of our graduates to the employer council.", 96, 1,
         "Aides enrolled or certified", ("Tamika Boyd, Local 88", 120), None, "Wage scale, amended", True),
    Told("provider", "Evening cohorts with child care", "Capitol Allied Health Institute", "capitol", 430,
         "Classes ran 8 am to 2 pm only.", "Two evening cohorts a year, with child care next door.",
         "We guaranteed the first 24 seats and found the child care partner.", 48, None, "Seats a year",
         ("Dr. Helen Marsh, dean", 400), None, "Course catalog", True),
    Told("policy", "The state pays for training while people work", "State Department of Labor", "state", 390,
         "Training accounts ended with the first paycheck.",
         "Accounts stay open for 12 months of work where the training leads to the next step.",
         "With three other initiatives we testified, and brought the figures of people who stopped half way.", None,
         None, "", ("Luis Ferreira, State Department of Labor", 340), (20, None, "", "Under review; no answer yet."),
         "Policy bulletin 24-07", False),
    Told("funding", "Supportive services may be paid for a year after placement", "Long Wharf Health Foundation",
         "long-wharf", 250, "Support ended with the first day of work.",
         "Up to $1,200 a person for transport and child care in the first year.",
         "Our retention figures by month showed that most left in weeks 3 to 10.", 180, None, "People placed a year",
         None, None, "Grant terms", False),
    Told("employer", "Drug screening dropped for dietary and transport jobs", "Three nursing homes", "homes", 620,
         "Every applicant was screened.", "Only jobs with medication duties are screened.",
         "We showed that a third of our candidates were lost to delays of the screening.", 75, 3, "Hires a year",
         ("Greg Santoro, human resources", 590), (210, False, "Greg Santoro", "The new owner reinstated it."),
         "", False),
    Told("provider", "English for the workplace counts as a prerequisite", "New Haven Newcomers Center", "newcomers",
         70, "Learners repeated a level test at the college.", "The center’s level is accepted.",
         "We brought both deans to one table, twice.", None, None, "", None, None, "", False),
)  # fmt: skip


def write(initiative: Initiative, partners: dict[str, Partnership], today: date, by) -> None:
    for told in CHANGES:
        change = services.save_change(
            initiative=initiative, area=told.area, title=told.title, institution=told.institution,
            partnership=partners.get(told.partner), before=told.before, after=told.after,
            happened_on=today - timedelta(days=told.ago), contribution=told.contribution, workers_reached=told.workers,
            employers_reached=told.employers, scale_source=told.scale, lead=by, by=by,
        )  # fmt: skip
        if told.evidence:
            services.add_evidence(change=change, title=told.evidence, url="https://example.org/evidence", by=by)
        if told.verified:
            who, ago = told.verified
            services.verify(change=change, verified_by=who, verified_on=today - timedelta(days=ago), by=by)
        if told.again:
            ago, holds, who, note = told.again
            day = today - timedelta(days=ago)
            services.recheck(change=change, checked_on=day, holds=holds, said_by=who, note=note, by=by)
        if told.shown:
            services.publish(change=change, published=True, by=by)
