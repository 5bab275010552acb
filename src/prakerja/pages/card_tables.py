"""Tables that narrow screens show as cards: each cell says which column it is of, and still is a cell to a reader.

A table is written once, as one. Its heads become the labels of the cells (`data-label`), which the style sheet shows
where the columns have no room. Roles are said in words: a row that is none to the style sheet is none to a browser.
"""

import re
from html import escape, unescape
from typing import Final

_TABLE: Final = re.compile(r"<table>(.*?)</table>", re.DOTALL)
_HEAD: Final = re.compile(r"<thead>(.*?)</thead>", re.DOTALL)
_BODY: Final = re.compile(r"<(tbody|tfoot)>(.*?)</\1>", re.DOTALL)
_ROW: Final = re.compile(r"<tr\b([^>]*)>(.*?)</tr>", re.DOTALL)
_CELL: Final = re.compile(r"<(td|th)\b([^>]*)>(.*?)</\1>", re.DOTALL)
_SPAN: Final = re.compile(r'colspan="(\d+)"')
_TAG: Final = re.compile(r"<[^>]*>")


def as_cards(html: str) -> str:
    """The same page; each table with one row of heads can be shown as cards."""
    return _TABLE.sub(_labelled, html) if "<table>" in html else html


def _labelled(table: "re.Match[str]") -> str:
    inside = table[1]
    head = _HEAD.search(inside)
    rows = _ROW.findall(head[1]) if head else []
    if len(rows) != 1:
        return table[0]
    labels = [_words(cell) for _kind, _more, cell in _CELL.findall(rows[0][1])]
    with_roles = _HEAD.sub(_head_with_roles, inside)
    shown = _BODY.sub(lambda body: _body(body[1], body[2], labels), with_roles)
    return f'<table class="cards" role="table">{shown}</table>'


def _words(cell: str) -> str:
    return escape(" ".join(unescape(_TAG.sub("", cell)).split()))


def _head_with_roles(head: "re.Match[str]") -> str:
    said = head[0].replace("<thead>", '<thead role="rowgroup">').replace("<tr>", '<tr role="row">')
    return said.replace("<th ", '<th role="columnheader" ').replace("<th>", '<th role="columnheader">')


def _body(kind: str, rows: str, labels: list[str]) -> str:
    said = _ROW.sub(lambda row: f'<tr role="row"{row[1]}>{_cells(row[2], labels)}</tr>', rows)
    return f'<{kind} role="rowgroup">{said}</{kind}>'


def _cells(row: str, labels: list[str]) -> str:
    column = 0

    def labelled(cell: "re.Match[str]") -> str:
        nonlocal column
        label = labels[column] if column < len(labels) else ""
        span = _SPAN.search(cell[2])
        column += int(span[1]) if span else 1
        role = "rowheader" if cell[1] == "th" else "cell"
        inside = f'<div class="value">{cell[3]}</div>'
        return f'<{cell[1]} role="{role}" data-label="{label}"{cell[2]}>{inside}</{cell[1]}>'

    return _CELL.sub(labelled, row)
