from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules


class AccountsConfig(AppConfig):
    name = "intermediary.accounts"
    label = "accounts"

    def ready(self) -> None:
        from intermediary.accounts import changes, downloads  # noqa: F401  who changed a record, who took a list out
        from intermediary.accounts.database_role import prepare_web_role

        autodiscover_modules("permissions")  # each room enters its addresses in the access policy
        post_migrate.connect(prepare_web_role, sender=self)
