"""The same call of v2 ten times at once: it is done once, and everybody gets the one answer."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
import time_machine

from prakerja.partners.known_partners import forget_known_partners
from prakerja.partners.models import UsedNonce
from prakerja.training.models import Course, PurchaseMove
from tests.situations.at_once import all_at_once
from tests.situations.calls_of_v2 import program_of
from tests.situations.cards import NOW
from tests.situations.purchases import bought
from tests.situations.training import a_buyer, a_market

pytestmark = pytest.mark.django_db(transaction=True)
TIMES = 10


@pytest.fixture(autouse=True)
def nothing_known() -> Iterator[None]:
    forget_known_partners()
    with time_machine.travel(NOW, tick=False):
        yield
    forget_known_partners()


def test_a_decline_ten_times_at_once_under_one_key() -> None:
    market = a_market()
    purchase = bought(market, a_buyer())
    school, asked = program_of(market.institution), {"redeem_code": purchase.redeem_code}
    call = partial(school.post, "purchases/decline", asked, key="once")
    answers: list[Any] = all_at_once([call] * TIMES)
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.content for answer in answers}) == 1
    assert PurchaseMove.objects.filter(state="voided").count() == 1


def test_one_nonce_ten_times_at_once_lets_one_call_in() -> None:
    school = program_of(a_market().institution)
    answers: list[Any] = all_at_once([partial(school.get, "me", nonce="n" * 16)] * TIMES)
    assert sorted(answer.status_code for answer in answers) == [200] + [409] * (TIMES - 1)
    assert UsedNonce.objects.count() == 1


def row(code: str) -> dict[str, Any]:
    return {
        "code": code,
        "title": "Membuat Roti Manis untuk Usaha Rumahan",
        "summary": "Peserta membuat adonan, mengembangkan, memanggang, dan menghitung harga jual roti manis.",
        "topics": ["food"],
        "method": "self_paced",
        "level": "skilling",
        "teacher": "Chef Rekaan",
        "hours": 12,
        "price": 350_000,
        "minimum_education": "junior",
    }


def test_a_push_ten_times_at_once_under_one_key() -> None:
    school = program_of(a_market().institution)
    asked = {"rows": [row(f"K{number}") for number in range(5)], "count": 5}
    answers: list[Any] = all_at_once([partial(school.put, "courses", asked, key="once")] * TIMES)
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.content for answer in answers}) == 1
    assert {one["outcome"] for one in answers[0].json()["rows"]} == {"created"}


def test_two_pushes_at_once_in_opposite_orders_both_end() -> None:
    school = program_of(a_market().institution)
    codes = [f"K{number}" for number in range(20)]
    school.put("courses", {"rows": [row(code) for code in codes], "count": 20})

    def priced(order: list[str], price: int) -> Any:
        rows = [{**row(code), "price": price} for code in order]
        return school.put("courses", {"rows": rows, "count": 20})

    answers: list[Any] = all_at_once([partial(priced, codes, 1), partial(priced, codes[::-1], 2)])
    assert [answer.status_code for answer in answers] == [200, 200]
    # Whoever came last has priced all of them.
    assert len(set(Course.objects.filter(code__in=codes).values_list("price", flat=True))) == 1
