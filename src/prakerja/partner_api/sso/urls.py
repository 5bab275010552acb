"""The addresses of signing people in, as the reference has them."""

from typing import Final

from django.urls import path

from prakerja.partner_api.sso import sign_in

OAUTH: Final = [
    path("authorize", sign_in.authorize, name="authorize"),
    path("token", sign_in.token, name="token"),
    path("token/refresh", sign_in.refresh, name="token_refresh"),
]
RESOURCE: Final = [path("user_profile", sign_in.user_profile, name="user_profile")]
