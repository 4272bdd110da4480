"""Made-up content for the page that shows every component (templates/components/gallery.html)."""

import datetime

from django import forms

from intermediary.dashboards import charts


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
        **figures(today),
        "title": "Design",
        "filter_form": SampleFilter(),
        "form": SampleForm(posted),
        "wrong_form": wrong,
        "upload_form": SampleUpload(prefix="u"),
        "trail": [{"url": "#", "label": "Trainings"}, {"url": "#", "label": "Cohorts"}, {"label": "CNC Operator"}],
        "primary": {"url": "#", "label": "Add a cohort", "icon": "plus"},
        "secondary": [{"url": "#", "label": "Import a workbook", "icon": "import"}],
        "rows": [
            {
                "name": "CNC Operator, fall 2025",
                "provider": "Lakes Technical",
                "state": "Enrolling",
                "tone": "notice",
                "seats": "18 of 24",
                "starts": "Oct 6, 2025",
            },
            {
                "name": "Welding I, summer 2025",
                "provider": "Union Hall 41",
                "state": "In training",
                "tone": "good",
                "seats": "16 of 16",
                "starts": "Jun 16, 2025",
            },
            {
                "name": "Medical Assistant 12",
                "provider": "City College",
                "state": "Ended",
                "tone": "quiet",
                "seats": "22 of 25",
                "starts": "Jan 13, 2025",
            },
        ],
        "facts": [
            ("Program", "CNC Operator"),
            ("Provider", "Lakes Technical College"),
            ("First day", "Oct 6, 2025"),
            ("Grants", "Regional Skills Fund"),
            ("Room", None),
        ],
        "events": [
            {"when": "in 21 days", "title": "90-day check is due", "text": "Coach: Maya Torres", "ahead": True},
            {"when": today, "title": "Started at Harbor Precision", "text": "CNC operator, $24.50 an hour"},
            {"when": datetime.date(2025, 8, 29), "title": "Completed CNC Operator", "tone": "notice"},
        ],
        "tabs": [
            {"url": "#tabs", "label": "Overview", "active": True},
            {"url": "#tabs", "label": "People", "count": 18},
            {"url": "#tabs", "label": "Outcomes"},
        ],
        "jobs": [
            {"pk": "a", "state": "running", "done": 640, "total": 1000, "message": "Computing retention"},
            {"pk": "b", "state": "queued", "done": 0, "total": 0},
            {"pk": "c", "state": "failed", "done": 3, "total": 5, "message": "Row 14: no such cohort"},
        ],
    }


