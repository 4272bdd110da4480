"""Look at a page as axe does, and as a phone does: both themes, both widths."""

from dataclasses import dataclass, field

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

WIDTHS = {"desktop": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}
SERIOUS = {"serious", "critical"}
AXE = "rules => axe.run({...rules, resultTypes: ['violations']}).then(found => found.violations)"
# The themes differ in colours and in nothing else: the dark one is asked about those alone.
RULES = {"light": {}, "dark": {"runOnly": ["color-contrast", "link-in-text-block"]}}
TOO_WIDE = """() => document.documentElement.scrollWidth > window.innerWidth
    ? [...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > window.innerWidth + 1)
        .map(e => e.tagName.toLowerCase() + '.' + e.getAttribute('class')).slice(0, 3)
    : null"""


def turn(page: Page, theme: str) -> None:
    """Let the reader's system be light or dark, and wait until the page (if it is one of ours) has followed."""
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    if page.evaluate("'bsTheme' in document.documentElement.dataset"):
        page.locator(f"html[data-bs-theme={theme}]").wait_for(state="attached")


@dataclass
class Look:
    """What was found on the pages seen so far, a line each."""

    found: list[str] = field(default_factory=list)

    def at(self, page: Page, name: str) -> None:
        """Examine the page that is open: by axe in both themes at both widths, and for scrolling sideways."""
        page.evaluate(AXE_SCRIPT)
        for width, size in WIDTHS.items():
            page.set_viewport_size(size)
            wide = page.evaluate(TOO_WIDE)
            if wide is not None:
                self.found.append(f"{name}, {width}: scrolls sideways: {wide}")
            for theme, rules in RULES.items():
                turn(page, theme)
                self.found += [
                    f"{name}, {theme}, {width}: {rule['id']} ({rule['impact']}) at {rule['nodes'][0]['target']}"
                    for rule in page.evaluate(AXE, rules)
                    if rule["impact"] in SERIOUS
                ]
