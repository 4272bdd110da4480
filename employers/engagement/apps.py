from django.apps import AppConfig


class EngagementConfig(AppConfig):
    name = "employers.engagement"
    label = "engagement"
