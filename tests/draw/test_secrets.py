"""Custodians bind themselves by their signature, and reveal when nobody can bind themselves any more."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError

from prakerja.audit.models import Event
from prakerja.authority.require import PermissionMissing
from prakerja.authority.roles import Role
from prakerja.draw.commit_secret import (
    CommittedAlready,
    NotACommitment,
    NotACustodian,
    NotSigned,
    TooLateToCommit,
    commit_secret,
)
from prakerja.draw.models import Commitment, Reveal
from prakerja.draw.reveal_secret import NotASecret, NotTheSecret, TooEarlyToReveal, TooLateToReveal, reveal_secret
from prakerja.draw.statement import commitment_of
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.publog.models import Submission
from prakerja.waves.models import Wave
from tests.situations.attempts import commitment_by, newest, signing_key
from tests.situations.draw import (
    NOW,
    a_custodian,
    committed_wave,
    frozen_wave,
    screened_wave,
    secret,
    three_custodians,
)
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db


def commit(wave: Wave, by: Actor, number: int = 1, **changes: Any) -> Commitment:
    given = {**commitment_by(wave, by, secret(number)), "now": newest(wave).stated_at, **changes}
    return commit_secret(wave_id=wave.pk, by=by, **given)


def reveal(wave: Wave, by: Actor, number: int = 1, **changes: Any) -> Reveal:
    given = {"secret": secret(number), "now": newest(wave).commit_by, **changes}
    return reveal_secret(wave_id=wave.pk, by=by, **given)


def in_the_log(kind: str) -> list[str]:
    return list(Submission.objects.filter(once_key__startswith=f"{kind}:").values_list("line", flat=True))


def test_a_commitment_is_kept_and_in_the_log_with_its_signature() -> None:
    wave, (sari, *_) = frozen_wave()
    row = commit(wave, sari)
    f = newest(wave).sha256
    assert (row.statement_id, row.position, row.commitment) == (f, 1, commitment_of(f, 1, secret(1)))
    (line,) = in_the_log("draw.commitment")
    assert row.commitment in line
    assert row.signature in line


def test_spaces_and_capitals_of_what_was_pasted_do_no_harm() -> None:
    wave, (sari, *_) = frozen_wave()
    given = commitment_by(wave, sari, secret(1))
    pasted = {name: f" {text[:32].upper()} {text[32:]}\n" for name, text in given.items()}
    assert commit(wave, sari, 1, **pasted).commitment == given["commitment"]


def test_committing_and_revealing_twice_is_once() -> None:
    wave, custodians = frozen_wave()
    for number, one in enumerate((*custodians, *custodians)):
        commit(wave, one, number % 3 + 1)
    for _ in range(2):
        reveal(wave, custodians[0])
    assert Event.objects.filter(name="draw.secret.committed").count() == len(in_the_log("draw.commitment")) == 3
    assert Event.objects.filter(name="draw.secret.revealed").count() == len(in_the_log("draw.reveal")) == 1


def test_nobody_commits_before_the_candidates_are_frozen() -> None:
    wave, (sari, *_) = screened_wave(), three_custodians()
    with pytest.raises(NotACustodian):
        commit_secret(wave_id=wave.pk, commitment="a" * 64, signature="b" * 128, by=sari, now=NOW)


@pytest.mark.parametrize(("role", "refused"), [(Role.OFFICER, PermissionMissing), (Role.CUSTODIAN, NotACustodian)])
def test_whom_the_statement_does_not_name_can_do_neither(role: Role, refused: type[Refused]) -> None:
    wave, _ = frozen_wave()
    other = an_officer(role)
    with pytest.raises(refused):
        commit_secret(wave_id=wave.pk, commitment="a" * 64, signature="b" * 128, by=other, now=NOW)
    with pytest.raises(refused):
        reveal_secret(wave_id=wave.pk, secret=secret(1), by=other, now=NOW)


def test_a_reserve_holds_no_secret_yet() -> None:
    three_custodians()
    vera = a_custodian("Vera")
    wave, _ = frozen_wave()
    with pytest.raises(NotACustodian):
        commit_secret(wave_id=wave.pk, commitment="a" * 64, signature="b" * 128, by=vera, now=NOW)


@pytest.mark.parametrize("text", ["", "rahasia", "a" * 63, "g" * 64, "٣" * 64])
def test_what_is_not_a_hash_is_no_commitment(text: str) -> None:
    wave, (sari, *_) = frozen_wave()
    with pytest.raises(NotACommitment):
        commit(wave, sari, commitment=text)


@pytest.mark.parametrize("changed", ["signature", "commitment", "custodian", "statement"])
def test_a_signature_is_of_this_custodian_for_this_commitment_and_statement(changed: str) -> None:
    wave, (sari, tono, _) = frozen_wave()
    given = commitment_by(wave, sari, secret(1))
    if changed == "statement":
        signed = f"prakerja-draw-commit-2:{'ab' * 32}:1:{given['commitment']}".encode()
        given["signature"] = signing_key(sari).sign(signed).hex()
    elif changed == "custodian":
        given["signature"] = commitment_by(wave, tono, secret(1))["signature"]
    else:
        given[changed] = given[changed][::-1]
    with pytest.raises(NotSigned):
        commit(wave, sari, 1, **given)
    assert not Commitment.objects.exists()


def test_a_commitment_cannot_be_exchanged() -> None:
    wave, (sari, *_) = committed_wave()
    with pytest.raises(CommittedAlready):
        commit(wave, sari, 9)


def test_from_commit_by_on_nobody_commits() -> None:
    wave, (sari, *_) = frozen_wave()
    with pytest.raises(TooLateToCommit):
        commit(wave, sari, now=newest(wave).commit_by)
    commit(wave, sari, now=newest(wave).commit_by - timedelta(microseconds=1))


def test_another_fault_of_the_database_is_not_told_as_somebody_elses_doing(
    table_that_refuses: Callable[[str, str], None],
) -> None:
    wave, (sari, *_) = frozen_wave()
    table_that_refuses("draw_commitment", "false")
    with pytest.raises(IntegrityError, match="something_is_wrong"):
        commit(wave, sari)


def test_a_reveal_is_public_at_once() -> None:
    wave, (sari, *_) = committed_wave()
    assert reveal(wave, sari).secret == secret(1)
    (line,) = in_the_log("draw.reveal")
    assert secret(1) in line


def test_nobody_reveals_while_somebody_may_yet_commit() -> None:
    wave, (sari, tono, umar) = frozen_wave()
    for number, custodian in ((1, sari), (2, tono)):
        commit(wave, custodian, number)
    early = newest(wave).commit_by - timedelta(seconds=1)
    with pytest.raises(TooEarlyToReveal):
        reveal(wave, sari, now=early)
    commit(wave, umar, 3)
    reveal(wave, sari, now=early)


def test_from_commit_by_on_nobody_waits_for_who_did_not_commit() -> None:
    wave, (sari, *_) = frozen_wave()
    commit(wave, sari)
    reveal(wave, sari)


def test_from_reveal_by_on_nobody_reveals() -> None:
    wave, (sari, tono, _) = committed_wave()
    reveal(wave, sari, now=newest(wave).reveal_by - timedelta(microseconds=1))
    with pytest.raises(TooLateToReveal):
        reveal(wave, tono, 2, now=newest(wave).reveal_by)


@pytest.mark.parametrize("number", [2, 9])
def test_a_secret_that_was_not_committed_to_is_refused(number: int) -> None:
    wave, (sari, *_) = committed_wave()
    with pytest.raises(NotTheSecret):
        reveal(wave, sari, number)
    assert not Reveal.objects.exists()


def test_who_has_not_committed_has_nothing_to_reveal() -> None:
    wave, (sari, *_) = frozen_wave()
    with pytest.raises(NotTheSecret):
        reveal(wave, sari)


def test_what_is_not_a_secret_is_refused_without_repeating_it() -> None:
    wave, (sari, *_) = committed_wave()
    with pytest.raises(NotASecret) as refused:
        reveal(wave, sari, secret="kata sandi saya")
    assert "kata sandi" not in str(refused.value)
