"""Auditors open seated leaves against the cards: whoever swaps receipts after the closing is caught there."""

import json
from collections.abc import Callable
from contextlib import nullcontext

import pytest
from click.testing import CliRunner
from django.db import connection

from prakerja.audit.models import Event
from prakerja.authority.require import PermissionMissing
from prakerja.authority.roles import Role
from prakerja.console import audit as audit_commands
from prakerja.console.audit import audit
from prakerja.draw.joiners.own_place import own_place
from prakerja.draw.models import LaterSeat, Outcome
from prakerja.journey.leaves.check_leaves import check_leaves
from prakerja.journey.leaves.faults import LeafFault
from prakerja.journey.leaves.open_leaf import NotPublished, NotSeated, open_leaf
from prakerja.waves.models import Wave
from tests.owner import as_owner
from tests.situations.accounts import a_member_of_staff
from tests.situations.backoffice import signed_in
from tests.situations.draw import NOW, published_wave
from tests.situations.screening import a_joiner, closed_wave
from tests.situations.vacant_seats import LATER, a_wave_with_cards, ended_for_good, filled
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def wave() -> Wave:
    """Two have a seat, and the log has the root of all who joined."""
    wave = closed_wave()
    for _ in range(2):
        a_joiner(wave)
    return published_wave(wave)


def run(sql: str) -> None:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(sql)


def swap_outcomes() -> None:
    run(
        "UPDATE draw_outcome AS one SET receipt = other.receipt FROM draw_outcome AS other"
        " WHERE other.wave_id = one.wave_id AND other.applicant_id <> one.applicant_id"
    )


def swap_everything() -> None:
    """Receipts and places of verdicts and outcomes alike, as if each had joined as the other."""
    swap_outcomes()
    run(
        "UPDATE screening_verdict AS one SET receipt = other.receipt, place = other.place"
        " FROM screening_verdict AS other"
        " WHERE other.number = one.number AND other.occasion = one.occasion AND other.applicant_id <> one.applicant_id"
    )


def another_tree() -> None:
    run("UPDATE draw_joinerblock SET hashes = set_byte(hashes, 0, get_byte(hashes, 0) # 1)")


def another_award() -> None:
    run("UPDATE screening_recipient SET nik_digest = gen_random_uuid()")


def no_award() -> None:
    run("DELETE FROM screening_recipient")


@pytest.mark.parametrize(
    ("attack", "faults"),
    [
        (lambda: None, set()),
        (swap_outcomes, {LeafFault.OTHER_RECEIPT, LeafFault.NOT_THE_LEAF}),
        (swap_everything, {LeafFault.NOT_THE_LEAF}),
        (another_tree, {LeafFault.NOT_THE_LEAF, LeafFault.NOT_THE_ROOT}),
        (another_award, {LeafFault.OTHER_NIK}),
        (no_award, {LeafFault.NOT_AWARDED}),
    ],
    ids=["nothing", "receipts of the result", "receipts everywhere", "the tree itself", "the award's NIK", "no award"],
)
def test_whatever_was_swapped_is_named(wave: Wave, attack: Callable[[], None], faults: set[LeafFault]) -> None:
    attack()
    checked = check_leaves(number=wave.number, by=an_officer(Role.AUDITOR), now=NOW)
    assert (checked.seated, {fault for _, found in checked.named for fault in found}) == (2, faults)
    assert (checked.wrong > 0) is bool(faults)


def test_the_leaves_of_those_who_were_seated_later_are_opened_as_well() -> None:
    """A seat that fell vacant: the leaf of whoever had it, and of whoever has it since."""
    wave = a_wave_with_cards()
    ended_for_good(wave)
    auditor, before = an_officer(Role.AUDITOR), Outcome.objects.seated().filter(draw_id=wave.pk).count()
    filled(wave)
    later = LaterSeat.objects.get()
    checked = check_leaves(number=wave.number, by=auditor, now=LATER)
    assert (checked.seated, checked.wrong) == (before + 1, 0)
    assert open_leaf(receipt=later.receipt, is_full=False, by=auditor, now=LATER).applicant_id == later.applicant_id
    run(f"UPDATE screening_recipient SET nik_digest = gen_random_uuid() WHERE applicant_id = '{later.applicant_id}'")
    checked = check_leaves(number=wave.number, by=auditor, now=LATER)
    assert checked.named == [(later.receipt, (LeafFault.OTHER_NIK,))]


