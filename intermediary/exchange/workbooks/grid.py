"""From a file to rows of typed cells, within bounds: nothing is opened before its size and reach are known."""

import io
import re
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import python_calamine
from django.utils.translation import gettext as _

from . import reach
from .report import NotThisWorkbook

MAX_BYTES = 50 * 2**20  # of the file itself
MAX_UNPACKED = 200 * 2**20
MAX_RATIO = 100
MAX_DIRECTORY = 2**18  # bytes of the list of parts: some 2,500 of them

_NO_TEXT = (b"PK", b"%PDF", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf")
_NO_SIGNS = bytes({*range(9), *range(14, 32)} - {26, 27})  # control signs that no text has


@dataclass(frozen=True)
class Book:
    """An opened workbook: sheet name → rows of typed cells (text, number, date, yes/no), the first row being row 1."""

    sheets: dict
    epoch_1904: bool
    saved_on: date | None


@dataclass(frozen=True)
class Package:
    """What a workbook says of itself, known before any sheet is read."""

    epoch_1904: bool
    saved_on: date | None


def load(source, wanted):
    """Open an XLSX file (a path or its bytes) and read the sheets for which `wanted(name)` is true.

    Raises NotThisWorkbook with one clear sentence or two for anything that is no such file, or is not safe to open.
    """
    content = source if isinstance(source, bytes) else _content(Path(source))
    package = examine(content, _("the five-sheet workbook itself"))
    with damage_told():
        workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = {
            name: workbook.get_sheet_by_name(name).to_python(skip_empty_area=False) if wanted(name) else None
            for name in workbook.sheet_names
        }
    return Book(sheets, package.epoch_1904, package.saved_on)


def examine(content, wanted):
    """The Package of an XLSX file that is safe to open. Raises NotThisWorkbook, asking for what is `wanted`, else."""
    with _package(content, wanted) as package:
        names = set(package.namelist())
        _check_kind(names, wanted)
        _check_size(package, len(content))
        _check_parts(package)
        start = package.read("xl/workbook.xml")
        epoch_1904 = bool(re.search(rb"""date1904=["'](1|true)["']""", start))
        return Package(epoch_1904, _saved_on(package, names))


@contextmanager
def damage_told():
    """Say in one sentence that a file is damaged, whatever its reader trips over."""
    try:
        yield
    except BaseException as error:  # a dozen errors of its own; on some broken files a panic, which is no Exception
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        raise NotThisWorkbook(
            _("The file is damaged: its sheets cannot be read. Open it in Excel, save it as .xlsx and try again.")
        ) from error


def saved_on(source):
    """The day a workbook says it was last saved, or None: the best guess of the day it speaks of."""
    return load(source, wanted=lambda name: False).saved_on


def sheets(source):
    """Every sheet of a workbook, name → rows of typed cells. Raises NotThisWorkbook, as `load`."""
    return load(source, wanted=lambda name: True).sheets


def _content(path):
    if not path.is_file():
        raise NotThisWorkbook(_("There is no file %(path)s. Check the name and the folder.") % {"path": path})
    if path.stat().st_size > MAX_BYTES:
        raise too_big(path.stat().st_size)
    return path.read_bytes()


def too_big(size):
    """The refusal of a file that is larger than what is read."""
    return NotThisWorkbook(
        _("The file has %(size)s MB, and at most %(most)s MB are read. Split it, or remove pictures from it.")
        % {"size": size // 2**20, "most": MAX_BYTES // 2**20}
    )


def _package(content, wanted):
    if not content:
        raise NotThisWorkbook(_("The file is empty. Save the workbook again and choose that file."))
    if len(content) > MAX_BYTES:
        raise too_big(len(content))
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise NotThisWorkbook(
                _("The workbook is protected by a password. Open it in Excel, remove the password, and save it again.")
            )
        raise NotThisWorkbook(
            _("This is a file of Excel 97-2003 (.xls). Open it in Excel and save it as an Excel workbook (.xlsx).")
        )
    if not content.startswith(b"PK"):
        kind = _("a PDF") if content.startswith(b"%PDF") else _("text, CSV perhaps") if is_text(content) else None
        raise NotThisWorkbook(
            _("This is not an Excel workbook (.xlsx) but %(kind)s. Choose %(wanted)s.")
            % {"kind": kind or _("another kind of file"), "wanted": wanted}
        )
    _check_directory(content)
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError) as error:
        raise _damaged() from error


def is_text(content):
    """Do the first bytes look like text in some encoding, and like no file that is known to be something else?"""
    if content.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        return True
    start = content[:4096]
    if not start or start.startswith(_NO_TEXT):
        return False
    if b"\0" not in start:
        return not any(byte in start for byte in _NO_SIGNS)
    even, odd = start[::2].count(0), start[1::2].count(0)  # UTF-16 without its mark
    return min(even, odd) * 10 < max(even, odd) and max(even, odd) * 5 > len(start)


def _damaged():
    return NotThisWorkbook(
        _("The file is damaged or was cut short. Fetch it again, or open it in Excel and save it again as .xlsx.")
    )


def _check_kind(names, wanted):
    if "xl/workbook.xml" in names:
        return
    if "xl/workbook.bin" in names:
        found = _("an Excel binary workbook (.xlsb)")
    elif "word/document.xml" in names:
        found = _("a Word document")
    elif "content.xml" in names:
        found = _("an OpenDocument file")
    else:
        found = _("a zip archive without a workbook in it")
    raise NotThisWorkbook(
        _("This is %(found)s. Save it as an Excel workbook (.xlsx), and choose %(wanted)s.")
        % {"found": found, "wanted": wanted}
    )


def _check_directory(content):
    """Look at the size of the list of parts before it is read: 200,000 empty parts fit in a few megabytes."""
    at = content.rfind(b"PK\x05\x06")
    if at >= 0 and int.from_bytes(content[at + 12 : at + 16], "little") > MAX_DIRECTORY:
        raise NotThisWorkbook(_("The file has far more parts than a workbook has, and was not opened."))


def _check_size(package, size):
    unpacked = sum(entry.file_size for entry in package.infolist())
    if unpacked > MAX_UNPACKED or (unpacked > 2**20 and unpacked > size * MAX_RATIO):
        raise NotThisWorkbook(
            _("The file unpacks to %(size)s MB, which no report of this kind needs, and was not opened.")
            % {"size": unpacked // 2**20}
        )


def _check_parts(package):
    """Read every part once: damage and false sizes show, and cells that reach too far are found.

    Any part can be a sheet, whatever it is called: the workbook says which.
    """
    try:
        for entry in package.infolist():
            with package.open(entry) as part:
                reach.check(part)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as error:
        raise _damaged() from error


def _saved_on(package, names):
    if "docProps/core.xml" not in names:
        return None
    found = re.search(rb"<dcterms:modified[^>]*>(\d{4}-\d{2}-\d{2})", package.read("docProps/core.xml"))
    try:
        return date.fromisoformat(found[1].decode()) if found else None
    except ValueError:
        return None
