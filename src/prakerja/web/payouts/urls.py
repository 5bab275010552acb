"""The addresses of the account that one is paid into."""

from django.urls import path

from prakerja.web.payouts import accounts, unlink

app_name = "payouts"

urlpatterns = [
    path("", accounts.account_page, name="account"),
    path("sambungkan/", accounts.link, name="link"),
    path("kode/", accounts.code, name="code"),
    path("kirim-kode/", accounts.send, name="send"),
    path("putuskan/<int:number>/", unlink.unlink_page, name="unlink"),
]
