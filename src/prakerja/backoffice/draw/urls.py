"""The addresses of these pages."""

from django.urls import path

from prakerja.backoffice.draw import secrets

urlpatterns = [
    path("<int:number>/rahasia/", secrets.secret, name="secret"),
    path("<int:number>/rahasia/buat/", secrets.make, name="secret_make"),
    path("<int:number>/rahasia/komitmen/", secrets.commit, name="secret_commit"),
    path("<int:number>/rahasia/buka/", secrets.reveal, name="secret_reveal"),
]
