"""What people call the columns of their lists, by file and column of the exchange format; and the words in them.

Spellings are compared without case, accents and punctuation, so each stands here once. What is in `ANYWHERE` means the
same on every list; what is in `OWN` only on a list of just these records: `Name` on a list of firms is a firm's.
"""

from intermediary.exchange.workbooks import choices, codes

ANYWHERE = {
    "participants": {
        "participant": (
            "participant id", "client id", "student id", "state id", "state id #", "customer id", "case number",
            "cthires username", "cthires username or state id #", "unique id", "member id", "participant number",
            "participant key", "pirl 100", "unique individual identifier",
        ),
        "full_name": (
            "name", "names", "participant name", "client name", "student name", "full name", "participant", "client",
            "student", "learner", "trainee", "name of participant", "last first", "last name first name",
            "nombre completo", "nombre y apellido",
        ),
        "first_name": ("first name", "fname", "first", "given name", "forename", "first nm", "nombre"),
        "middle_name": ("middle name", "middle", "mname", "mi", "middle initial"),
        "last_name": ("last name", "lname", "last", "surname", "family name", "last nm", "apellido", "apellidos"),
        "birth_date": (
            "date of birth", "dob", "d o b", "birth date", "birthdate", "birthday", "born", "pirl 200",
            "fecha de nacimiento",
        ),
        "email": ("email", "e mail", "email address", "e mail address", "participant email", "correo electrónico"),
        "phone": (
            "phone", "phone number", "telephone", "mobile", "cell", "cell phone", "mobile phone", "tel", "teléfono",
            "home phone", "contact number",
        ),
        "gender": ("gender", "sex", "gender identity", "pirl 201", "género", "sexo"),
        "race": (
            "race", "race ethnicity", "race/ethnicity", "what is your race? select one or more:", "races", "raza",
        ),
        "hispanic": (
            "hispanic", "hispanic or latino", "ethnicity", "hispanic latino", "latino",
            "ethnicity: hispanic / latino (wioa)", "pirl 210", "hispano o latino",
        ),
        "veteran": ("veteran", "veteran status", "military", "served in the military", "pirl 300"),
        "disability": (
            "disability", "disabled", "individual with a disability", "has a disability", "disability status",
            "pirl 202",
        ),
        "education": (
            "education", "education level", "highest education level", "highest education level obtained",
            "highest education", "highest grade completed", "educational attainment", "pirl 408",
        ),
        "zip": ("participant zip", "home zip", "zip code of residence", "residence zip", "client zip"),
        "county_fips": ("county of residence", "residence county", "home county", "participant county"),
        "barriers": ("barriers", "barriers to employment", "employment barriers", "barrier"),
        "prior_hourly_wage": (
            "prior hourly wage", "hourly wage prior", "wage at entry", "entry wage", "previous wage", "prior wage",
            "wage before training", "baseline wage", "starting wage at intake",
            "hourly wage in most recent employment prior to participation",
            "for your most recent job, what was your hourly wage?",
        ),
        "prior_weekly_hours": (
            "prior weekly hours", "hours at entry", "previous hours", "hours before training",
            "hours worked per week most recent employment prior to participation",
            "hours worked per week in most recent employment prior to participation",
        ),
        "prior_job_ended_on": ("prior job ended", "last day of previous job", "prior job end date"),
    },
    "employers": {
        "employer": ("employer id", "company id", "employer key", "firm id", "employer number", "account number"),
        "name": (
            "employer", "employer name", "name of employer", "company", "company name", "firm", "business",
            "business name", "organization", "hired by", "place of employment", "employer of record", "empleador",
            "empresa", "worksite",
        ),
        "fein": (
            "fein", "ein", "federal ein", "employer ein", "tax id", "federal tax id", "federal employer number",
            "federal employer identification number", "federal id",
        ),
        "naics": ("naics", "naics code", "employer naics", "industry", "industry code", "naics 6 digit code",
                  "occupation (naics) code", "employer industry"),
        "county_fips": ("employer county", "county of employer", "job county", "county of employment"),
        "headcount": ("headcount", "number of employees", "employees", "company size", "staff size", "size"),
    },
    "programs": {
        "program": ("program id", "course id", "program code", "program key", "etpl id"),
        "title": (
            "program", "training program", "program name", "training program name", "course", "course name",
            "training", "training name", "program title", "training class", "class", "programa", "curso",
        ),
        "provider": ("program provider",),
        "soc": ("program soc", "soc of program", "training soc", "target occupation"),
        "cip": ("cip", "cip code", "training cip code", "program cip", "pirl 1313"),
        "hours": ("program hours", "training hours", "course hours", "contact hours", "clock hours",
                  "hours of training"),
    },
    "cohorts": {
        "cohort": ("cohort id", "class id", "cohort key", "section id", "cohort number"),
        "provider": (
            "provider", "training provider", "training provider name", "provider name", "school", "institution",
            "training organization", "college",
        ),
        "starts_on": ("cohort start", "cohort start date", "class start", "class start date", "program start",
                      "program start date", "course start", "course start date"),
        "ends_on": ("cohort end", "cohort end date", "class end", "class end date", "program end",
                    "program end date", "course end", "course end date"),
        "capacity": ("capacity", "seats", "slots", "class size", "max enrollment"),
    },
    "enrollments": {
        "enrollment": ("enrollment id", "enrollment key", "registration id"),
        "status": ("enrollment status", "completion status", "training completion status", "completed training",
                   "training status", "completion", "training outcome"),
        "enrolled_on": ("enrolled", "enrolled on", "enrollment date", "enrollment start", "training start date",
                        "training start", "date enrolled", "date entered training", "pirl 1302"),
        "ended_on": ("exit date", "training end date", "training end", "completion date", "date completed",
                     "enrollment end", "enrollment end date", "date of exit", "pirl 1308"),
        "reason": ("exit reason", "non-completion exit reason", "non-completion reason", "reason for leaving",
                   "withdrawal reason", "reason for exit", "drop reason"),
        "training_type": ("type of training", "training type", "training service type", "pirl 1303"),
    },
    "services": {
        "service": ("service id", "service key"),
        "kind": ("service", "service type", "type of service", "service provided", "activity", "service name"),
        "provided_on": ("service date", "date of service", "provided on", "date provided", "service start date"),
        "keeps_open": ("participation level", "keeps participation open", "counts as participation"),
        "planned": ("planned", "planned service", "scheduled"),
    },
    "exclusions": {
        "exclusion": ("exclusion id", "exclusion key"),
        "reason": ("other reasons for exit", "exclusion reason", "pirl 923", "exclusionary reason"),
        "effective_on": ("exclusion date", "effective date", "effective on"),
    },
    "credentials": {
        "credential": ("credential id", "certificate number", "credential number", "license number"),
        "title": ("credential", "credential name", "certificate", "certification", "license", "credential title",
                  "credential earned", "industry recognized credential", "badge", "certificación"),
        "type": ("credential type", "type of credential", "credential 1 type", "type of recognized credential",
                 "pirl 1800"),
        "attained_on": ("credential date", "date attained", "date earned", "credential date attained", "issue date",
                        "date of credential", "date attained recognized credential", "pirl 1801"),
        "evidence": ("evidence", "documentation", "proof", "source document"),
    },
    "skill_gains": {
        "skill_gain": ("skill gain id",),
        "kind": ("skill gain", "skill gain type", "measurable skill gain", "msg type", "msg"),
        "gained_on": ("skill gain date", "date of skill gain", "msg date", "gained on"),
        "evidence": ("skill gain evidence",),
    },
    "placements": {
        "placement": ("placement id", "job id", "hire id", "placement key"),
        "soc": ("soc", "soc code", "occupation code", "o*net code", "onet", "onet soc code", "occupation soc"),
        "started_on": ("job start date", "employment start date", "date of hire", "hire date", "start of employment",
                       "date hired", "first day worked", "job start", "hired on", "placement date",
                       "employment start", "fecha de contratación"),
        "last_day_worked": ("last day worked", "job end date", "employment end date", "termination date",
                            "separation date", "date terminated", "end of employment", "job end"),
        "first_observed_on": ("first observed", "on record since"),
        "last_known_employed_on": ("last known employed", "last verified", "last verified employed", "verified on",
                                   "still employed as of"),
        "hourly_wage": ("hourly wage", "wage", "hourly earnings", "hourly rate", "pay rate", "wage hr", "hourly pay",
                        "starting wage", "starting hourly wage", "rate of pay", "wage per hour", "wage at placement",
                        "placement wage", "pay", "salario por hora"),
        "weekly_hours": ("weekly hours", "hours per week", "hours wk", "hours a week", "weekly hours (est.)",
                         "hrs per week", "hours worked per week", "hours week", "horas por semana"),
        "subsidized": ("subsidized", "subsidized employment", "wage subsidy", "ojt subsidy"),
        "training_related": ("training related", "training related employment", "in field", "related to training",
                             "employed in field", "pirl 2128"),
        "health_insurance": ("health insurance", "health benefits", "medical benefits", "healthcare",
                             "access to healthcare benefits through employer?", "medical benefits?", "benefits"),
        "paid_leave": ("paid leave", "pto", "paid time off", "access to pto benefits through employer?",
                       "paid sick leave", "sick leave"),
        "retirement_plan": ("retirement", "retirement plan", "retirement benefits", "401k",
                            "access to retirement benefits?"),
        "schedule_notice_days": ("schedule notice days", "days of schedule notice", "schedule notice"),
        "advancement_path": ("advancement path", "career path", "career advancement", "path to advance",
                             "access to additional training through employer?"),
        "worker_voice": ("worker voice", "union", "union member", "collective bargaining"),
        "end_reason": ("reason for separation", "termination reason", "why it ended", "separation reason"),
        "living_wage_hourly": ("living wage", "living wage hourly"),
        "living_wage_source": ("living wage source",),
        "part_time_by_choice": ("part time by choice", "voluntary part time"),
    },
    "follow_ups": {
        "follow_up": ("follow up id",),
        "observed_on": ("follow up date", "date of follow up", "date of contact", "observed on", "contact date",
                        "verification date", "date verified"),
        "status": ("follow up status", "retention status", "employment status", "still employed",
                   "employment status at follow up"),
        "source": ("follow up source", "verification source", "verified by", "source of information",
                   "verification method"),
    },
    "quarterly_wages": {
        "wage": ("wage record id",),
        "quarter": ("quarter", "year quarter", "wage quarter", "qtr", "reporting quarter", "trimestre"),
        "amount": ("quarterly wages", "quarterly wage", "quarterly earnings", "wages paid", "total wages", "earnings",
                   "wage amount", "gross wages"),
        "source": ("wage source", "wage record source"),
    },
    "openings": {
        "opening": ("opening id", "job order", "job order number", "requisition", "posting id", "job order id"),
        "title": ("job title", "position title", "opening", "vacancy", "job opening", "puesto"),
        "positions": ("positions", "number of positions", "number of openings", "openings", "vacancies"),
        "posted_on": ("posted", "posted on", "date posted", "posting date", "open date"),
        "expires_on": ("expires", "expires on", "expiration date", "open until", "apply by"),
        "closed_on": ("closed", "closed on", "date closed", "close date"),
        "hourly_wage_low": ("minimum wage offered", "wage low", "pay from", "min wage", "wage from",
                            "minimum hourly wage"),
        "hourly_wage_high": ("maximum wage offered", "wage high", "pay to", "max wage", "wage to",
                             "maximum hourly wage"),
        "status": ("opening status", "job order status", "posting status"),
        "description": ("job description", "duties"),
        "shifts": ("shift", "shifts", "work shift"),
        "schedule_notice_days": ("schedule notice days", "days of schedule notice", "schedule notice"),
        "health_insurance": ("health insurance", "health benefits", "medical benefits"),
        "paid_leave": ("paid leave", "pto", "paid time off", "paid sick leave"),
        "retirement_plan": ("retirement plan", "401k", "retirement benefits"),
        "required_skills": ("required skills", "skills required", "skills"),
        "preferred_skills": ("preferred skills", "skills preferred"),
        "required_credentials": ("required credentials", "required licenses", "licenses required", "certifications"),
        "preferred_credentials": ("preferred credentials", "preferred licenses"),
        "fair_chance": ("fair chance", "second chance", "background friendly"),
        "languages": ("languages", "language", "languages required"),
    },
    "hiring_needs": {
        "hiring_need": ("hiring need id",),
        "soc": ("soc", "soc code", "occupation code"),
        "quarter": ("quarter", "quarter needed", "hiring quarter"),
        "seats": ("seats", "seats promised", "people to hire", "hires needed", "projected hires", "commitment"),
        "certainty": ("certainty", "firm or likely", "how sure"),
        "said_by": ("said by", "committed by", "contact person"),
        "said_on": ("said on", "date committed", "date of commitment"),
        "withdrawn_on": ("withdrawn on", "taken back on"),
    },
    "headcounts": {
        "headcount": ("headcount id",),
        "starts_on": ("month", "first month", "period start"),
        "months": ("months", "number of months"),
        "average_headcount": ("average headcount", "average employees", "average staff"),
        "separations": ("separations", "leavers", "number of separations"),
        "other_hires": ("other hires", "hires", "number of hires"),
    },
    "establishments": {
        "establishment": ("establishment id",),
        "county_fips": ("county fips", "fips", "fips code", "area fips", "county code"),
        "quarter": ("quarter", "qtr"),
        "establishments": ("establishments", "number of establishments", "qtrly estabs count"),
        "source": ("source",),
    },
    "consents": {
        "consent": ("consent id",),
        "purpose": ("purpose", "consent for", "release for"),
        "given_on": ("consent date", "date of consent", "consent given", "release signed", "signed on"),
        "expires_on": ("consent expires", "consent expiration", "release expires"),
        "withdrawn_on": ("consent withdrawn", "withdrawn on", "revoked on"),
    },
}  # fmt: skip

