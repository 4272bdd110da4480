from employers.forms.employers import ContactForm, EmployerForm
from employers.forms.headcounts import HeadcountForm
from employers.forms.openings import FillForm, OpeningForm, OpeningSearch, PostingsForm, ReturnForm

__all__ = [
    "ContactForm",
    "EmployerForm",
    "FillForm",
    "HeadcountForm",
    "OpeningForm",
    "OpeningSearch",
    "PostingsForm",
    "ReturnForm",
]
