from django.apps import AppConfig


class MergingConfig(AppConfig):
    name = "participants.merging"
    label = "merging"

    def ready(self) -> None:
        from intermediary.exchange.files import OLD_KEYS

        OLD_KEYS["participants"] = (
            "select m.gone_key as was, p.key as now from merging_merge m "
            "join participants_participant p on p.id = m.kept_id where m.undone_at is null"
        )
