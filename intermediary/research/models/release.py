from datetime import date, timedelta

from django.db import models
from django.db.models.functions import Now
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intermediary.research.enums import Kind

# After so many days since its release a figure is stale: the next one is out by then, with a quarter's grace. What is
# revised once in ten years, and the crosswalk between two revisions, is never.
STALE_AFTER = {
    Kind.OEWS: 365 + 92,  # every spring
    Kind.AREAS: 2 * 365,
    Kind.PROJECTIONS: 2 * 365 + 92,  # states every second year
    Kind.QCEW: 2 * 92 + 31,  # every quarter
    Kind.CPI: 365 + 92,
}


class Release(models.Model):
    """One file of official figures as it was published and loaded. `period` is what it speaks of, in sortable form:
    2025-05 (a May), 2025Q1, 2024-2034. `sample` figures are made up for the demo and never official."""

    PRIVACY = {"open": "kind period source url released_on licence file_name sha256 rows sample loaded_at"}

    kind = models.CharField(gettext_lazy("Kind"), max_length=12, choices=Kind.choices)
    period = models.CharField(gettext_lazy("Of"), max_length=12)
    source = models.CharField(gettext_lazy("Source"), max_length=200)
    url = models.CharField(gettext_lazy("Address"), max_length=200, blank=True)
    released_on = models.DateField(gettext_lazy("Released on"))
    licence = models.CharField(gettext_lazy("Licence"), max_length=200)
    file_name = models.CharField(gettext_lazy("File"), max_length=200)
    sha256 = models.CharField(max_length=64)
    rows = models.PositiveIntegerField(gettext_lazy("Figures"), default=0)
    sample = models.BooleanField(gettext_lazy("Sample figures"), default=False)
    loaded_at = models.DateTimeField(gettext_lazy("Loaded"), db_default=Now())

    class Meta:
        ordering = ("kind", "-released_on", "-pk")
        constraints = (
            models.UniqueConstraint(fields=["kind", "sha256"], name="one_release_a_file"),
            models.CheckConstraint(condition=models.Q(kind__in=Kind.values), name="release_kind_known"),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.period}"

    @property
    def stale_on(self) -> date | None:
        """The first day on which its figures count as stale, or None where they never do."""
        after = STALE_AFTER.get(self.kind)
        return self.released_on + timedelta(days=after) if after else None

    def stale(self, as_of: date) -> bool:
        return self.stale_on is not None and as_of >= self.stale_on

    @property
    def period_words(self) -> str:
        """“May 2025”, “first quarter of 2025” and the like, as a page says it."""
        year, _sign, month = self.period.partition("-")
        if self.kind == Kind.OEWS and month.isdigit():
            return date_format(date(int(year), int(month), 1), "F Y")
        return self.period.replace("-", "–").replace("Q", " Q")

    @property
    def cited(self) -> str:
        """Source and date, as every page says them beside a figure."""
        words = _("%(source)s, %(period)s, released %(day)s") % {
            "source": self.source,
            "period": self.period_words,
            "day": date_format(self.released_on),
        }
        if not self.sample:
            return words
        said = {"kind": self.get_kind_display(), "words": words}
        return _("%(kind)s: sample figures, not official. %(words)s") % said
