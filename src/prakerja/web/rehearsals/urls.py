"""The address of the test page. What stands in it, no log holds."""

from django.urls import path

from prakerja.web.rehearsals import confirm

app_name = "rehearsals"

urlpatterns = [path("<str:secret>/", confirm.confirm_page, name="confirm")]
