from django.apps import AppConfig


class PartnersConfig(AppConfig):
    name = "intermediary.initiatives.partners"
    label = "partners"
