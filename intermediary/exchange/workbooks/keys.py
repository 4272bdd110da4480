"""The keys of the records a workbook makes, from their content: the same file twice makes the same records.

A row that is mended keeps its key where it can. People carry their state ID and employers their name, so these two
are the same across initiatives; all else is kept apart by the initiative.
"""

import hashlib

from .spelling import slug, squash

LONGEST = 120  # characters of a key on record


def fit(key):
    """The key itself where it is short enough, else its beginning and a digest of the whole."""
    if len(key) <= LONGEST:
        return key
    digest = hashlib.sha256(key.encode()).hexdigest()[:16]
    return f"{key[: LONGEST - 17].rstrip()}-{digest}"


def person_key(initiative, first_name, last_name, birth_date):
    """The key of a person who has no ID: name and birth date; without that, the name within the initiative."""
    name = f"{squash(first_name)}-{squash(last_name)}"
    return fit(f"{name}-{birth_date}" if birth_date else f"{initiative}/{name}")


class Keys:
    """The keys of the records: those that the workbook was filled with, else from their content, the same each time."""

    def __init__(self, initiative, offers=()):
        self.initiative = initiative
        self.programs = {line["program"]: line["program_key"] for line in reversed(offers) if line["program_key"]}

    def person(self, line):
        """The state ID; without one, name and birth date; without these, the name within the initiative."""
        if line["state_id"]:
            return fit(line["state_id"])
        return person_key(self.initiative, line["first_name"], line["last_name"], line["birth_date"])

    def employer(self, line):
        """The employer's name: one employer hires for many initiatives."""
        return line["employer_key"] or fit(slug(line["employer"]))

    def program(self, title):
        """A programme of the initiative, whoever offers it."""
        return self.programs.get(title) or fit(f"{self.initiative}/{slug(title)}")

    def cohort(self, enrollment):
        """Everybody with the same provider, programme and start date."""
        provider, program = enrollment.training
        derived = fit(f"{self.initiative}/{slug(provider)}/{slug(program)}/{enrollment['started_on']}")
        return enrollment["cohort_key"] or derived

    def enrollment(self, line):
        """One person in one cohort."""
        return line["enrollment_key"] or fit(f"{self.cohort(line)}/{self.person(line.person)}")

    def credential(self, line, column, code, number):
        """The n-th credential of a type that came of a training, whenever that began."""
        return line[f"{column}_key"] or fit(f"{self._training(line)}/{code}-{number}")

    def placement(self, line):
        """The job with an employer that came of a training, whenever either began."""
        return line["placement_key"] or fit(f"{self._training(line)}/{self.employer(line)}")

    def _training(self, line):
        provider, program = line.training
        return f"{self.initiative}/{self.person(line.person)}/{slug(provider)}/{slug(program)}"
