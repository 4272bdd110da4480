"""From the words of the five-sheet workbook to the values of the exchange format. What is not here is not known."""

from .choices import COMPLETED, COMPLETED_LATE, NO_PARTNER, OUT_OF_FIELD, PARTNER, WITHDRAWN

YES_NO = {"Yes": "yes", "No": "no"}

GENDER = {"Female": "female", "Male": "male", "Other": "other"}

RACE = {
    "White": "white",
    "Black or African American": "black",
    "Asian": "asian",
    "American Indian or Alaska Native": "american_indian",
    "Native Hawaiian or Other Pacific Islander": "pacific_islander",
    "Other": "other",
}

EDUCATION = {
    "No educational level completed": "none",
    "Attained secondary school diploma": "diploma",
    "Attained a secondary school equivalency": "equivalency",
    "Completed one or more years of postsecondary education": "some_college",
    "Attained a postsecondary technical or vocational certificate (non-degree)": "vocational",
    "Attained an Associate's degree": "associate",
    "Attained a Bachelor's degree": "bachelor",
    "Attained a degree beyond a Bachelor's degree": "graduate",
}

# The form asks for three of the barriers; a "no" cannot be told from "not known" in a list.
BARRIERS = ("low_income", "basic_skills", "single_parent")

STATUS = {COMPLETED: "completed", COMPLETED_LATE: "completed", WITHDRAWN: "withdrawn", None: "enrolled"}

# Federal codes: 1 secondary, 2 AA or AS, 3 BA or BS, 4 licensure, 5 certificate, 6 certification, 7 other, 8 graduate.
CREDENTIAL = {
    "Occupational Licenses (Non-Academic Organizations)": "4",
    "Occupational Certificates (Non-Academic Organizations)": "5",
    "Non-Title IV Certifications (Post-secondary educational degrees and certifications)": "6",
    "Secondary school diploma or equivalency": "1",
    "Associate's degree": "2",
    "Bachelor's degree": "3",
    "Graduate degree": "8",
}
OTHER_CREDENTIAL = "7"

# The form's word for what the records know more exactly, or call otherwise.
COARSER_GENDER = {"nonbinary": "Other"}
COARSER_STATUS = {"dismissed": WITHDRAWN}
DISMISSED = "Dismissed"  # the reason that the form demands, where the record has none

TRAINING_RELATED = {PARTNER: "yes", NO_PARTNER: "yes", OUT_OF_FIELD: "no"}


def either(*answers):
    """Paid leave of any kind: yes when one is, no when all are no, not known otherwise."""
    if "Yes" in answers:
        return "yes"
    return "no" if all(answer == "No" for answer in answers) else ""
