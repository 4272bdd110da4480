"""Extracts of official files that come with the project, so that research works without a network.

Wages: the rows of `oews_M2025_extract.csv` are those of 61 occupations in health care, manufacturing, logistics and IT
for the United States, Connecticut, Maryland and their areas, from the flat files of the May 2025 estimates
(https://download.bls.gov/pub/time.series/oe/, published 2026-05-15), written in the layout of the bureau's tables.
Areas: Connecticut's planning regions and metropolitan Baltimore, as in the area definitions of that May.
"""

from datetime import date
from pathlib import Path

from intermediary.research.enums import Kind

DATA = Path(__file__).parent / "data"
MAY_2025 = date(2026, 5, 15)
BUILT_IN = {
    Kind.AREAS: {"path": DATA / "area_definitions_m2025_extract.csv", "released_on": MAY_2025},
    Kind.OEWS: {"path": DATA / "oews_M2025_extract.csv", "released_on": MAY_2025},
}
