"""Programs with a funder's key read what is published for it; every refusal looks the same, to the byte."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone
from jsonschema import Draft202012Validator

from intermediary.accounts.roles import Role
from intermediary.audit.events import event
from intermediary.audit.models import Change
from intermediary.dashboards.tests.bodies import draft, published
from intermediary.funding.models import ApiKey
from intermediary.funding.services import make_key, revoke_key
from intermediary.tests import people

pytestmark = pytest.mark.django_db


@pytest.fixture
def grant():
    return people.grant()


@pytest.fixture
def release(grant):
    return published(grant)


@pytest.fixture
def ask(client, grant):
    _key, secret = make_key(funder=grant.funder, name="Board report", by=None)
    return lambda name, *args: client.get(reverse(name, args=args), headers={"Authorization": f"Bearer {secret}"})


def test_a_key_reads_own_grants_and_published_releases(ask, grant, release):
    foreign = published(people.grant())
    draft(grant, "2026-05-31")
    assert [each["key"] for each in ask("api_grants").json()["data"]] == [grant.key]
    assert [each["release"] for each in ask("api_releases").json()["data"]] == [release.pk]
    found = ask("api_release", release.pk)
    assert found.json()["data"]["body"] == release.body
    assert found["Cache-Control"] == "private, no-store"
    assert f"{release.pk},".encode() in ask("api_release_csv", release.pk).content
    assert ask("api_release", foreign.pk).status_code == 404


def test_foreign_draft_withdrawn_and_missing_answer_alike(ask, grant, release):
    gone = published(grant, "2026-04-30")
    with event("test.withdrawn"):
        gone.withdrawn_at, gone.withdrawn_reason = timezone.now(), "Wrong month"
        gone.save()
    others = [published(people.grant()).pk, draft(grant, "2026-05-31").pk, gone.pk, 0, 9_999_999]
    for name in ("api_release", "api_release_csv"):
        answers = {(r.status_code, r.content, tuple(sorted(r.items()))) for r in (ask(name, pk) for pk in others)}
        assert len(answers) == 1
        assert answers.pop()[0] == 404


def test_without_a_valid_key_nothing_opens(client, ask, grant, release):
    key = ApiKey.objects.get()
    client.force_login(people.funder_user(grant))  # people come by the other door
    for given in ("", "Bearer", "Bearer ", "Bearer x", "Basic x", f"Bearer {key.digest}"):
        response = client.get(reverse("api_release", args=[release.pk]), headers={"Authorization": given})
        assert response.status_code == 401, given
    revoke_key(key=key, by=None)
    assert ask("api_releases").status_code == 401
    assert client.post(reverse("api_releases")).status_code == 405


def test_the_key_is_shown_once_and_kept_nowhere(client, grant):
    client.force_login(people.user(Role.MANAGER))
    html = client.post(reverse("funder_key_make", args=[grant.funder.key]), {"name": "Board report"}).content.decode()
    secret = html.split("imk_")[1].split("<")[0]
    made = ApiKey.objects.get()
    assert secret not in client.get(reverse("funder_detail", args=[grant.funder.key])).content.decode()
    kept = [made.digest, *(str(change.after) for change in Change.objects.filter(table_name="funding_apikey"))]
    assert not any(secret in text for text in kept)
    assert made.digest not in "".join(kept[1:])
    client.post(reverse("funder_key_revoke", args=[made.pk]))
    made.refresh_from_db()
    assert made.revoked_at.date() >= date(2020, 1, 1)


def test_the_description_names_every_address_and_the_answers_fit_it(client, ask, release):
    described = client.get(reverse("api_description")).json()
    served = {reverse(name, args=args).replace("/77/", "/{pk}/") for name, args in
              (("api_grants", []), ("api_releases", []), ("api_release", [77]), ("api_release_csv", [77]))}  # fmt: skip
    assert set(described["paths"]) == served
    for name, args in (("api_grants", []), ("api_releases", []), ("api_release", [release.pk])):
        path = reverse(name, args=args).replace(f"/{release.pk}/", "/{pk}/")
        schema = described["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        whole = {**schema, "components": described["components"]}
        assert [error.message for error in Draft202012Validator(whole).iter_errors(ask(name, *args).json())] == []
