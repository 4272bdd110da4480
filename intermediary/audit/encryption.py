"""Seal what must not be readable at rest: medical reasons, documents, numbers for wage matches.

AES-SIV with the record's own key as context: the same text under the same record seals to the same bytes (so a load
can see that nothing changed), and to different bytes under any other record. Keys are FIELD_KEYS, newest first, apart
from SECRET_KEY; reading tries each, so a new key can be put in front at any time.
"""

import base64
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


@lru_cache(maxsize=4)
def _ciphers(keys: tuple[str, ...]) -> list[AESSIV]:
    ciphers = []
    for key in keys:
        material = base64.urlsafe_b64decode(key)
        if len(material) < 32:
            raise ImproperlyConfigured("Each of FIELD_KEYS must be 32 random bytes in base64.")
        ciphers.append(AESSIV(HKDF(SHA256(), 64, salt=None, info=b"intermediary fields").derive(material)))
    return ciphers


def seal(data: bytes, *, context: str) -> bytes:
    """`data` sealed for the record named by `context` (its table and key), readable only with that context."""
    return _ciphers(tuple(settings.FIELD_KEYS))[0].encrypt(data or b"\0", [context.encode()])


def unseal(sealed: bytes, *, context: str) -> bytes:
    """The data again. Raises ValueError where no key of FIELD_KEYS opens it, or the context is another record's."""
    for cipher in _ciphers(tuple(settings.FIELD_KEYS)):
        try:
            data = cipher.decrypt(bytes(sealed), [context.encode()])
        except InvalidTag:
            continue
        return b"" if data == b"\0" else data
    raise ValueError("No key in FIELD_KEYS opens this field.")
