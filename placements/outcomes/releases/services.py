"""The life of a release: built as a draft, attacked, told about, published; withdrawn with a reason, or corrected by
another. Drafts may change; what is published never does."""

from collections.abc import Callable
from datetime import date
from time import perf_counter

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from intermediary.accounts.scope import acting
from intermediary.audit.events import event
from intermediary.funding.models import Grant
from intermediary.initiatives.models import Initiative
from placements.outcomes.disclosure import ROUND
from placements.outcomes.models import Release
from placements.outcomes.releases import correcting
from placements.outcomes.releases.attacking import Published, Result, attack_release
from placements.outcomes.releases.build import Subject, make_body, run_for
from placements.outcomes.releases.cells import Cell
from placements.outcomes.releases.values import hide_more

#: Releases of the same grant or initiative that an attack brings along; older ones add nothing that these do not bound.
LOOKS_BACK = 4
#: How often the builder hides what the attack asks for before it leaves the rest to people.
ROUNDS = 5

Report = Callable[[int, int, str], object]


def _silent(done: int, total: int, message: str = "") -> None:
    pass


def _share(report: Report, low: int, high: int, message: str) -> Report:
    """Report the progress of a part of the work, from `low` to `high` per cent of the whole."""

    def told(done: int, total: int, _message: str = "") -> None:
        report(low + (high - low) * done // (total or 1), 100, message)

    return told


class Refused(Exception):
    """What is asked of a release is not possible now; the message says why, for people."""


def build_release(
    *,
    grant: Grant | None = None,
    initiative: Initiative | None = None,
    as_of: date,
    method: str = ROUND,
    replaces: Release | None = None,
    reason: str = "",
    by,
    report: Report = _silent,
) -> Release:
    """Make a draft from the stored figures as of the end of a day, and attack it.

    What the attack asks to hide is hidden at once, so that most drafts arrive ready to publish. With `replaces` it is
    a correction: `reason` and what changed stand in its body.
    """
    subject = Subject(grant.initiative if grant else initiative, grant)
    with acting("system"):
        reading = _share(report, 0, 30, _("Reading the figures"))
        reading(0, 1)
        run = run_for(subject.initiative, as_of, by)
        body, reasons = make_body(subject, run, method, reading)
        with event("release.built", by=by, subject=grant or subject.initiative):
            release = Release(initiative=subject.initiative, grant=grant, as_of=as_of, method=method, built_by=by,
                              replaces=replaces)  # fmt: skip
            _put(release, body, reasons, reason)
            release.save()
    for turn in range(ROUNDS):
        attacking = _share(report, 30 + 12 * turn, 42 + 12 * turn, _("Trying to work hidden numbers out"))
        try_attack(release=release, report=attacking)
        if not release.attack["hide"]:
            break
        hide_found(release=release, by=by)
    return release


def _put(release: Release, body: dict, reasons: dict, reason: str = "") -> None:
    if release.replaces is not None:
        reason = reason or (release.body or {}).get("replaces", {}).get("reason", "")
        body["replaces"] = correcting.replaces(release.replaces, body, reason)
    release.body, release.hidden = body, {str(cell): why for cell, why in sorted(reasons.items(), key=str)}
    release.attack, release.attacked_at = {}, None


def try_attack(*, release: Release, report: Report = _silent) -> Result:
    """Attack a draft with all its numbers and those of the releases before it, and keep what was found.

    It is not an act of anybody's: the same draft beside the same releases always gives the same answer.
    """
    with acting("system"):
        before = _before(release)
        began = perf_counter()
        found = attack_release(seen(release), [seen(each) for each in before], report)
        release.attack = {
            "digest": _digest(release),
            "beside": [each.pk for each in before],
            "targets": found.targets,
            "counts": found.counts,
            "followed": found.followed,
            "seconds": round(perf_counter() - began, 1),
            "findings": [
                {"release": each.key[0], "cell": str(each.key[1]), "low": each.low, "high": min(each.high, 10**9)}
                for each in found.findings
            ],
            "hide": [str(cell) for cell in found.hide],
        }
        release.attacked_at = timezone.now()
        with event("release.attacked", subject=release):
            release.save(update_fields=["attack", "attacked_at"])
    return found


def hide_found(*, release: Release, by) -> Release:
    """Hide in a draft what the last attack asks for. It must be attacked again before it can be published."""
    with (
        acting("system"),
        event("release.hidden", by=by, subject=release, note=f"{len(release.attack['hide'])} counts"),
    ):
        _hold(release)
        reasons = {Cell.parse(cell): why for cell, why in release.hidden.items()}
        body, reasons = hide_more(release.body, reasons, [Cell.parse(cell) for cell in release.attack.get("hide", ())])
        _put(release, body, reasons)
        release.save(update_fields=["body", "hidden", "attack", "attacked_at"])
    return release


def narrate(*, release: Release, narrative: str, by) -> Release:
    """What staff say beside the figures: part of what is published, so only of a draft."""
    with event("release.narrated", by=by, subject=release):
        _hold(release)
        release.narrative = narrative.strip()
        release.save(update_fields=["narrative"])
    return release


def publish(*, release: Release, by) -> Release:
    """Let the funder, or everybody, see a release. From now on PostgreSQL refuses any change to it.

    Publishing twice is once. Raises Refused where the attack found something, or was not made on this very draft
    beside the very releases that are out now; two drafts are not published past each other.
    """
    with transaction.atomic():
        Initiative.objects.select_for_update(no_key=True).get(pk=release.initiative_id)
        locked = Release.objects.select_for_update(of=("self",)).get(pk=release.pk)
        if locked.published_at is not None:
            return locked
        if not attacked(locked):
            raise Refused(_("Something changed since this draft was checked. Check it again, then publish."))
        if locked.attack["findings"]:
            raise Refused(_("Hidden numbers can be worked out from this draft. Hide more, then publish."))
        with event("release.published", by=by, subject=locked):
            locked.published_at, locked.published_by = timezone.now(), by
            locked.save(update_fields=["published_at", "published_by"])
    return locked


def attacked(release: Release) -> bool:
    """Whether the last attack was on the body as it stands, beside the releases that are out now."""
    with acting("system"):
        beside = [each.pk for each in _before(release)]
        return release.attack.get("digest") == _digest(release) and release.attack.get("beside") == beside


def withdraw(*, release: Release, reason: str, by) -> Release:
    """Take a published release out of sight. It stays on record, with the reason; withdrawing twice is once."""
    with transaction.atomic():
        locked = Release.objects.select_for_update(of=("self",)).get(pk=release.pk)
        if locked.published_at is None:
            raise Refused(_("Only what is published can be withdrawn. A draft can be thrown away."))
        if locked.withdrawn_at is None:
            with event("release.withdrawn", by=by, subject=locked, note=reason[:200]):
                locked.withdrawn_at, locked.withdrawn_by, locked.withdrawn_reason = timezone.now(), by, reason
                locked.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])
    return locked


