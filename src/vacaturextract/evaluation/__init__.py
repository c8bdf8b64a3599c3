"""Measures records against gold: precision, recall, F1, evidence, calibration of the confidences, and the errors.

Works on the contract's JSON, so on any system that writes it; ``extract_records`` makes it with this library.
Every figure is derived from one list of judgements, one per posting and field that has gold.
"""

from vacaturextract.evaluation.baseline import fallen, raised, read_floors, write_floors
from vacaturextract.evaluation.comparison import Compared, Difference, compare, differences, read_sides
from vacaturextract.evaluation.comparison import render as render_comparison
from vacaturextract.evaluation.confidence import Calibration, calibration, measured_confidences
from vacaturextract.evaluation.files import write_text
from vacaturextract.evaluation.gold import GoldLine, extract_records, read_gold, read_records
from vacaturextract.evaluation.mistakes import Mistake, mistakes
from vacaturextract.evaluation.report import render, to_json
from vacaturextract.evaluation.scoring import Evaluation, EvidenceFigures, Judgement, Score, evaluate
from vacaturextract.evaluation.values import SCORED_FIELDS, ScoredField, Stated

__all__ = [
    "SCORED_FIELDS",
    "Calibration",
    "Compared",
    "Difference",
    "Evaluation",
    "EvidenceFigures",
    "GoldLine",
    "Judgement",
    "Mistake",
    "Score",
    "ScoredField",
    "Stated",
    "calibration",
    "compare",
    "differences",
    "evaluate",
    "extract_records",
    "fallen",
    "measured_confidences",
    "mistakes",
    "raised",
    "read_floors",
    "read_gold",
    "read_records",
    "read_sides",
    "render",
    "render_comparison",
    "to_json",
    "write_floors",
    "write_text",
]
