"""Tables as an Excel workbook. Cells have their type, and no text is ever a formula."""

import datetime as dt
import io
from collections.abc import Sequence
from decimal import Decimal

import xlsxwriter

from app.spreadsheets import Sheet, harmless

# A text stays a text: no formula, number or address is made of it.
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def write_xlsx(sheets: Sequence[Sheet], made_at: dt.datetime) -> bytes:
    """The tables as one workbook; the same bytes for the same tables and moment."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, OPTIONS)
    book.set_properties(
        {"created": made_at.astimezone(dt.UTC).replace(tzinfo=None), "author": "Opvangkompas"}
    )
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    for sheet in sheets:
        page = book.add_worksheet(sheet.name)
        page.freeze_panes(1, 0)
        page.write_row(0, 0, sheet.head, bold)
        for row, cells in enumerate(sheet.rows, start=1):
            for column, cell in enumerate(cells):
                match cell:
                    case None | "":
                        continue
                    case str():
                        page.write_string(row, column, harmless(cell))
                    case dt.date():
                        page.write_datetime(row, column, dt.datetime.combine(cell, dt.time()), day)
                    case int() | Decimal():
                        page.write_number(row, column, cell)
    book.close()
    return out.getvalue()
