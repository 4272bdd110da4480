from django.apps import AppConfig


class MergingConfig(AppConfig):
    name = "participants.merging"
    label = "merging"
