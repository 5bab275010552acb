"""What the lawyers open in a spreadsheet says what was said, and does nothing of it."""

import csv
import io

import pytest

from prakerja.appeals.repayment.read_case_file import read_case_file
from prakerja.kit.unit_of_work import unit_of_work
from tests.situations.repayment import days_passed, demanded, objected_to
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_what_somebody_wrote_is_no_formula_in_the_case_file(sign: str) -> None:
    one, by = demanded(), an_officer()
    objected_to(one, text=f'{sign}HYPERLINK("http://example.org","saldo")')
    with unit_of_work(by=by):
        text = read_case_file(applicant_id=one.applicant_id, number=1, by=by, now=days_passed(one, 3))
    rows = list(csv.DictReader(io.StringIO(text)))
    [said] = [row["text"] for row in rows if row["kind"] == "objection"]
    assert said == f'\'{sign}HYPERLINK("http://example.org","saldo")'
    assert {"demand", "overdue", "posting"} <= {row["kind"] for row in rows}