def discard(*, release: Release, by) -> None:
    """Throw a draft away."""
    with event("release.discarded", by=by, subject=release, note=str(release)[:200]):
        _hold(release)
        release.delete()


def _hold(release: Release) -> None:
    """Lock a draft; refuse what is published."""
    locked = Release.objects.select_for_update(of=("self",)).get(pk=release.pk)
    if locked.published_at is not None:
        raise Refused(_("It is published and can no longer be changed. A correction is a new release."))


def _before(release: Release) -> list[Release]:
    """What a reader may lay beside it: everything that was ever published of it lately, withdrawn or not, and the
    latest of its initiative as a whole; for the public, the latest of every grant."""
    out = Release.objects.filter(published_at__isnull=False, initiative_id=release.initiative_id).exclude(pk=release.pk)
    own = list(out.of(release).order_by("-published_at")[:LOOKS_BACK])
    if release.grant_id:
        others = list(out.filter(grant=None).order_by("-published_at")[:1])
    else:
        others = list(out.exclude(grant=None).order_by("grant_id", "-published_at").distinct("grant_id"))
    return sorted((each for each in (*own, *others) if each.body.get("schema") == 2), key=lambda each: each.pk)


def seen(release: Release) -> Published:
    """A release as the attack sees it."""
    scope = str(release.grant_id or "")
    reasons = {Cell.parse(cell): why for cell, why in release.hidden.items()}
    return Published(release.pk, scope, release.as_of, release.body, reasons)


def _digest(release: Release) -> str:
    """Of the body as PostgreSQL holds it: its trigger compares the same."""
    with connection.cursor() as cursor:
        cursor.execute("select md5(body::text) from outcomes_release where id = %s", [release.pk])
        return cursor.fetchone()[0]
