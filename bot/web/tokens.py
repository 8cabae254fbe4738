"""Secrets in links and cookies: 128 bits each, of which only the hash is stored."""

import hashlib
import secrets
from datetime import datetime

from storage.store import Store


def fresh_token() -> str:
    return secrets.token_urlsafe(16)


def hashed(token: str) -> str:
    """SHA-256, hex."""
    return hashlib.sha256(token.encode()).hexdigest()


def issue_invitation(store: Store, person: int, at: datetime) -> str:
    """A new personal link's token; the person gets an address in the web chat if there was none."""
    ensure_public_id(store, person)
    token = fresh_token()
    store.devices.invite(person, hashed(token), at)
    return token


def invitation_link(public_url: str, token: str) -> str:
    return f"{public_url.rstrip('/')}/v/{token}"


def ensure_public_id(store: Store, person: int) -> str:
    known = store.devices.public_id(person)
    if known is not None:
        return known
    public_id = secrets.token_hex(8)
    store.devices.put_public_id(person, public_id)
    store.people.put_address("web", public_id, person=person)
    return public_id
