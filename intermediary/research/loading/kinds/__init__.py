from intermediary.research.enums import Kind
from intermediary.research.loading.kinds import areas, crosswalk, oews, prices, projections, qcew, soc

KINDS = {
    Kind.SOC: soc.FILE,
    Kind.CROSSWALK: crosswalk.FILE,
    Kind.AREAS: areas.FILE,
    Kind.OEWS: oews.FILE,
    Kind.PROJECTIONS: projections.FILE,
    Kind.QCEW: qcew.FILE,
    Kind.CPI: prices.FILE,
}
