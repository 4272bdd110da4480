"""What is taken away is what the page shows: the same numbers, the same hidden ones, and nothing that runs."""

import csv
import io
import json

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from intermediary.dashboards.tests.bodies import published
from intermediary.pages import cells
from intermediary.tests import people

pytestmark = pytest.mark.django_db


@pytest.fixture
def release():
    return published(people.grant(title="Health Careers Launch"))


@pytest.fixture
def take(client, release):
    client.force_login(people.funder_user(release.grant))

    def away(kind: str):
        response = client.get(reverse("release_file", args=[release.pk, kind]))
        assert f"release-{release.pk}-as-of-2026-06-30.{kind}" in response["Content-Disposition"]
        return b"".join(response.streaming_content) if response.streaming else response.content

    return away


def rows(content: bytes) -> list[dict]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def same(cell) -> str | float:
    """A cell of either file: a number as a number, an empty one as no text."""
    try:
        return float(cell)
    except (TypeError, ValueError):
        return cell or ""


def test_csv_and_workbook_hold_the_same_numbers_each_with_release_and_version(take, release):
    lines = rows(take("csv"))
    assert {(line["release"], line["as_of"]) for line in lines} == {(str(release.pk), "2026-06-30")}
    assert all(line["version"] for line in lines if line["part"] in ("rate", "median"))
    book = load_workbook(io.BytesIO(take("xlsx")))
    header, *cells = book["Figures"].iter_rows(values_only=True)
    written = [[same(cell) for cell in row] for row in cells]
    assert written == [[same(line[name].lstrip("'")) for name in header] for line in lines]
    assert dict(book["About"].iter_rows(values_only=True))["Release"] == release.pk
    dictionary = {row[0] for row in book["Data dictionary"].iter_rows(values_only=True)}
    assert {*header, *(definition["key"] for definition in release.body["definitions"])} <= dictionary


def test_hidden_is_empty_and_says_so(take):
    hidden = [line for line in rows(take("csv")) if line["suppressed"]]
    assert hidden
    for line in hidden:
        numbers = (line[name] for name in ("value", "low", "high", "numerator", "denominator", "unknown", "known"))
        assert not any(numbers), line


def test_a_name_that_begins_like_a_formula_is_text_everywhere(take):
    groups = {line["group"] for line in rows(take("csv"))}
    assert "'=Nursing assistant" in groups
    assert "=Nursing assistant" not in groups
    for row in load_workbook(io.BytesIO(take("xlsx")))["Figures"].iter_rows():
        assert all(cell.data_type != "f" for cell in row)
    assert (
        cells.line(["=1+1", "+1", "-2", "@x", "\tx", -3.5, None, "a,b"]) == "'=1+1,'+1,'-2,'@x,'\tx,-3.5,,\"a,b\"\r\n"
    )


def test_the_report_is_a_tagged_document_with_the_narrative(take):
    content = take("pdf")
    assert content.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in content
    assert b"pdfuaid" in content


def test_json_is_the_stored_body(take, release):
    assert json.loads(take("json"))["body"] == release.body
