"""Whom a figure is about: the scopes that a cohort or an employer leads to, whole and by gender and race."""

from dataclasses import dataclass

import pandas as pd

CUTS = ("", "gender", "race")


@dataclass(frozen=True)
class Scope:
    """`members` leads from a cohort or an employer (`column`) to the scope's ids; `names` from those to their keys."""

    name: str
    column: str
    members: pd.DataFrame
    names: pd.Series

    def roll_up(self, tally: pd.DataFrame, keys: list[str], numbers: list[str]) -> pd.DataFrame:
        """Sums per scope of what was summed per cohort or employer."""
        if self.name == self.column:
            return tally.rename(columns={self.column: "scope"})
        return tally.merge(self.members, on=self.column).groupby(["scope", *keys], as_index=False)[numbers].sum()


def scopes(frames: dict[str, pd.DataFrame]) -> list[Scope]:
    cohorts = frames["cohorts"]

    def names(table: str, column: str = "id") -> pd.Series:
        return frames[table].set_index(column).key

    def named(column: str) -> pd.DataFrame:
        return cohorts[["cohort"]].assign(scope=cohorts[column])

    firms = frames["employers"]
    return [
        Scope("initiative", "cohort", named("initiative"), names("initiatives")),
        Scope("grant", "cohort", frames["cohort_grants"].rename(columns={"grant": "scope"}), names("grants")),
        Scope("program", "cohort", named("program"), names("programs")),
        Scope("cohort", "cohort", named("cohort"), names("cohorts", "cohort")),
        Scope("employer", "employer", pd.DataFrame({"employer": firms.id, "scope": firms.id}), names("employers")),
    ]


def values(frames: dict[str, pd.DataFrame], cut: str) -> pd.DataFrame:
    """Each person with each value that they count under: several races, several rows."""
    traits = frames["traits"][["person", cut]]
    told = pd.Series(traits[cut].cat.categories, name=cut)
    sets = pd.DataFrame({cut: told, "value": [text.split(" ") if text else ["unknown"] for text in told]})
    sets = sets.explode("value").astype({cut: traits[cut].dtype, "value": "category"})
    return traits.merge(sets, on=cut)[["person", "value"]]


def by(rows: pd.DataFrame, told: pd.DataFrame | None) -> pd.DataFrame:
    """The rows with a column `value`: empty for the whole, else the value of the cut."""
    if told is None:
        return rows.assign(value=pd.Categorical.from_codes([0] * len(rows), [""]))
    rows = rows.merge(told, on="person", how="left")
    if rows.value.isna().any():
        rows["value"] = rows.value.cat.add_categories({"unknown"} - set(rows.value.cat.categories)).fillna("unknown")
    return rows
