"""The component kit as a whole: it keeps to the pages' security policy, and every picture it asks for exists."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import RequestFactory

from intermediary.dashboards import gallery

TEMPLATES = Path(settings.BASE_DIR) / "templates"
STATIC = Path(settings.BASE_DIR) / "static"
OURS = sorted(TEMPLATES.rglob("*.html"))


def page() -> str:
    context = {**gallery.samples(), "user": AnonymousUser(), "request": RequestFactory().get("/design/")}
    return render_to_string("components/gallery.html", context)


@pytest.mark.parametrize("path", OURS, ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_no_template_writes_inline_style_or_script(path):
    words = path.read_text()
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=[\"']|javascript:", words)
    assert all("src=" in tag or "application/" in tag for tag in re.findall(r"<script[^>]*>", words))


def test_the_gallery_shows_every_component_without_style_or_script():
    words = page()
    assert not re.search(r"\sstyle=|<style|<script(?![^>]*src=)", words)
    for part in (
        "toolbar",
        "pager",
        "empty",
        "facts",
        "timeline",
        "tabs",
        "progress-line",
        "drop",
        "copy",
        "tile",
        "twin",
    ):
        assert f'class="{part}' in words or f" {part}" in words


def test_every_icon_that_is_asked_for_is_in_the_sprite():
    known = set(re.findall(r'<symbol id="([^"]+)"', (STATIC / "icons.svg").read_text()))
    asked = {name for path in OURS for name in re.findall(r'{% icon "([^"]+)"', path.read_text())}
    assert asked <= known


def test_style_sheets_ask_nobody_else():
    for sheet in (STATIC / "css").glob("*.css"):
        words = sheet.read_text()
        assert "@import" not in words
        for address in re.findall(r"url\(\"?([^\")]+)", words):
            assert address.startswith(("data:", "../fonts/"))
            assert address.startswith("data:") or (sheet.parent / address).is_file()


def test_fonts_stay_light():
    assert sum(font.stat().st_size for font in (STATIC / "fonts").glob("*.woff2")) < 250_000
