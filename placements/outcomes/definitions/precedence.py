"""Which of several answers counts: stated once, read by the statements of the engine and by the page of evidence.

A change is a new rule: raise `version` of the definitions that read it (retention, survival, wages, federal
indicators). Stored runs are then outdated by themselves, and submitted reports keep the version they were made with.
"""

# Strongest first; an answer that names no source is weaker than all (exchange format, "Follow-up source").
PRECEDENCE = ("ui_match", "payroll", "pay_stub", "employer", "participant", "staff", "")
# Of equally strong ones of one day the less favourable counts: no figure is better than its evidence [D].
LEAST_FAVOURABLE = ("deceased", "not_employed", "employed_other", "employed_same")
