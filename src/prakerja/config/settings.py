"""Django's settings. What differs between demo, test and production comes from `environment`."""

from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.utils.csp import CSP

from prakerja.accounts import session_span
from prakerja.config.database_url import program_database_from
from prakerja.config.draw_spans import spans_of
from prakerja.config.environment import read_environment
from prakerja.config.log import logging_settings
from prakerja.config.mail_url import mailer_from
from prakerja.connectors.files import s3_options
from prakerja.kit import pool

ENVIRONMENT = read_environment()
PACKAGE = Path(__file__).resolve().parents[1]
IS_PRODUCTION = ENVIRONMENT.mode == "production"

SECRET_KEY = ENVIRONMENT.secret_key
DEBUG = False
BASE_URL = ENVIRONMENT.base_url
_host = urlsplit(BASE_URL).hostname or "localhost"
_THIS_MACHINE = ["127.0.0.1", "localhost", "[::1]"]
ALLOWED_HOSTS = [_host, *_THIS_MACHINE] if IS_PRODUCTION else [_host, *_THIS_MACHINE, "testserver"]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django.contrib.postgres",  # arrays
    "procrastinate.contrib.django",
    "prakerja.publog",
    "prakerja.ledger",
    "prakerja.audit",
    "prakerja.authority",
    "prakerja.approvals",
    "prakerja.work",
    "prakerja.connectors",
    "prakerja.messages",
    "prakerja.codes",
    "prakerja.once",
    "prakerja.partners",
    "prakerja.accounts",
    "prakerja.identity",
    "prakerja.profile",
    "prakerja.assessment",
    "prakerja.waves",
    "prakerja.screening",
    "prakerja.draw",
    "prakerja.cards",
    "prakerja.training",
    "prakerja.incentives",
    "prakerja.payouts",
    "prakerja.appeals",
    "prakerja.journey",
    "prakerja.statistics",
    "prakerja.pages",
    "prakerja.web",
    "prakerja.backoffice",
    "prakerja.partner_console",
]

MIDDLEWARE = [
    "prakerja.pages.counted.CountedMiddleware",
    "prakerja.pages.answer_headers.AnswerHeadersMiddleware",
    "prakerja.pages.secure_only.SecureOnlyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "prakerja.pages.kept_pages.KeptPagesMiddleware",
    "prakerja.pages.noticing.NoticingMiddleware",
    "prakerja.partner_api.short_way.ShortWayMiddleware",
    "prakerja.pages.signed_in.TouchedSessionMiddleware",
    "prakerja.pages.language.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "prakerja.pages.whole_requests.WholeRequestMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "prakerja.pages.signed_in.SignedInMiddleware",
    "prakerja.pages.staff_session.StaffSessionMiddleware",
    "prakerja.pages.typed_by.TypedByMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "prakerja.pages.middleware.RequestMiddleware",
    "prakerja.pages.switched_language.SwitchedLanguageMiddleware",
    "prakerja.pages.post_only.PostOnlyMiddleware",
]

ROOT_URLCONF = "prakerja.config.urls"
WSGI_APPLICATION = "prakerja.config.wsgi.application"

#: What stands where a page or a letter names what nobody gave it; in the suite it is an error.
UNDEFINED_IN_TEMPLATES = ""
FORM_RENDERER = "prakerja.pages.form_renderer.HouseRenderer"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "pages" / "templates", PACKAGE / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "prakerja.pages.context.every_page",
            ],
            "builtins": ["prakerja.pages.templatetags.parts", "prakerja.pages.templatetags.typed_forms"],
            "string_if_invalid": UNDEFINED_IN_TEMPLATES,
        },
    }
]


# Commands that need the database start it first and put its URL here (config/database.py).
DATABASES = {"default": program_database_from(ENVIRONMENT.database_url or "postgresql:///prakerja")}
if ENVIRONMENT.mode != "test":
    DATABASES["default"]["OPTIONS"]["pool"] = pool.KEPT

# Who does jobs loads what does them (kit/jobs.py); a process that only asks for them starts without it.
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = None

