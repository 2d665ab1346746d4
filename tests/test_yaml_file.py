"""Reading YAML files that people write: what is wrong is said with its place, and nothing crashes."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.errors import did_you_mean
from kit.yaml_file import read_yaml


@pytest.fixture
def read(tmp_path):
    """A function that writes a file and reads it back: its content, and its problems as text."""

    def read(content, **options):
        path = tmp_path / "file.yaml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        data, problems = read_yaml(path, "a: and b:", **options)
        return data, [str(problem) for problem in problems]

    return read


def test_a_mapping_is_read(read):
    """A sound file gives its content and no problem, with or without a byte order mark."""
    assert read("a: 1\nb: [x, y]\n") == ({"a": 1, "b": ["x", "y"]}, [])
    assert read(b"\xef\xbb\xbfa: 1\n") == ({"a": 1}, [])


def test_every_key_that_is_there_twice_is_named(read):
    """All of them are listed with their places, also those further in; the content has the last."""
    data, problems = read("a: 1\na: 2\nb:\n  c: 3\n  d: 4\n  c: 5\n")
    assert data == {"a": 2, "b": {"c": 5, "d": 4}}
    assert sorted(problems) == [
        "file.yaml, line 2, column 1: is not valid YAML: the key 'a' is there twice",
        "file.yaml, line 6, column 3: is not valid YAML: the key 'c' is there twice",
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("a: [1\nb: 2\n", "file.yaml, line 2, column 2: is not valid YAML: did not find expected ',' or ']'"),
        ("- a\n", "does not hold fields such as a: and b: at its top level"),
        ("", "does not hold fields such as a: and b: at its top level"),
        ("x: &n 1\ny: *n\n", "file.yaml, line 2, column 4: uses YAML aliases (*name)"),
        (b"a: caf\xe9\n", "file.yaml: is not valid YAML in UTF-8"),
        ("a: \x07\n", "is not valid YAML"),
        ("a: 2025-99-99\n", "file.yaml, line 1, column 4: is not valid YAML: a value cannot be read (month must be"),
        ("a:\n  b: " + "1" * 6000, "file.yaml, line 2, column 6: is not valid YAML: a value cannot be read"),
        ("a: !!bool x\n", "file.yaml, line 1, column 4: is not valid YAML: a value cannot be read"),
        ("a: !!timestamp x\n", "file.yaml, line 1, column 4: is not valid YAML: a value cannot be read"),
        ("? [a]\n: b\n", "unhashable key"),
        ("a: 1\n---\nb: 2\n", "is not valid YAML: but found another document"),
        ("a: !!python/name:os.system x\n", "could not determine a constructor"),
    ],
)
def test_what_cannot_be_read_has_one_problem_with_its_place(read, content, message):
    """Syntax, aliases, encodings, values of no kind: the content is None and the message says why."""
    data, problems = read(content)
    assert data is None
    assert len(problems) == 1
    assert message in problems[0]


@pytest.mark.parametrize("opener", ["[", "{a: ", "- ", "? "])
def test_deep_nesting_is_refused_before_anything_is_built(read, opener):
    """A hundred thousand brackets are a problem and no crash."""
    data, problems = read(opener * 100_000)
    assert data is None
    assert problems[0].endswith("is nested more than 40 levels deep")


def test_a_file_too_large_or_not_there_is_named(read, tmp_path):
    """The size is bounded before anything is parsed; a missing file and a folder are problems like others."""
    assert read("#" * 2_001, bytes_max=2_000) == (None, ["file.yaml: is larger than 2 kB"])
    assert str(read_yaml(tmp_path / "none.yaml", "a:")[1][0]).startswith("none.yaml: cannot be opened (No such file")
    assert "cannot be opened" in str(read_yaml(tmp_path, "a:")[1][0])


@settings(max_examples=100)
@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_bytes_make_it_fail(tmp_path_factory, content):
    """Whatever a file holds, there is a mapping or a problem."""
    path = tmp_path_factory.mktemp("any") / "file.yaml"
    path.write_bytes(content)
    data, problems = read_yaml(path, "a:")
    assert isinstance(data, dict) or problems


@settings(max_examples=60)
@given(st.dictionaries(st.text(max_size=8), st.integers() | st.text(max_size=8) | st.none(), max_size=5))
def test_what_yaml_writes_is_read(tmp_path_factory, content):
    """A mapping written by PyYAML comes back."""
    path = tmp_path_factory.mktemp("any") / "file.yaml"
    path.write_text(yaml.safe_dump(content), encoding="utf-8")
    assert read_yaml(path, "a:") == (content, [])


def test_a_close_name_is_offered():
    """A guess is made where a known name is near, and none where it is not."""
    assert did_you_mean("start_tme", ("start_time", "end_time")) == " Did you mean 'start_time'?"
    assert did_you_mean("zzz", ("start_time",)) == ""