OWN = {
    "participants": {
        "participant": ("id", "key", "number", "username", "external id"),
        "zip": ("zip", "zip code", "zipcode", "postal code", "código postal"),
        "county_fips": ("county", "county fips", "fips", "county code"),
    },
    "employers": {
        "employer": ("id", "key", "number"),
        "name": ("name", "legal name", "trade name"),
        "county_fips": ("county", "county fips", "fips", "county code"),
    },
    "programs": {
        "program": ("id", "key"), "title": ("title", "name"), "provider": ("provider", "training provider", "school"),
        "soc": ("soc", "soc code"), "hours": ("hours",),
    },
    "cohorts": {
        "cohort": ("id", "key", "cohort"), "starts_on": ("start date", "start", "starts on", "from", "begins"),
        "ends_on": ("end date", "end", "ends on", "to", "until", "finish"),
    },
    "enrollments": {
        "enrollment": ("id", "key"), "status": ("status", "outcome"), "enrolled_on": ("start date", "start"),
        "ended_on": ("end date", "end"), "reason": ("reason",),
    },
    "services": {"service": ("id", "key"), "kind": ("kind", "type"), "provided_on": ("date", "provided")},
    "exclusions": {"exclusion": ("id", "key"), "reason": ("reason",), "effective_on": ("date",)},
    "credentials": {
        "credential": ("id", "key"), "title": ("title", "name of credential"), "type": ("type",),
        "attained_on": ("date", "attained", "attained on", "earned", "issued"),
    },
    "skill_gains": {"skill_gain": ("id", "key"), "kind": ("kind", "type"), "gained_on": ("date",)},
    "placements": {
        "placement": ("id", "key"), "started_on": ("start date", "start", "started", "hired"),
        "last_day_worked": ("end date", "end", "last day"), "weekly_hours": ("hours",),
    },
    "follow_ups": {
        "follow_up": ("id", "key"), "observed_on": ("date",), "status": ("status", "outcome"), "source": ("source",),
    },
    "quarterly_wages": {
        "wage": ("id", "key"), "amount": ("amount", "wages", "wage"), "source": ("source",),
    },
    "openings": {
        "opening": ("id", "key"), "title": ("title", "position", "job", "occupation"), "status": ("status",),
        "weekly_hours": ("hours", "hours per week", "weekly hours"), "description": ("description",),
        "soc": ("soc", "soc code"),
    },
    "headcounts": {"headcount": ("id", "key"), "soc": ("soc", "soc code", "occupation")},
    "establishments": {"establishment": ("id", "key"), "naics": ("naics", "naics code", "industry")},
    "consents": {"consent": ("id", "key"), "given_on": ("date", "given"), "expires_on": ("expires",)},
}  # fmt: skip

