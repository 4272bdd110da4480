from intermediary.accounts.policy import admit
from intermediary.accounts.roles import STAFF

admit(STAFF, "cohort_eligibility")
admit(STAFF, "program_eligibility", "grant_eligibility", "person_eligibility", writes=True)
