"""Who has no account answers by a link, on a phone: a person in Vietnamese, a firm in Spanish."""

from datetime import date

import pytest
from django.urls import reverse

from intermediary.tests.browser.looking import WIDTHS, Look
from placements.followups.models import Statement
from placements.models import FollowUp

pytestmark = pytest.mark.browser
PHONE = {"viewport": WIDTHS["phone"], "has_touch": True, "is_mobile": True}


def test_a_person_answers_in_vietnamese_on_a_phone(visit, records):
    page, look = visit.window(**PHONE), Look()
    page.goto(reverse("check_in", args=[records.check_in]))
    page.get_by_role("heading", name="How is work going?").wait_for()
    page.get_by_role("link", name="Tiếng Việt").tap()
    page.get_by_role("heading", name="Công việc thế nào rồi?").wait_for()
    look.at(page, "check_in")
    page.set_viewport_size(WIDTHS["phone"])
    page.get_by_role("button", name="Gửi câu trả lời").tap()
    page.get_by_role("alert").get_by_text("Hãy chọn một trong ba câu trả lời.").wait_for()
    page.get_by_text("Tôi làm ở nơi khác").tap()
    page.get_by_label("Tiền lương mỗi giờ").fill("19,50")
    page.get_by_text("Trông trẻ").tap()
    page.get_by_role("button", name="Gửi câu trả lời").tap()
    page.get_by_role("heading", name="Cảm ơn bạn!").wait_for()
    said = Statement.objects.get(source="participant")
    assert (said.follow_up.status, str(said.follow_up.hourly_wage), said.help) == (
        "employed_other", "19.50", ["childcare"]
    )  # fmt: skip
    page.goto(reverse("check_in", args=[records.check_in]) + "?lang=es")
    page.get_by_role("heading", name="Usted ya respondió").wait_for()
    visit.complaints.clear()  # the browser reports the 410, which is the point
    assert look.found == []


def test_a_firm_confirms_in_spanish_on_a_phone(visit, records):
    page, look = visit.window(**PHONE), Look()
    page.goto(reverse("employer_confirm", args=[records.confirming]))
    page.get_by_role("button", name="Español").tap()
    page.get_by_role("heading", name=records.asked.name).wait_for()
    look.at(page, "employer_confirm")
    page.set_viewport_size(WIDTHS["phone"])
    page.get_by_role("button", name="Todos siguen aquí").tap()
    page.get_by_role("alert").first.get_by_text("Su nombre").wait_for()
    page.get_by_label("Su nombre").fill("Rosa Díaz")
    page.get_by_label("Ya no está").first.check()
    page.get_by_label("Último día trabajado").first.fill("2025-09-12")
    page.get_by_label("Sigue aquí").nth(1).check()
    page.get_by_role("button", name="Enviar estas respuestas").tap()
    page.get_by_role("heading", name="¡Gracias!").wait_for()
    said = Statement.objects.filter(source="employer").order_by("pk")
    assert [s.last_day for s in said] == [date(2025, 9, 12), None]
    assert {s.said_by for s in said} == {"Rosa Díaz"}
    assert FollowUp.objects.filter(statement__in=said, status="employed_same").count() == 2
    assert look.found == []
