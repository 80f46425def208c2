"""The report as it stands on paper: display-ready texts and shares for PDF and DOCX, which only lay them out."""

from voice_interviewer.render.paper.parts import Paper
from voice_interviewer.render.paper.whole import paper

__all__ = ["Paper", "paper"]
