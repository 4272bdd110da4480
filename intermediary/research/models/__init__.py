from intermediary.research.models.industries import CountyIndustry
from intermediary.research.models.occupations import AreaCounty, Occupation, Recoded
from intermediary.research.models.prices import Price
from intermediary.research.models.release import Release
from intermediary.research.models.wages import Projection, Wage

__all__ = ["AreaCounty", "CountyIndustry", "Occupation", "Price", "Projection", "Recoded", "Release", "Wage"]
