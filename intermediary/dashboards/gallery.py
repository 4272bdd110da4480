"""Made-up content for the page that shows every component (templates/components/gallery.html)."""

import datetime

from django import forms


class SampleFilter(forms.Form):
    """A list's search box and filters, as `components/toolbar.html` takes them."""

    q = forms.CharField(label="Search", required=False, help_text="Name, program or provider")
    state = forms.ChoiceField(
        label="Status", required=False, choices=[("", "All"), ("open", "Enrolling"), ("run", "In training")]
    )
    year = forms.ChoiceField(label="Started in", required=False, choices=[("", "Any year"), ("2025", "2025")])


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="Name", help_text="As staff will look for it, such as “CNC Operator, fall 2025”.")
    starts_on = forms.DateField(label="First day", widget=forms.DateInput(attrs={"type": "date"}))
    program = forms.ChoiceField(label="Program", choices=[("", "Choose a program"), ("cnc", "CNC Operator")])
    seats = forms.IntegerField(label="Seats", min_value=1)
    funded = forms.BooleanField(label="A grant pays for this cohort", required=False)
    way = forms.ChoiceField(
        label="How it is taught", choices=[("site", "On site"), ("remote", "Remote")], widget=forms.RadioSelect
    )
    note = forms.CharField(label="Note", required=False, widget=forms.Textarea(attrs={"rows": 3}))


class SampleUpload(forms.Form):
    """One file to drop."""

    workbook = forms.FileField(label="Workbook", widget=forms.FileInput(attrs={"accept": ".xlsx"}))


def samples(posted=None) -> dict:
    """Return the context of the gallery; `posted` is a form sent by mistake, to show the error summary."""
    wrong = SampleForm({"name": "", "seats": "0", "starts_on": "2025-02-30", "program": "cnc", "way": "site"})
    today = datetime.date(2025, 9, 30)
    return {
        "title": "Design",
        "filter_form": SampleFilter(),
        "form": SampleForm(posted),
        "wrong_form": wrong,
        "upload_form": SampleUpload(prefix="u"),
        "trail": [{"url": "#", "label": "Trainings"}, {"url": "#", "label": "Cohorts"}, {"label": "CNC Operator"}],
        "primary": {"url": "#", "label": "Add a cohort", "icon": "plus"},
        "secondary": [{"url": "#", "label": "Import a workbook", "icon": "import"}],
        "rows": [
            {"name": "CNC Operator, fall 2025", "provider": "Lakes Technical", "state": "Enrolling", "tone": "notice",
             "seats": "18 of 24", "starts": "Oct 6, 2025"},
            {"name": "Welding I, summer 2025", "provider": "Union Hall 41", "state": "In training", "tone": "good",
             "seats": "16 of 16", "starts": "Jun 16, 2025"},
            {"name": "Medical Assistant 12", "provider": "City College", "state": "Ended", "tone": "quiet",
             "seats": "22 of 25", "starts": "Jan 13, 2025"},
        ],
        "facts": [("Program", "CNC Operator"), ("Provider", "Lakes Technical College"), ("First day", "Oct 6, 2025"),
                  ("Grants", "Regional Skills Fund"), ("Room", None)],
        "events": [
            {"when": "in 21 days", "title": "90-day check is due", "text": "Coach: Maya Torres", "ahead": True},
            {"when": today, "title": "Started at Harbor Precision", "text": "CNC operator, $24.50 an hour"},
            {"when": datetime.date(2025, 8, 29), "title": "Completed CNC Operator", "tone": "notice"},
        ],
        "tabs": [{"url": "#tabs", "label": "Overview", "active": True}, {"url": "#tabs", "label": "People", "count": 18},
                 {"url": "#tabs", "label": "Outcomes"}],
        "jobs": [
            {"pk": "a", "state": "running", "done": 640, "total": 1000, "message": "Computing retention"},
            {"pk": "b", "state": "queued", "done": 0, "total": 0},
            {"pk": "c", "state": "failed", "done": 3, "total": 5, "message": "Row 14: no such cohort"},
        ],
    }
