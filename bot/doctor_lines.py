"""What `doctor` tries on the wire: certificate, the running program, its public address, the box."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx

from bot.alone import alone
from bot.box.address import UnixAddress
from bot.box.client import BoxClient
from bot.box.port import BoxGone, BoxRefused, BoxSilent
from bot.certificate import validity
from bot.doctor_data import Machine
from bot.pulse import POLL, TICK
from bot.settings import Settings
from bot.web.server import can_prove
from messages.operator_doctor import Finding, heard, late
from messages.setting_problems import SettingsErrors
from storage.database import file_of

PATIENCE_SECONDS = 5.0
RENEW_BEFORE = timedelta(days=21)
HERE = ("127.0.0.1", "::1", "localhost")
LONGEST_SOCKET = 107
"""Bytes of a Unix socket's name (man 7 unix)."""


async def certificate(settings: Settings, machine: Machine) -> list[Finding]:
    cert, key = settings.web_cert, settings.web_key
    if cert is None or key is None:
        public = urlsplit(settings.public_url)
        plain = public.scheme == "http" and public.hostname not in HERE
        return [Finding("no_https", settings.public_url)] if plain else []
    try:
        begins, ends = validity(cert)
    except (ValueError, OSError, IndexError, KeyError):
        return [Finding("certificate_wrong", str(cert), str(key))]
    if not can_prove(str(cert), str(key)):
        return [Finding("certificate_wrong", str(cert), str(key))]
    if begins > machine.now:
        return [Finding("certificate_early", f"{begins.astimezone(settings.zone):%d/%m/%Y}")]
    left = ends - machine.now
    kinds = (("certificate_expired", timedelta(0)), ("certificate_soon", RENEW_BEFORE))
    kind = next((kind for kind, least in kinds if left < least), "certificate")
    return [Finding(kind, f"{ends.astimezone(settings.zone):%d/%m/%Y}")]


async def program(settings: Settings, machine: Machine) -> list[Finding]:  # noqa: ARG001
    """The running one, asked on this machine; then whether people reach it at its public address."""
    here = _here(settings)
    try:
        async with httpx.AsyncClient(timeout=PATIENCE_SECONDS, verify=False, trust_env=False) as client:  # noqa: S501
            answer = await client.get(f"{here}/readyz")
            state = answer.json()
            ages, slow = state["ages"], _slow(state)
    except (httpx.HTTPError, ValueError, KeyError, TypeError):
        held = _is_held(settings)
        return [Finding("not_answering", here) if held else Finding("not_running", settings.public_url)]
    if slow:
        return [Finding("stands_still", late(slow)), await _public(settings)]
    if not state.get("leading", True):
        return [Finding("following"), await _public(settings)]
    return [Finding("running", str(ages.get(TICK, 0)), heard(ages.get(POLL))), await _public(settings)]


def _slow(state: dict[str, Any]) -> list[str]:
    """A program of an older version says nothing of its disk."""
    troubles = {"database": not state["database"], "disk": not state.get("writes", True)}
    return [*state["late"], *(name for name, is_so in troubles.items() if is_so)]


def _here(settings: Settings) -> str:
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(settings.web_host, settings.web_host)  # noqa: S104
    shown = f"[{host}]" if ":" in host else host
    return f"{'https' if settings.web_cert else 'http'}://{shown}:{settings.web_port}"


def _is_held(settings: Settings) -> bool:
    """Whether a running program holds the SQLite file's lock."""
    file = file_of(settings.database_url)
    lock = Path(f"{file}.lock")
    if file is None or not lock.exists():
        return False
    try:
        with alone(lock, "KTD_DATABASE_URL", "already_running"):
            return False
    except SettingsErrors:
        return True


async def _public(settings: Settings) -> Finding:
    url = settings.public_url
    try:
        async with httpx.AsyncClient(timeout=PATIENCE_SECONDS) as client:
            answer = await client.get(f"{url}/healthz")
    except httpx.ConnectError as refused:
        untrusted = "CERTIFICATE_VERIFY_FAILED" in str(refused)
        return Finding("public_untrusted" if untrusted else "public_away", url)
    except httpx.HTTPError:
        return Finding("public_away", url)
    ours = answer.text == "ok" or answer.text.startswith("late")
    return Finding("public" if ours else "public_other", url)


async def box(settings: Settings, machine: Machine) -> list[Finding]:  # noqa: ARG001
    address = settings.box
    if isinstance(address, UnixAddress):
        if len(os.fsencode(address.path)) > LONGEST_SOCKET:
            return [Finding("box_path_long", str(address.path), str(LONGEST_SOCKET))]
        folder = address.path.parent
        if folder.exists() and (folder.stat().st_mode & 0o077 or folder.stat().st_uid != os.geteuid()):
            return [Finding("box_not_private", str(folder))]
        if not address.path.exists():
            return [Finding("box_asleep", str(address))]
    client = BoxClient(address)
    try:
        await client.ping()
    except (BoxGone, BoxRefused, BoxSilent, OSError):
        return [Finding("box_asleep" if isinstance(address, UnixAddress) else "box_away", str(address))]
    finally:
        client.hang_up()
    return [Finding("box", str(address))]
