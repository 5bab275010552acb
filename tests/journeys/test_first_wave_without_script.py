"""The first wave, end to end, with script switched off everywhere; the code of the e-mail is typed, and all custodians
reveal. In every run tests/web sends each form as a browser without script does, and test_every_page.py looks at pages.
"""

from pathlib import Path

import pytest

from tests.instance import Instance
from tests.journeys import first_wave
from tests.journeys.applicant import Applicant
from tests.journeys.phone import PhoneShop

WAVE = 13

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys"), pytest.mark.thorough]


def test_the_whole_way_works_without_script(instance: Instance, new_phone: PhoneShop, tmp_path: Path) -> None:
    office = first_wave.office_of(new_phone, wave=WAVE, script=False)
    first_wave.open_a_wave(office, instance)

    phone = new_phone("without-script", script=False)
    applicant = Applicant(phone, instance.sandbox, instance.sandbox.next_person())
    applicant.sign_up()
    applicant.confirm_by_code()
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
        new_phone("visitor-without-script", script=False),
        WAVE,
        tmp_path,
        trust=instance.run("prakerja", "demo", "trust"),
    )
    assert published[receipt] == outcome
    assert "-" not in first_wave.reveals_in(tmp_path)
