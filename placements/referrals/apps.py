from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    name = "placements.referrals"
    label = "referrals"

    def ready(self) -> None:
        from placements.referrals import worklist  # noqa: F401  registers a source
