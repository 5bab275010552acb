"""Step 1 on the web."""

from django.urls import include, path

urlpatterns = [path("akun/", include("allauth.account.urls")), path("akun/dua-faktor/", include("allauth.mfa.urls"))]
