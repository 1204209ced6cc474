"""One question to a store over HTTP, and its answer as bytes, or one sentence on why there is none.

urllib3 is what most of Python asks the web with: no more than HTTP, with time-outs for every read, nothing followed
that is not told to be, and no dependency of its own. What does not come is asked for again a few times, ever later; who
asks is said in the environment, and told to that host alone.
"""

from __future__ import annotations

import os
import re
import time
import urllib.request
from base64 import b64encode
from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urljoin, urlsplit

import urllib3
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    InvalidHeader,
    NameResolutionError,
    NewConnectionError,
    ReadTimeoutError,
    SSLError,
)
from urllib3.util import Retry, Timeout

from ontology.errors import InputError
from ontology.remote.address import GRAPHS, Address
from ontology.remote.telling import doing, warn

if TYPE_CHECKING:
    from urllib3.response import BaseHTTPResponse

__all__ = ["PATIENCE", "Patience", "RefusedError", "Store"]

USER, PASSWORD, TOKEN, HOST = (f"THORBECKE_ENDPOINT_{name}" for name in ("USER", "PASSWORD", "TOKEN", "HOST"))
_ACCEPT = "application/sparql-results+json"
_AGAIN_LATER = frozenset({429, 502, 503, 504})
_REDIRECTS = frozenset({301, 302, 307, 308})
_MOST_REDIRECTS = 3
_PIECE = 1 << 16


@dataclass(frozen=True, slots=True)
class Patience:
    """What one question is given: seconds, bytes, and how often it is asked again."""

    connecting: float = 10
    #: between one piece of an answer and the next
    waiting: float = 120
    #: a whole answer
    answering: float = 600
    bytes: int = 200_000_000
    tries: int = 5
    #: before the second try; twice that before each next
    pause: float = 0.5
    #: a store that asks to wait longer is not waited for
    longest_pause: float = 60


PATIENCE = Patience()


class RefusedError(InputError):
    """A store that answers that it does not take this question."""


class _LaterError(Exception):
    """No answer now, and perhaps one later: why, and how long the store asks to wait."""

    def __init__(self, why: str, wait: float | None = None) -> None:
        super().__init__(why)
        self.wait = wait


