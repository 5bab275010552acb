"""The addresses of these pages."""

from django.urls import path

from prakerja.backoffice.draw import secrets

app_name = "draw"

urlpatterns = [
    path("<int:number>/rahasia/", secrets.secret, name="secret"),
    path("<int:number>/rahasia/buat/", secrets.make, name="make"),
    path("<int:number>/rahasia/komitmen/", secrets.commit, name="commit"),
    path("<int:number>/rahasia/buka/", secrets.reveal, name="reveal"),
]
