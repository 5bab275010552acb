"""Custodians bind themselves first and reveal when all are bound."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction

from prakerja.audit.models import Event
from prakerja.authority.require import PermissionMissing
from prakerja.authority.roles import Role
from prakerja.draw.commit_secret import (
    CommittedAlready,
    NotACommitment,
    NotACustodian,
    SecretOfAnother,
    commit_secret,
)
from prakerja.draw.engine.seed import RevealRefused, commitment_of
from prakerja.draw.models import Custodian
from prakerja.draw.reveal_secret import NotAllCommitted, NotTheSecret, reveal_secret, reveals_of
from prakerja.kit.refused import Refused
from tests.situations.draw import NOW, committed_wave, frozen_wave, screened_wave, secret, three_custodians
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db


def test_a_commitment_is_kept_with_its_time() -> None:
    wave, (sari, *_) = frozen_wave()
    custodian = commit_secret(wave_id=wave.pk, commitment=commitment_of(secret(1)), by=sari, now=NOW)
    assert (custodian.commitment, custodian.committed_at) == (commitment_of(secret(1)), NOW)


def test_spaces_and_capitals_of_a_pasted_commitment_do_no_harm() -> None:
    wave, (sari, *_) = frozen_wave()
    pasted = f" {commitment_of(secret(1))[:32].upper()} {commitment_of(secret(1))[32:]}\n"
    assert commit_secret(wave_id=wave.pk, commitment=pasted, by=sari, now=NOW).commitment == commitment_of(secret(1))


def test_committing_twice_is_committing_once() -> None:
    wave, (sari, *_) = frozen_wave()
    for _ in range(2):
        commit_secret(wave_id=wave.pk, commitment=commitment_of(secret(1)), by=sari, now=NOW)
    assert Event.objects.filter(name="draw.secret.committed").count() == 1


def test_a_custodian_acts_for_their_own_position_alone() -> None:
    wave, (sari, tono, umar) = frozen_wave()
    for number, custodian in ((1, tono), (2, umar)):
        commit_secret(wave_id=wave.pk, commitment=commitment_of(secret(number)), by=custodian, now=NOW)
    assert [one.account_id for one in Custodian.objects.yet_to_commit()] == [sari.account_id]
    commit_secret(wave_id=wave.pk, commitment=commitment_of(secret(3)), by=sari, now=NOW)
    reveal_secret(wave_id=wave.pk, reveal=secret(1), by=tono, now=NOW)
    for another in (sari, umar):
        with pytest.raises(NotTheSecret):
            reveal_secret(wave_id=wave.pk, reveal=secret(1), by=another, now=NOW)
    revealed = Custodian.objects.exclude(revealed_at=None)
    assert [one.account_id for one in revealed] == [tono.account_id]


def test_nobody_commits_before_the_candidates_are_frozen() -> None:
    wave, (sari, *_) = screened_wave(), three_custodians()
    with pytest.raises(NotACustodian):
        commit_secret(wave_id=wave.pk, commitment=commitment_of(secret(1)), by=sari, now=NOW)


@pytest.mark.parametrize(("role", "refused"), [(Role.OFFICER, PermissionMissing), (Role.CUSTODIAN, NotACustodian)])
def test_somebody_whom_the_rules_do_not_name_cannot_commit(role: Role, refused: type[Refused]) -> None:
    wave, _ = frozen_wave()
    with pytest.raises(refused):
        commit_secret(wave_id=wave.pk, commitment=commitment_of(secret(1)), by=an_officer(role), now=NOW)


@pytest.mark.parametrize("text", ["", "rahasia", "a" * 63, "g" * 64, "٣" * 64])
def test_what_is_not_a_hash_is_no_commitment(text: str) -> None:
    wave, (sari, *_) = frozen_wave()
    with pytest.raises(NotACommitment):
        commit_secret(wave_id=wave.pk, commitment=text, by=sari, now=NOW)


def test_a_commitment_cannot_be_exchanged() -> None:
    wave, (sari, *_) = committed_wave()
    with pytest.raises(CommittedAlready):
        commit_secret(wave_id=wave.pk, commitment=commitment_of(secret(9)), by=sari, now=NOW)


def test_another_fault_of_the_database_is_not_told_as_somebody_elses_secret(
    table_that_refuses: Callable[[str, str], None],
) -> None:
    wave, (sari, *_) = frozen_wave()
    table_that_refuses("draw_custodian", "false")
    with pytest.raises(IntegrityError, match="something_is_wrong"):
        commit_secret(wave_id=wave.pk, commitment=commitment_of(secret(1)), by=sari, now=NOW)


def test_two_custodians_cannot_have_the_same_secret() -> None:
    wave, (sari, tono, _) = frozen_wave()
    commit_secret(wave_id=wave.pk, commitment=commitment_of(secret(1)), by=sari, now=NOW)
    with pytest.raises(SecretOfAnother):
        commit_secret(wave_id=wave.pk, commitment=commitment_of(secret(1)), by=tono, now=NOW)
    with pytest.raises(IntegrityError, match="custodians_have_different_secrets"), transaction.atomic():
        Custodian.objects.update(commitment=commitment_of(secret(1)), committed_at=NOW)


def test_nobody_reveals_while_somebody_has_yet_to_commit() -> None:
    wave, (sari, tono, _) = frozen_wave()
    for number, custodian in ((1, sari), (2, tono)):
        commit_secret(wave_id=wave.pk, commitment=commitment_of(secret(number)), by=custodian, now=NOW)
    with pytest.raises(NotAllCommitted):
        reveal_secret(wave_id=wave.pk, reveal=secret(1), by=sari, now=NOW)


def test_a_secret_that_was_not_committed_to_is_refused() -> None:
    wave, (sari, *_) = committed_wave()
    with pytest.raises(NotTheSecret):
        reveal_secret(wave_id=wave.pk, reveal=secret(2), by=sari, now=NOW)
    assert not Custodian.objects.filter(revealed_at__isnull=False).exists()


def test_what_is_not_a_secret_is_refused_without_repeating_it() -> None:
    wave, (sari, *_) = committed_wave()
    with pytest.raises(RevealRefused) as refused:
        reveal_secret(wave_id=wave.pk, reveal="kata sandi saya", by=sari, now=NOW)
    assert "kata sandi" not in str(refused.value)


def test_somebody_else_cannot_reveal_for_a_custodian() -> None:
    wave, _ = committed_wave()
    with pytest.raises(NotACustodian):
        reveal_secret(wave_id=wave.pk, reveal=secret(1), by=an_officer(Role.CUSTODIAN), now=NOW)
    with pytest.raises(PermissionMissing):
        reveal_secret(wave_id=wave.pk, reveal=secret(1), by=an_officer(), now=NOW)


def test_revealing_twice_is_revealing_once() -> None:
    wave, (sari, *_) = committed_wave()
    for _ in range(2):
        reveal_secret(wave_id=wave.pk, reveal=f" {secret(1).upper()} ", by=sari, now=NOW)
    assert Event.objects.filter(name="draw.secret.revealed").count() == 1


def test_secrets_are_kept_from_view_until_the_last_one_is_in() -> None:
    wave, custodians = committed_wave()
    for number, custodian in enumerate(custodians, start=1):
        assert reveals_of(wave.pk) == []
        kept = reveal_secret(wave_id=wave.pk, reveal=secret(number), by=custodian, now=NOW)
        assert secret(number).encode() not in bytes(kept.sealed_reveal or b"")
    assert reveals_of(wave.pk) == [secret(1), secret(2), secret(3)]


def test_no_secret_enters_the_audit() -> None:
    wave, (sari, *_) = committed_wave()
    reveal_secret(wave_id=wave.pk, reveal=secret(1), by=sari, now=NOW)
    assert not any(secret(1) in str(event.facts) for event in Event.objects.all())


def test_no_commitment_is_saved_when_the_audit_fails(request: pytest.FixtureRequest) -> None:
    wave, (sari, *_) = frozen_wave()
    request.getfixturevalue("broken_audit")
    with pytest.raises(RuntimeError), transaction.atomic():
        commit_secret(wave_id=wave.pk, commitment=commitment_of(secret(1)), by=sari, now=NOW)
    assert Custodian.objects.yet_to_commit().count() == 3


def test_no_secret_is_revealed_when_the_audit_fails(request: pytest.FixtureRequest) -> None:
    wave, (sari, *_) = committed_wave()
    request.getfixturevalue("broken_audit")
    with pytest.raises(RuntimeError), transaction.atomic():
        reveal_secret(wave_id=wave.pk, reveal=secret(1), by=sari, now=NOW)
    assert Custodian.objects.yet_to_reveal().count() == 3
