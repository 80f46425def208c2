"""Candidates side by side, and figures over many interviews."""

from __future__ import annotations

from collections.abc import Sequence

from voice_interviewer.client.results.findings import BiasReport, Comparison, Figures
from voice_interviewer.client.wire import Wire


class Findings(Wire):
    """Methods about many interviews."""

    def compare(self, role_id: str, interviews: Sequence[str] = ()) -> Comparison:
        """Graded candidates on the common core; without ids the latest 40."""
        return self.get(Comparison, "roles", role_id, "comparison", query={"interviews": list(interviews)})

    def read_comparison(self, role_id: str, name: str, interviews: Sequence[str] = ()) -> bytes:
        """The comparison to take away: `comparison.html`, `.md`, `.csv` or `.json`."""
        return self.send("GET", "roles", role_id, "comparison", name, query={"interviews": list(interviews)}).content

    def read_figures(self, *, role_id: str = "") -> Figures:
        """Where every invitation stands, how far candidates get, how long it takes, how much is assessed."""
        return self.get(Figures, "figures", query={"role_id": role_id})

    def report_bias(self, table: str, *, role_id: str = "") -> BiasReport:
        """The bias report (6 RCNY 5-301) over a CSV table of what people said of themselves."""
        return self.post(BiasReport, {"table": table, "role_id": role_id}, "figures", "bias")
