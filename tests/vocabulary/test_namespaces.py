"""The constants are the vocabulary's, the standards' own, and every one that code names exists."""

from __future__ import annotations

import ast
from pathlib import Path
from types import ModuleType

import pytest
import rdflib.namespace

from ontology import codegen, namespaces, standards
from ontology.namespaces import HVT
from ontology.reading.jurisdictions import vocabulary_says

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("ontology", "graph", "exports", "thorbecke")

OURS = {name: getattr(namespaces, name) for name in namespaces.__all__}
THEIRS = {name: getattr(standards, name) for name in standards.__all__}


def _terms(holder: type) -> dict[str, str]:
    return {name: value for name, value in vars(holder).items() if not name.startswith("_")}


def test_namespaces_are_current() -> None:
    assert codegen.TARGET.read_text(encoding="utf-8") == codegen.render(codegen.definitions())
    assert codegen.RANKS.read_text(encoding="utf-8") == codegen.render_ranks(codegen.ranked())
    assert codegen.main(["--check"]) == 0


def test_a_stale_file_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stale = tmp_path / "namespaces.py"
    monkeypatch.setattr(codegen, "TARGET", stale)
    assert codegen.main(["--check"]) == 1
    assert "python -m ontology.codegen" in capsys.readouterr().err
    assert codegen.main([]) == 0
    assert codegen.main(["--check"]) == 0
    assert stale.read_bytes() == (ROOT / "ontology" / "namespaces.py").read_bytes()


@pytest.mark.parametrize("target", ["TARGET", "RANKS"])
def test_each_module_is_noticed_by_name_and_written_again(
    target: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    kept: Path = getattr(codegen, target)
    stale = tmp_path / kept.name
    stale.write_text("#", encoding="utf-8")
    monkeypatch.setattr(codegen, target, stale)
    assert codegen.main(["--check"]) == 1
    assert capsys.readouterr().err == f"{kept.name}: out of date, run python -m ontology.codegen\n"
    assert codegen.main([]) == 0
    assert stale.read_bytes() == kept.read_bytes()


@pytest.mark.parametrize(
    ("order", "words"), [("", "b has no hvt:rank"), ("hvt:rank 1 ;", "b has the same hvt:rank as stated")]
)
def test_a_list_has_one_place_for_each_of_its_codes(order: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "statuses.ttl").write_text(
        f"@prefix hvt: <{codegen.NAMESPACES['HVT'][1]}> . hvt:stated a hvt:Status ; hvt:rank 1 . "
        f"hvt:b {order} a hvt:Status .",
        encoding="utf-8",
    )
    with pytest.raises(ValueError, match=words):
        codegen.ranked(tmp_path)


def test_names_are_the_local_names() -> None:
    assert OURS["HVT"].accountGiver == "https://w3id.org/huis-van-thorbecke/def#accountGiver"
    assert list(OURS) == ["HVT"], "kinds, themes and jurisdictions are law: no code names one"


def test_no_constant_is_a_term_of_one_state() -> None:
    of_states = {iri for iri, said in vocabulary_says().items() if HVT.jurisdiction in said}
    assert len(of_states) > 50
    assert of_states.isdisjoint(_terms(OURS["HVT"]).values())


def test_two_terms_may_not_share_a_name() -> None:
    with pytest.raises(ValueError, match="both be called a_b"):
        codegen.constants({"urn:x:a-b": "", "urn:x:a_b": ""}, "urn:x:")


@pytest.mark.parametrize("name", sorted(THEIRS))
def test_standard_terms_exist_in_rdflib(name: str) -> None:
    terms = _terms(THEIRS[name])
    assert terms
    if name == "ELI":  # rdflib has no namespace for it
        assert all(iri == f"http://data.europa.eu/eli/ontology#{term}" for term, iri in terms.items())
        return
    known = getattr(rdflib.namespace, name)
    for term, iri in terms.items():
        assert iri == str(known[term])
        assert iri in known, f"{name}.{term} is no term of {name}"


def _used() -> list[tuple[str, str, str]]:
    """Every HVT.x, KIND.x, SKOS.x ... in our packages: where, whose, which."""
    found = []
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            if path.name in ("namespaces.py", "standards.py"):
                continue
            tree = ast.parse(path.read_text(encoding="utf-8"))
            imported = {
                alias.asname or alias.name: alias.name
                for node in ast.walk(tree)
                if isinstance(node, ast.ImportFrom) and node.module in ("ontology.namespaces", "ontology.standards")
                for alias in node.names
            }
            found += [
                (path.relative_to(ROOT).as_posix(), imported[node.value.id], node.attr)
                for node in ast.walk(tree)
                if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in imported
            ]
    return found


def test_every_term_that_code_names_exists() -> None:
    used = _used()
    assert len({term for _, holder, term in used if holder == "HVT"}) > 50
    known = {name: _terms(holder) for name, holder in {**OURS, **THEIRS}.items()}
    assert [f"{where}: {holder}.{term}" for where, holder, term in used if term not in known[holder]] == []


def test_constants_are_plain_strings_without_rdflib() -> None:
    for module in (namespaces, standards):
        assert not [name for name, value in vars(module).items() if isinstance(value, ModuleType)]
        assert all(type(iri) is str for name in module.__all__ for iri in _terms(getattr(module, name)).values())
