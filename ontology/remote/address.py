"""The address of a SPARQL endpoint, in the place of a path: what it is called, and what is no such address."""

from __future__ import annotations

import re
from os import PathLike
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Self
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit

from ontology.errors import InputError

if TYPE_CHECKING:
    _Path = Path
else:
    _Path = type(Path())  # before Python 3.12 only what Path makes on this system can be taken further

__all__ = ["GRAPHS", "Address", "is_address", "place_of"]

#: the parameters of the protocol that say which graphs are asked: (default graph, named graphs)
GRAPHS = ("default-graph-uri", "named-graph-uri")
_ADDRESS = re.compile(r"https?://", re.IGNORECASE).match
_SCHEME = re.compile(r"https?:/", re.IGNORECASE)
#: what is a file or a page at an address, never a store
_FILES = re.compile(
    r"\.(ttl|trig|nt|nq|n3|jsonld|json|rdf|xml|owl|csv|xlsx?|ods|zip|gz|html?|pdf|md|txt)", re.IGNORECASE
).fullmatch


class Address(_Path):
    """An address as the user gave it, in the place of a path: no file is ever at it.

    What is made of it as of a path (its parent, what is in it) is no address any more.
    """

    _given = ""

    def __new__(cls, *given: str) -> Self:
        made = super().__new__(cls, *given)
        if len(given) == 1 and _ADDRESS(given[0]):
            made._given = given[0]
        return made

    def __str__(self) -> str:
        return self.called if self._given else super().__str__()

    @property
    def parts_of_it(self) -> SplitResult:
        """Return the address taken apart."""
        return urlsplit(self._given)

    @property
    def called(self) -> str:
        """Return what the store is called in every output: without name or password, query or fragment.

        Of a query only the graphs that are asked stay: they say which house it is.

        >>> Address("https://me:secret@Example.org/sparql?key=1&default-graph-uri=http://e/g#x").called
        'https://example.org/sparql?default-graph-uri=http://e/g'
        """
        try:
            parts = self.parts_of_it
            host = _host(parts)
        except ValueError:  # no address, and called what it looks like
            return re.sub(r"//[^/?#]*@", "//", re.split(r"[?#]", self._given)[0])
        graphs = [(key, value) for key, value in self.asked_with if key in GRAPHS]
        return parts._replace(
            scheme=parts.scheme.lower(), netloc=host, query=urlencode(graphs, safe=":/#"), fragment=""
        ).geturl()

    @property
    def asked_with(self) -> list[tuple[str, str]]:
        """Return the parameters behind the question mark."""
        return parse_qsl(self.parts_of_it.query, keep_blank_values=True)

    def checked(self) -> Self:
        """Return the same; InputError for what is no address of a store, and for a password in it."""
        try:
            parts, _ = self.parts_of_it, self.parts_of_it.port
        except ValueError as error:
            raise InputError(
                f"{self.called}: not an address ({error}); give one as https://example.org/sparql"
            ) from error
        if not parts.hostname or re.search(r"[\x00-\x20\x7f]", self._given):
            raise InputError(f"{self.called}: not an address; give one as https://example.org/sparql")
        if parts.username is not None or parts.password is not None:
            raise InputError(
                f"{self.called}: a name or password in an address is kept in the history of the shell and is not read; "
                "give them as THORBECKE_ENDPOINT_USER and THORBECKE_ENDPOINT_PASSWORD in the environment"
            )
        if _FILES(PurePosixPath(parts.path).suffix):
            raise InputError(
                f"{self.called}: a file at an address is not fetched; save it, and give the file "
                "(an address is only read where it is a SPARQL endpoint)"
            )
        return self


def is_address(text: str) -> bool:
    """Tell whether a text is an address on the web; as a path it has one slash where an address has two.

    >>> is_address("HTTPS://example.org/sparql"), is_address("http:/example.org"), is_address("house.ttl")
    (True, True, False)
    """
    return _SCHEME.match(text) is not None


def place_of(given: str | PathLike[str]) -> Path:
    """Return what a user gave as the place of a house: an address, or a path."""
    if isinstance(given, str) and _ADDRESS(given):
        return Address(given)
    return given if isinstance(given, Path) else Path(given)


def _host(parts: SplitResult) -> str:
    """Return host and port as they are called, without whom they are asked by."""
    host = parts.hostname or ""
    host = f"[{host}]" if ":" in host else host
    return f"{host}:{parts.port}" if parts.port is not None else host
