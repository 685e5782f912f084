"""The key pair of a publication: platform ids are sealed to it in the browser and opened here alone."""

from __future__ import annotations

import base64
import binascii
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gridlab.domain.errors import GridLabError, failure
from gridlab.domain.publication import Publication
from gridlab.domain.said import say
from gridlab.store.atomic import write_whole
from gridlab.store.disk import is_there, read, shown
from gridlab.store.json_text import parse_json
from gridlab.store.places import made, study_data

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey

INFO = b"gridlab-who-1"
LONGEST_SEALED = 8192
"""Characters of a sealed text."""
_POINT, _IV, _TAG = 65, 12, 16
_LIMIT_BYTES = 64 * 1024
_MOST_IDS, _LONGEST_ID = 8, 1000


def check_installed() -> None:
    """Raise GridLabError where the library that seals is not installed."""
    try:
        import cryptography  # noqa: F401
    except ImportError:
        raise failure(
            "Publishing on the web needs the package “cryptography”, which is not installed.",
            safe=say("Nothing was changed."),
            todo=say("Install it with: pip install “gridlab[web]”."),
        ) from None


def private_key_path(study: str, publication: str) -> Path:
    """Where this machine keeps the private key of a publication: beside keys.csv, never in the study."""
    return study_data(study) / f"published-{publication}.pem"


def new_key_pair() -> tuple[str, bytes]:
    """The public key of a new pair (see `Publication`), and the private one for `keep_private_key`.

    Raises GridLabError.
    """
    check_installed()
    from cryptography.hazmat.primitives import serialization as form
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    text = key.private_bytes(form.Encoding.PEM, form.PrivateFormat.PKCS8, form.NoEncryption())
    return base64.b64encode(_point(key.public_key())).decode(), text


def keep_private_key(study: str, publication: str, key: bytes) -> None:
    """Keep a private key on this machine, readable by its user alone. Raises GridLabError."""
    path = private_key_path(study, publication)
    made(path.parent)
    write_whole(path, key, what=say("private key"), private=True)


class Opener:
    """Opens what was sealed to one publication. Raises GridLabError where its private key is not here."""

    def __init__(self, publication: Publication) -> None:
        check_installed()
        self._key = _private_key(publication)

    def unseal(self, session: str, sealed: str) -> dict[str, str]:
        """The platform ids that `sealed` holds: Base64url without padding of an ephemeral public key
        (65 bytes), an IV (12) and AES-256-GCM of a JSON object of texts, the session's id as additional data.

        The key is HKDF-SHA-256 (no salt) of the ECDH secret. Raises GridLabError for whatever was not sealed
        so, for this publication and this session.
        """
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.asymmetric import ec
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF

        data = _bytes_of(sealed)
        try:
            public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), data[:_POINT])
            secret = self._key.exchange(ec.ECDH(), public)
            key = HKDF(SHA256(), 32, salt=None, info=INFO).derive(secret)
            iv, rest = data[_POINT : _POINT + _IV], data[_POINT + _IV :]
            text = AESGCM(key).decrypt(iv, rest, session.encode())
        except (ValueError, InvalidTag):
            raise _not_sealed() from None
        return _ids_of(text)


def unseal(publication: Publication, session: str, sealed: str) -> dict[str, str]:
    """One sealed text opened; see `Opener`."""
    return Opener(publication).unseal(session, sealed)


def _private_key(publication: Publication) -> EllipticCurvePrivateKey:
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    path = private_key_path(publication.study, publication.id)
    if not is_there(path):
        raise failure(
            "The private key of the publication is not on this machine, so platform ids stay sealed.",
            safe=say("The answers are not affected."),
            todo=say(
                "Copy {name} from the machine that published to {folder}.",
                name=path.name,
                folder=shown(path.parent),
            ),
        )
    data = read(path, limit_bytes=_LIMIT_BYTES, what=say("private key"))
    try:
        key = load_pem_private_key(data, None)
    except (ValueError, TypeError):
        key = None
    is_key = isinstance(key, ec.EllipticCurvePrivateKey) and isinstance(key.curve, ec.SECP256R1)
    if not is_key or base64.b64encode(_point(key.public_key())).decode() != publication.public_key:
        raise failure(
            "The private key {path} is not that of the publication.",
            path=shown(path),
            safe=say("The answers are not affected."),
            todo=say("Replace it with a backup."),
        )
    return key


def _point(key: Any) -> bytes:
    from cryptography.hazmat.primitives import serialization as form

    point: bytes = key.public_bytes(form.Encoding.X962, form.PublicFormat.UncompressedPoint)
    return point


def _bytes_of(sealed: str) -> bytes:
    if len(sealed) > LONGEST_SEALED or not sealed.isascii():
        raise _not_sealed()
    try:
        data = base64.b64decode(sealed + "=" * (-len(sealed) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise _not_sealed() from None
    if len(data) < _POINT + _IV + _TAG:
        raise _not_sealed()
    return data


def _ids_of(text: bytes) -> dict[str, str]:
    value = parse_json(text, what=say("sealed text"), limit_bytes=LONGEST_SEALED)
    if not isinstance(value, dict) or len(value) > _MOST_IDS:
        raise _not_sealed()
    if not all(isinstance(one, str) and len(one) <= _LONGEST_ID for pair in value.items() for one in pair):
        raise _not_sealed()
    return value


def _not_sealed() -> GridLabError:
    return GridLabError(
        say("A platform id was not sealed for this publication and session."),
        safe=say("The answers are not affected."),
        todo=say("Compare the session with the platform's list."),
    )
