"""The addresses of these pages."""

from django.urls import path

from prakerja.backoffice.payouts import batch, batches

app_name = "payouts"

urlpatterns = [
    path("", batches.batches, name="batches"),
    path("<uuid:batch_id>/", batch.batch_page, name="batch"),
]
