"""Look at a page as axe does, and as a phone does: in both themes, at both widths."""

from dataclasses import dataclass, field

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

WIDTHS = {"desktop": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}
SERIOUS = {"serious", "critical"}
AXE = "rules => axe.run({...rules, resultTypes: ['violations']}).then(found => found.violations)"
# Contrast is most of what axe does, and the themes differ in the values of a few variables. A page is asked everything
# once, the next one the other way; where every component or a picture can be seen, both ways, and about colours in all
# four. Whether it scrolls sideways is asked of every page at both widths.
ONCE = [("desktop", "light"), ("phone", "dark")]
# A plain list or form is made of components alone: their contrast is asked for where every component can be seen.
COMMON = "document.querySelector('main .form-page, main #results') !== null"
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}
CROSSED = [("desktop", "dark"), ("phone", "light")]
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
    order: list[tuple[str, str]] = field(default_factory=lambda: [*ONCE])

    def at(self, page: Page, name: str, *, every_way: bool = False) -> None:
        """Examine the page that is open: by axe one way, or every way, and for scrolling sideways."""
        page.evaluate(AXE_SCRIPT)
        rules = {} if every_way or not page.evaluate(COMMON) else {"rules": {"color-contrast": {"enabled": False}}}
        for place, (width, theme) in enumerate(self.order):
            if every_way or place == 0:
                self._seen(page, name, width, theme, rules)
            else:
                page.set_viewport_size(WIDTHS[width])
            wide = page.evaluate(TOO_WIDE)
            if wide is not None:
                self.found.append(f"{name}, {width}: scrolls sideways: {wide}")
        for width, theme in CROSSED if every_way else ():
            self._seen(page, name, width, theme, COLOURS)
        self.order.reverse()  # the next page opens as this one is left: one change less

    def _seen(self, page: Page, name: str, width: str, theme: str, rules: dict) -> None:
        page.set_viewport_size(WIDTHS[width])
        turn(page, theme)
        self.found += [
            f"{name}, {theme}, {width}: {rule['id']} ({rule['impact']}) at {rule['nodes'][0]['target']}"
            for rule in page.evaluate(AXE, rules)
            if rule["impact"] in SERIOUS
        ]
