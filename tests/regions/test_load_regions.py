"""The tables hold what the files hold, and loading them again changes nothing."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from prakerja.regions.known import provinces, regencies
from prakerja.regions.load_regions import load_regions
from prakerja.regions.models import Kind, Province, Regency

pytestmark = pytest.mark.django_db

ARTICLE_DAY = date(2021, 1, 6)


def test_the_migrated_tables_hold_every_region() -> None:
    assert Province.objects.count() == len(provinces())
    assert Regency.objects.count() == len(regencies())


def test_the_day_of_the_article_knew_34_provinces_and_514_regencies() -> None:
    assert Province.objects.in_force_on(ARTICLE_DAY).count() == 34
    on_that_day = Regency.objects.in_force_on(ARTICLE_DAY)
    assert (on_that_day.filter(kind=Kind.KABUPATEN).count(), on_that_day.filter(kind=Kind.KOTA).count()) == (416, 98)


def test_loading_again_repairs_what_was_changed_and_adds_nothing() -> None:
    Regency.objects.filter(pk="3273").update(name="something else")
    for _ in range(2):
        load_regions(province=Province, regency=Regency)
    assert Regency.objects.get(pk="3273").name == "Kota Bandung"
    assert Regency.objects.count() == len(regencies())


@pytest.mark.parametrize(
    "changes",
    [{"province_id": "31"}, {"kind": "desa"}, {"valid_from": ARTICLE_DAY, "valid_to": ARTICLE_DAY}],
)
def test_the_database_refuses_a_regency_that_cannot_be(changes: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Regency.objects.filter(pk="3273").update(**changes)
