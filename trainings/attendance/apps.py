from django.apps import AppConfig


class AttendanceConfig(AppConfig):
    name = "trainings.attendance"
    label = "attendance"

    def ready(self):
        from trainings.attendance import worklist  # noqa: F401  registers what waits for somebody
