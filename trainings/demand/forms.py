from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from intermediary.pages.forms import RecordForm
from trainings.demand.models import SeatPromise


class PromiseForm(RecordForm):
    """Seats of one need for a program or a cohort. `left`: how many of them are not given away yet."""

    class Meta:
        model = SeatPromise
        fields = ("seats", "cohort", "program")
        help_texts = {"program": _("Where it is not known yet which cohort.")}

    def __init__(self, *args, need, left: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.left = left
        self.instance.need = need
        if need.initiative_id:
            self.fields["cohort"].queryset = self.fields["cohort"].queryset.filter(initiative=need.initiative_id)
        self.fields["cohort"].queryset = self.fields["cohort"].queryset.select_related("program")

    def clean_seats(self) -> int:
        seats = self.cleaned_data["seats"]
        if seats > self.left:
            raise ValidationError(_("Only %(n)s of its seats are left."), params={"n": self.left})
        return seats
