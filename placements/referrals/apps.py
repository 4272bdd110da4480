from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    name = "placements.referrals"
    label = "referrals"

    def ready(self) -> None:
        from placements.referrals import timeline, worklist  # noqa: F401  register themselves
