"""Made-up people and records for tests, written as the product writes them."""

from datetime import date
from itertools import count

from employers.models import Employer, EmployerMember, Headcount, Opening, OpeningFill
from intermediary.accounts.models import User
from intermediary.accounts.roles import Role
from intermediary.audit.events import event
from intermediary.funding.models import Funder, FunderMember, Grant
from intermediary.initiatives.models import Initiative
from participants.models import Consent, Identity, Participant, PriorJob, Traits
from placements.models import Placement
from placements.services import cards
from trainings.models import Cohort, Enrollment, Program, Provider

_number = count(1)
PASSWORD = "correct horse battery"


def user(role: str = Role.ADMINISTRATOR, **fields) -> User:
    """Somebody who may sign in. Passwords are hashed only when asked for: it costs 20 ms."""
    n = next(_number)
    password = fields.pop("password", None)
    made = User(email=f"user{n}@example.org", name=f"User {n}", role=role, **fields)
    made.set_password(password) if password else made.set_unusable_password()
    with event("user.made"):
        made.save()
    return made


def initiative(**fields) -> Initiative:
    n = next(_number)
    with event("initiative.added"):
        return Initiative.objects.create(**{"key": f"initiative-{n}", "name": f"Initiative {n}", **fields})


def grant(initiative_: Initiative | None = None, **fields) -> Grant:
    n = next(_number)
    with event("grant.added"):
        funder = Funder.objects.create(key=f"funder-{n}", name=f"Funder {n}")
        return Grant.objects.create(
            **{
                "key": f"grant-{n}",
                "title": f"Grant {n}",
                "funder": funder,
                "initiative": initiative_ or initiative(),
                **fields,
            }
        )


def cohort(initiative_: Initiative | None = None, grants=(), **fields) -> Cohort:
    n = next(_number)
    with event("cohort.added"):
        provider = Provider.objects.create(name=f"Provider {n}")
        program = Program.objects.create(key=f"program-{n}", title=f"Program {n}", provider=provider)
        made = Cohort.objects.create(
            **{
                "key": f"cohort-{n}",
                "initiative": initiative_ or initiative(),
                "program": program,
                "starts_on": date(2025, 1, 6),
                "ends_on": date(2025, 3, 28),
                **fields,
            }
        )
        made.grants.set(grants)
    return made


def participant(first: str = "Ada", last: str = "Byron", consents=(), **traits) -> Participant:
    """A person; `consents` are purposes agreed to since 2024."""
    n = next(_number)
    with event("participant.added"):
        made = Participant.objects.create(key=f"person-{n}")
        Identity.objects.create(participant=made, first_name=first, last_name=last, email=f"p{n}@example.org")
        Traits.objects.create(participant=made, **traits)
        PriorJob.objects.create(participant=made)
        for purpose in consents:
            Consent.objects.create(participant=made, purpose=purpose, given_on=date(2024, 1, 1))
    return made


def employer(**fields) -> Employer:
    n = next(_number)
    with event("employer.added"):
        return Employer.objects.create(**{"key": f"employer-{n}", "name": f"Employer {n}", **fields})


def opening(firm: Employer, **fields) -> Opening:
    with event("opening.posted"):
        return Opening.objects.create(
            **{"employer": firm, "title": "Nurse aide", "posted_on": date(2025, 4, 1), **fields}
        )


def fill(wanted: Opening, **fields) -> OpeningFill:
    with event("opening.position_filled"):
        return OpeningFill.objects.create(**{"opening": wanted, "offer_accepted_on": date(2025, 4, 20), **fields})


def need(firm: Employer, **fields):
    from employers.needs.models import HiringNeed

    with event("hiring_need.said"):
        return HiringNeed.objects.create(
            **{"employer": firm, "soc": "31-1131", "quarter": "2025Q3", "seats": 6, "certainty": "firm", **fields}
        )


def contact(firm: Employer, **fields):
    """Somebody of the firm, by their role there."""
    from employers.contacts.models import Contact, ContactRole

    with event("contact.added"):
        made = Contact.objects.create(**{"name": "Mel Ortiz", "email": f"contact{next(_number)}@example.org", **fields})
        return ContactRole.objects.create(contact=made, employer=firm, role="Personnel")


def touch(firm: Employer, **fields):
    from employers.engagement.services import log_touch

    return log_touch(**{"employer": firm, "kind": "visit", "on": date(2025, 5, 5), "by": None, **fields})


def practice(firm: Employer, **fields):
    from employers.practices.services import save_practice

    said = {"kind": "scheduling", "before": "Posted on Friday for Monday.", "after": "Posted two weeks ahead."}
    return save_practice(**{"employer": firm, "changed_on": date(2025, 2, 3), "by": None, **said, **fields})


def headcount(firm: Employer, **fields) -> Headcount:
    with event("headcount.added"):
        return Headcount.objects.create(
            **{"employer": firm, "soc": "31-1131", "starts_on": date(2025, 1, 1), "months": 3, **fields}
        )


def enrollment(person: Participant, group: Cohort, **fields) -> Enrollment:
    with event("enrollment.added"):
        return Enrollment.objects.create(
            **{"participant": person, "cohort": group, "status": "enrolled", "enrolled_on": date(2025, 1, 6), **fields}
        )


def placement(person: Participant, firm: Employer, group: Cohort | None = None, **fields) -> Placement:
    with event("placement.added"):
        made = Placement.objects.create(
            **{"participant": person, "employer": firm, "cohort": group, "started_on": date(2025, 4, 14), **fields}
        )
        cards.refresh(participant_ids=[person.pk])
    return made


def employer_user(firm: Employer) -> User:
    made = user(Role.EMPLOYER)
    with event("member.added"):
        EmployerMember.objects.create(user=made, employer=firm)
    return made


def funder_user(paid: Grant) -> User:
    made = user(Role.FUNDER)
    with event("member.added"):
        FunderMember.objects.create(user=made, funder=paid.funder)
    return made
