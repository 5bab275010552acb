"""Accounts and the roles of staff. An applicant is an account; `applicant_id` everywhere is its id."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import UUID7, Lower, Now

from prakerja.accounts.roles import Role


class AccountManager(BaseUserManager["Account"]):
    """What Django and allauth call to make accounts."""

    def create_user(self, email: str, password: str | None = None, **fields: object) -> "Account":
        account = self.model(email=email.lower(), **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account

    def create_superuser(self, email: str, password: str | None = None, **fields: object) -> "Account":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class Account(AbstractBaseUser, PermissionsMixin):
    """A person who can sign in: an applicant, or staff of the programme office."""

    id = models.UUIDField(primary_key=True, db_default=UUID7())
    email = models.EmailField(max_length=254, unique=True)
    #: One field, any characters; never split, never required to have two words.
    full_name = models.CharField(max_length=200)
    language = models.CharField(max_length=2, default="id")
    is_staff = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(db_default=Now())

    objects = AccountManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        # Together with `unique`: one account per e-mail address, however it is typed.
        constraints = [
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="email_is_kept_in_lower_case")
        ]

    def __str__(self) -> str:
        # Django's own would put the e-mail address into logs and error pages.
        return f"account {self.pk}"

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.full_name


class StaffRole(models.Model):
    """What a member of the programme office may do. Given and taken, never edited."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="roles")
    role = models.CharField(max_length=20, choices=Role)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "role"], name="a_role_is_given_once")]
