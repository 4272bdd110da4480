from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class OpeningStatus(TextChoices):
    DRAFT = "draft", _("Draft")
    REVIEW = "review", _("Waiting for review")
    OPEN = "open", _("Open")
    FILLED = "filled", _("Filled")
    CLOSED = "closed", _("Closed")


# Not posted yet: nobody is referred to them, and they count in no figure.
UNPOSTED = (OpeningStatus.DRAFT, OpeningStatus.REVIEW)


class Shift(TextChoices):
    DAY = "day", _("Day shift")
    EVENING = "evening", _("Evening shift")
    NIGHT = "night", _("Night shift")
    WEEKEND = "weekend", _("Weekend shift")
    ROTATING = "rotating", _("Rotating shifts")
    ON_CALL = "on_call", _("On call")


class Place(TextChoices):
    """Where the work is done."""

    SITE = "site", _("On site")
    HYBRID = "hybrid", _("Partly from home")
    REMOTE = "remote", _("From home")


class Language(TextChoices):
    """Languages that jobs in care and making ask for, by ISO 639-1; the words are what a person says they speak."""

    ENGLISH = "en", _("English")
    SPANISH = "es", _("Spanish")
    ARABIC = "ar", _("Arabic")
    BENGALI = "bn", _("Bengali")
    CHINESE = "zh", _("Chinese")
    FRENCH = "fr", _("French")
    GUJARATI = "gu", _("Gujarati")
    HAITIAN = "ht", _("Haitian Creole")
    HINDI = "hi", _("Hindi")
    KOREAN = "ko", _("Korean")
    POLISH = "pl", _("Polish")
    PORTUGUESE = "pt", _("Portuguese")
    RUSSIAN = "ru", _("Russian")
    SOMALI = "so", _("Somali")
    TAGALOG = "tl", _("Tagalog")
    UKRAINIAN = "uk", _("Ukrainian")
    URDU = "ur", _("Urdu")
    VIETNAMESE = "vi", _("Vietnamese")
