"""The keys of the records a workbook makes, from their content: the same file twice makes the same records.

A row that is mended keeps its key where it can. People carry their state ID and employers their name, so these two
are the same across initiatives; all else is kept apart by the initiative.
"""

from .spelling import slug, squash


class Keys:
    """The keys of the records: from their content, the same each time."""

    def __init__(self, initiative):
        self.initiative = initiative

    def person(self, line):
        """The state ID; without one, name and birth date; without these, the name within the initiative."""
        if line["state_id"]:
            return line["state_id"]
        name = f"{squash(line['first_name'])}-{squash(line['last_name'])}"
        return f"{name}-{line['birth_date']}" if line["birth_date"] else f"{self.initiative}/{name}"

    def employer(self, line):
        """The employer's name: one employer hires for many initiatives."""
        return slug(line["employer"])

    def program(self, title):
        """A programme of the initiative, whoever offers it."""
        return f"{self.initiative}/{slug(title)}"

    def cohort(self, enrollment):
        """Everybody with the same provider, programme and start date."""
        provider, program = enrollment.training
        return f"{self.initiative}/{slug(provider)}/{slug(program)}/{enrollment['started_on']}"

    def training(self, line):
        """One person in one programme of one provider, whenever it began: what credentials and jobs hang on."""
        provider, program = line.training
        return f"{self.initiative}/{slug(provider)}/{slug(program)}/{self.person(line.person)}"
