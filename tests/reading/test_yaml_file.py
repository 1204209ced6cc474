"""A YAML file a person wrote: read as the text that stands there, or refused in one sentence with the line."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ontology.errors import InputError
from ontology.gate.yaml_file import MAX_BYTES, Value, parse_yaml, read_yaml


def plain(value: Value) -> object:
    if isinstance(value.content, str):
        return value.content
    if isinstance(value.content, Mapping):
        return {key: plain(held) for key, held in value.content.items()}
    return [plain(item) for item in value.content]


def test_nothing_is_guessed() -> None:
    read = parse_yaml("on: 2026-03-01\nno: yes\nn: 007\nempty:\n", "f.yaml")
    assert plain(read) == {"on": "2026-03-01", "no": "yes", "n": "007", "empty": ""}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "f.yaml: holds nothing"),
        ("# only a remark\n", "f.yaml: holds nothing"),
        ("a: 1\nb: 2\na: 3\n", "f.yaml:3: 'a' stands here and on line 1"),
        ("a:\n  - {b: 1, b: 2}\n", "f.yaml:2: 'b' stands here and on line 2"),
        ("a: &x 1\n", "f.yaml:1: anchors"),
        ("b: 1\na: *x\n", "f.yaml:2: anchors"),
        ("a: !!python/object/apply:os.system [ls]\n", "f.yaml:1: tags"),
        ("a: !x 1\n", "f.yaml:1: tags"),
        ("? [a]\n: b\n", "f.yaml:1: a key is a single word"),
        ("a: 1\n---\nb: 2\n", "f.yaml:2:1: not legal YAML"),
        ("a:\n\t- b\n", "f.yaml:2:1: not legal YAML"),
        ("a: b: c\n", "f.yaml:1:5: not legal YAML"),
        ('a: 1\nb: "\\UFFFFFFFF"\n', "f.yaml:2: not legal YAML"),
        ('a: "\\ud800"\n', "f.yaml:1: an escape that is no character"),
        ("a: 1\nb: \x00\n", "f.yaml:2: a character that YAML does not allow"),
        ("%YAML " + "1" * 5000 + ".1\n---\na: 1\n", "f.yaml:1: not legal YAML"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, told: str) -> None:
    with pytest.raises(InputError) as raised:
        parse_yaml(text, "f.yaml")
    assert str(raised.value).startswith(told)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("text", ["[" * 500_000, "- " * 300_000, '{"a": ' * 100_000])
def test_depth_is_refused_before_it_costs_anything(text: str) -> None:
    with pytest.raises(InputError, match="deep"):
        parse_yaml(text, "f.yaml")


def test_a_bomb_of_aliases_is_refused_at_its_first_anchor() -> None:
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{b}: &{b} [{','.join(['*' + a] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    with pytest.raises(InputError, match=r"f\.yaml:1: anchors"):
        parse_yaml(bomb, "f.yaml")


def test_size_place_and_encoding(tmp_path: Path) -> None:
    large = tmp_path / "large.yaml"
    large.write_bytes(b"#" * (MAX_BYTES + 1))
    with pytest.raises(InputError, match="larger than 1 MB"):
        read_yaml(large)
    with pytest.raises(InputError, match="no such file"):
        read_yaml(tmp_path / "none.yaml")
    with pytest.raises(InputError, match="not a regular file"):
        read_yaml(tmp_path)
    latin = tmp_path / "latin.yaml"
    latin.write_bytes("a: 1\nb: Financiën\n".encode("cp1252"))
    with pytest.raises(InputError, match=r"latin\.yaml:2: a byte that is not UTF-8"):
        read_yaml(latin)
    marked = tmp_path / "marked.yaml"
    marked.write_bytes("\ufeffa: Financiën\r\n".encode())
    assert plain(read_yaml(marked)) == {"a": "Financiën"}


@given(st.text(alphabet=st.sampled_from("ab:-[]{}&*!|>'\"#%@ ,?\n\t\\uU0\x00é\ud800"), max_size=40))
def test_any_text_is_read_or_refused_in_one_sentence(text: str) -> None:
    try:
        assert isinstance(parse_yaml(text, "f.yaml"), Value)
    except InputError as error:
        assert str(error).startswith("f.yaml")


words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8)


@given(st.dictionaries(words, st.recursive(words, lambda inner: st.lists(inner, max_size=3), max_leaves=6), min_size=1))
def test_texts_come_back_as_they_were_written(written: dict[str, object]) -> None:
    """Each text in quotes, as safe_dump puts it where it could be read as something else."""
    text = yaml.safe_dump(written, allow_unicode=True, default_style='"')
    assert plain(parse_yaml(text, "f.yaml")) == written