# Whom a column is said to be of: "Client First Name", "Employee DOB".
ROLES = {
    "participants": ("participant", "participants", "client", "student", "employee", "trainee", "customer", "worker"),
    "employers": ("employer", "company", "firm", "business"),
    "programs": ("program", "training program", "course", "training"),
    "cohorts": ("cohort", "class"),
    "placements": ("job", "placement", "employment"),
}

NAMES = {  # what lists of them are called: the names of sheets and files
    "participants": ("participants", "participant info", "clients", "students", "people", "roster", "intake"),
    "employers": ("employers", "companies", "firms", "businesses", "partners"),
    "programs": ("programs", "courses", "trainings", "institutional information"),
    "cohorts": ("cohorts", "classes"),
    "enrollments": ("enrollments", "program enrollment", "enrolments", "registrations"),
    "services": ("services", "activities", "case notes"),
    "exclusions": ("exclusions",),
    "credentials": ("credentials", "credential attainment", "certificates", "certifications"),
    "skill_gains": ("skill gains", "msg"),
    "placements": ("placements", "jobs", "hires", "employment", "outcomes"),
    "follow_ups": ("follow ups", "followups", "retention"),
    "quarterly_wages": ("wages", "quarterly wages", "wage records", "ui wages", "earnings"),
    "openings": ("openings", "job orders", "jobs open", "vacancies"),
    "headcounts": ("headcounts", "staff"),
    "establishments": ("establishments", "qcew"),
    "consents": ("consents", "releases"),
}


