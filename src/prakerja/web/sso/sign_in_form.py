"""What a partner has written into the address of the consent page."""

from django import forms

from prakerja.partners.sso.wanted_sign_in import AskedSignIn

_LONGEST = 1_000


def _text() -> forms.CharField:
    return forms.CharField(required=False, strip=False, max_length=_LONGEST)


class SignInForm(forms.Form):
    """`asked()` after is_valid(). The partner's name in the address is not read: it is called as it was admitted."""

    client_id = _text()
    redirect_uri = _text()
    login_uri = _text()
    scope = _text()
    state = _text()

    def asked(self) -> AskedSignIn:
        return AskedSignIn(**{name: self.cleaned_data[name] for name in self.fields})
