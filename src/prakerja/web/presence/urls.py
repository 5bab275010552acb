"""The address at which a participant confirms that they are present. What stands in it, no log holds."""

from django.urls import path

from prakerja.web.presence import confirm, photo

app_name = "presence"

urlpatterns = [
    path("foto/<int:purchase>/<int:sequence>/", photo.photo_page, name="photo"),
    path("<str:secret>/", confirm.confirm_page, name="confirm"),
]
