"""The report as JSON: the whole record, or one form's part of it."""

from __future__ import annotations

import json
from typing import Any

from voice_interviewer.core.reporting.report import Report, document


def whole(report: Report) -> str:
    """The complete record, as the checker reads it."""
    return dumps(document(report))


def checklist(report: Report) -> str:
    return dumps(
        _head(report, "checklist")
        | {
            "profile": document(report.profile),
            "checklist": document(report.figures.checklist),
            "verdict": document(report.figures.verdict),
            "strengths": document(report.narrative.strengths),
            "gaps": document(report.narrative.gaps),
            "not_evaluated": document(report.narrative.not_evaluated),
            "suggestions": document(report.narrative.suggestions),
        }
    )


def session(report: Report) -> str:
    figures = document(report.figures)
    del figures["checklist"]
    return dumps(
        _head(report, "session")
        | {
            "engines": document(report.engines),
            "profile": document(report.profile),
            "figures": figures,
            "summary": document(report.narrative.summary),
            "blocks": document(report.blocks),
            "rationale": document(report.narrative.rationale),
            "plan": document(report.narrative.plan),
        }
    )


def card(report: Report) -> str:
    return dumps(
        _head(report, "card")
        | {
            "competencies": document(report.figures.competencies),
            "verdict": document(report.figures.verdict),
            "weaknesses": document(report.narrative.gaps),
            "demonstrated": document(report.narrative.strengths),
        }
    )


def _head(report: Report, form: str) -> dict[str, Any]:
    return {
        "schema_version": report.schema_version,
        "form": form,
        "metadata": document(report.metadata),
        "cautions": list(report.cautions),
        "review": document(report.review),
    }


def dumps(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
