"""Two accounts prove the same NIK at the same moment: one wins, the other is told."""

from functools import partial

import pytest

from prakerja.identity.models import Identity, RegistryCheck
from prakerja.identity.record_registry_answer import record_registry_answer
from prakerja.identity.rules import RefusalReason, Standing
from prakerja.identity.states import IdentityState
from prakerja.kit.actor import ApplicantId
from prakerja.kit.unit_of_work import unit_of_work
from tests.situations.at_once import all_at_once
from tests.situations.identity import SITI, SYSTEM, all_match, asking

pytestmark = pytest.mark.django_db(transaction=True)


def answer_at_once(identities: list[Identity]) -> None:
    all_at_once([partial(answer, identity) for identity in identities])


def answer(identity: Identity) -> None:
    with unit_of_work(by=SYSTEM) as work:
        record_registry_answer(
            applicant_id=ApplicantId(identity.pk),
            question_number=identity.question_number,
            answer=all_match(),
            standing=Standing.CLEAR,
            by=work.actor,
            now=work.now,
        )


@pytest.mark.parametrize("accounts", [2, 6])
def test_one_wins_and_the_others_are_told(accounts: int) -> None:
    with unit_of_work(by=SYSTEM):
        identities = [asking(SITI) for _account in range(accounts)]
    answer_at_once(identities)
    states = sorted(Identity.objects.values_list("state", "refusal"))
    assert states == [
        (IdentityState.PHOTOS, ""),
        *[(IdentityState.REFUSED, RefusalReason.NIK_IN_USE)] * (accounts - 1),
    ]
    assert RegistryCheck.objects.count() == accounts


def test_the_same_answer_delivered_twice_at_once_counts_once() -> None:
    with unit_of_work(by=SYSTEM):
        identity = asking(SITI)
    answer_at_once([identity, identity])
    assert Identity.objects.get().state == IdentityState.PHOTOS
    assert RegistryCheck.objects.count() == 1
