"""Delimited text as people save it: UTF-8, UTF-16 or Windows-1252, with or without a byte order mark, any separator."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _

from intermediary.exchange.workbooks import NotThisWorkbook
from intermediary.exchange.workbooks.grid import MAX_BYTES, too_big
from intermediary.exchange.workbooks.reach import MAX_COLUMNS

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SEPARATORS = ",;\t|"
_LOOK_AT = 64 * 1024  # bytes from the start
_LONGEST_LINE = 1_000_000  # characters
_BLOCK = 2**20


class Rows:
    """The rows of a text file, from row 1, empty ones too, as a spreadsheet program would number them."""

    def __init__(self, content: bytes):
        if len(content) > MAX_BYTES:
            raise too_big(len(content))
        self.content, self.encoding = content, encoding_of(content)
        sample = content[:_LOOK_AT].decode(self.encoding, errors="replace")
        self.declared = sample[:4].lower() == "sep=" and sample[4:5] in _SEPARATORS  # a first line only Excel knows
        self.separator = sample[4] if self.declared else separator_of(sample)
        for _row in zip(self, range(_ROWS_TRIED), strict=False):
            pass  # what is no table at all shows here

    def __iter__(self) -> Iterator[list[str]]:
        stream = io.TextIOWrapper(io.BytesIO(self.content), self.encoding, errors="replace", newline="")
        lines = _Lines(stream)
        reader = csv.reader(lines, delimiter=self.separator, strict=True)
        number = 0
        while True:
            number += 1
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                row = self._mended(lines, str(error), number)
            if len(row) > MAX_COLUMNS and any(cell.strip() for cell in row[MAX_COLUMNS:]):
                raise NotThisWorkbook(
                    _("Row %(row)s has %(columns)s columns, and at most %(most)s are read. Delete what is not needed.")
                    % {"row": number, "columns": len(row), "most": MAX_COLUMNS}
                )
            yield [] if number == 1 and self.declared else row[:MAX_COLUMNS]

    def _mended(self, lines: "_Lines", error: str, number: int) -> list[str]:
        if "expected after" in error:  # text goes on behind a closing quote: as Excel does, take it as it stands
            return next(csv.reader([lines.last], delimiter=self.separator), [])
        if "new-line" in error:
            raise NotThisWorkbook(_("The lines end in a way that is not read. Save the file as CSV once more."))
        raise NotThisWorkbook(
            _("Row %(row)s opens a quote that is never closed; nothing from there on can be told apart. Close the "
              "quote, or double it where it is part of the text.") % {"row": number}
        )  # fmt: skip


_ROWS_TRIED = 50


class _Lines:
    """The lines of a stream, none of them endless; `last` is the one read last."""

    def __init__(self, stream):
        self.stream, self.last = stream, ""

    def __iter__(self):
        return self

    def __next__(self) -> str:
        self.last = self.stream.readline(_LONGEST_LINE)
        if not self.last:
            raise StopIteration
        if len(self.last) == _LONGEST_LINE:
            raise NotThisWorkbook(_("A line is longer than a million characters. Save the file as CSV, a row a line."))
        if "\0" in self.last:
            raise NotThisWorkbook(
                _("This looks like text and holds signs that no text has. Save it as CSV or as an Excel workbook.")
            )
        return self.last


def encoding_of(content: bytes) -> str:
    """The encoding of a text: what its byte order mark says, else what fits; Windows-1252 where nothing else does."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding
    sample = content[:_LOOK_AT]
    if len(sample) > 1 and b"\0" in sample:  # letters of UTF-16 have a zero beside them
        return "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for at in range(0, len(content), _BLOCK):
            decoder.decode(content[at : at + _BLOCK])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def separator_of(sample: str) -> str:
    """The separator that cuts most lines into the same number of cells, more than one; a comma where none does."""
    best = (0.0, ",")
    for separator in _SEPARATORS:
        widths = Counter(len(row) for row in _rows(sample, separator) if len(row) > 1)
        if widths:
            width, rows = max(widths.items(), key=lambda pair: (pair[1], pair[0]))
            best = max(best, (rows * min(width, 20) ** 0.5, separator))
    return best[1]


def _rows(sample: str, separator: str) -> list[list[str]]:
    found = []
    try:
        for row in csv.reader(io.StringIO(sample, newline=""), delimiter=separator):
            found.append(row)
            if len(found) == _ROWS_TRIED:
                break
    except csv.Error:
        pass
    return found
