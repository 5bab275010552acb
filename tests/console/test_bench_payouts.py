"""What `prakerja bench payouts` measures: instructions as they are, and books that are right."""

import pytest

from prakerja.console.bench_payouts_build import measure_building
from prakerja.console.bench_payouts_show import measure_showing
from prakerja.payouts.models import Batch, InstructedDue

pytestmark = pytest.mark.django_db(transaction=True)


def test_everybody_is_in_a_built_batch_of_their_house_and_it_is_compared_with_bare_rows() -> None:
    report = measure_building(40)
    assert sorted(Batch.objects.values_list("house", "items")) == [(one, 10) for one in ("bni", "dana", "gopay", "ovo")]
    assert InstructedDue.objects.filter(is_live=True).count() == 40
    assert report["instructions"] == 40
    assert {"per_second", "wanted", "reference", "ratio"} <= set(report)


def test_a_batch_is_shown_by_its_pages_and_compared_with_its_bare_figures() -> None:
    report = measure_showing(60)
    assert report["payments"] == 60
    assert {"seconds", "page_seconds", "proposal_seconds", "wanted", "reference", "ratio"} <= set(report)
