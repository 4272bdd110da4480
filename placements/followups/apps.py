from django.apps import AppConfig


class FollowUpsConfig(AppConfig):
    name = "placements.followups"
    label = "followups"

    def ready(self) -> None:
        from participants.merging.joining import BY_NAME
        from placements.followups import learners, narrowing, timeline, worklist  # noqa: F401  register who is due, and what was tried
        from placements.followups.asking import recipient

        named = ("messaging_message", "recipient", recipient)
        BY_NAME.setdefault("participants_participant", []).append(named)
