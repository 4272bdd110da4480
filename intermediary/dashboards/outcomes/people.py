"""The list behind a figure about people: everybody in it, with the record that counts, how it was counted, and why."""

from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _

from intermediary.accounts.roles import WAGE_READERS
from intermediary.dashboards.outcomes.asking import Asked, state_words
from intermediary.pages import keyset
from participants.models import Participant
from placements.outcomes.runs import records
from trainings.models import Enrollment

TONES = {"achieved": "good", "missed": "danger", "unknown": "warning", "immature": "notice", "excluded": "quiet"}


class People:
    template = "outcomes/people.html"

    def __init__(self, figure: Asked, reader):
        self.figure, self.family = figure, records.FAMILIES[figure.definition.family]
        self.quarterly = reader.role in WAGE_READERS
        self.words = state_words(figure)

    @cached_property
    def counts(self) -> dict[str, int]:
        """State → how many it holds; of states that the measure has. They stand in the figure."""
        numbers = records.numbers(self.figure.definition, self.figure.row)
        return {state: n for state, n in numbers.items() if n is not None}

    @property
    def whole(self) -> int:
        return sum(self.counts.values())

    @property
    def listed(self) -> int:
        """How many are in the list that is asked for."""
        return self.counts.get(self.figure.state, 0) if self.figure.state else self.whole

    @property
    def hidden(self) -> bool:
        """Whether amounts are kept from whoever reads."""
        return self.family.quarterly and not self.quarterly

    def page(self, after: str, size: int = keyset.SIZE) -> keyset.Slice:
        asked = self.figure
        facts = records.facts(
            asked.run, asked.scope, asked.definition, cut=asked.row.cut, value=asked.row.cut_value, state=asked.state
        )
        page = keyset.cut(facts, self.family.order, after, size)
        opened = records.opened(asked.definition, page.rows, quarterly=self.quarterly)
        return keyset.Slice([self._described(each) for each in opened], page.after)

    def _described(self, each: records.Opened) -> dict:
        row = {"state": self.words[each.state], "tone": TONES[each.state], "why": each.why, "amount": each.amount}
        row, record = row | {"wage": None}, each.record
        if record is None:
            return row
        if isinstance(record, Participant):  # a period of participation has no page of its own
            return row | {"person": record, "what": "", "first": each.fact.entry, "last": each.fact.exit_on}
        row |= {"person": record.participant, "cohort": record.cohort}
        if isinstance(record, Enrollment):
            row |= {"url": reverse("enrollment_edit", args=[record.key]), "what": record.get_status_display()}
            return row | {"first": record.enrolled_on, "last": record.ended_on}
        row |= {"url": reverse("placement_edit", args=[record.key]), "what": str(record.employer)}
        return row | {"first": record.started_on, "last": record.last_day_worked, "wage": record.hourly_wage}

    @property
    def header(self) -> list[str]:
        named = [_("ID"), _("Name"), _("Record"), _("Cohort"), _("First day"), _("Last day"), _("Hourly wage")]
        return [*named, _("Counted as"), _("Why"), _("Amount")]

    def cells(self, row: dict) -> list:
        """A row of the page as a row of a file."""
        told = [row["wage"], row["state"], row["why"], row["amount"]]
        if "person" not in row:
            return [*[""] * 6, *told]
        person = row["person"]
        return [person.key, person.identity, row["what"], row.get("cohort"), row["first"], row["last"], *told]
