"""Spanish is whole: every message is said, with its placeholders; the switch works; numbers and dates stay usable."""

import ast
import gettext
import re
from datetime import date
from decimal import Decimal

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import formats, translation

from employers.models import Opening
from intermediary.dashboards.charts.figures import dollars
from intermediary.dashboards.releases.wording import in_our_language
from intermediary.tests import people
from intermediary.tests.visits import fields, visitor, words
from placements.outcomes.definitions import DEFINITIONS

CATALOG = settings.LOCALE_PATHS[0] / "es" / "LC_MESSAGES" / "django.po"
PLACEHOLDER = re.compile(r"%\(\w+\)[sdi]|%[sd](?!\w)|\{\w+\}|%%")
# Where a source marks text for translation: gettext under its usual names, and the template tag.
MARKED = re.compile(r"""(?:\b_|\bgettext|\bgettext_lazy)\(\s*((?:"(?:[^"\\\n]|\\.)*"\s*)+)\)""")
TAGGED = re.compile(r"""\{%-?\s*translate\s+("[^"]*"|'[^']*')""")


def catalog() -> list[dict[str, str]]:
    """The messages of the catalog; "flags" keeps what stands in its comment `#,`."""
    messages = []
    for block in CATALOG.read_text().split("\n\n")[1:]:
        message, part = {"flags": ""}, ""
        for line in block.splitlines():
            if line.startswith("#"):
                message["flags"] += line
                continue
            if not line.startswith('"'):
                part, _space, line = line.partition(" ")
            message[part] = message.get(part, "") + ast.literal_eval(line)
        messages.append(message)
    return messages


MESSAGES = catalog()


@pytest.fixture
def spanish(client):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "es"
    return client


def test_every_message_is_said_with_its_placeholders():
    assert len(MESSAGES) > 900
    wrong = []
    for message in MESSAGES:
        one, many = message["msgid"], message.get("msgid_plural", message["msgid"])
        for part, text in message.items():
            if part.startswith("msgstr"):
                # "One thing" may stand for "%(n)s things" where there is one.
                allowed = {placeholders(one), placeholders(many)} if part == "msgstr[0]" else {placeholders(many)}
                if not text or placeholders(text) not in allowed:
                    wrong.append((one, text))
        if "fuzzy" in message["flags"]:
            wrong.append((one, "fuzzy"))
    assert wrong == []


def placeholders(text: str) -> frozenset[str]:
    """What is filled in. “%%” counts, “95% interval” (never filled in) does not."""
    return frozenset(PLACEHOLDER.findall(text))


def test_the_compiled_catalog_is_that_of_the_text():
    """Production has no gettext: what is committed as .mo is what people read."""
    with CATALOG.with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    stale = [m["msgid"] for m in MESSAGES if "msgstr" in m and compiled.gettext(m["msgid"]) != m["msgstr"]]
    stale += [
        m["msgid"]
        for m in MESSAGES
        if "msgid_plural" in m and compiled.ngettext(m["msgid"], m["msgid_plural"], 2) != m["msgstr[2]"]
    ]
    assert stale == []


def test_the_catalog_knows_what_the_sources_say():
    """Where this fails, run `makemessages -l es`, translate what is empty, then `compilemessages`."""
    known = {message["msgid"] for message in MESSAGES}
    said = set()
    rooms = ("intermediary", "employers", "participants", "trainings", "placements")
    for source in (path for room in rooms for path in (settings.BASE_DIR / room).rglob("*.py")):
        if "tests" not in source.parts:
            said |= {ast.literal_eval(f"({found.strip()})") for found in MARKED.findall(source.read_text())}
    for template in (settings.BASE_DIR / "templates").rglob("*.html"):
        said |= {found[1:-1] for found in TAGGED.findall(template.read_text())}
    assert len(said) > 600
    assert sorted(said - known) == []


def test_a_page_in_spanish(spanish, db):
    page = words(spanish.get(reverse("account_login")))
    assert '<html lang="es">' in page
    assert "Iniciar sesión" in page
    assert 'value="en"' in page  # the way back


def test_the_browser_is_asked_where_nobody_chose(client, db):
    page = words(client.get(reverse("account_login"), headers={"accept-language": "es-MX,es;q=0.9"}))
    assert "Iniciar sesión" in page


def test_the_switch_keeps_the_choice_and_the_page(db):
    client, page = visitor(people.user()), reverse("cohort_list")
    answer = client.post(reverse("set_language"), {"language": "es", "next": f"{page}?q=a"})
    assert answer["Location"] == f"{page}?q=a"
    assert answer.cookies[settings.LANGUAGE_COOKIE_NAME].value == "es"
    assert "Cohortes" in words(client.get(page))
    client.post(reverse("set_language"), {"language": "en", "next": page})
    assert "Cohortes" not in words(client.get(page))


@pytest.mark.parametrize("address", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"])
def test_the_switch_leads_nowhere_else(client, db, address):
    answer = client.post(reverse("set_language"), {"language": "es", "next": address})
    assert answer["Location"] == "/"


def test_the_switch_takes_no_made_up_language_and_changes_nothing_on_reading(client, db):
    assert not client.post(reverse("set_language"), {"language": "tlh"}).cookies
    assert not client.get(reverse("set_language"), {"language": "es"}).cookies


def test_amounts_are_written_as_on_the_pay_stub():
    with translation.override("es"):
        assert dollars(Decimal("18.5")) == "$18.50"
        assert formats.number_format(12345, force_grouping=True) == "12,345"
        assert formats.date_format(date(2025, 3, 7)) == "7 de marzo de 2025"


def test_a_form_sent_back_unchanged_in_spanish_changes_nothing(db):
    """Dates stand in their inputs as YYYY-MM-DD, decimals with a point, and both are read again."""
    job, client = people.opening(people.employer(), hourly_wage_low=Decimal("18.50")), visitor(people.user())
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "es"
    address = reverse("opening_edit", args=[job.key])
    page = client.get(address)
    assert 'value="2025-04-01"' in words(page)
    assert 'value="18.50"' in words(page)
    assert client.post(address, fields(page)).status_code == 302
    kept = Opening.objects.get(pk=job.pk)
    assert (kept.posted_on, kept.hourly_wage_low) == (job.posted_on, job.hourly_wage_low)


def test_a_published_definition_is_translated_only_while_it_says_the_same():
    ours = DEFINITIONS["sector.completion"]
    stored = {"key": ours.key, "title": str(ours.title), "numerator": "What counted in an older version."}
    with translation.override("es"):
        read = in_our_language(stored)
    assert read["title"] == "Terminó la capacitación"
    assert read["numerator"] == stored["numerator"]
