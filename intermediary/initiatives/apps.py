from django.apps import AppConfig


class InitiativesConfig(AppConfig):
    name = "intermediary.initiatives"
    label = "initiatives"

    def ready(self) -> None:
        from intermediary.accounts.scope import NARROWED

        NARROWED["initiatives"] = "select array_agg(initiative_id) from initiatives_member where user_id = %s"
