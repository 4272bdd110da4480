from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "intermediary.jobs"
    label = "jobs"
