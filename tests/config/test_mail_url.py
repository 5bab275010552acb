"""The URL of the mail server says how it is encrypted."""

import pytest

from prakerja.config.mail_url import checked_mail_url, mailer_from


@pytest.mark.parametrize(
    ("scheme", "tls", "ssl"), [("smtp", False, False), ("smtp+tls", True, False), ("smtps", False, True)]
)
def test_a_mail_url_says_how_it_is_encrypted(scheme: str, tls: bool, ssl: bool) -> None:
    options = mailer_from(f"{scheme}://ana:sandi@mail.example:2525")["OPTIONS"]
    assert (options["use_tls"], options["use_ssl"], options["port"]) == (tls, ssl, 2525)


def test_a_password_with_signs_is_read_as_it_was_meant() -> None:
    options = mailer_from("smtps://ana%40contoh:s%2Fndi@mail.example")["OPTIONS"]
    assert (options["username"], options["password"], options["port"]) == ("ana@contoh", "s/ndi", 25)


@pytest.mark.parametrize(
    "url", ["", "mail.example", "http://mail.example", "smtp://", "smtp://mail:0", "smtp://mail:x"]
)
def test_what_names_no_mail_server_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="it must be smtp://"):
        checked_mail_url(url)
