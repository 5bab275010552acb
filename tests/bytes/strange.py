"""What no browser and no partner sends: signs, numbers and lengths that a parser may not be ready for."""

from random import Random
from typing import Final

#: As many bytes as the head of a request may have, nearly.
HEAD: Final = 60_000
#: What is repeated to make something long; two that take turns make a search go back and forth.
REPEATED: Final = (
    *("a", "1", " ", ",", ";", "=", "-", ":", ".", "@", "/", "%", '"', "'", "\\", "(", "[", "{", "<", "&", "\t"),
    *(
        "a ",
        "a,",
        "a=",
        "a:",
        "a.",
        "a@",
        "a@b.",
        "a/",
        "1 ",
        "1.",
        "1,",
        "1-",
        "a;",
        "a=b; ",
        "a=b, ",
        ";q=",
        "q=0.1,",
    ),
    *(
        "aaaa:bbbb:",
        "a-b:",
        "bytes=0-,",
        "0-1,",
        '"a",',
        'W/"a",',
        "%41",
        "&a=",
        "&a",
        "[]",
        "a[",
        "://a",
        "=?utf-8?q?",
    ),
)
#: Short ones, each with its own way of being wrong.
SIGNS: Final = (
    *("", " ", "\t", "\x00", "\x01", "\x0b", "\x1b[2J", "\x7f", "\x80", "\xff", "\u0130", "\u4e2d", "\ufeff", "\u202e"),
    *(
        "\ud800",
        "\udfff\ud800",
        "\U0001f600",
        "e\u0301",
        "\u0660\u0661",
        "\u00b2",
        "\u2460",
        "\uff11",
        "\u00bd",
        "\u3007",
    ),
    *(
        "NaN",
        "Infinity",
        "-Infinity",
        "1e400",
        "-1",
        "+1",
        "1_000",
        "0x10",
        "1e3",
        " 1",
        "00",
        "-0",
        "9" * 18,
        "9" * 19,
    ),
    *("2147483648", "9223372036854775807", "9223372036854775808", "18446744073709551616", "9" * 400, "9" * 4_301),
    *(
        "true",
        "null",
        "[]",
        "{}",
        "[" * 5_000,
        '{"a":' * 5_000,
        '"',
        "'",
        "\\",
        "\\u0000",
        "%00",
        "%ff",
        "%",
        "%zz",
        "%u0000",
    ),
    *(
        "../../etc/passwd",
        "//evil.example",
        "http://evil.example/",
        "javascript:1",
        "<script>",
        "{{ 1 }}",
        "%s %(a)s {0}",
    ),
    *(
        "0000-00-00",
        "2021-02-30",
        "9999-12-31",
        "10000-01-01",
        "0001-01-01",
        "-0001-01-01",
        "2021-02-24T25:61",
        "31/02/2021",
    ),
    *(
        "::1",
        "[::1",
        "1.2.3.4.5",
        "fe80::1%eth0",
        "256.1.1.1",
        "unknown",
        "_hidden",
        "1.2.3.4:80",
        "[::1]:80",
        "::ffff:1.2.3.4",
    ),
    *("00000000-0000-0000-0000-000000000000", "{00000000-0000-0000-0000-000000000000}", "urn:uuid:0", "None", "0", "1"),
)


def long_ones(length: int) -> list[str]:
    """Of about this length each."""
    return [(one * (length // len(one) + 1))[:length] for one in REPEATED]


def spoilt(rnd: Random, whole: bytes) -> bytes:
    """Some of it is other than it was: bytes exchanged, taken out, put in, doubled or cut off."""
    some = bytearray(whole)
    for _ in range(rnd.randint(1, 4)):
        at = rnd.randrange(len(some) + 1)
        match rnd.randrange(6):
            case 0:
                some[at : at + 1] = bytes([rnd.randrange(256)])
            case 1:
                del some[at : at + rnd.randint(1, 8)]
            case 2:
                some[at:at] = rnd.randbytes(rnd.randint(1, 8))
            case 3:
                some[at:at] = rnd.choice(SIGNS).encode("utf-8", "surrogatepass")[:40]
            case 4:
                some[at:at] = some[at : at + rnd.randint(1, 40)]
            case _:
                del some[rnd.randrange(len(some) + 1) :]
    return bytes(some)
