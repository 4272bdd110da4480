"""Any spreadsheet: opened safely, its sheets and columns recognised, read into the exchange format.

opened = open_file(content, file_name)           # sheets of rows; raises NotThisWorkbook
proposal = propose(opened, as_of=…, remembered=…)  # what each sheet and column seems to be, and how sure that is
mapping = proposal.mapping                       # as a person confirmed it; Mapping.from_dict(kept)
found = read(content, file_name=…, mapping=mapping, as_of=…, initiative=key, grants=keys)
found.tables, .problems, .remarks, .repairs, .repeated_rows, .counts, .header(file, sheet, column), .as_dict()
"""

from .detect import Proposal, Remembered, propose
from .mapping import Mapping, SheetMapping
from .opening import open_file, saved_on
from .reading import read

__all__ = ["Mapping", "Proposal", "Remembered", "SheetMapping", "open_file", "propose", "read", "saved_on"]
