"""Events and campaigns: put on record, changed, and what is said to have come of them."""

from django.utils.text import slugify

from intermediary.audit.events import event
from intermediary.audit.refusals import refusals
from intermediary.initiatives.models import Initiative
from intermediary.initiatives.outreach.models import Campaign, Stated


def save_campaign(
    *, initiative: Initiative, campaign: Campaign | None = None, code: str = "", by, **values
) -> Campaign:
    """Add a campaign (or change it). Without a code it gets one of its name. Raises ValidationError where another of
    the initiative has the code."""
    verb = "added" if campaign is None else "changed"
    campaign = campaign or Campaign(initiative=initiative)
    with event(f"campaign.{verb}", by=by, subject=campaign), refusals():
        for field, value in values.items():
            setattr(campaign, field, value)
        campaign.code = code or slugify(campaign.name)[:40] or "campaign"
        campaign.save()
    return campaign


def state_result(*, campaign: Campaign, by, **values) -> Stated:
    """A number for what came of it, with who says so. Raises ValidationError where one of its kind is stated."""
    with event("campaign.stated", by=by, subject=campaign), refusals():
        return Stated.objects.create(campaign=campaign, **values)


def withdraw_result(*, stated: Stated, by) -> None:
    """A stated number that was wrong; the trail keeps it."""
    with event("campaign.unstated", by=by, subject=stated.campaign, note=str(stated)):
        stated.delete()
