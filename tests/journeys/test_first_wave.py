"""The first wave, end to end, on a phone with script; the address is confirmed by the link of the e-mail.

One custodian is bound and reveals nothing: the draw goes on without them, and the proof says whose place is empty.
"""

from pathlib import Path

import pytest

from tests.instance import Instance
from tests.journeys import first_wave
from tests.journeys.applicant import Applicant
from tests.journeys.phone import PhoneShop

WAVE = 12

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]


def test_an_applicant_walks_from_the_landing_page_to_the_published_result(
    instance: Instance, new_phone: PhoneShop, tmp_path: Path
) -> None:
    office = first_wave.office_of(new_phone, wave=WAVE, script=True, silent=1)
    first_wave.open_a_wave(office, instance)

    applicant = Applicant(new_phone("with-script"), instance.sandbox, instance.sandbox.next_person())
    applicant.sign_up()
    applicant.confirm_by_link()
    applicant.sign_out_and_in()
    applicant.prove_identity()
    applicant.answer_every_question()
    applicant.prove_phone()
    applicant.declare()
    applicant.sit_the_test()
    receipt = applicant.join(WAVE)
    first_wave.assert_the_way_is_short(applicant)

    first_wave.bring_to_result(office)
    outcome = first_wave.read_the_result(applicant, WAVE)
    published = first_wave.check_the_proof(
        new_phone("visitor"), WAVE, tmp_path, trust=instance.run("prakerja", "demo", "trust")
    )
    assert published[receipt] == outcome
    assert [one == "-" for one in first_wave.reveals_in(tmp_path)].count(True) == 1
    assert list(published.values()).count("seated") == 6
    first_wave.assert_nothing_personal_is_logged(instance, applicant)
