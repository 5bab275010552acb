"""The two officers whom most pages need."""

import pytest
from django.test import Client

from prakerja.authority.roles import Role
from tests.situations.backoffice import signed_in


@pytest.fixture
def ratna() -> Client:
    return signed_in("ratna@prakerja.example", Role.OFFICER)


@pytest.fixture
def bima() -> Client:
    return signed_in("bima@prakerja.example", Role.OFFICER)
