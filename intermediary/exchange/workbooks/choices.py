"""What the cells of the five-sheet workbook may say: each accepted value with its other spellings."""

YES_NO = {
    "Yes": ("y", "yes", "true", "1", "sí", "sim", "oui"),
    "No": ("n", "no", "false", "0", "não", "non"),
}

GENDER = {
    "Female": ("f", "woman", "mujer", "femme"),
    "Male": ("m", "man", "hombre", "homme"),
    "Other": ("non-binary", "genderqueer"),
    "Unknown": ("did not disclose", "choose not to answer", "prefer not to answer"),
}

RACE = {
    "White": ("caucasian or white", "caucasian", "blanc", "blanco"),
    "Black or African American": ("black", "black / african american", "african american", "negro o afroamericano"),
    "Asian": (),
    "American Indian or Alaska Native": ("american indian", "alaska native", "native american"),
    "Native Hawaiian or Other Pacific Islander": ("native hawaiian", "pacific islander"),
    "Other": ("some other race",),
    "Unknown": ("prefer not to answer", "did not disclose", "choose not to answer"),
}

EDUCATION = {
    "No educational level completed": ("none",),
    "Attained secondary school diploma": ("high school diploma", "secondary school diploma"),
    "Attained a secondary school equivalency": ("ged", "high school equivalency", "secondary school equivalency"),
    "Completed one or more years of postsecondary education": ("some college",),
    "Attained a postsecondary technical or vocational certificate (non-degree)": (
        "attained a postsecondary technical or vocational certificate",
        "vocational certificate",
    ),
    "Attained an Associate's degree": ("associate's degree", "associate degree"),
    "Attained a Bachelor's degree": ("bachelor's degree", "bachelor degree"),
    "Attained a degree beyond a Bachelor's degree": ("master's degree", "graduate degree", "doctorate"),
}

CO_ENROLLMENT = {"No": ("n", "none"), "Yes, WIOA": ("wioa",), "Yes, WP": ("wp",), "Both WIOA and WP": ("both",)}

SSI = {"No": ("n", "none"), "SSI": (), "SSDI": (), "Both SSI and SSDI": ("both",), "Yes": ("y",)}

COMPLETED = "Completed training on time"
COMPLETED_LATE = "Yes but not continuous"
WITHDRAWN = "Did not complete training (please code exit reason)"
COMPLETION = {
    COMPLETED: ("yes", "y"),
    COMPLETED_LATE: (),
    WITHDRAWN: ("no", "n", "did not complete training"),
}

PARTNER = "Employed in-field by an employer who partners with your training program"
NO_PARTNER = "Employed in-field by an employer who doesn't partner with your training program"
OUT_OF_FIELD = "Employed out of field"
EMPLOYED = frozenset({PARTNER, NO_PARTNER, OUT_OF_FIELD})
EMPLOYMENT = {
    PARTNER: ("employed in-field by an employed who partners with your training program",),
    NO_PARTNER: (
        "employed in-field by an employed who doesn't partner with your training program",
        "employed in-field by an employer who does not partner with your training program",
    ),
    OUT_OF_FIELD: ("employed not in-field",),
    "Still seeking employment": ("seeking employment",),
    "Not seeking employment in-field": (),
    "Could not contact": (),
    "Going to college": (),
}

EARN_AND_LEARN = "Earn and Learn employment"
EMPLOYMENT_TYPE = {
    "Full-time employment": ("full-time", "full time"),
    "Part-time employment": ("part-time", "part time"),
    "Seasonal employment": ("seasonal",),
    EARN_AND_LEARN: ("earn and learn",),
    "Other": (),
}

CREDENTIALS = {
    "Occupational Licenses (Non-Academic Organizations)": ("occupational license", "license", "licensure"),
    "Occupational Certificates (Non-Academic Organizations)": ("occupational certificate", "certificate"),
    "Non-Title IV Certifications (Post-secondary educational degrees and certifications)": (
        "non-title iv certification",
        "certification",
        "industry-recognized certification",
    ),
    "Secondary school diploma or equivalency": ("high school diploma", "ged", "secondary school diploma"),
    "Associate's degree": ("aa or as degree", "associate degree"),
    "Bachelor's degree": ("ba or bs degree", "bachelor degree"),
    "Graduate degree": ("master's degree",),
    "Other": ("other recognized credential",),
}

PROGRAMMES = {
    "Certified Nurse Aide": ("cna training program", "certified nurse aide/assistant", "cna"),
}
