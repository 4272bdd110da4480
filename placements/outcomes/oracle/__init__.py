"""The rules of the outcome measures in plain Python, to be read beside the standard and to test the engine against.

One person at a time, no SQL, no cleverness: each function cites the section it follows. The set-based computation
must give the same figures on any history; where the two differ, this is the meaning and the other is the bug.
All dates are calendar dates and every function takes ``as_of``: nothing here knows what day it is.

=================  ==============================================================================
``records``        what is written down of one person: jobs, follow-ups, exclusions
``evidence``       what those say of each job: held for certain, possibly held, ended
``retention``      the milestones: yes, no, unknown, immature, excluded
``survival``       the same history as one row of a survival curve
``five_numbers``   what is always reported together
``training``       completion, and placement within 180 days
``wages``          gain from the last job before to the first job after, also in the prices of one year
``progression``    the wage in force later on, less the placement's
``earnings``       quarters, replacement rate, pay stubs
``dates``          calendar quarters and the windows of federal reports
``participation``  periods of participation and exits
``wioa``           the federal indicators of one such period
``indicators``     the same from records: each period of a person with its six answers
``employers``      penetration, repeat business, turnover, hires beside others
``openings``       positions filled, and how fast
``quality``        the checklist of a good job
=================  ==============================================================================
"""
