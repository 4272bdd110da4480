from django.apps import AppConfig


class ChangesConfig(AppConfig):
    name = "intermediary.initiatives.changes"
    label = "changes"
