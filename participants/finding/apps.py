from django.apps import AppConfig


class FindingConfig(AppConfig):
    name = "participants.finding"
    label = "finding"
