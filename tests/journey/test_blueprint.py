"""Every scheme's test can be composed, and says how long it takes."""

import pytest

from prakerja.assessment.rules import compose_test
from prakerja.journey.blueprint import blueprint_now, blueprint_of
from prakerja.schemes.load_scheme import load_scheme, scheme_names


@pytest.mark.parametrize("name", scheme_names())
def test_the_terms_are_the_schemes(name: str) -> None:
    scheme = load_scheme(name)
    blueprint = blueprint_of(scheme)
    assert (blueprint.minutes, blueprint.items) == (scheme.test.minutes, scheme.test.items)
    assert blueprint.scheme == f"{name}@{scheme.version}"
    assert len(compose_test(b"0" * 32, blueprint)) == 18


@pytest.mark.django_db
def test_before_any_wave_the_test_is_that_of_the_article() -> None:
    assert blueprint_now().minutes == 15
