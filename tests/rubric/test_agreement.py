"""Measuring agreement with labels: the figures, and every problem of a label file at once."""

from pathlib import Path

import gaming_texts
import pytest

from kit.rubric import COMPLETENESS, score
from kit.rubric.agreement import LabelsError, measure, weighted_kappa

_CODES = [criterion.code for criterion in COMPLETENESS]


def _corpus(folder: Path) -> tuple[Path, Path]:
    texts = {"a": gaming_texts.HONEST, "b": gaming_texts.ESSAY, "c": gaming_texts.BRIEF}
    rows = ["id," + ",".join(_CODES) + ",overall"]
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
        report = score(text)
        rows.append(",".join([name, *(str(finding.mark) for finding in report.findings), str(round(report.pct()))]))
    labels = folder / "labels.csv"
    labels.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return folder, labels


def test_labels_equal_to_the_marks_agree_in_full(tmp_path: Path) -> None:
    """Exact agreement and kappa are 1 where every mark is the label, and the total follows the overall."""
    found = measure(*_corpus(tmp_path))
    assert [row.code for row in found.rows] == _CODES
    assert all(row.exact == 1 and row.kappa == 1 for row in found.rows)
    assert found.mean_kappa == 1
    assert found.documents == 3
    assert found.correlation == pytest.approx(1, abs=0.01)
    table = found.table()
    assert table.startswith("criterion  exact   qwk    majority\nS1         1.000  +1.000")
    assert "3 documents" in table


def test_one_label_apart(tmp_path: Path) -> None:
    """A label that differs shows in its criterion alone."""
    folder, labels = _corpus(tmp_path)
    labels.write_text(labels.read_text(encoding="utf-8").replace("a,2,", "a,1,"), encoding="utf-8")
    found = measure(folder, labels)
    assert found.rows[0].exact == pytest.approx(2 / 3)
    assert found.worst.code == "S1"
    assert all(row.exact == 1 for row in found.rows[1:])


@pytest.mark.parametrize(
    ("predicted", "labelled", "kappa"),
    [
        ([0, 1, 2], [0, 1, 2], 1.0),
        ([2, 1, 0], [0, 1, 2], -1.0),
        ([2, 2, 2, 2], [2, 2, 2, 2], 1.0),
        ([2, 2, 2, 2], [2, 2, 2, 1], 0.0),
        ([0, 0, 1, 1, 2, 2], [0, 1, 1, 1, 2, 2], 1 - 1 / 7),
    ],
)
def test_weighted_kappa(predicted: list[int], labelled: list[int], kappa: float) -> None:
    """Cohen's kappa with squared weights, worked out by hand."""
    assert weighted_kappa(predicted, labelled) == pytest.approx(kappa)


def test_every_problem_of_the_labels_is_told_at_once(tmp_path: Path) -> None:
    """Marks that are none and write-ups that are missing are named with their lines."""
    folder, labels = _corpus(tmp_path)
    text = labels.read_text(encoding="utf-8").replace("a,2,2", "a,7,x").replace("\nc,", "\nmissing,")
    labels.write_text(text, encoding="utf-8")
    with pytest.raises(LabelsError) as caught:
        measure(folder, labels)
    told = str(caught.value)
    assert "labels.csv: 3 problems" in told
    assert "line 2: S1 is '7', not 0, 1 or 2" in told
    assert "line 2: S2 is 'x', not 0, 1 or 2" in told
    assert "line 4: there is no missing.md" in told


def test_missing_columns_and_no_rows(tmp_path: Path) -> None:
    """A file without the columns or without rows says what it needs."""
    labels = tmp_path / "labels.csv"
    labels.write_text("id,S1\na,2\n", encoding="utf-8")
    with pytest.raises(LabelsError, match="no column S2: it needs id and a column for each criterion"):
        measure(tmp_path, labels)
    labels.write_text("id\n", encoding="utf-8")
    with pytest.raises(LabelsError, match="no rows"):
        measure(tmp_path, labels)
