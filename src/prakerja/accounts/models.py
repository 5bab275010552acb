"""Accounts, and what leads to them. An applicant is an account; `applicant_id` is its id."""

from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import UUID7, Now
from django.utils.crypto import salted_hmac

from prakerja.accounts.account_manager import AccountManager
from prakerja.accounts.browser_mark import browser_mark
from prakerja.accounts.kinds import GUARDED_KINDS, STAFF_KINDS, Kind
from prakerja.accounts.limits import INVITATION_LIVES
from prakerja.kit.clock import is_open
from prakerja.kit.constraints import is_all, is_clean_line
from prakerja.kit.purpose import Purpose
from prakerja.kit.sealed_field import Opened, SealedField
from prakerja.kit.typed_address import KEPT
from prakerja.kit.typed_password import read_password


class Account(AbstractBaseUser):
    """A person who can sign in: an applicant, staff of the office or of a partner. Its address is always confirmed."""

    id = models.UUIDField(primary_key=True, db_default=UUID7())
    #: To write to; looked up through its holder.
    email = models.EmailField(max_length=254)
    #: One field, any characters; never split, never required to have two words.
    full_name = models.CharField(max_length=200)
    #: In which letters are written to them: that of the page where they last signed up or in.
    language = models.CharField(max_length=2, default="id")
    #: Which terms they agreed to, and when; empty for staff.
    terms_version = models.CharField(max_length=20, blank=True)
    terms_agreed_at = models.DateTimeField(null=True)
    kind = models.CharField(max_length=9, choices=Kind, default=Kind.APPLICANT)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(db_default=Now())
    #: Raising it ends every session of the account: those of an earlier epoch are over.
    session_epoch = models.PositiveSmallIntegerField(db_default=0)

    objects = AccountManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        constraints = [
            models.CheckConstraint(condition=is_all("email", KEPT), name="an_address_is_kept_in_its_one_spelling"),
            models.CheckConstraint(condition=is_clean_line("full_name"), name="a_name_is_a_line_that_is_seen"),
            models.CheckConstraint(condition=models.Q(kind__in=Kind.values), name="an_account_is_of_a_known_kind"),
            models.CheckConstraint(
                condition=models.Q(kind=Kind.APPLICANT) | models.Q(terms_version="", terms_agreed_at=None),
                name="applicants_alone_agree_to_the_terms",
            ),
        ]

    def __str__(self) -> str:
        # Django's own would put the e-mail address into logs and error pages.
        return f"account {self.pk}"

    def set_password(self, raw_password: str | None) -> None:
        """Of None: no password opens the account."""
        super().set_password(None if raw_password is None else read_password(raw_password))

    def check_password(self, raw_password: str | None) -> bool:
        return super().check_password(None if raw_password is None else read_password(raw_password))

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Django's, and the epoch: sessions end when the password changes or a new epoch begins."""
        signed = f"{self.password}:{self.session_epoch}"
        return salted_hmac("accounts.session", signed, secret=secret, algorithm="sha256").hexdigest()

    @property
    def is_staff(self) -> bool:
        """Whether they sign in at the office's pages."""
        return self.kind in STAFF_KINDS

    @property
    def is_of_partner(self) -> bool:
        """Whether they sign in at the pages of the partner whom they work for."""
        return self.kind == Kind.PARTNER

    @property
    def is_guarded(self) -> bool:
        """Whether they sign in with a second factor."""
        return self.kind in GUARDED_KINDS

    @property
    def applicant_id(self) -> UUID | None:
        """None for staff: nobody applies with an account of the office or of a partner."""
        return self.pk if self.kind == Kind.APPLICANT else None


