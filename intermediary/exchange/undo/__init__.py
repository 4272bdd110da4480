"""Take an import back: what it created goes, what it changed returns, what others built on since stays and is named."""

from intermediary.exchange.undo.forecast import Forecast, forecast
from intermediary.exchange.undo.take_back import begin, take_back

__all__ = ["Forecast", "begin", "forecast", "take_back"]