# How long a process goes by what it remembers of the waves (waves/kept_waves.py) and of public pages
# (pages/kept_pages.py). Whoever waits for an opening looks less often than once a second.
WAVES_KEPT_S = 0 if ENVIRONMENT.mode == "test" else 1
PAGES_KEPT_S = 0 if ENVIRONMENT.mode == "test" else 5

# Limits on sign-in must hold across processes, so they live in the database as well.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LOCALE_PATHS = sorted(path for path in (PACKAGE / "locale").iterdir() if path.is_dir())
TIME_ZONE = "Asia/Jakarta"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = ENVIRONMENT.var / "static"
MEDIA_ROOT = ENVIRONMENT.var / "uploads"
WHITENOISE_MAX_AGE = 365 * 24 * 3600 if IS_PRODUCTION else 60
WHITENOISE_USE_FINDERS = ENVIRONMENT.mode == "test"
WHITENOISE_AUTOREFRESH = False
WHITENOISE_ALLOW_ALL_ORIGINS = False
_UPLOADS: dict[str, Any] = (
    {"BACKEND": "prakerja.connectors.files.FilesOutside", "OPTIONS": s3_options(ENVIRONMENT.s3_bucket)}
    if ENVIRONMENT.s3_bucket
    else {"BACKEND": "django.core.files.storage.FileSystemStorage"}
)
STORAGES = {
    "default": _UPLOADS,
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if ENVIRONMENT.mode == "test"
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
# Each page says how much of a file it takes (pages/uploads.py).
FILE_UPLOAD_HANDLERS = [
    "prakerja.pages.whole_requests.WholeForm",
    "prakerja.pages.uploads.UploadLimit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "prakerja.pages.unnamed_uploads.UnnamedFile",
]
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000

# The banks and wallets that pay out (connectors/rails/houses.py).
HOUSES_FILE = ENVIRONMENT.houses
PARTNERS_HOUSE = ENVIRONMENT.partners_house
SANDBOX_BANK_KEYS = ENVIRONMENT.var / "sandbox-bank-keys.json" if ENVIRONMENT.mode == "demo" else None
# The beacon whose randomness a draw waits for (connectors/beacon/beacons.py).
BEACON_FILE = ENVIRONMENT.beacon
SANDBOX_BEACON = ENVIRONMENT.var / "sandbox-beacon.json" if ENVIRONMENT.mode == "demo" else None
# How long commitments are taken, then reveals, and how long after that the beacon's round is out.
DRAW_SPANS = spans_of(ENVIRONMENT.draw_spans)
# How long the public log has held the key of whoever is to be a custodian.
CUSTODIAN_KEY_AGE = timedelta(days=14 if IS_PRODUCTION else 0)

# Who signs in, and how.
AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
SILENCED_SYSTEM_CHECKS = [
    # That an address has one account is decided by its holder's key, not by a unique column.
    "auth.E003",
    # Django would set these three headers on some answers; pages/answer_headers.py sets them on all.
    "security.W002",
    "security.W006",
    "security.W022",
]
PASSWORD_HASHERS = [
    "prakerja.accounts.password_hasher.TunedArgon2Hasher"
    if ENVIRONMENT.mode != "test"
    else "prakerja.accounts.password_hasher.CheapTestHasher"
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 8}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        # It counts shared letters in any order: at Django's 0.7 one good passphrase in thirty was refused as too like a
        # name that it has nothing of (20,000 phrases against 14 names), at 0.8 one in a thousand.
        "OPTIONS": {"user_attributes": ["email", "full_name"], "max_similarity": 0.8},
    },
    {"NAME": "prakerja.accounts.password_validator.LocalFavouritesValidator"},
]
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "journey:dashboard"
TRUSTED_PROXIES = ENVIRONMENT.trusted_proxies

