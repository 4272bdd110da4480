"""The five-sheet reporting workbook as data: its sheets, its columns, how people spell them, what a cell may say.

Another workbook form is another such table; the reading knows nothing of this one but the keys of its columns.
Spellings are compared without case, accents and punctuation, so each stands here once. `needed` is a column without
which the sheet cannot be read; every other may be missing, and then nothing is said about it.
"""

from dataclasses import dataclass, field

from .choices import (
    CO_ENROLLMENT,
    COMPLETION,
    CREDENTIALS,
    EDUCATION,
    EMPLOYMENT,
    EMPLOYMENT_TYPE,
    GENDER,
    PROGRAMMES,
    RACE,
    SSI,
    YES_NO,
)
from .spelling import fold

HOURLY = (1, 150)  # dollars; a prior wage above is a week's or a month's pay
WEEKLY_HOURS = (1, 168)


@dataclass(frozen=True, eq=False)
class Column:
    """One column: `kind` names its parser in `cells.PARSERS`; `choices` maps each accepted value to other spellings.

    `possible` are the least and the most a number may be; one beyond is taken as not known, with a remark.
    """

    key: str
    title: str
    kind: str = "text"
    spellings: tuple = ()
    needed: bool = False
    choices: dict | None = None
    possible: tuple | None = None
    accepted: dict = field(init=False, repr=False, compare=False)  # every spelling, folded → the accepted value

    def __post_init__(self):
        spelled = {fold(other): value for value, others in (self.choices or {}).items() for other in others}
        object.__setattr__(self, "accepted", spelled | {fold(value): value for value in self.choices or {}})


@dataclass(frozen=True)
class SheetForm:
    """One sheet of the form and its columns."""

    key: str
    title: str
    columns: tuple


def _name(*, needed=True):
    return (
        Column("first_name", "First Name", "name", ("fname", "first", "given name"), needed),
        Column("middle_name", "Middle Name", "name", ("middle", "mname", "mi", "middle initial")),
        Column("last_name", "Last Name", "name", ("lname", "last", "surname", "family name"), needed),
    )


def _training(provider, program):
    return (
        Column("provider", provider, "text", ("training provider", "training provider name", "provider"), True),
        Column(
            "program",
            program,
            "text",
            ("training program", "training program name", "training class", "program", "program name"),
            True,
        ),
    )


def _kept(key, title):
    """A column for the key that a record has: workbooks that were filled from records have it, others need none.

    Beside it stand columns for what is on record and has no word in the form: it stays while its cell says the same.
    """
    return Column(key, title, "id")


def _yes_no(key, title, *spellings):
    return Column(key, title, "yes_no", spellings, choices=YES_NO)


INSTITUTIONS = SheetForm(
    "institutions",
    "Institutional_Information",
    (
        *_training("Training Provider Name", "Training Program Name"),
        Column("length", "Length of Program", "text", ("program length",)),
        Column("environment", "Environment Type", "text", ("environment",)),
        Column("hours", "Program Hours"),
        _yes_no("soft_skills", "Does your training program include soft skills training?", "soft skills"),
        Column("tuition", "Program Tuition Cost (actual cost)", "money", ("program tuition cost", "tuition")),
        _kept("program_key", "Key of the program on record"),
    ),
)

PARTICIPANTS = SheetForm(
    "participants",
    "Participant_Info",
    (
        *_name(),
        Column(
            "state_id",
            "CTHires Username or State ID #",
            "id",
            ("ct hires username", "cthires username", "state id", "state id #", "username", "participant id"),
        ),
        Column("birth_date", "Date of Birth", "birth_date", ("dob", "birth date", "birthdate", "birthday")),
        Column("street", "Street Address 1", "text", ("street address", "address", "address 1")),
        Column("street_2", "Street Address 2 (apt, etc)", "text", ("street address 2", "address 2")),
        Column("city", "City", "text", ("town of residence", "town", "city town")),
        Column("state", "State"),
        Column("zip", "Zip Code", "zip", ("zip", "zipcode", "postal code")),
        Column(
            "education",
            "Highest Education Level Obtained",
            "choice",
            ("highest education level", "education level", "education"),
            choices=EDUCATION,
        ),
        Column("school_status", "School Status at Program Entry", "text", ("school status",)),
        _yes_no("low_income", "Low Income Status", "does the participant qualify as low income?", "low income"),
        _yes_no("basic_skills", "Basic Skills Deficient", "basic skills deficient low levels of literacy"),
        _yes_no("single_parent", "Single Parent at Program Entry", "are you a single parent?", "single parent"),
        Column("co_enrollment", "Co-Enrollment (WIOA or WP)", "choice", ("co-enrollment",), choices=CO_ENROLLMENT),
        _yes_no(
            "tanf", "TANF", "temporary assistance to needy families (tanf)", "temporary assistance to needy families"
        ),
        Column("ssi", "SSI or SSDI", "choice", ("ssi ssdi", "ssi"), choices=SSI),
        _yes_no("snap", "SNAP", "food stamps", "supplemental nutrition assistance program snap"),
        Column(
            "prior_wage",
            "Hourly Wage in Most Recent Employment Prior to Participation",
            "wage",
            ("for your most recent job, what was your hourly wage?", "prior hourly wage", "hourly wage prior"),
            possible=HOURLY,
        ),
        Column(
            "prior_hours",
            "Hours Worked per Week Most Recent Employment Prior to Participation",
            "hours",
            ("prior weekly hours", "hours worked per week in most recent employment prior to participation"),
            possible=WEEKLY_HOURS,
        ),
        Column("gender", "Gender", "choice", ("sex", "gender identity"), choices=GENDER),
        Column("race", "Race", "choices", ("what is your race? select one or more:", "race ethnicity"), choices=RACE),
        _yes_no("hispanic", "Hispanic or Latino", "ethnicity: hispanic / latino (wioa)", "hispanic", "ethnicity"),
        Column("gender_kept", "Gender on record"),
        Column("barriers_kept", "Barriers on record"),
    ),
)

