"""The demo's sign-ins: staff of every role, and one applicant at each stage. Known to everybody, so for trying only."""

from dataclasses import dataclass
from typing import Final

from prakerja.authority.roles import Role
from prakerja.partners.states import PartnerRole

PASSWORD: Final = "coba-prakerja-12"  # noqa: S105  printed by bin/run


@dataclass(frozen=True)
class StaffSignIn:
    email: str
    full_name: str
    role: Role
    #: Base32, for any authenticator; the sandbox shows the code of the moment.
    totp_secret: str


STAFF: Final = (
    StaffSignIn("petugas1@kantor.example", "Ratna Petugas", Role.OFFICER, "KRSXG5CTMVRXEZLUKN2HEZLU"),
    StaffSignIn("petugas2@kantor.example", "Bagus Petugas", Role.OFFICER, "KRSXG5CTMVRXEZLUKN2HEZLV"),
    StaffSignIn("peninjau@kantor.example", "Wulan Peninjau", Role.REVIEWER, "KRSXG5CTMVRXEZLUKN2HEZLW"),
    StaffSignIn("saksi1@kantor.example", "Made Saksi", Role.CUSTODIAN, "KRSXG5CTMVRXEZLUKN2HEZLX"),
    StaffSignIn("saksi2@kantor.example", "Tigor Saksi", Role.CUSTODIAN, "KRSXG5CTMVRXEZLUKN2HEZLY"),
    StaffSignIn("saksi3@kantor.example", "Yosefa Saksi", Role.CUSTODIAN, "KRSXG5CTMVRXEZLUKN2HEZLZ"),
    StaffSignIn("kurator1@kantor.example", "Sinta Kurator", Role.CURATOR, "KRSXG5CTMVRXEZLUKN2HEZL3"),
    StaffSignIn("kurator2@kantor.example", "Yusuf Kurator", Role.CURATOR, "KRSXG5CTMVRXEZLUKN2HEZL4"),
    StaffSignIn("auditor@kantor.example", "Hasan Auditor", Role.AUDITOR, "KRSXG5CTMVRXEZLUKN2HEZL2"),
)


@dataclass(frozen=True)
class PartnerSignIn:
    """Somebody who works for a partner of the demo, by its client code."""

    email: str
    full_name: str
    client_code: str
    role: PartnerRole
    totp_secret: str


#: A keeper stands before whom they invite. The institution is the one that the sandbox plays.
PARTNER_STAFF: Final = (
    PartnerSignIn(
        "pengelola@lembaga.example", "Rahma Pengelola", "lembaga001", PartnerRole.KEEPER, "KRSXG5CTMVRXEZLUKN2HEZ2A"
    ),
    PartnerSignIn("staf@lembaga.example", "Dimas Ajar", "lembaga001", PartnerRole.STAFF, "KRSXG5CTMVRXEZLUKN2HEZ2B"),
    PartnerSignIn(
        "pengelola@platform.example", "Anita Penjual", "pasarbelajar", PartnerRole.KEEPER, "KRSXG5CTMVRXEZLUKN2HEZ2C"
    ),
    PartnerSignIn(
        "pengelola@lembaga2.example", "Farid Pengelola", "lembaga002", PartnerRole.KEEPER, "KRSXG5CTMVRXEZLUKN2HEZ2D"
    ),
    PartnerSignIn(
        "pengelola@platform2.example", "Gita Penjual", "kelaskita", PartnerRole.KEEPER, "KRSXG5CTMVRXEZLUKN2HEZ2E"
    ),
)

#: In the order of the journey; each has done what stands before it and nothing after.
STAGES: Final = (
    "account",
    "identity_refused",
    "identity_photos",
    "identity_review",
    "identity_verified",
    "particulars",
    "phone",
    "declaration",
    "tested",
    "joined",
)


#: By role or stage: what this sign-in is good for, in the table that `bin/run` prints.
WHAT_FOR: Final = {
    "officer": "officer: proposes or confirms; takes two",
    "reviewer": "reviewer: doubtful identities",
    "custodian": "custodian: one of the draw's secrets",
    "curator": "curator: lets courses in; takes two",
    "auditor": "auditor: reads, changes nothing",
    "partner_keeper": "of a partner, at /mitra/: keys, colleagues",
    "partner_staff": "of a partner, at /mitra/: teaches or sells",
    "account": "begins with the identity card",
    "identity_refused": "must correct the family card",
    "identity_photos": "sends photos of card and face",
    "identity_review": "waits for a reviewer",
    "identity_verified": "goes on with the particulars",
    "particulars": "goes on with the phone number",
    "phone": "goes on with the declaration",
    "declaration": "goes on with the test",
    "tested": "can join wave 12",
    "joined": "waits for wave 12",
    "seated": "got a seat and a card in wave 11",
    "card_held": "their card is held by the office",
    "card_given_back": "gave their card back",
    "card_revoked": "their card was revoked by two officers",
    "card_objected": "objects to the revocation",
    "card_annulled": "was no citizen on the day of the award: their card is annulled",
    "repayment_due": "was not entitled: pays back what a training cost, in two parts",
    "card_deceased": "died after the award: their card is closed, and the family is told",
    "card_active": "has bought a training, and its redeem code",
    "card_finished": "their card is finished: its year is over",
    "training_redeemed": "has redeemed the code of a training",
    "training_attended": "was present at all of it; the institution declares it finished",
    "training_finished": "has finished a training, and the certificate",
    "incentive_due": "has reviewed the first training: the first instalment is due",
    "training_bought": "has bought a training; so have others: prakerja demo credentials --json",
    "payment_in_batch": "is in a batch that waits for two officers",
    "payment_removed": "was taken out of that batch by an officer",
    "payment_held": "is in that batch, and their card is held",
    "payment_released": "is in a released batch, and not sent yet",
    "payment_pending": "was sent to GoPay, which has not settled it",
    "payment_unknown": "was sent to GoPay, which does not say whether it arrived",
    "payment_refused": "was refused by GoPay: the wallet is not upgraded",
    "payment_returned": "was paid, and GoPay sent it back",
    "survey_open": "was paid; survey 1 is open",
    "survey_answered": "was paid, and has answered survey 1",
    "account_in_doubt": "has linked an account whose name a reviewer looks at",
    "no_seat": "got none in wave 11, by lot",
    "not_eligible": "fails a rule of wave 11",
}


def email_of_stage(stage: str) -> str:
    return f"{stage.replace('_', '-')}@contoh.example"