def figures(today) -> dict:
    """Return one tile of each state and one chart of each kind."""
    trend = charts.sparkline(
        [0.55, 0.58, 0.54, 0.6, 0.61, 0.66, 0.65], title="Placement over five releases", label="Rising"
    )
    steps = [
        (0, 1.0, 1.0, 1.0, 290),
        (21, 0.995, 0.98, 1.0, 281),
        (64, 0.988, 0.966, 0.996, 262),
        (90, 0.976, 0.951, 0.99, 250),
        (133, 0.957, 0.926, 0.976, 241),
        (180, 0.941, 0.905, 0.964, 228),
        (244, 0.924, 0.884, 0.951, 219),
        (301, 0.915, 0.872, 0.944, 213),
        (360, 0.9075, 0.862, 0.939, 208),
    ]
    return {
        "tiles": [
            charts.tile(
                "Placed within 180 days",
                66 / 101,
                numerator=66,
                denominator=101,
                low=0.557,
                high=0.739,
                as_of=today,
                target=0.6,
                url="#definition",
            ),
            charts.tile(
                "Median hourly gain",
                4.25,
                unit="gain",
                denominator=60,
                low=3.1,
                high=5.0,
                as_of=today,
                note="33 without a prior wage are left out.",
            ),
            charts.tile("Completed training", 0.84, numerator=132, denominator=157, trend=trend, as_of=today),
            charts.tile("Kept the job 180 days", none_words="95 placed, none confirmed yet", as_of=today),
            charts.tile("Kept the job 365 days", state="not_due", none_words="First due on Feb 11, 2026"),
            charts.tile("Women placed", state="suppressed"),
        ],
        "curve": charts.survival(
            steps,
            title="How long people keep the job",
            label="290 hires; 90.8% still with the same employer after a year.",
            as_of=today,
        ),
        "spread": charts.spread(
            [
                ("Hartford, CT", 21.26, 24.57, 30.93, 36.8, 41.05, False, False, 2680),
                ("Connecticut", 21.1, 23.99, 29.87, 36.56, None, True, False, 5240),
                ("Our placements after 12 months", 20.5, 22.0, 23.75, 25.5, 28.0, False, True, 34),
            ],
            title="What it pays an hour",
            label="Machinists: dollars an hour at the 10th to the 90th percentile, by area, and of our own.",
            threshold=24.1,
            threshold_name="Living wage",
        ),
        "wage": charts.wages(
            (17.5, 16.9, 18.2, 60, 15.25, 20.0),
            (22.0, 21.0, 23.1, 95, 19.5, 25.5),
            title="Hourly wage",
            label="Median $17.50 before and $22.00 after.",
            as_of=today,
        ),
        "distribution": charts.wage_bins(
            [
                (12, 15, 14, None),
                (15, 18, 22, 12),
                (18, 21, 15, 24),
                (21, 24, None, 31),
                (24, 27, None, 17),
                (27, None, 0, 11),
            ],
            title="Hourly wages of everybody",
            label="Wages move up by one or two steps.",
        ),
        "pipeline": charts.funnel(
            [
                ("Enrolled", 157),
                ("Completed", 132),
                ("Placed", 86, False, "31 not yet due"),
                ("Kept 90 days", 61),
                ("Kept a year", None, True),
            ],
            title="From enrollment to a lasting job",
            label="Five steps.",
            as_of=today,
        ),
        "groups": charts.bars(
            [
                ("CNC Operator, fall 2024", 0.78, 0.6, 0.89, 27),
                ("Welding I at Union Hall 41, winter 2025", 0.61, 0.43, 0.77, 31),
                ("Medical Assistant 12", None, None, None, None, True),
                ("Pharmacy Technician 3", None),
            ],
            title="Placement by cohort",
            label="Two cohorts shown, one too small, one without data.",
            target=0.65,
        ),
        "five_numbers": charts.five(
            {"achieved": 66, "missed": 35, "unknown": 8, "immature": 31, "excluded": 3},
            title="Placed within 180 days",
            names={"achieved": "Placed", "missed": "Not placed"},
        ),
        "five_withheld": charts.five(
            {"achieved": None, "missed": None, "unknown": 0, "immature": 12, "excluded": 0}, title="Placed, women"
        ),
        "region": charts.county_map(
            [("09110", 240), ("09170", 130), ("09140", 45), ("09130", None, True), ("09190", 15), ("72127", 20)],
            title="Hires by county",
            label="Six counties; most hires in the Capitol region.",
            as_of=today,
            noun="Hires",
        ),
        "over_time": charts.trend(
            [
                (datetime.date(2024, 9, 30), 0.58, 0.5, 0.66, 120),
                (datetime.date(2024, 12, 31), 0.61, 0.54, 0.68, 150),
                (datetime.date(2025, 3, 31), None, None, None, None, True),
                (datetime.date(2025, 6, 30), 0.64, 0.57, 0.7, 190, False, 2),
                (today, 0.66, 0.6, 0.72, 210, False, 2),
            ],
            title="Placement over releases",
            label="Five releases; the third too small to show.",
            target=0.7,
        ),
        "goal": charts.target(0.653, 0.7, title="Placement against target"),
        "empty_curve": charts.survival([], title="Retention", label="Nobody has been placed yet."),
    }
