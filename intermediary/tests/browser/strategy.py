"""One of everything that an initiative's strategy holds, written as the product writes it."""

from datetime import date, timedelta
from decimal import Decimal

from intermediary.dashboards.strategy.services import save_goal
from intermediary.funding.contributions.services import save_contribution
from intermediary.initiatives.changes import services as changes
from intermediary.initiatives.outreach import services as outreach
from intermediary.initiatives.partners import services as partners
from trainings.pathways import services as pathways

DAY = date(2025, 3, 3)


class Strategy:
    """Records by what they are: a partner with its papers, a council that met, a campaign, a change."""

    def __init__(self, initiative, grant, by):
        self.initiative, self.by = initiative, by
        self.partner = self.make_partner("Lakes Workforce Board")
        self.agreement = partners.save_agreement(
            partnership=self.partner, title="Referrals and shared intake", kind="understanding", starts_on=DAY,
            ends_on=date(2027, 3, 2), terms="Intake within five days.", responsible=by, by=by,
        )  # fmt: skip
        self.counted = partners.count_referrals(
            partnership=self.partner, direction="to_us", starts_on=DAY, ends_on=date(2025, 3, 31), number=14, by=by
        )
        self.contribution = save_contribution(
            partnership=self.partner, grant=grant, form="time", what="Two navigators", amount=Decimal(18000),
            valued_by="400 hours at $45", received_on=DAY, by=by,
        )  # fmt: skip
        self.council = partners.save_council(initiative=initiative, name="Employer council", purpose="Skills", by=by)
        self.seat = partners.save_seat(
            council=self.council, name="Rosa Hall", partnership=self.partner, since=DAY, by=by
        )
        self.meeting = partners.save_meeting(council=self.council, held_on=DAY, place="Library", notes="Aides.", by=by)
        partners.record_attendance(meeting=self.meeting, present={self.seat: True}, by=by)
        partners.add_decision(meeting=self.meeting, text="Interviews within a week.", by=by)
        self.action = self.make_action("Draft the wage scale")
        self.campaign = self.make_campaign("Career expo")
        outreach.state_result(campaign=self.campaign, came="applications", number=31, source="Sign-in sheets", by=by)
        self.change = self.make_change("Clinic pays for the certificate")
        changes.verify(change=self.change, verified_by="Ana Diaz, Clinic", verified_on=date(2025, 4, 1), by=by)
        changes.recheck(change=self.change, checked_on=date(2026, 3, 3), holds=True, said_by="Ana Diaz", by=by)
        changes.add_evidence(change=self.change, title="The policy", url="https://example.org/policy", by=by)
        self.make_pathway()
        self.goal = self.make_goal("Moves")

    def make_pathway(self) -> None:
        by, soc = self.by, {"soc": "31-1131", "wage": Decimal("19.40"), "wage_source": "OEWS May 2025, Maine, median"}
        self.pathway = pathways.save_pathway(initiative=self.initiative, name="Patient care", published=True, by=by)
        self.step = pathways.save_step(pathway=self.pathway, **soc, by=by)
        nurse = pathways.save_step(pathway=self.pathway, soc="29-1141", by=by)
        for start, end in ((None, self.step), (self.step, nurse)):
            self.edge = pathways.save_edge(
                pathway=self.pathway, start=start, end=end, credential="Certificate", months_low=2, months_high=6,
                by=by,
            )  # fmt: skip

    def make_council(self, name: str):
        return partners.save_council(initiative=self.initiative, name=name, by=self.by)

    def make_empty_pathway(self, name: str):
        return pathways.save_pathway(initiative=self.initiative, name=name, by=self.by)

    def make_goal(self, title: str):
        due_on = date(2027, 1, 1) + timedelta(days=self.initiative.goals.count())
        return save_goal(
            initiative=self.initiative, title=title, figure="count.moved", target=20, due_on=due_on, by=self.by
        )

    def make_partner(self, name: str):
        return partners.save_partner(
            initiative=self.initiative, name=name, kind="agency", roles=["refers", "governs"], since=DAY, by=self.by
        )

    def make_action(self, text: str):
        return partners.save_action(meeting=self.meeting, text=text, owner=self.by, due_on=date(2025, 4, 1), by=self.by)

    def make_campaign(self, name: str):
        return outreach.save_campaign(
            initiative=self.initiative, name=name, audience="residents", form="event", starts_on=DAY, reached=240,
            reach_source="Sign-in sheets", by=self.by,
        )  # fmt: skip

    def make_change(self, title: str):
        return changes.save_change(
            initiative=self.initiative, area="employer", title=title, institution="Clinic 1", before="Aides paid.",
            after="The clinic pays.", happened_on=DAY, contribution="We wrote the policy with them.",
            workers_reached=60, by=self.by,
        )  # fmt: skip
