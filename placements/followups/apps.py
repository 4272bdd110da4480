from django.apps import AppConfig


class FollowUpsConfig(AppConfig):
    name = "placements.followups"
    label = "followups"
