"""No file, however broken, ends in anything but a report."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intermediary.exchange.loader import load_folder
from intermediary.exchange.tests.folders import WHOLE, write

SCRAPS = [
    *(b",", b'"', b"\n", b"\r", b"\0", b"\xff", b"\xef\xbb\xbf", b"-", b";", b"\\", b"{", b"%s"),
    *("\u202e".encode(), b"9" * 30, b"NaN", b"1e5", b"p1", b"yes"),
]


@st.composite
def broken(draw):
    """The text of a good file, with some of its bytes replaced by scraps."""
    name = draw(st.sampled_from(sorted(WHOLE)))
    text = WHOLE[name].encode()
    for _n in range(draw(st.integers(1, 6))):
        place = draw(st.integers(0, len(text)))
        text = text[:place] + draw(st.sampled_from(SCRAPS)) + text[place + draw(st.integers(0, 3)) :]
    return name, text


@pytest.mark.django_db
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(broken(), st.booleans())
def test_a_broken_file_ends_in_a_report(file, partial):
    name, text = file
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), **{**WHOLE, name: text})
        report = load_folder(Path(folder), partial=partial, dry_run=True)
    for problem in report.problems:
        assert problem.file.endswith(".csv"), problem
        assert problem.problem
        assert problem.mend
