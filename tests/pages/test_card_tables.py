"""A table of the office is written once, and shown as cards where a screen is narrow."""

import pytest
from django.template import engines

from prakerja.pages.card_tables import as_cards

_HEAD = '<thead><tr><th scope="col">Diterima</th><th scope="col" class="amount">Jumlah &amp; sisa</th></tr></thead>'


def table(rows: str, head: str = _HEAD) -> str:
    end = "" if "<tfoot>" in rows else "</tbody>"
    return f"<p>x</p><table><caption>Semua</caption>{head}<tbody>{rows}{end}</table>"


def test_each_cell_says_which_column_it_is_of() -> None:
    shown = as_cards(table('<tr><td><a href="/a/">1 Mei</a></td><td class="amount">Rp5</td></tr>'))
    assert '<td role="cell" data-label="Diterima"><div class="value"><a href="/a/">1 Mei</a></div></td>' in shown
    assert '<td role="cell" data-label="Jumlah &amp; sisa" class="amount"><div class="value">Rp5</div></td>' in shown


def test_it_stays_a_table_to_whoever_hears_it() -> None:
    shown = as_cards(table('<tr class="total"><th scope="row">Semua</th><td>3</td></tr>'))
    for said in (
        '<table class="cards" role="table"><caption>Semua</caption>',
        '<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Diterima</th>',
        '<tbody role="rowgroup"><tr role="row" class="total"><th role="rowheader" data-label="Diterima" scope="row">',
    ):
        assert said in shown


def test_sums_below_are_labelled_as_what_they_sum() -> None:
    shown = as_cards(table("<tr><td>a</td><td>1</td></tr></tbody><tfoot><tr><th>Semua</th><td>1</td></tr></tfoot>"))
    assert '<tfoot role="rowgroup"><tr role="row"><th role="rowheader" data-label="Diterima">' in shown


def test_what_spans_columns_moves_the_labels_on() -> None:
    shown = as_cards(table('<tr><td colspan="2">a</td></tr><tr><td>b</td><td>c</td><td>d</td></tr>'))
    assert 'data-label="Diterima" colspan="2"' in shown
    assert 'data-label=""><div class="value">d</div>' in shown


@pytest.mark.parametrize(
    "html",
    [
        "<p>x</p>",
        table("<tr><td>a</td></tr>", head=""),
        table("<tr><td>a</td></tr>", head=_HEAD.replace("</tr>", "</tr><tr></tr>")),
    ],
)
def test_what_has_not_one_row_of_heads_stays_as_it_is(html: str) -> None:
    assert as_cards(html) == html


def test_what_people_wrote_stays_escaped() -> None:
    page = engines["django"].from_string(
        "{% cardtables %}"
        + table("<tr><td>{{ said }}</td></tr>", head=_HEAD.replace("Diterima", "{{ said }}"))
        + "{% endcardtables %}"
    )
    shown = page.render({"said": '<b onclick="x">&'})
    assert "<b" not in shown
    assert 'data-label="&lt;b onclick=&quot;x&quot;&gt;&amp;"' in shown