def test_a_leaf_is_opened_with_its_path_and_masked_unless_that_is_asked_for(wave: Wave) -> None:
    auditor, receipt = an_officer(Role.AUDITOR), Outcome.objects.order_by("receipt")[0].receipt
    masked = open_leaf(receipt=receipt, is_full=False, by=auditor, now=NOW)
    full = open_leaf(receipt=receipt, is_full=True, by=auditor, now=NOW)
    own = own_place(wave=wave, applicant_id=full.applicant_id)
    assert own is not None
    assert (full.path, full.root, full.nonce, full.faults) == (own["path"], own["joiners_root"], own["nonce"], ())
    assert (len(full.row.nik), masked.row.nik == full.row.nik, masked.nonce) == (16, False, "")
    told = Event.objects.filter(name="journey.leaf.opened").order_by("id")
    assert [one.facts["is_full"] for one in told] == [False, True]


def test_only_auditors_open_them_and_only_of_the_seated(wave: Wave) -> None:
    receipt = Outcome.objects.all()[0].receipt
    for role in set(Role) - {Role.AUDITOR}:
        with pytest.raises(PermissionMissing):
            open_leaf(receipt=receipt, is_full=False, by=an_officer(role), now=NOW)
        with pytest.raises(PermissionMissing):
            check_leaves(number=wave.number, by=an_officer(role), now=NOW)
    auditor = an_officer(Role.AUDITOR)
    with pytest.raises(NotSeated):
        open_leaf(receipt=f"{wave.number}-NOBODY", is_full=False, by=auditor, now=NOW)
    for nowhere in ("", "99-X", "٣-X", "nobody"):
        with pytest.raises(NotPublished):
            open_leaf(receipt=nowhere, is_full=False, by=auditor, now=NOW)


def test_the_page_shows_them_to_auditors_and_masks_the_numbers(wave: Wave) -> None:
    receipt, browser = Outcome.objects.all()[0].receipt, signed_in("lina@prakerja.example", Role.AUDITOR)
    full = open_leaf(receipt=receipt, is_full=True, by=an_officer(Role.AUDITOR), now=NOW)
    spaced = f" {receipt.lower().replace('-', ' - ')} "
    masked = browser.post("/kantor/gelombang/daun/", {"receipt": spaced}).content.decode()
    for no_receipt in ("zz", full.row.nik):
        told = browser.post("/kantor/gelombang/daun/", {"receipt": no_receipt}).content.decode()
        assert "Tulis nomor gelombang, tanda hubung" in told
        assert "belum diumumkan" not in told
    assert "Cocok" in masked
    assert full.row.nik not in masked
    assert (
        full.row.nik in browser.post("/kantor/gelombang/daun/", {"receipt": receipt, "is_full": "on"}).content.decode()
    )
    assert browser.post("/kantor/gelombang/daun/", {"receipt": f"{wave.number}-X"}).status_code == 422


def test_the_command_opens_all_of_them_and_fails_where_one_does_not_fit(
    wave: Wave, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit_commands, "django_ready", nullcontext)
    a_member_of_staff("lina@prakerja.example", Role.AUDITOR)
    a_member_of_staff("ratna@prakerja.example")
    asked = ["leaves", str(wave.number), "--json", "--by"]
    fits = CliRunner().invoke(audit, [*asked, "lina@prakerja.example"])
    assert (fits.exit_code, json.loads(fits.output)["wrong"]) == (0, 0)
    swap_everything()
    swapped = CliRunner().invoke(audit, [*asked, "lina@prakerja.example"])
    assert (swapped.exit_code, json.loads(swapped.output)["wrong"]) == (1, 2)
    assert CliRunner().invoke(audit, [*asked, "ratna@prakerja.example"]).exit_code == 2
