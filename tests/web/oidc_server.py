"""A small OpenID Connect provider on localhost that speaks the protocol, and lies where a test tells it to."""

from __future__ import annotations

import hashlib
import json
import secrets
import threading
import time
from base64 import b64decode, urlsafe_b64encode
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote_plus, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import KeySet, OctKey, RSAKey

CLIENT, SECRET = "voice-interviewer", "s3cret: with/signs"
KEY = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})


class OidcServer:
    """Whoever comes is let in as `claims` say. Tests change `described`, `claims`, `header`, `signer`, `status`."""

    def __init__(self) -> None:
        self.key = self.signer = KEY
        self.header: dict[str, Any] = {"alg": "RS256", "kid": "one"}
        self.claims: dict[str, Any] = {"email": "owner@example.org", "email_verified": True}
        self.user_info: dict[str, Any] = {}
        self.described: dict[str, Any] = {}
        self.status: dict[str, int] = {}
        self.asked: list[str] = []
        self._codes: dict[str, dict[str, str]] = {}
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._answers())
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def description(self) -> dict[str, Any]:
        usual = {"issuer": self.url, "jwks_uri": f"{self.url}/keys", "userinfo_endpoint": f"{self.url}/me"}
        doors = {"authorization_endpoint": f"{self.url}/door?realm=staff", "token_endpoint": f"{self.url}/token"}
        return usual | doors | self.described

    def door(self, asked: dict[str, str]) -> str:
        """Where the browser goes on to, once the person has agreed."""
        assert asked["response_type"] == "code"
        assert asked["client_id"] == CLIENT
        assert "openid" in asked["scope"].split()
        assert asked["code_challenge_method"] == "S256"
        code = secrets.token_urlsafe()
        self._codes[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state'], 'iss': self.url})}"

    def tokens(self, form: dict[str, str], authorization: str) -> dict[str, Any] | None:
        """The tokens for a code, once; None for a request that is not by whoever began."""
        asked = self._codes.pop(form.get("code", ""), None)
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = urlsafe_b64encode(digest).rstrip(b"=").decode()
        basic = b64decode(authorization.removeprefix("Basic ")).decode().partition(":")[::2] if authorization else ()
        named = tuple(map(unquote_plus, basic)) or (form.get("client_id"), form.get("client_secret"))
        if (
            asked is None
            or form.get("grant_type") != "authorization_code"
            or form.get("redirect_uri") != asked["redirect_uri"]
            or challenge != asked["code_challenge"]
            or named != (CLIENT, SECRET)
        ):
            return None
        now = int(time.time())
        usual = {"iss": self.url, "aud": CLIENT, "sub": "248289761001", "nonce": asked["nonce"]}
        claims = usual | {"iat": now, "exp": now + 300} | self.claims
        given = {name: value for name, value in claims.items() if value is not None}
        return {"access_token": "an access token", "token_type": "Bearer", "id_token": self.sign(given)}

    def sign(self, claims: dict[str, Any]) -> str:
        if self.header["alg"] == "none":
            parts = (json.dumps(part).encode() for part in (self.header, claims))
            return ".".join(urlsafe_b64encode(part).rstrip(b"=").decode() for part in parts) + "."
        return jwt.encode(self.header, claims, self.signer, algorithms=[self.header["alg"]])

    def _answers(self) -> type[BaseHTTPRequestHandler]:
        provider = self

        class Answers(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                path = self._path()
                if path == "/door":
                    asked = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
                    self.send_response(302)
                    self.send_header("Location", provider.door(asked))
                    self.end_headers()
                elif path == "/me":
                    assert self.headers["Authorization"] == "Bearer an access token"
                    self._say(path, provider.user_info)
                elif path == "/keys":
                    self._say(path, KeySet([provider.key]).as_dict())
                else:
                    self._say(path, provider.description())

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                form = {name: values[0] for name, values in parse_qs(body).items()}
                tokens = provider.tokens(form, self.headers.get("Authorization", ""))
                self._say(self._path(), tokens or {"error": "invalid_grant"}, 200 if tokens else 400)

            def _path(self) -> str:
                path = urlsplit(self.path).path
                provider.asked.append(path)
                return path

            def _say(self, path: str, content: object, status: int = 200) -> None:
                self.send_response(provider.status.get(path, status))
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(json.dumps(content).encode())

            def log_message(self, *_: object) -> None:
                pass

        return Answers


def shared_secret() -> OctKey:
    """What we have, too: whoever signs with it is not the provider alone."""
    return OctKey.import_key(SECRET)
