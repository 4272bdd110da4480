"""Text files as people save them: every encoding and separator gives the same rows; what is no text is refused."""

import codecs
import csv
import io
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intermediary.exchange.sheets import open_file
from intermediary.exchange.sheets.delimited import Rows, encoding_of
from intermediary.exchange.workbooks import NotThisWorkbook

ROWS = [["Nombre", "Town; county", "Note"], ["Peña", "Bristol", 'says "hi",\nand goes'], [], ["O’Dell", "", "–"]]


def written(rows, separator, line_end="\r\n"):
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=separator, lineterminator=line_end).writerows(rows)
    return stream.getvalue()


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    "encode",
    [
        str.encode,
        lambda text: codecs.BOM_UTF8 + text.encode(),
        lambda text: text.encode("utf-16"),
        lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
        lambda text: text.encode("utf-16-le"),
        lambda text: text.encode("utf-16-be"),
        lambda text: text.encode("cp1252"),
    ],
)
def test_every_encoding_and_separator(encode, separator):
    opened = open_file(encode(written(ROWS, separator)), "people.csv")
    assert list(opened.sheets["people"]) == ROWS


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_line_end(line_end):
    assert list(Rows(written([["a", "b"], ["1", "2"]], ",", line_end).encode())) == [["a", "b"], ["1", "2"]]


def test_a_first_line_only_excel_knows():
    assert list(Rows(b"sep=;\na;b\n1;2,5\n")) == [[], ["a", "b"], ["1", "2,5"]]


def test_a_cell_that_excel_wrapped_and_one_with_text_behind_its_quote():
    assert list(Rows(b'a,b\n="06103","x"y\n')) == [["a", "b"], ['="06103"', "xy"]]


def everything(content):
    return [list(rows) for rows in open_file(content, "people.csv").sheets.values()]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'a,b\n1,"2\n3,4\n', "Row 2 opens a quote"),
        (b"a,b\n" + b"x" * 1_000_001, "longer than a million"),
        (b"a," * 100_000 + b"b\n", "at most 200"),
        (b"name,wage\n" * 500 + b"\0\0", "no text has"),
        (b"{\\rtf1 name}", "another kind of file"),
        (b"\x7fELF\1\1\1" + b"\0" * 200, "another kind of file"),
        (b"\x89PNG\r\n\x1a\n", "another kind of file"),
    ],
)
def test_what_is_no_table_is_refused_at_once(content, words):
    started = time.monotonic()
    with pytest.raises(NotThisWorkbook, match=words):
        everything(content)
    assert time.monotonic() - started < 1


texts = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=9)


@settings(max_examples=150, deadline=None)
@given(rows=st.lists(st.lists(texts, min_size=2, max_size=4), min_size=1, max_size=5))
def test_what_was_written_is_read(rows):
    content = written([["first header", "second header"], *rows], ",").encode()
    if encoding_of(content) == "utf-8" and Rows(content).separator == ",":
        assert list(Rows(content))[1:] == rows
