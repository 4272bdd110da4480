"""Every page of an initiative's strategy, with something to open at it: part of `pages`."""

# Address → the records of `strategy.Strategy` whose numbers follow the initiative's key.
EXAMPLES: dict[str, tuple[str, ...]] = {
    "action_add": ("meeting",),
    "action_edit": ("action",),
    "agreement_add": ("partner",),
    "agreement_edit": ("partner", "agreement"),
    "campaign_add": (),
    "campaign_detail": ("campaign",),
    "campaign_edit": ("campaign",),
    "campaign_list": (),
    "campaign_state": ("campaign",),
    "change_add": (),
    "change_detail": ("change",),
    "change_edit": ("change",),
    "change_evidence_add": ("change",),
    "change_list": (),
    "change_recheck": ("change",),
    "change_verify": ("change",),
    "contribution_add": ("partner",),
    "contribution_edit": ("partner", "contribution"),
    "council_add": (),
    "council_detail": ("council",),
    "council_edit": ("council",),
    "council_list": (),
    "meeting_add": ("council",),
    "meeting_attendance": ("meeting",),
    "meeting_decide": ("meeting",),
    "meeting_detail": ("meeting",),
    "meeting_edit": ("meeting",),
    "partner_add": (),
    "partner_detail": ("partner",),
    "partner_edit": ("partner",),
    "partner_known_as": ("partner",),
    "partner_list": (),
    "referral_count_add": ("partner",),
    "seat_add": ("council",),
    "seat_edit": ("council", "seat"),
}
NO_PAGE = {
    "action_done": "leads back: it takes a POST",
    "campaign_withdraw": "leads back: it takes a POST",
    "change_evidence_file": "a file",
    "change_publish": "leads back: it takes a POST",
    "contribution_remove": "leads back: it takes a POST",
    "referral_count_remove": "leads back: it takes a POST",
}


def arguments(name: str, world) -> list:
    return [world.initiative.key, *(getattr(world.strategy, record).pk for record in EXAMPLES[name])]