def _coded(words: dict, meanings: dict) -> dict[str, str]:
    """Spelling → value of the exchange format, from the words of the five-sheet workbook; "" where not known."""
    return {
        spelling: meanings.get(word, "") for word, others in words.items() for spelling in (word, *others)
    }  # fmt: skip


# Enumeration → other spellings of its values. What means "not known" has no value.
VALUES = {
    "Gender": _coded(choices.GENDER, codes.GENDER) | {"non-binary": "nonbinary", "nonbinary": "nonbinary"},
    "Race": _coded(choices.RACE, codes.RACE) | {"two or more races": "", "multiracial": ""},
    "Education": _coded(choices.EDUCATION, codes.EDUCATION)
    | {"hs diploma": "diploma", "high school": "diploma", "hs": "diploma", "hse": "equivalency",
       "bachelors": "bachelor",
       "bachelor's": "bachelor", "ba": "bachelor", "bs": "bachelor", "aa": "associate", "associates": "associate",
       "less than high school": "none", "some high school": "none", "masters": "graduate", "phd": "graduate"},
    "EnrollmentStatus": _coded(choices.COMPLETION, codes.STATUS)
    | {"complete": "completed", "graduated": "completed", "graduate": "completed", "finished": "completed",
       "in progress": "enrolled", "active": "enrolled", "current": "enrolled", "in training": "enrolled",
       "still in training": "enrolled", "dropped": "withdrawn", "dropped out": "withdrawn", "withdrew": "withdrawn",
       "drop": "withdrawn", "expelled": "dismissed", "terminated": "dismissed", "waitlist": "waitlisted",
       "waiting list": "waitlisted", "applicant": "applied"},
    "CredentialType": _coded(choices.CREDENTIALS, codes.CREDENTIAL),
    "FollowUpStatus": {
        "employed": "employed_same", "same employer": "employed_same", "still employed": "employed_same",
        "retained": "employed_same", "yes": "employed_same", "y": "employed_same",
        "different employer": "employed_other",
        "new employer": "employed_other", "unemployed": "not_employed", "no longer employed": "not_employed",
        "no": "not_employed", "n": "not_employed", "could not contact": "unreached", "no contact": "unreached",
        "unable to contact": "unreached", "unable to reach": "unreached", "no response": "unreached",
    },
    "Source": {
        "ui": "ui_match", "ui wage record": "ui_match", "wage record": "ui_match", "paystub": "pay_stub",
        "paycheck": "pay_stub", "self report": "participant", "self reported": "participant", "client": "participant",
        "case manager": "staff", "employer verification": "employer",
    },
    "OpeningStatus": {"active": "open", "filled": "closed", "inactive": "closed", "expired": "closed"},
}  # fmt: skip
YES_NO = {"yes": choices.YES_NO["Yes"], "no": choices.YES_NO["No"]}
