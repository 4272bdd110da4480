from django.apps import AppConfig


class FollowUpsConfig(AppConfig):
    name = "placements.followups"
    label = "followups"

    def ready(self) -> None:
        from placements.followups import worklist  # noqa: F401  registers who is due
