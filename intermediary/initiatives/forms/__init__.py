from intermediary.initiatives.forms.industries import InitiativeForm
from intermediary.initiatives.forms.people import PeopleForm
from intermediary.initiatives.forms.places import OccupationsForm, RegionForm
from intermediary.initiatives.forms.standard import StandardForm

__all__ = ["InitiativeForm", "OccupationsForm", "PeopleForm", "RegionForm", "StandardForm"]
