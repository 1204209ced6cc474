"""What can be wrong with an input, each as one sentence a user can act on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ontology.names import closest

if TYPE_CHECKING:
    from ontology.checking.findings import Finding

__all__ = ["HouseError", "InputError", "UnknownNameError", "UnsoundHouseError", "all_known"]


class HouseError(ValueError):
    """A mistake in what the user gave: one clear sentence, exit status 2, nothing lost."""


class InputError(HouseError):
    """A file that cannot be read: not there, not of a known kind, not legal in its syntax."""


class UnsoundHouseError(HouseError):
    """A file that reads well but says something a house cannot say; `findings` holds all of it."""

    def __init__(self, message: str, findings: tuple[Finding, ...] = ()) -> None:
        super().__init__(message)
        self.findings = findings


class UnknownNameError(HouseError):
    """A name (choice, actor, scenario, theme) that the house does not have, or has more than once."""


def all_known(what: str, values: Sequence[str], known: Sequence[str]) -> None:
    """Raise UnknownNameError for the first value that is not known, with what it may have meant."""
    for value in values:
        if value not in known:
            raise UnknownNameError(
                f"{value!r} is no {what}{closest(value, known) or '; use one of ' + ', '.join(known)}"
            )
