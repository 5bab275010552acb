"""A witness's line below a checkpoint: by whom, when, and over every letter of it."""

import base64

import pytest

from prakerja.publog.cosignature import WitnessKey, cosign, cosigned_at
from prakerja.publog.signed_note import NotAKeyText, NoteKey, open_note, public_key_of, sign_note

TEXT = "prakerja.example/log\n6\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
NOTE = sign_note(TEXT, name="prakerja.example/log", secrets=[b"\x01" * 32])
NAME, SECRET, AT = "witness.example/w1", b"\x02" * 32, 1_679_315_147
KEY = WitnessKey.of_secret(NAME, SECRET)
COSIGNED = NOTE + cosign(TEXT, name=NAME, secret=SECRET, at=AT)
#: The specification's own example (C2SP tlog-cosignature): of it the form is known, and not the key.
EXAMPLE = "jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA=="


def test_the_line_says_who_and_when() -> None:
    assert cosigned_at(COSIGNED, key=KEY) == AT
    assert open_note(COSIGNED, key=public_key_of("prakerja.example/log", b"\x01" * 32)) == TEXT


def test_the_form_is_that_of_the_specification() -> None:
    box = base64.b64decode(COSIGNED.split()[-1])
    example = base64.b64decode(EXAMPLE)
    assert (len(box), box[:4], box[4:12]) == (len(example), KEY.hint, example[4:12])


def test_a_second_line_by_the_same_witness_moves_no_time() -> None:
    assert cosigned_at(COSIGNED + cosign(TEXT, name=NAME, secret=SECRET, at=AT + 9), key=KEY) == AT
    assert (
        cosigned_at(NOTE + cosign(TEXT, name=NAME, secret=SECRET, at=AT - 9) + COSIGNED[len(NOTE) :], key=KEY) == AT - 9
    )


@pytest.mark.parametrize(
    "note",
    [
        NOTE,
        COSIGNED.replace("\n6\n", "\n7\n"),
        NOTE + cosign(TEXT, name="witness.example/w2", secret=SECRET, at=AT),
        NOTE + cosign(TEXT, name=NAME, secret=b"\x03" * 32, at=AT),
        NOTE + cosign(TEXT.replace("6", "7"), name=NAME, secret=SECRET, at=AT),
        NOTE + f"— {NAME} {base64.b64encode(KEY.hint + bytes(72)).decode()}\n",
        NOTE + f"— {NAME} {base64.b64encode(KEY.hint).decode()}\n",
        # Another time under the same signature.
        NOTE
        + f"— {NAME} "
        + base64.b64encode(
            (box := base64.b64decode(COSIGNED.split()[-1]))[:11] + bytes([box[11] ^ 1]) + box[12:]
        ).decode()
        + "\n",
        sign_note(TEXT, name=NAME, secrets=[SECRET]),
    ],
)
def test_nothing_else_is_a_cosignature(note: str) -> None:
    assert cosigned_at(note, key=KEY) is None


def test_a_witness_s_key_is_written_and_read_and_is_no_log_s_key() -> None:
    assert WitnessKey.read(f"{KEY}\n") == KEY
    with pytest.raises(NotAKeyText):
        NoteKey.read(str(KEY))
    for wrong in (str(public_key_of(NAME, SECRET)), str(KEY)[1:], str(KEY)[:-4], "", "a+b+c"):
        with pytest.raises(NotAKeyText):
            WitnessKey.read(wrong)
