from django.apps import AppConfig


class OutreachConfig(AppConfig):
    name = "intermediary.initiatives.outreach"
    label = "outreach"
