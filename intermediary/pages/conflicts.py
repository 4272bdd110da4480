"""Two people edit one record: the second is shown both values and chooses, field by field; nothing is written over.

A form over a record on file carries, signed, the values it showed (`seen`). When it comes back the row is locked and
read anew, so that of two at once the second waits and then finds what the first wrote. A field is in conflict where its
value on record is neither the one that was seen nor the one that is sent. What was typed stays typed; the page that
asks shows the new values as seen, so whoever answers it late is asked again.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.db import models
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

SALT = "intermediary.pages.conflicts"
SEEN = "seen"
MINE, THEIRS = "mine", "theirs"
TELLERS: list[Callable] = []


def tells_who_changed(function: Callable) -> Callable:
    """Register `function(record) -> words`: who changed a record last and when; empty where that is not to be said."""
    TELLERS.append(function)
    return function


class Conflict(NamedTuple):
    """One field with the value that is sent and the one on record, in words. `kept`: which radio is ticked."""

    name: str
    label: str
    mine: str
    theirs: str
    kept: str


class Seen(forms.HiddenInput):
    """The hidden values that were seen; after a conflict also the choice. So every template that draws hidden fields
    draws it."""

    def __init__(self, form):
        super().__init__()
        self.form = form

    def render(self, name, value, attrs=None, renderer=None):
        context = {"name": name, "value": value, "conflicts": self.form.conflicts, "who": self.form.who_changed}
        return render_to_string("components/conflict.html", context)


class Guarded:
    """What a ModelForm needs for it: mixed into `RecordForm`, which every edit form is."""

    conflicts: list[Conflict] = []
    who_changed = ""
    gone = False

    def __new__(cls, *args, **kwargs):
        made = super().__new__(cls)
        made.asked_for = args, kwargs
        return made

    def guard(self) -> None:
        """Have the form carry what it shows, where it is about a record. To be called when its fields stand."""
        if self.instance.pk is not None or self.asked_for[1].get("instance") is not None:
            label = gettext_lazy("Changed meanwhile")
            seen = forms.CharField(label=label, required=False, initial=self.sign, widget=Seen(self))
            self.fields = {SEEN: seen, **self.fields}

    def full_clean(self) -> None:
        guarded = self.is_bound and SEEN in self.fields and self.instance.pk is not None
        if guarded:
            self._take_hold()
        super().full_clean()
        if hasattr(self, "cleaned_data"):
            self.cleaned_data.pop(SEEN, None)
        if self.gone:
            self.add_error(None, _("Somebody removed this record while you had it open. Nothing was saved."))
        elif self.conflicts:
            self.add_error(SEEN, _("Choose below what is to stand."))

    def sign(self) -> str:
        """What the page shows, signed: values by field, and for which of them it asks for a choice."""
        shown = {"pk": self.instance.pk, "values": self._shown, "asked": [conflict.name for conflict in self.conflicts]}
        return signing.dumps(shown, salt=f"{SALT}:{self._meta.model._meta.label}", compress=True)

    @cached_property
    def _shown(self) -> dict:
        """Field name → its value on record as a browser would send it back."""
        return {
            name: token(field.prepare_value(self.get_initial_for_field(field, name)))
            for name, field in self.fields.items()
            if name != SEEN and not field.disabled and not isinstance(field, forms.FileField)
        }

    def _take_hold(self) -> None:
        model = type(self.instance)
        try:
            self.instance.refresh_from_db(
                from_queryset=model._base_manager.select_for_update(no_key=True, of=("self",))
            )
        except model.DoesNotExist:
            self.gone = True
            return
        arguments, keywords = self.asked_for
        self._shown = type(self)(None, *([None] if arguments[1:] else []), *arguments[2:], **_unbound(keywords))._shown
        seen = self._seen()
        self.conflicts = [
            found for name in self._shown if name in self.fields and (found := self._conflict(name, seen))
        ]
        if self.conflicts:
            self._put(SEEN, self.sign())
            self.who_changed = next(filter(None, (tell(self.instance) for tell in TELLERS)), "")

    def _seen(self) -> dict:
        """What the page showed, as it comes back; nothing where somebody made it up, or left it out."""
        salt = f"{SALT}:{self._meta.model._meta.label}"
        try:
            seen = signing.loads(self.data.get(self.add_prefix(SEEN), ""), salt=salt)
        except signing.BadSignature:
            return {"values": {}, "asked": []}
        return seen if seen["pk"] in (self.instance.pk, None) else {"values": {}, "asked": []}

    def _conflict(self, name: str, seen: dict) -> Conflict | None:
        """The conflict of one field, or None. Where the value on record was chosen, it takes the place of the typed."""
        field, asked = self.fields[name], name in seen["asked"]
        choice = self.data.get(f"{self.add_prefix(SEEN)}-{name}", "")
        if asked and choice == THEIRS:
            self._put(name, seen["values"][name])
        raw = field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name))
        mine, theirs = plain(field, raw), plain(field, self._shown[name])
        before = plain(field, seen["values"][name]) if name in seen["values"] else None
        if mine == theirs or (before == theirs and (choice == MINE or not asked)):
            return None
        kept = choice if asked and before == theirs else THEIRS if mine == before else ""
        return Conflict(name, field.label or name, words(field, mine), words(field, theirs), kept)

    def _put(self, name: str, value: str | list[str]) -> None:
        data, key = self.data.copy(), self.add_prefix(name)
        data.pop(key, None)
        if isinstance(value, list):
            data.setlist(key, value) if hasattr(data, "setlist") else data.update({key: value})
        elif value:
            data[key] = value
        self.data = data


def token(value) -> str | list[str]:
    """A form value as a browser would send it: lists in one order, a ticked box as "on", nothing as ""."""
    match value:
        case None | False:
            return ""
        case True:
            return "on"
        case models.Model():
            return str(value.pk)
        case list() | tuple() | set() | models.QuerySet():
            return sorted(map(str, map(token, value)))
        case Decimal():
            return format(value.normalize(), "f")
        case str():
            return value.replace("\r\n", "\n").strip()
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def plain(field: forms.Field, raw) -> str | list[str]:
    """Two spellings of one value, such as 18.5 and 18.50, as the same token."""
    try:
        return token(field.prepare_value(field.to_python(raw)))
    except ValidationError:
        return token(raw)


def words(field: forms.Field, value: str | list[str]) -> str:
    """A token as its reader knows it: the name of a choice, a day in words, a dash for nothing."""
    if isinstance(value, list):
        return ", ".join(words(field, each) for each in value) or "–"
    if isinstance(field, forms.BooleanField) and not isinstance(field, forms.NullBooleanField):
        return _("Yes") if value else _("No")
    if not value:
        return "–"
    if isinstance(field, forms.ModelChoiceField):
        found = _chosen(field, value)
        return field.label_from_instance(found) if found else value
    if isinstance(field, forms.DateField):
        return _day(value)
    return str(_labels(getattr(field, "choices", ())).get(value, value))


def _chosen(field: forms.ModelChoiceField, value: str) -> models.Model | None:
    try:
        return field.queryset.filter(**{field.to_field_name or "pk": value}).first()
    except (ValueError, TypeError, ValidationError):  # made up: no number where there must be one
        return None


def _day(value: str) -> str:
    try:
        return date_format(date.fromisoformat(value))
    except ValueError:
        return value


def _labels(choices) -> dict:
    labels = {}
    for key, label in choices:
        labels |= {str(k): v for k, v in label} if isinstance(label, list | tuple) else {str(key): label}
    return labels


def _unbound(keywords: dict) -> dict:
    return {name: value for name, value in keywords.items() if name not in ("data", "files")}
