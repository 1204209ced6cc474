"""The pages of `docs/` that are made of the house and its vocabulary: `python -m exports.formats.documents docs`."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from exports.formats import markdown
from exports.views import audit_full as evidence
from exports.views import vocabulary
from exports.writing import atomic_write
from graph.questions.auditing import audit
from ontology.namespaces import HVT
from ontology.reading.loading import load

__all__ = ["DOCUMENTS", "evidence_page", "vocabulary_page"]

_VOCABULARY = f"""\
# The vocabulary

Made from `ontology/vocabulary/` by `make generate`: what holds in any state, then the law of each, which stands in a
folder of its own. Prefixes: `hvt:`
`{HVT.Actor.removesuffix("Actor")}`, `kind:` `https://w3id.org/huis-van-thorbecke/kind/`, `theme:`
`https://w3id.org/huis-van-thorbecke/theme/`. Labels are `skos:prefLabel` in nl and en, short names
`skos:altLabel`, sources `dcterms:source`, titles `dcterms:title`, addresses `foaf:page`.

"""
_EVIDENCE = """\
# What the shipped house rests on

Made by `make generate`; `thorbecke check --audit --all` prints the same, with `--lang nl` in Dutch, with
`--format json` or `csv` every fact by name. [house.md](house.md) tells how the house was made.

"""


def vocabulary_page() -> str:
    """Return every class, property, code and relation kind with its definition, as Markdown."""
    # no words come alive in a page; here those that are a name of ours are shown as one
    return _VOCABULARY + re.sub(r"\\`([\w:.-]+)\\`", r"`\1`", markdown.text(vocabulary.page()))


def evidence_page() -> str:
    """Return the evidence audit of the shipped house, as Markdown."""
    return _EVIDENCE + markdown.text(evidence.page(audit(load()), "en"))


#: file in `docs/` -> what writes it
DOCUMENTS = {"vocabulary.md": vocabulary_page, "evidence.md": evidence_page}


if __name__ == "__main__":
    for name, made in DOCUMENTS.items():
        atomic_write(Path(sys.argv[1]) / name, made().encode("utf-8"))
