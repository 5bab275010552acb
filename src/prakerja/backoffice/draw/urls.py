"""The addresses of these pages."""

from django.urls import path

from prakerja.backoffice.draw import keys, leaves, secrets

app_name = "draw"

urlpatterns = [
    path("daun/", leaves.leaf, name="leaf"),
    path("kunci-saksi/", keys.key, name="key"),
    path("kunci-saksi/daftar/", keys.register, name="register"),
    path("<int:number>/rahasia/", secrets.secret, name="secret"),
    path("<int:number>/rahasia/komitmen/", secrets.commit, name="commit"),
    path("<int:number>/rahasia/buka/", secrets.reveal, name="reveal"),
]