class Store:
    """A SPARQL endpoint: what it is asked goes to its host, and to no other."""

    def __init__(self, address: Address, patience: Patience | None = None) -> None:
        self.called = address.called
        self._patience = patience or PATIENCE
        parts = address.parts_of_it
        self._host = parts.hostname or ""
        asked = address.asked_with
        self._graphs = [pair for pair in asked if pair[0] in GRAPHS]
        rest = urlencode([pair for pair in asked if pair[0] not in GRAPHS])
        self._url = parts._replace(query=rest, fragment="").geturl()
        self._login, self._secrets = _login(self._host)
        if self._login and parts.scheme.lower() == "http" and not _is_here(self._host):
            warn(f"{self.called}: who you are goes over the network in the clear; use https where the store has it")
        self._pool = _pool(self._url)

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.clear()

    def ask(self, query: str) -> bytes:
        """Return the answer to a query; InputError when there is none after a few tries."""
        pause = self._patience.pause
        for number in range(1, self._patience.tries + 1):
            try:
                return self._asked(query)
            except _LaterError as later:
                wait = pause if later.wait is None else later.wait
                if number == self._patience.tries:
                    raise InputError(f"{self.called}: {later}; asked {number} times; try again later") from later
                if wait > self._patience.longest_pause:
                    raise InputError(
                        f"{self.called}: {later}, and asks to wait {wait:.0f} seconds; try again after that"
                    ) from later
                doing(f"waiting for {self.called}: {later}; try {number + 1} of {self._patience.tries}")
                time.sleep(wait)
                pause *= 2
        raise AssertionError("a try is the last one")

    def _asked(self, query: str) -> bytes:
        body = urlencode([("query", query), *self._graphs]).encode("ascii")
        head = {"Accept": _ACCEPT, "Accept-Encoding": "identity", "Content-Type": "application/x-www-form-urlencoded"}
        head["User-Agent"] = "huis-van-thorbecke"
        head.update(self._login)
        url = self._url
        for _ in range(_MOST_REDIRECTS + 1):
            try:
                response = self._pool.request(
                    "POST",
                    url,
                    body=body,
                    headers=head,
                    retries=False,
                    redirect=False,
                    preload_content=False,
                    timeout=Timeout(connect=self._patience.connecting, read=self._patience.waiting),
                )
                with response:
                    if response.status not in _REDIRECTS:
                        return self._answer(response)
                    url = self._elsewhere(url, response.headers.get("Location", ""))
            except HTTPError as error:
                raise self._failed(error) from error
        raise InputError(f"{self.called}: leads from one address to the next; give the last of them")

    def _elsewhere(self, url: str, location: str) -> str:
        """Return the address that a store leads to, on the same host; no other is asked."""
        target = urljoin(url, location)
        here, there = urlsplit(url), urlsplit(target)
        safer = (here.scheme, there.scheme) == ("http", "https") and {here.port, there.port} <= {None, 80, 443}
        same = (here.scheme, here.port) == (there.scheme, there.port)
        if there.hostname == here.hostname and not there.username and (same or safer):
            return target
        shown = Address(target).called if there.scheme in ("http", "https") else "another address"
        raise InputError(f"{self.called}: leads elsewhere, which is not followed; if you trust it, give {shown}")

    def _answer(self, response: BaseHTTPResponse) -> bytes:
        """Return the body of an answer that is one."""
        kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        status = response.status
        if status in _AGAIN_LATER:
            raise _LaterError(f"does not answer now ({status})", _asked_to_wait(response))
        if status == 200 and kind in (_ACCEPT, "application/json"):
            if response.headers.get("Content-Encoding", "identity") != "identity":
                raise InputError(f"{self.called}: answers compressed, which was not asked for; turn that off there")
            return self._body(response, self._patience.bytes)
        if kind == "text/html" and status in (200, 404, 405, 501):
            raise InputError(
                f"{self.called}: a web page, no SPARQL endpoint ({status}); a house is read from a store "
                "(often at /sparql or /query) or from a file: save that, and give the file"
            )
        raise self._refused(status, kind, response)

    def _refused(self, status: int, kind: str, response: BaseHTTPResponse) -> InputError:
        if status == 401 and self._login:
            return InputError(
                f"{self.called}: does not take this name and password or token (401); correct {USER}, "
                f"{PASSWORD} or {TOKEN}"
            )
        if status == 401:
            sort = response.headers.get("WWW-Authenticate", "").partition(" ")[0]
            note = f", by {sort}, which is not read here" if sort.lower() not in ("", "basic", "bearer") else ""
            return InputError(f"{self.called}: asks who you are (401{note}); set {USER} and {PASSWORD}, or {TOKEN}")
        if status == 403:
            return InputError(f"{self.called}: you may not ask this store (403); ask its keeper for access")
        if status in (404, 405, 410, 501):
            return InputError(
                f"{self.called}: takes no query there ({status}); check the path, which is often /sparql or /query; "
                "what is no store is saved, and given as a file"
            )
        if status == 200:
            return InputError(
                f"{self.called}: answers {self._shown(kind) or 'something'}, not the results of a query; where this is "
                "a file, save it, and give the file"
            )
        told = self._shown(self._body(response, _PIECE).decode("utf-8", "replace"))
        return RefusedError(f"{self.called}: does not take the question ({status}: {told or 'no reason given'})")

    def _body(self, response: BaseHTTPResponse, most: int) -> bytes:
        """Return the bytes, as they come: no more than so many, within the time that is given."""
        end = time.monotonic() + self._patience.answering
        pieces: list[bytes] = []
        size = 0
        while piece := response.read1(_PIECE):
            pieces.append(piece)
            size += len(piece)
            if size > most:
                if response.status != 200:
                    break
                raise InputError(
                    f"{self.called}: one answer is larger than {most / 1e6:.0f} MB; this store is not read"
                )
            if time.monotonic() > end:
                raise InputError(
                    f"{self.called}: an answer took longer than {self._patience.answering:.0f} seconds; try again later"
                )
        return b"".join(pieces)

    def _failed(self, error: HTTPError) -> Exception:
        """Return what to raise where no answer came."""
        reason = getattr(error, "reason", None)
        error = reason if isinstance(reason, HTTPError) else error
        host = self._host
        if isinstance(error, NameResolutionError):
            return InputError(f"{self.called}: no host is known as {host}; check the spelling, and that you are online")
        unsafe = str(error) if isinstance(error, SSLError) else str(error.__cause__)
        if isinstance(error, SSLError) or "handshake" in unsafe:
            return InputError(
                f"{self.called}: no safe connection ({self._shown(unsafe)}); check that the address begins with "
                "what the store speaks, http or https, and that its certificate is right"
            )
        if "refused" in str(error).lower():
            return _LaterError("nothing answers there (connection refused)")
        if isinstance(error, NewConnectionError):
            return _LaterError(f"no connection ({self._shown(str(error.__cause__ or error))})")
        if isinstance(error, ConnectTimeoutError):
            return _LaterError(f"no connection within {self._patience.connecting:g} seconds")
        if isinstance(error, ReadTimeoutError):
            return _LaterError(f"no answer within {self._patience.waiting:g} seconds")
        return _LaterError(f"the connection broke off ({type(error).__name__})")

    def _shown(self, told: str) -> str:
        """Return the beginning of what a store or a library says, without what only the user knows."""
        for secret in self._secrets:
            told = told.replace(secret, "...")
        return " ".join(told.split())[:200]


def _asked_to_wait(response: BaseHTTPResponse) -> float | None:
    """Return how many seconds a store asks to wait; None where it does not say, or not in a way that is known."""
    try:
        return Retry().get_retry_after(response)
    except InvalidHeader:
        return None


def _login(host: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the header that tells who asks, and what in it may never be shown."""
    only = os.environ.get(HOST, "").strip().lower()
    user, password, token = (os.environ.get(name, "") for name in (USER, PASSWORD, TOKEN))
    if token and (user or password):
        raise InputError(f"{TOKEN} is set, and so is {USER} or {PASSWORD}; keep one way to say who you are")
    if password and not user:
        raise InputError(f"{PASSWORD} is set without {USER}; set both")
    for name, value in ((USER, user), (PASSWORD, password), (TOKEN, token)):
        if re.search(r"[\x00-\x1f\x7f]", value) or (name == TOKEN and not value.isascii()):
            raise InputError(f"{name} holds what cannot be sent; correct it")
    packed = b64encode(f"{user}:{password}".encode()).decode("ascii")
    secrets = tuple(filter(None, (packed if user else "", password, token)))
    if (only and only != host.lower()) or not secrets:
        return {}, secrets
    return {"Authorization": f"Bearer {token}" if token else f"Basic {packed}"}, secrets


def _is_here(host: str) -> bool:
    """Tell whether a host is this machine itself."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _pool(url: str) -> urllib3.PoolManager:
    """Return the connections to a host, through the proxy where this machine has one for it."""
    parts = urlsplit(url)
    proxy = urllib.request.getproxies().get(parts.scheme)
    if proxy and not _is_here(parts.hostname or "") and not urllib.request.proxy_bypass(parts.hostname or ""):
        return urllib3.ProxyManager(proxy)
    return urllib3.PoolManager()
