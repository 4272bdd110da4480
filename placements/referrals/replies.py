"""How long employers take to answer, by employer and by who of us asked.

An answer is the first step after a referral was sent that somebody of the employer, or of us for them, put on record;
times are from one to the other. The median counts everybody who was asked: whoever has not answered counts as taking
longer than all who did, so there is a median only where half have answered. [D] A referral that the person stepped back
from, or that ended because the position or the person was taken, before there was an answer, asks nothing any more and
is left out of both; so is one that was sent less than three days ago and has no answer yet.
"""

from dataclasses import dataclass
from datetime import date

from django.db import connection

from intermediary.initiatives.models import Initiative

SIDES = {"employer": "employer_id", "staff": "by_id"}
GRACE = 3  # days in which nobody is called late

ASKED = f"""
select o.employer_id, r.by_id, extract(epoch from answer.at - coalesce(s.at, s.on + time '12:00')) / 86400.0 as days
from referrals_step s
join referrals_referral r on r.id = s.referral_id
join employers_opening o on o.id = r.opening_id and o.initiative_id = %(initiative)s
left join lateral (select x.status, coalesce(x.at, x.on + time '12:00') as at, x.way from referrals_step x
                   where x.referral_id = s.referral_id and x.number > s.number order by x.number limit 1) next on true
left join lateral (select next.at where next.status <> 'withdrawn' and next.way <> 'system') answer on true
where s.status = 'referred' and s.on <= %(as_of)s
  and (answer.at is not null or (next.status is null and s.on <= %(as_of)s - {GRACE}))
"""
ROWS = """
select grouping({side}), {side}, count(*), count(days),
       percentile_disc(0.5) within group (order by coalesce(days, 'infinity'::float8))
from ({asked}) asked group by grouping sets (({side}), ())
"""


@dataclass(frozen=True)
class Replies:
    """Of one employer or colleague (`whose` an id), or of all (`whole`): `median` in days, None where fewer than half
    have answered."""

    whose: int | None
    asked: int
    answered: int
    median: float | None
    whole: bool = False

    @property
    def unanswered(self) -> int:
        return self.asked - self.answered


def replies(initiative: Initiative, side: str, as_of: date) -> tuple[list[Replies], Replies]:
    """(a row for each of the side, the slowest first; all together)."""
    with connection.cursor() as cursor:
        cursor.execute(ROWS.format(side=SIDES[side], asked=ASKED), {"initiative": initiative.pk, "as_of": as_of})
        found = [_replies(*row) for row in cursor.fetchall()]
    whole = next((each for each in found if each.whole), Replies(None, 0, 0, None, True))
    some = [each for each in found if not each.whole]
    return sorted(some, key=lambda each: (each.median is not None, -(each.median or 0), -each.asked)), whole


def _replies(whole: int, whose: int | None, asked: int, answered: int, median: float | None) -> Replies:
    never = median is None or median == float("inf")
    return Replies(whose, asked, answered, None if never else float(median), bool(whole))