class SignUp(models.Model):
    """What somebody typed to get an account; it becomes one when the address is shown to be theirs."""

    #: Of its code: the key of the page, which owns both. Where it goes and how it stands is said there.
    code_id = models.UUIDField(primary_key=True)
    full_name = models.CharField(max_length=200)
    #: Hashed like an account's; emptied when the account has it.
    password = models.CharField(max_length=128, blank=True)
    terms_version = models.CharField(max_length=20)
    agreed_at = models.DateTimeField()
    #: Of the browser in which all this was typed.
    browser_mark = models.UUIDField()
    account_id = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=is_clean_line("full_name"), name="a_typed_name_is_a_line_that_is_seen"),
        ]

    def was_typed_in(self, browser: str) -> bool:
        """Whether the password was typed in the browser that keeps this; one that keeps nothing is another."""
        return bool(browser) and self.browser_mark == browser_mark(browser)


class Session(models.Model):
    """A browser in which somebody is signed in, or a visitor has begun to. Its cookie carries account and secret."""

    pk = models.CompositePrimaryKey("account_id", "digest")
    #: Of a visitor: an id that was drawn for them and is nobody's account.
    account_id = models.UUIDField()
    #: Half of the SHA-256 of the cookie's secret.
    digest = models.UUIDField()
    data = models.JSONField()
    #: Somebody signed in with it; of a visitor, it began.
    begun_at = models.DateTimeField()
    #: When its owner last showed the password or a second factor.
    confirmed_at = models.DateTimeField(null=True)
    #: What its owner knows the browser by, in words of ours (browsers.py).
    browser = models.CharField(max_length=20, blank=True)
    #: Not each request: session_span.py.
    touched_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    #: Another key has taken its place: it serves the second tap of a button and is not prolonged.
    is_replaced = models.BooleanField(default=False)


class Invitation(models.Model):
    """By its link a member of the office makes a password and a second factor, in one sitting; nobody knows either."""

    account_id = models.UUIDField(primary_key=True)
    #: Each letter has another; links of letters before it open nothing.
    edition = models.PositiveSmallIntegerField(default=1)
    #: The letter that brought the link: its words say why it was sent.
    text = models.CharField(max_length=40)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def is_open(self, now: datetime) -> bool:
        return self.used_at is None and is_open(self.expires_at, now=now, lasts=INVITATION_LIVES)


class AuthenticatorApp(models.Model):
    """The app on a telephone that shows a member of the office six digits every half minute."""

    account_id = models.UUIDField(primary_key=True)
    sealed_secret = SealedField(Purpose.SECOND_FACTOR, owner="account_id")
    #: The half minute of the last code that opened, counted from 1970: no code of it or before opens again.
    last_half_minute = models.BigIntegerField(default=0)
    set_up_at = models.DateTimeField()

    secret = Opened(sealed_secret)


class RecoveryCodes(models.Model):
    """Ten codes on paper for the day the telephone is lost; each opens once. Nobody can read them again."""

    account_id = models.UUIDField(primary_key=True)
    #: Hashed like passwords, a line each, in the order of the paper. Sealed as well: of eight digits whoever has the
    #: table alone would try all within a month of one processor.
    sealed_hashes = SealedField(Purpose.RECOVERY_CODES, owner="account_id")
    #: Places of those that were used.
    used = ArrayField(models.PositiveSmallIntegerField(), default=list)
    made_at = models.DateTimeField()

    hashes = Opened(sealed_hashes)


class Passkey(models.Model):
    """A key pair on a device of a member of the office; we hold the public half, which opens nothing by itself."""

    pk = models.CompositePrimaryKey("account_id", "id")
    account_id = models.UUIDField()
    id = models.UUIDField(db_default=UUID7())
    #: The device's own name for the pair (WebAuthn: credential id), at most 1,023 bytes.
    credential_id = models.BinaryField()
    public_key = models.BinaryField()
    #: Devices that count their signatures never count backwards; a copy of one would.
    signatures = models.BigIntegerField()
    #: What its owner calls it.
    name = models.CharField(max_length=60)
    added_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account_id", "credential_id"], name="a_passkey_is_added_once"),
            models.CheckConstraint(condition=~models.Q(name=""), name="a_passkey_has_a_name"),
        ]
