"""A small workbook of invented people, as a partnership would fill it in: to try an import with, and for tests."""

from datetime import date

from . import choices
from .form import FORM
from .writer import rows_of, write

AS_OF = date(2025, 6, 30)
NORTH, RIVER = "Northfield Technical College", "Riverside Works Academy"
WELDING, MACHINING = "Welding Fundamentals", "CNC Machining"
LICENSE, CERTIFICATE, CERTIFICATION = list(choices.CREDENTIALS)[:3]

_PEOPLE = [
    # first, middle, last, ID, born, prior wage, prior hours, gender, race, low income
    ("Amina", "", "Okoro", "aokoro1001", date(1994, 2, 11), 14.5, 30, "Female", "Black or African American", "Yes"),
    ("Luis", "Ángel", "Peña", "lpena1002", date(1988, 7, 3), 16, 40, "Male", "White", "No"),
    ("Grace", "", "O'Dell", "godell1003", date(2001, 12, 30), None, None, "Female", "White", "Yes"),
    ("Minh", "", "Đỗ", "mdo1004", date(1979, 5, 19), 15.25, 36, "Male", "Asian", "No"),
    ("Ruth", "Anne", "Smith-Hale", "rsmithha1005", date(1990, 9, 9), None, None, "Female", "Unknown", "Yes"),
    ("Tomasz", "", "Zielny", "tzielny1006", date(1999, 3, 27), 13, 24, "Other", "White", "Yes"),
    ("Dana", "", "Whitefeather", "dwhitefe1007", date(1985, 11, 2), 18.4, 40, "Unknown", "Other", "No"),
    ("Joel", "", "Abara", "jabara1008", date(2003, 1, 15), None, None, "Male", "Black or African American", "No"),
]

_TRAININGS = [
    # who, provider, programme, start, end, status, exit reason
    (0, NORTH, WELDING, date(2024, 9, 3), date(2024, 12, 13), choices.COMPLETED, None),
    (1, NORTH, WELDING, date(2024, 9, 3), date(2024, 12, 13), choices.COMPLETED, None),
    (2, NORTH, WELDING, date(2024, 9, 3), date(2024, 10, 18), choices.WITHDRAWN, "Withdrew due to lack of childcare"),
    (3, RIVER, MACHINING, date(2024, 10, 7), date(2025, 2, 28), choices.COMPLETED_LATE, None),
    (4, RIVER, MACHINING, date(2024, 10, 7), date(2025, 2, 14), choices.COMPLETED, None),
    (5, RIVER, MACHINING, date(2024, 10, 7), date(2025, 2, 14), choices.COMPLETED, None),
    (6, RIVER, WELDING, date(2025, 5, 5), date(2025, 8, 15), None, None),
    (7, RIVER, WELDING, date(2025, 5, 5), date(2025, 8, 15), None, None),
    (0, RIVER, MACHINING, date(2025, 3, 3), date(2025, 6, 20), choices.COMPLETED, None),
]

_CREDENTIALS = [(0, CERTIFICATION, None), (1, CERTIFICATION, CERTIFICATE), (3, CERTIFICATE, None), (8, LICENSE, None)]

_JOBS = [
    # training, status, start, type, employer, ZIP, wage, hours, NAICS
    (0, choices.PARTNER, date(2025, 1, 6), "Full-time employment", "Harbor Steel & Plate", "06610", 22.5, 40, "332312"),
    (1, choices.NO_PARTNER, date(2025, 2, 3), "Full-time employment", "Tidewater Boats", "06320", 21.75, 40, "336612"),
    (3, choices.PARTNER, date(2025, 3, 10), choices.EARN_AND_LEARN, "Crane & Pell Tool", "06051", 24, 40, "333515"),
    (
        4,
        choices.OUT_OF_FIELD,
        date(2025, 4, 1),
        "Part-time employment",
        "Mill Street Market",
        "06010",
        None,
        20,
        "445110",
    ),
]


def example_sheets():
    """The five sheets as name → rows, the header first; a fresh copy, to be changed at will."""
    offers = dict.fromkeys((provider, program) for _, provider, program, *_ in _TRAININGS)
    records = {
        "institutions": [
            {
                "provider": provider,
                "program": program,
                "length": "3 - 6 months",
                "environment": "In-person",
                "hours": "Full time program",
                "soft_skills": "Yes",
                "tuition": 3200,
            }
            for provider, program in offers
        ],
        "participants": [_participant(*person) for person in _PEOPLE],
        "enrollments": [_enrollment(*training) for training in _TRAININGS],
        "credentials": [
            {**_who(training), "credential_1": first, "credential_2": second, "skills": "Manufacturing"}
            for training, first, second in _CREDENTIALS
        ],
        "employment": [_job(*job) for job in _JOBS] + [_no_job(2, "Could not contact"), _no_job(5, "Going to college")],
    }
    return {form.title: rows_of(form, records[form.key]) for form in FORM}


def write_example(target):
    """Write the example as XLSX to a path or a binary file."""
    write(target, example_sheets())


def _participant(first, middle, last, number, born, wage, hours, gender, race, low_income):
    return {
        "first_name": first,
        "middle_name": middle or None,
        "last_name": last,
        "state_id": number,
        "birth_date": born,
        "street": "12 Example Street",
        "city": "Bristol",
        "state": "CT",
        "zip": "06010",
        "education": "Attained secondary school diploma",
        "low_income": low_income,
        "basic_skills": "No",
        "single_parent": "Yes" if low_income == "Yes" and gender == "Female" else "No",
        "co_enrollment": "No",
        "tanf": "No",
        "ssi": "No",
        "snap": low_income,
        "prior_wage": wage,
        "prior_hours": hours,
        "gender": gender,
        "race": race,
        "hispanic": "Yes" if last == "Peña" else "No",
    }


def _name(person):
    return {
        "first_name": _PEOPLE[person][0],
        "middle_name": _PEOPLE[person][1] or None,
        "last_name": _PEOPLE[person][2],
    }


def _enrollment(person, provider, program, start, end, status, reason):
    return {
        **_name(person),
        "provider": provider,
        "program": program,
        "cip": "48.0508" if program == WELDING else "48.0510",
        "started_on": start,
        "ended_on": end,
        "status": status,
        "reason": reason,
    }


def _who(training):
    person, provider, program, *_ = _TRAININGS[training]
    return {**_name(person), "provider": provider, "program": program}


def _job(training, status, start, kind, employer, postal, wage, hours, naics):
    return {
        **_who(training),
        "status": status,
        "started_on": start,
        "type": kind,
        "earn_and_learn": "Registered Apprenticeships" if kind == choices.EARN_AND_LEARN else None,
        "employer": employer,
        "employer_zip": postal,
        "wage_reported": "Yes" if wage else "No",
        "wage": wage,
        "hours": hours,
        "naics": naics,
        "health": "Yes",
        "pto": "No",
        "retirement": "Yes",
        "sick_leave": "Yes" if hours == 40 else "No",
        "advancement": "Yes",
        "flexible": "No",
    }


def _no_job(training, status):
    return {**_who(training), "status": status}
