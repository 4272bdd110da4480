from django.apps import AppConfig


class InitiativesConfig(AppConfig):
    name = "intermediary.initiatives"
    label = "initiatives"
