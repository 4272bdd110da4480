from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What an organization is."""

    EMPLOYER = "employer", _("Employer")
    AGENCY = "agency", _("Public agency")
    PROVIDER = "provider", _("Training provider")
    UNION = "union", _("Union")
    COMMUNITY = "community", _("Community organization")
    FUNDER = "funder", _("Funder")
    OTHER = "other", _("Other")


class PartnerRole(TextChoices):
    """What it does in an initiative: one organization may do several of these."""

    CONVENES = "convenes", _("Brings partners together")
    GOVERNS = "governs", _("Decides with us")
    HIRES = "hires", _("Hires")
    TRAINS = "trains", _("Trains")
    REFERS = "refers", _("Refers people")
    SUPPORTS = "supports", _("Supports people on the way")
    REPRESENTS = "represents", _("Speaks for workers")
    PAYS = "pays", _("Pays")


class AgreementKind(TextChoices):
    UNDERSTANDING = "understanding", _("Memorandum of understanding")
    CONTRACT = "contract", _("Contract")
    DATA = "data", _("Data sharing agreement")
    REFERRAL = "referral", _("Referral agreement")
    OTHER = "other", _("Other")


class Direction(TextChoices):
    TO_US = "to_us", _("From them to us")
    TO_THEM = "to_them", _("From us to them")
