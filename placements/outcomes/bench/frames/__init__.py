"""The same measures in pandas, as somebody who knows it well would write them: vectorised, summed once per cohort and
per employer and rolled up, nothing done row by row.

The tables are read by COPY into data frames, in a process of its own. Its figures are compared with the engine's, one
by one, in every run that is small enough: a contender that computes something else proves nothing.

read → evidence (spells, chains) → facts → groups → rates, survival, wages
"""

# pandas' own, in the database's unit: days since 1970.
EPOCH = "1970-01-01"
