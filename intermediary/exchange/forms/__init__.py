from intermediary.exchange.forms.layout import SheetForm
from intermediary.exchange.forms.likeness import LikenessForm
from intermediary.exchange.forms.upload import UploadForm

__all__ = ["LikenessForm", "SheetForm", "UploadForm"]
