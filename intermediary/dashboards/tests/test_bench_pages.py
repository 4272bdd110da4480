"""The benchmark's visitor signs in as people do, and is timed; the command says what is reached and what is not."""

import asyncio

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.urls import reverse

from intermediary.accounts.roles import Role
from intermediary.dashboards.bench.load import Timing, Visitor, measure
from intermediary.dashboards.management.commands.bench_pages import lines
from intermediary.tests import people


def test_a_visitor_signs_in_and_is_answered(live_server):
    user = people.user(Role.FUNDER, password=people.PASSWORD)
    port = int(live_server.url.rsplit(":", 1)[1])

    async def visit() -> Timing:
        visitor = Visitor(port)
        with pytest.raises(ConnectionError, match="302"):
            await visitor.get(reverse("grant_dashboard_list"))
        await visitor.sign_in(reverse("account_login"), user.email, people.PASSWORD)
        await visitor.leave()
        return await measure(port, visitor.cookies, reverse("grant_dashboard_list"), at_once=2, seconds=0.2)

    timing = asyncio.run(visit())
    assert len(timing.seconds) >= 2
    assert 0 < timing.part(0.5) <= timing.part(0.95) <= timing.whole


def test_what_is_reached_and_what_is_not():
    taken = {
        (name, n): Timing([seconds], 1)
        for n in (1, 16)
        for name, seconds in (("trivial", 0.001), ("release", 0.003), ("live", 0.2))
    }
    medians = {f"{name} {n}": timing.part(0.5) for (name, n), timing in taken.items()}
    *_table, faster, near, growth = lines(taken, medians, {"release 1": 0.001})
    assert faster.endswith("NOT reached")  # 67 times, of 80
    assert near.endswith("reached")
    assert "NOT" not in near
    assert growth.endswith("NOT reached")
    with pytest.raises(CommandError, match="at least"):
        call_command("bench_pages", "--placements", "10")
