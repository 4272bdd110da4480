from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "intermediary.audit"
    label = "audit"