SESSION_ENGINE = "prakerja.accounts.session_store"
# Without a request; how rarely that is written down is in accounts/session_span.py.
SESSION_COOKIE_AGE = int(session_span.IDLE.total_seconds())
# No neighbour under the same domain, and nobody over plain http, can plant a cookie of such a name.
_COOKIE = "__Host-{}" if IS_PRODUCTION else "{}"
SESSION_COOKIE_NAME = _COOKIE.format("sessionid")
CSRF_COOKIE_NAME = _COOKIE.format("csrftoken")
LANGUAGE_COOKIE_NAME = _COOKIE.format("django_language")
NOTICES_COOKIE_NAME = _COOKIE.format("messages")
WAS_SIGNED_IN_COOKIE_NAME = _COOKIE.format("was_signed_in")
LANGUAGE_COOKIE_SECURE = IS_PRODUCTION
LANGUAGE_COOKIE_HTTPONLY = True
KNOWN_BROWSER_COOKIE_NAME = _COOKIE.format("known_browser")
SIGNED_UP_HERE_COOKIE_NAME = _COOKIE.format("signed_up_here")
SHOWN_CODES_COOKIE_NAME = _COOKIE.format("shown_codes")
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = IS_PRODUCTION
CSRF_COOKIE_SECURE = IS_PRODUCTION
CSRF_COOKIE_HTTPONLY = True
# What there is to say on the next page travels with the browser: nobody's reading writes a row.
MESSAGE_STORAGE = "prakerja.pages.notices.NoticeStorage"
# The look's names for what Django calls success, warning and error.
MESSAGE_TAGS = {25: "good", 30: "warn", 40: "bad"}
CSRF_FAILURE_VIEW = "prakerja.pages.errors.form_expired"
SECURE_SSL_REDIRECT = IS_PRODUCTION
# Asked on this machine, past the proxy.
SECURE_REDIRECT_EXEMPT = ["^healthz$", "^readyz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_PRODUCTION else None
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if IS_PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
# These stand in every answer, also in those that come past Django's middleware (pages/answer_headers.py).
SECURE_REFERRER_POLICY = SECURE_CROSS_ORIGIN_OPENER_POLICY = None
SECURE_CONTENT_TYPE_NOSNIFF = False
SECURE_CSP: dict[str, list[str]] = {
    "default-src": [CSP.NONE],
    "object-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:", "blob:"],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    "manifest-src": [CSP.SELF],
}

#: Free of charge, every day 08.00-20.00 WIB. Pages, letters and words all take it from here.
HOTLINE = "0800-150-3001"
#: The population registry's own, for whoever finds its data wrong.
DUKCAPIL_HOTLINE = "1500-537"
DUKCAPIL_WHATSAPP = "0811-800-5373"
LETTER_FOLDERS = sorted(str(folder) for folder in PACKAGE.glob("*/letters"))
LETTER_TAGS = ["prakerja.words.letter_tags"]
#: The pages send no mail, and where they run apart from the worker they know no mail server.
MAILERS = {"default": mailer_from(ENVIRONMENT.smtp_url)} if ENVIRONMENT.smtp_url else {}
DEFAULT_FROM_EMAIL = "Prakerja <info@prakerja.example>"
#: What this part of the program has no use for is empty (`parts.py`): here, and below.
REGISTRY_URL = ENVIRONMENT.registry_url
REGISTRY_USER = ENVIRONMENT.registry_user
REGISTRY_PASSWORD = ENVIRONMENT.registry_password or ""
REGISTRY_IP = ENVIRONMENT.registry_ip
SMS_URL_SATU = ENVIRONMENT.sms_url_satu
SMS_URL_DUA = ENVIRONMENT.sms_url_dua
SMS_KEY = ENVIRONMENT.sms_key or ""
SMS_A_DAY = ENVIRONMENT.sms_a_day
DELIVERY_REPORTS_SECRET = ENVIRONMENT.delivery_reports_secret or ""
SANDBOX_URL = ENVIRONMENT.sandbox_url
SCHEMES_FOLDER = ENVIRONMENT.schemes
SEALING_KEYS = ENVIRONMENT.sealing_keys
DIGEST_KEY = ENVIRONMENT.digest_key
LOG_NAME = ENVIRONMENT.log_name
LOG_KEYS = ENVIRONMENT.log_keys or ""
WITNESSES = ENVIRONMENT.witnesses
WITNESS_ADDRESSES = ENVIRONMENT.witness_addresses
TIME_STAMP_URL = ENVIRONMENT.time_stamp_url
FACES_URL = ENVIRONMENT.faces_url
FACES_KEY = ENVIRONMENT.faces_key or ""

LOGGING_CONFIG = None
LOGGING = logging_settings(ENVIRONMENT.mode)
