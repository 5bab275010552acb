"""The pages of the programme office."""

from django.urls import URLPattern, URLResolver, path

from prakerja.backoffice import exclusion_lists, extra_time, identity, secrets, start, wave_work, waves

app_name = "backoffice"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", start.start, name="start"),
    path("gelombang/", waves.waves, name="waves"),
    path("gelombang/baru/", waves.plan, name="wave_plan"),
    path("gelombang/<int:number>/", waves.wave, name="wave"),
    path("gelombang/<int:number>/usulkan/<str:step>/", waves.propose, name="wave_propose"),
    path("gelombang/usulan/<int:approval_id>/konfirmasi/", waves.confirm, name="wave_confirm"),
    path("gelombang/usulan/<int:approval_id>/tarik/", waves.withdraw, name="wave_withdraw"),
    path("gelombang/<int:number>/coba-lagi/", wave_work.try_again, name="wave_try_again"),
    path("gelombang/<int:number>/rahasia/", secrets.secret, name="secret"),
    path("gelombang/<int:number>/rahasia/buat/", secrets.make, name="secret_make"),
    path("gelombang/<int:number>/rahasia/komitmen/", secrets.commit, name="secret_commit"),
    path("gelombang/<int:number>/rahasia/buka/", secrets.reveal, name="secret_reveal"),
    path("daftar-pengecualian/", exclusion_lists.lists, name="exclusion_lists"),
    path("daftar-pengecualian/baru/", exclusion_lists.take_in, name="exclusion_list_import"),
    path("identitas/", identity.queue, name="identity_queue"),
    path("identitas/foto/<str:token>", identity.photo, name="identity_photo"),
    path("identitas/<uuid:review_id>/", identity.case, name="identity_case"),
    path("identitas/<uuid:review_id>/ambil/", identity.take, name="identity_take"),
    path("identitas/<uuid:review_id>/keputusan/", identity.decide, name="identity_decide"),
    path("identitas/<uuid:review_id>/nik/", identity.full_nik, name="identity_full_nik"),
    path("tambahan-waktu/", extra_time.look_up, name="extra_time"),
    path("tambahan-waktu/<str:found>/", extra_time.case, name="extra_time_case"),
    path("tambahan-waktu/<str:found>/beri/", extra_time.grant, name="extra_time_grant"),
]
