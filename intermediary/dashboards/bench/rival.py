"""The Django admin over the same tables, on the benchmark's server only: as one would set it up who knows it well.

Names are joined and not fetched row by row, pages have as many rows as ours, and it is let in by the same policy.
"""

from django.contrib import admin

from intermediary.accounts.policy import admit
from intermediary.accounts.roles import STAFF
from intermediary.pages.keyset import SIZE
from participants.models import Identity
from trainings.models import Enrollment


class Site(admin.AdminSite):
    def has_permission(self, request) -> bool:
        return request.user.is_authenticated and request.user.is_staff_member


class Viewed(admin.ModelAdmin):
    list_per_page = SIZE

    def has_module_permission(self, request) -> bool:
        return True

    def has_view_permission(self, request, obj=None) -> bool:
        return True

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    has_add_permission = has_delete_permission = lambda self, request, obj=None: False


class People(Viewed):
    list_display = ("last_name", "first_name", "birth_date", "phone", "email", "participant")
    list_select_related = ("participant",)
    search_fields = ("last_name", "first_name", "email", "phone", "participant__key")
    ordering = ("last_name", "first_name")

    def lookup_allowed(self, lookup, value, request) -> bool:
        return True


class Seats(Viewed):
    list_display = ("participant", "status", "enrolled_on")
    list_select_related = ("participant__identity",)
    ordering = ("participant__identity__last_name", "participant__identity__first_name")

    def lookup_allowed(self, lookup, value, request) -> bool:
        return True


site = Site(name="rival")
site.register(Identity, People)
site.register(Enrollment, Seats)
admit(STAFF, "rival:participants_identity_changelist", "rival:participants_identity_change")
admit(STAFF, "rival:trainings_enrollment_changelist")
