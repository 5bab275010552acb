"""Signing in at a platform by one's account here, in the browser: refused, agreed to, and ended from here."""

import re

import pytest

from prakerja.simulation.demo_people import PASSWORD
from tests.instance import Instance
from tests.journeys.phone import PhoneShop
from tests.journeys.test_card import recipient_of

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("every page")]

OUT = "Keluar dari semua perangkat, juga yang ini"


@pytest.fixture(scope="module")
def instance(with_demo: Instance) -> Instance:
    """With the demo, whose platform the sandbox plays."""
    return with_demo


def test_somebody_signs_in_at_a_platform_and_signing_out_here_ends_it_there(
    instance: Instance, new_phone: PhoneShop
) -> None:
    recipient, platform = recipient_of(instance), f"{instance.sandbox.url}/platform"
    # It asks two hosts, and that is meant; the consent page is looked at by tests of its own.
    page = new_phone("signing-in-with-prakerja", looks=False).page
    back = re.compile(re.escape(platform))

    page.goto(platform)
    page.get_by_role("link", name="Masuk dengan Prakerja").click()
    page.get_by_label("Alamat e-mail").fill(str(recipient["email"]))
    page.get_by_label("Kata sandi", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Masuk", exact=True).click()
    page.get_by_role("button", name="Tidak setuju").click()
    page.wait_for_url(back)
    assert "Kali ini Prakerja tidak mengirim data Anda kepada kami." in page.inner_text("main")

    page.get_by_role("link", name="Masuk dengan Prakerja").click()
    page.get_by_role("button", name="Setuju dan masuk").click()
    page.wait_for_url(f"{platform}/account")
    theirs = page.inner_text("main")
    assert str(recipient["email"]) in theirs
    assert f"…{str(recipient['card_number'])[-4:]}" in theirs
    assert str(recipient["phone"])[-4:] not in theirs.replace(str(recipient["card_number"])[-4:], "")

    page.goto(f"{instance.base_url}/akun/")
    page.get_by_role("link", name="Perangkat yang sedang masuk").click()
    with page.expect_navigation():
        page.get_by_role("button", name=OUT).click()
    page.goto(f"{platform}/account")
    assert "Prakerja tidak mengizinkan kami membaca data Anda lagi." in page.inner_text("main")
    page.goto(f"{platform}/account")
    assert page.url == platform
