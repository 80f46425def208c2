"""`voice-interviewer serve`: the browser's way in, for candidates and recruiters."""

from __future__ import annotations

import argparse
import sys

from voice_interviewer import wiring
from voice_interviewer.config import load
from voice_interviewer.ports import EngineError


def run(arguments: argparse.Namespace) -> int:
    import uvicorn

    from voice_interviewer.web.app import create_app
    from voice_interviewer.web.entrance import has_owner

    settings = load(home=arguments.home, reports=arguments.reports, recogniser=arguments.recogniser)
    wiring.check_servers(settings)
    recogniser = wiring.recogniser(settings, print)  # fetched now, not while the first candidate waits
    print(f"Recogniser: {recogniser.name}. {recogniser.note}".strip())
    app = create_app(settings)
    shown = "localhost" if arguments.host in ("127.0.0.1", "0.0.0.0", "::") else arguments.host
    print(f"voice-interviewer serves at http://{shown}:{arguments.port}  (Ctrl-C ends it)", flush=True)
    with app.state.database.session() as session:
        if not has_owner(session):
            code = app.state.first_visit_code
            print(
                f"The first visit makes the owner's account; from another computer it needs the code {code}.",
                flush=True,
            )
    if arguments.host not in ("127.0.0.1", "localhost", "::1"):
        print(
            "Other computers reach this one without encryption: browsers give no microphone to a plain-http page. "
            "Put a proxy with TLS before it and pass --trust-proxy.",
            file=sys.stderr,
        )
    configuration = uvicorn.Config(
        app,
        host=arguments.host,
        port=arguments.port,
        log_level="warning",
        ws="websockets-sansio",
        ws_max_size=1024 * 1024,
        server_header=False,
        proxy_headers=arguments.trust_proxy,
        timeout_graceful_shutdown=10,
    )
    server = uvicorn.Server(configuration)
    app.state.stopping = lambda: server.should_exit
    try:
        server.run()
    except SystemExit as error:  # uvicorn's way to say that it cannot listen
        raise EngineError(
            f"Nothing can listen on {arguments.host}, port {arguments.port}: choose others with --host and --port."
        ) from error
    return 0
