from django.apps import AppConfig


class EmployersConfig(AppConfig):
    name = "employers"
    label = "employers"

    def ready(self) -> None:
        from employers import worklist  # noqa: F401  registers openings that want somebody
        from employers.models import EmployerMember
        from intermediary.accounts.scope import MEMBERSHIPS

        MEMBERSHIPS["employers"] = lambda user: EmployerMember.objects.filter(user=user).values_list(
            "employer_id", flat=True
        )
