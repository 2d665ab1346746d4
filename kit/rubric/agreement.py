"""How far the completeness criteria agree with a careful reader's labels.

Per criterion: exact agreement, quadratic weighted kappa (Cohen 1968, weights (i - j)^2), and the agreement that
always answering the commonest mark would reach; then the means, and the correlation of the summed marks with an
overall judgement of 0 to 100.
"""

import csv
import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kit.errors import FileProblems, Problem
from kit.rubric.criterion import Criterion
from kit.rubric.reading.reading import Reading
from kit.rubric.rubric import COMPLETENESS
from kit.rubric.scoring import score

_MARKS = (0, 1, 2)


class LabelsError(FileProblems):
    """A label file that cannot be compared with."""


@dataclass(frozen=True, slots=True)
class Row:
    """The agreement on one criterion; all shares are 0 to 1, the kappa -1 to 1."""

    code: str
    exact: float
    kappa: float
    majority: float


@dataclass(frozen=True, slots=True)
class Agreement:
    """The agreement on a labelled corpus.

    Attributes:
        rows: one for each criterion, in the rubric's order.
        correlation: Pearson correlation of the summed marks with the labelled overall; None where no overall is
            labelled.
        documents: how many write-ups were compared.
    """

    rows: tuple[Row, ...]
    correlation: float | None
    documents: int

    @property
    def mean_kappa(self) -> float:
        """The mean kappa over the criteria."""
        return statistics.mean(row.kappa for row in self.rows)

    @property
    def worst(self) -> Row:
        """The criterion that agrees least."""
        return min(self.rows, key=lambda row: row.kappa)

    def table(self) -> str:
        """The agreement as a plain-text table."""
        lines = ["criterion  exact   qwk    majority"]
        lines += [f"{row.code:9}  {row.exact:.3f}  {row.kappa:+.3f}  {row.majority:.3f}" for row in self.rows]
        exact, majority = (
            statistics.mean(row.exact for row in self.rows),
            statistics.mean(row.majority for row in self.rows),
        )
        lines.append(f"mean       {exact:.3f}  {self.mean_kappa:+.3f}  {majority:.3f}")
        lines.append(f"worst      {self.worst.code} {self.worst.kappa:+.3f}; {self.documents} documents")
        if self.correlation is not None:
            lines.append(f"correlation of the summed marks with the labelled overall: {self.correlation:.3f}")
        return "\n".join(lines)


def measure(corpus: Path, labels: Path, rubric: Sequence[Criterion[Reading]] = COMPLETENESS) -> Agreement:
    """Score every labelled write-up of a folder and compare.

    Args:
        corpus: folder with a Markdown file ``<id>.md`` for each row of the labels.
        labels: CSV with a column ``id``, a column for each criterion's code with marks 0, 1 or 2, and perhaps
            ``overall`` (0 to 100).
        rubric: the criteria to compare.

    Raises:
        LabelsError: where rows, columns or files are missing or a mark is none, with all of them at once.
    """
    rows = _labelled(corpus, labels, [criterion.code for criterion in rubric])
    reports = [
        score((corpus / f"{row['id']}.md").read_text(encoding="utf-8", errors="replace"), rubric) for row in rows
    ]
    found = []
    for number, criterion in enumerate(rubric):
        predicted = [report.findings[number].mark for report in reports]
        labelled = [int(row[criterion.code]) for row in rows]
        same = sum(a == b for a, b in zip(predicted, labelled, strict=True)) / len(rows)
        commonest = Counter(labelled).most_common(1)[0][1] / len(rows)
        found.append(Row(criterion.code, same, weighted_kappa(predicted, labelled), commonest))
    totals = [float(sum(finding.mark for finding in report.findings)) for report in reports]
    return Agreement(tuple(found), _correlation(totals, rows), len(rows))


def weighted_kappa(predicted: Sequence[int], labelled: Sequence[int]) -> float:
    """Quadratic weighted kappa of two lists of marks, -1 to 1; 1 where both hold one and the same mark throughout."""
    pairs = Counter(zip(predicted, labelled, strict=True))
    ours, theirs = Counter(predicted), Counter(labelled)
    observed = sum((i - j) ** 2 * pairs[i, j] for i in _MARKS for j in _MARKS)
    expected = sum((i - j) ** 2 * ours[i] * theirs[j] / len(labelled) for i in _MARKS for j in _MARKS)
    return 1 - observed / expected if expected else 1.0


def _correlation(totals: list[float], rows: list[dict[str, str]]) -> float | None:
    if len(rows) < 2 or not all(row.get("overall") for row in rows):
        return None
    overall = [float(row["overall"]) for row in rows]
    return statistics.correlation(totals, overall) if len(set(totals)) > 1 and len(set(overall)) > 1 else None


def _labelled(corpus: Path, labels: Path, codes: list[str]) -> list[dict[str, str]]:
    with labels.open(newline="", encoding="utf-8") as handle:
        rows = list(csv.DictReader(handle))
    if not rows:
        raise LabelsError(labels.name, (Problem("", "no rows: it needs one for each write-up"),))
    columns = rows[0].keys()
    problems = [
        Problem("", f"no column {name}: it needs id and a column for each criterion")
        for name in ("id", *codes)
        if name not in columns
    ]
    if not problems:
        for number, row in enumerate(rows, start=2):
            problems += [
                Problem(f"line {number}", f"{code} is {row[code]!r}, not 0, 1 or 2")
                for code in codes
                if row[code] not in ("0", "1", "2")
            ]
            if not (corpus / f"{row['id']}.md").is_file():
                problems.append(Problem(f"line {number}", f"there is no {row['id']}.md in {corpus}"))
    if problems:
        raise LabelsError(labels.name, tuple(problems))
    return rows
