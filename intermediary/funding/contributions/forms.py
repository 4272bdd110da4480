from intermediary.funding.contributions.models import Contribution
from intermediary.funding.models import Grant
from intermediary.initiatives.partners.models import Partnership
from intermediary.pages.forms import RecordForm, dates


class ContributionForm(RecordForm):
    class Meta:
        model = Contribution
        fields = ("what", "form", "amount", "valued_by", "received_on", "grant")
        widgets = dates("received_on")

    def __init__(self, *args, partnership: Partnership, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["grant"].queryset = Grant.objects.filter(initiative=partnership.initiative_id)