ENROLLMENTS = SheetForm(
    "enrollments",
    "Program_Enrollment",
    (
        *_name(),
        *_training("Training Provider Name", "Training Program Name"),
        Column("cip", "Training CIP Code", "cip", ("cip code", "cip")),
        Column("started_on", "Training Start Date", "date", ("start date", "training start", "start"), True),
        Column("ended_on", "Training End Date", "date", ("end date", "training end", "end"), True),
        Column(
            "status",
            "Training Completion Status",
            "choice",
            ("completion status", "completed training", "training completion"),
            True,
            COMPLETION,
        ),
        Column(
            "reason",
            "Non-Completion Exit Reason",
            "text",
            ("non-completion reason descriptor", "exit reason", "non-completion reason"),
        ),
        Column("other_reason", "If other, please specify exit reason", "text", ("other exit reason",)),
        _kept("cohort_key", "Key of the cohort on record"),
        Column("cohort_starts_on", "First day of the cohort on record", "date"),
        Column("cohort_ends_on", "Last day of the cohort on record", "date"),
        Column("cohort_provider", "Provider of the cohort on record"),
        _kept("enrollment_key", "Key of the enrollment on record"),
        Column("status_kept", "Status on record"),
    ),
)

CREDENTIAL_COLUMNS = tuple(f"credential_{number}" for number in range(1, 6))

ATTAINMENTS = SheetForm(
    "credentials",
    "Credential_Attainment",
    (
        *_name(),
        *_training("Training Provider", "Training Program"),
        *(
            Column(
                key,
                f"Credential {number} Type",
                "choice",
                (f"credential {number}", f"credential type {number}"),
                number == 1,
                CREDENTIALS,
            )
            for number, key in enumerate(CREDENTIAL_COLUMNS, 1)
        ),
        Column("skills", "New Skills Acquired (select all that apply)", "text", ("new skills acquired",)),
        Column("skills_naics", "Other Skills (NAICS code)", "text", ("other skills",)),
        *(
            column
            for number, key in enumerate(CREDENTIAL_COLUMNS, 1)
            for column in (
                _kept(f"{key}_key", f"Key of credential {number} on record"),
                Column(f"{key}_title", f"Title of credential {number} on record"),
            )
        ),
    ),
)

JOBS = SheetForm(
    "employment",
    "Employment",
    (
        *_name(),
        *_training("Training Provider", "Training Program"),
        Column("school_status", "School Status at Exit"),
        Column("status", "Employment Status", "choice", ("employment status at exit",), True, EMPLOYMENT),
        Column("started_on", "Job Start Date", "date", ("start date", "employment start date", "date of hire"), True),
        Column("type", "Employment Type", "choice", ("type of employment",), False, EMPLOYMENT_TYPE),
        Column("earn_and_learn", "If earn and learn, type", "text", ("earn and learn type",)),
        Column("other_type", "If other, please specify"),
        Column("employer", "Employer", "text", ("employer name", "name of employer", "company"), True),
        Column("employer_zip", "Employer Zip Code", "zip", ("zip code", "employer zip", "zip")),
        _yes_no("wage_reported", "If employed, did participant report hourly salary?", "hourly salary reported"),
        Column("wage", "Hourly Earnings", "wage", ("wage-hr", "hourly wage", "hourly pay", "wage"), True),
        Column(
            "hours",
            "Weekly Hours (Est.)",
            "hours",
            ("hours-wk", "weekly hours", "hours per week"),
            possible=WEEKLY_HOURS,
        ),
        Column("naics", "Occupation (NAICS) code", "naics", ("naics 6 digit code", "naics code", "naics")),
        _yes_no("health", "Access to healthcare benefits through employer?", "medical benefits?", "health benefits"),
        _yes_no("pto", "Access to PTO benefits through employer?", "paid time off", "pto"),
        _yes_no(
            "retirement",
            "Access to retirement benefits?",
            "does this position offer a retirement plan (401k, pension, etc.)?",
            "retirement plan",
        ),
        _yes_no("sick_leave", "Access to sick leave?", "sick leave", "paid sick leave"),
        _yes_no("advancement", "Access to additional training through employer?", "additional training"),
        _yes_no("flexible", "Access to flexible work schedule?", "flexible schedule"),
        _kept("employer_key", "Key of the employer on record"),
        _kept("placement_key", "Key of the placement on record"),
    ),
)

FORM = (INSTITUTIONS, PARTICIPANTS, ENROLLMENTS, ATTAINMENTS, JOBS)

# Programmes known under several names; they count only where Institutional_Information lists the name on the left.
ALIASES = PROGRAMMES
