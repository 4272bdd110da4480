from django.apps import AppConfig


class FundingConfig(AppConfig):
    name = "intermediary.funding"
    label = "funding"

    def ready(self) -> None:
        from intermediary.accounts.scope import MEMBERSHIPS
        from intermediary.funding.models import FunderMember

        MEMBERSHIPS["funders"] = lambda user: FunderMember.objects.filter(user=user).values_list("funder_id", flat=True)
