"""POST /tsa: an authority that vouches for the time at which somebody had a file (RFC 3161), by `openssl ts`."""

import asyncio
import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

_LARGEST_QUESTION: Final = 10_000
_SETTINGS: Final = """
[req]
distinguished_name = name
prompt = no
[name]
O = Sandbox
CN = $ENV::SANDBOX_NAME
[root]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign
subjectKeyIdentifier = hash
[stamper]
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[tsa]
default_tsa = authority
[authority]
serial = serial
signer_cert = stamper.pem
signer_key = stamper.key
signer_digest = sha256
certs = root.pem
default_policy = 1.3.6.1.4.1.99999.1
digests = sha256, sha384, sha512
accuracy = secs:1
ess_cert_id_chain = no
ess_cert_id_alg = sha256
"""
_KEY: Final = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -config settings.cnf -days 30"
_AS_STAMPER: Final = "-days 30 -extfile settings.cnf -extensions stamper"
#: Its root, and the certificate by which it stamps.
_MADE_BY: Final = (
    ("Sandbox root", f"req -x509 {_KEY} -extensions root -keyout root.key -out root.pem"),
    ("Sandbox time stamps", f"req -new {_KEY} -keyout stamper.key -out stamper.csr"),
    ("", f"x509 -req -in stamper.csr -CA root.pem -CAkey root.key -CAcreateserial {_AS_STAMPER} -out stamper.pem"),
)
_making: Final = asyncio.Lock()


async def stamp(request: Request) -> Response:
    """The reply to one question: a stamp, or in the same form why there is none."""
    question = await request.body()
    if len(question) > _LARGEST_QUESTION:
        raise HTTPException(413, "no question is so long")
    folder = await _ready_folder()
    with tempfile.TemporaryDirectory(dir=folder) as own:
        asked, answered = Path(own) / "question.tsq", Path(own) / "answer.tsr"
        asked.write_bytes(question)
        async with _making:
            await _openssl(folder, f"ts -reply -queryfile {asked} -out {answered} -config settings.cnf")
        if not answered.exists():
            raise HTTPException(400, "this is no question for a time stamp")
        return Response(answered.read_bytes(), media_type="application/timestamp-reply")


async def root(request: Request) -> Response:
    """The certificate that whoever checks a stamp must trust."""
    del request
    return Response((await _ready_folder() / "root.pem").read_bytes(), media_type="application/x-pem-file")


async def _ready_folder() -> Path:
    """Keys and certificates, made when they are first asked for."""
    folder = _folder()
    async with _making:
        if not (folder / "stamper.pem").exists():
            (folder / "settings.cnf").write_text(_SETTINGS)
            (folder / "serial").write_text("01\n")
            for name, command in _MADE_BY:
                await _openssl(folder, command, SANDBOX_NAME=name)
    return folder


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="prakerja-sandbox-tsa-"))


async def _openssl(folder: Path, command: str, **environment: str) -> None:
    program = shutil.which("openssl")
    if program is None:
        raise HTTPException(503, "there is no openssl on this machine")
    named = {"SANDBOX_NAME": "Sandbox"} | environment
    done = await asyncio.create_subprocess_exec(
        program,
        *command.split(),
        cwd=folder,
        env=named,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    await done.wait()


ROUTES: Final = [Route("/tsa", stamp, methods=["POST"]), Route("/tsa/root.pem", root)]
