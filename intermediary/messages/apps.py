from django.apps import AppConfig


class MessagesConfig(AppConfig):
    name = "intermediary.messages"
    label = "messaging"
