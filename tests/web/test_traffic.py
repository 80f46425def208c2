"""What `/metrics` says about requests: routes and answers, nothing of what stands in an address."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from voice_interviewer.config import Settings
from voice_interviewer.web.app import create_app

COUNT = "voice_interviewer_requests_total"


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    app = create_app(Settings(home=tmp_path))

    @app.get("/broken/{thing}")
    def broken(thing: str) -> None:
        raise RuntimeError(thing)

    with TestClient(app, client=("127.0.0.1", 1), follow_redirects=False, raise_server_exceptions=False) as client:
        yield client


def counted(client: TestClient) -> dict[str, float]:
    lines = (line.rpartition(" ") for line in client.get("/metrics").text.splitlines() if line.startswith(COUNT))
    return {label.removeprefix(COUNT): float(value) for label, _, value in lines}


def test_requests_are_counted_by_route_and_answer(client: TestClient) -> None:
    for _ in range(3):
        client.get("/i/a-secret-token/check")
    client.get("/api/v1/interviews/somebody/files/report.pdf")
    client.get("/static/style.css")
    client.get("/broken/heart")
    client.get("/nothing/of/the/kind")
    client.request("BREW", "/desk")
    found = counted(client)
    assert found['{method="GET",route="/i/{token}/check",status="404"}'] == 3
    assert found['{method="GET",route="/api/v1/interviews/{interview_id}/files/{name}",status="401"}'] == 1
    assert found['{method="GET",route="/static",status="200"}'] == 1
    assert found['{method="GET",route="/broken/{thing}",status="500"}'] == 1
    assert found['{method="GET",route="other",status="404"}'] == 1
    text = client.get("/metrics").text
    assert 'voice_interviewer_request_seconds_count{method="GET",route="/metrics"}' in text
    for secret in ("a-secret-token", "somebody", "heart", "BREW", "/of/the"):
        assert secret not in text


def test_a_proxy_on_this_computer_does_not_open_the_figures_for_others(client: TestClient) -> None:
    assert client.get("/metrics").status_code == 200
    for header in ("x-forwarded-for", "forwarded", "via"):
        assert client.get("/metrics", headers={header: "203.0.113.7"}).status_code == 403
