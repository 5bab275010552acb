"""The houses are there, and nobody calls them."""

import pytest
from pytest_django.fixtures import Settings

from tests.situations.sandbox_bank import houses_without_a_bank


@pytest.fixture(autouse=True)
def _houses(settings: Settings) -> None:
    settings.HOUSES_FILE = houses_without_a_bank()
