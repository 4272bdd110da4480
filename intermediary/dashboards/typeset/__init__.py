"""Pages and pictures for print, set by Typst: PDF reports with tags for screen readers, and charts as PNG.

Everything it reads is given as bytes; it finds no file, no network and no font but those beside this module (Public
Sans, OFL, cut from the variable font of `static/fonts` at two weights, which Typst cannot read as it is).
"""

import json
from collections.abc import Mapping
from pathlib import Path

import typst

FONTS = Path(__file__).parent / "fonts"
PICTURE = b'#set page(width: auto, height: auto, margin: 0pt)\n#image("picture.svg")'


def pdf(template: bytes, data: dict, files: Mapping[str, bytes]) -> bytes:
    """A PDF/UA-1 document. `data` reaches the template as JSON (`sys.inputs.data`), never as text joined to it."""
    return typst.compile(
        {"main": template, **files},
        format="pdf",
        sys_inputs={"data": json.dumps(data)},
        pdf_standards=["ua-1"],
        **_OWN_FONTS,
    )


def png(svg: str, pixels_per_inch: int = 144) -> bytes:
    """A picture of an SVG drawing that stands by itself; at 144 pixels an inch twice as wide as it says."""
    return typst.compile(
        {"main": PICTURE, "picture.svg": svg.encode()}, format="png", ppi=pixels_per_inch, **_OWN_FONTS
    )


_OWN_FONTS = {"font_paths": [str(FONTS)], "ignore_system_fonts": True}
