"""What staff and trainers do with cohorts: places, sessions, attendance, seats on offer, applications that came in."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from django.utils import timezone

from intermediary.accounts.models import User
from participants.models import Identity
from trainings.applications import services as applying
from trainings.applications.models import Recruitment
from trainings.attendance.models import Mark, Session
from trainings.attendance.services import Pattern
from trainings.enums import EnrollmentStatus as S
from trainings.enums import Mode
from trainings.models import Cohort, Program
from trainings.services import offers

INSTRUCTORS = ("Marta Quiñones", "Dale Whitcomb", "Priya Raman", "Owen Achterberg", "Lucille Baptiste")
SITES = {"Capitol Allied Health Institute": "Capitol campus, room 114", "Shoreline Career College": "Shoreline, lab B",
         "Valley Technical Center": "Valley shop floor 2", "Brass City Trade School": "Brass City, hall C"}  # fmt: skip
TOPICS = ("Safety and infection control", "Skills lab", "Practice with a partner", "Reading and math for work",
          "Communication at work", "Review and quiz", "Clinical practice", "Interview preparation")  # fmt: skip
WEEKDAYS = frozenset({0, 1, 3})
OPEN_PAGES = {
    "cna": ("Eight weeks, three days a week. No diploma needed. We pay for the exam and the scrubs.",
            "Ocho semanas, tres días por semana. No se necesita diploma. Pagamos el examen y el uniforme."),
    "medical-assistant": ("Half a year, with practice in a clinic. High school diploma or equivalency needed.",
                          "Medio año, con práctica en una clínica. Se necesita diploma o equivalencia."),
    "cnc": ("Twenty weeks at the machine. Bring curiosity; we bring the rest.",
            "Veinte semanas frente a la máquina. Traiga curiosidad; nosotros ponemos lo demás."),
}  # fmt: skip
APPLICANTS = (("Rosalind", "Okafor"), ("Mateo", "Villaseñor"), ("Thuy", "Lam"), ("Desmond", "Pryce"))


def write(*, demo_day: date, seed: int, trainer: User, coach: User) -> None:
    """Fill in cohorts that run on the demo's day, or are announced. Inside the caller's event."""
    random = Random(f"{seed} classes")
    noon = datetime.combine(demo_day, time(12), timezone.get_default_timezone())
    for cohort in Cohort.objects.select_related("program__provider", "provider").order_by("pk"):
        running = cohort.starts_on <= demo_day <= cohort.ends_on
        if not running and cohort.starts_on <= demo_day:
            continue
        provider = str(cohort.taught_by)
        cohort.site, cohort.instructor = SITES.get(provider, ""), random.choice(INSTRUCTORS)
        cohort.mode = random.choice((Mode.ON_SITE, Mode.ON_SITE, Mode.HYBRID))
        cohort.save(update_fields=["site", "instructor", "mode"])
        _sessions(cohort)
        if running:
            _attend(random, cohort, demo_day, trainer)
        else:
            _offer(cohort, noon)
    _applications(noon, coach)


def _sessions(cohort: Cohort) -> None:
    pattern = Pattern(WEEKDAYS, time(9), time(14, 30), cohort.starts_on, cohort.ends_on, break_minutes=30)
    Session.objects.bulk_create(
        Session(cohort=cohort, held_on=day, starts_at=pattern.starts_at, ends_at=pattern.ends_at, hours=pattern.hours,
                topic=TOPICS[place % len(TOPICS)])
        for place, day in enumerate(pattern.days)
    )  # fmt: skip


def _attend(random: Random, cohort: Cohort, demo_day: date, trainer: User) -> None:
    """Attendance of every session but the latest; two or three learners stay away more and more."""
    held = list(cohort.sessions.filter(held_on__lte=demo_day).order_by("held_on"))
    learners = list(cohort.enrollments.filter(status=S.ENROLLED).order_by("pk"))
    fading = set(random.sample([one.pk for one in learners], min(len(learners), random.randint(2, 3))))
    marks = []
    for place, session in enumerate(held[:-1]):
        left = len(held) - 1 - place
        for one in learners:
            if one.enrolled_on > session.held_on:
                continue
            chance = random.random()
            if one.pk in fading and left <= 4:
                marks.append(Mark(session=session, enrollment=one, presence="absent" if chance < 0.85 else "excused"))
            elif chance < 0.93:
                marks.append(Mark(session=session, enrollment=one, presence="present"))
            elif chance < 0.96:
                marks.append(Mark(session=session, enrollment=one, presence="late", hours=Decimal("4.00")))
            else:
                marks.append(Mark(session=session, enrollment=one, presence="excused"))
        session.taken_at = datetime.combine(session.held_on, time(15), timezone.get_default_timezone())
        session.taken_by = trainer
    Mark.objects.bulk_create(marks)
    Session.objects.bulk_update(held[:-1], ["taken_at", "taken_by"])


def _offer(cohort: Cohort, noon: datetime) -> None:
    """An announced cohort: as many seats as are offered, and a line of those who wait, by when they came."""
    offered = list(cohort.enrollments.filter(status=S.OFFERED).order_by("enrolled_on", "pk"))
    cohort.capacity, cohort.offer_days = len(offered), 4
    cohort.save(update_fields=["capacity", "offer_days"])
    for place, one in enumerate(offered):
        if place % 4:  # most have answered
            one.status = S.ENROLLED
            one.save(update_fields=["status"])
        else:
            offers.make(one, cohort, noon - timedelta(days=place % 3))
    for one in cohort.enrollments.filter(status=S.WAITLISTED):
        one.waiting_since = datetime.combine(one.enrolled_on, time(10), timezone.get_default_timezone())
        one.save(update_fields=["waiting_since"])


def _applications(noon: datetime, coach: User) -> None:
    for key, (english, spanish) in OPEN_PAGES.items():
        program = Program.objects.filter(key=key).first()
        cohort = Cohort.objects.filter(program=program).order_by("-starts_on").first() if program else None
        if cohort is None:
            continue
        page = Recruitment(program=program, initiative=cohort.initiative)
        applying.save_recruitment(recruitment=page, accepting=True, about_en=english, about_es=spanish, by=None)
        start = cohort if cohort.starts_on > noon.date() else None
        known = Identity.objects.exclude(phone="").order_by("pk").first()  # one applicant is perhaps on record already
        named = [*APPLICANTS, (known.first_name, known.last_name)] if key == "cna" else APPLICANTS[:1]
        for place, (first, last) in enumerate(named):
            values = {
                "first_name": first, "last_name": last, "email": "", "birth_date": None, "zip": "", "referral": True,
                "phone": known.phone if first == known.first_name else f"(860) 555-01{place:02d}",
                "cohort": start if place % 2 else None,
            }  # fmt: skip
            applying.send(
                recruitment=page, values=values, language="es" if place == 1 else "en", nonce=f"demo {key} {place}",
                now=noon - timedelta(days=place, hours=2 * place), by=coach if place == 2 else None,
            )  # fmt: skip
