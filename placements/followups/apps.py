from django.apps import AppConfig


class FollowUpsConfig(AppConfig):
    name = "placements.followups"
    label = "followups"

    def ready(self) -> None:
        from placements.followups import narrowing, timeline, worklist  # noqa: F401  register who is due, and what was tried
