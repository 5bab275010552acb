"""Programs of a platform and of an institution that speak v2."""

from collections.abc import Iterator

import pytest

from prakerja.partners.known_partners import forget_known_partners
from prakerja.partners.models import Partner
from prakerja.partners.states import PartnerKind
from tests.situations.calls_of_v2 import Program
from tests.situations.partners import put_partner, sign_key_of


@pytest.fixture(autouse=True)
def nothing_known() -> Iterator[None]:
    forget_known_partners()
    yield
    forget_known_partners()


@pytest.fixture
def platform(db: None) -> Partner:
    return put_partner(PartnerKind.PLATFORM)


@pytest.fixture
def institution(db: None) -> Partner:
    return put_partner(PartnerKind.INSTITUTION)


@pytest.fixture
def seller(platform: Partner) -> Program:
    return Program(platform.client_code, sign_key_of(platform.client_code))


@pytest.fixture
def teacher(institution: Partner) -> Program:
    return Program(institution.client_code, sign_key_of(institution.client_code))
