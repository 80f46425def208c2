"""An OpenID Connect provider: who somebody is, by the authorization code flow with PKCE.

Its description and its keys are read anew for each sign-in: sign-ins are rare, and a key that was changed or taken back
counts at once.
"""

from __future__ import annotations

import hashlib
import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any
from urllib.parse import quote_plus, urlsplit

import httpx2

from voice_interviewer.config import Settings
from voice_interviewer.ports import EngineError
from voice_interviewer.web.tables import now

LASTS_S = 600  # from leaving for the provider to coming back
TIMEOUT_S = 5.0
LEEWAY_S = 60  # clocks differ
LONGEST_TARGET = 1000  # an attempt lies in a cookie, which has 4 KiB
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519")
"""Signatures with the provider's own key: never `none`, never a secret that we have, too."""

SILENT = "Your organisation's sign-in does not answer. Please try again later, or use your password."
UNTRUE = "Your organisation's sign-in gave an answer that cannot be trusted. Please tell an owner of your organisation."


class NotSignedIn(Exception):
    """The message is for the person, `why` for the traces."""

    def __init__(self, sentence: str, why: str, status: int = 401) -> None:
        super().__init__(sentence)
        self.why, self.status = why, status


@dataclass(frozen=True, slots=True)
class Attempt:
    """A sign-in under way: `state` ties the answer to the browser, `nonce` the token and `verifier` the code to it."""

    state: str
    nonce: str
    verifier: str
    target: str
    until: float

    @classmethod
    def begun(cls, target: str) -> Attempt:
        state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
        kept = target if len(target) <= LONGEST_TARGET else "/desk"
        return cls(state, nonce, verifier, kept, now().timestamp() + LASTS_S)

    @property
    def challenge(self) -> str:
        return urlsafe_b64encode(hashlib.sha256(self.verifier.encode()).digest()).rstrip(b"=").decode()


class Provider:
    """The OpenID Connect provider of the settings. Raises EngineError where they do not make sense."""

    def __init__(self, settings: Settings) -> None:
        self.issuer, self._client_id = settings.oidc_issuer, settings.oidc_client_id
        self._secret = settings.oidc_client_secret
        if not _private(self.issuer) or urlsplit(self.issuer).query:
            raise EngineError(f"oidc_issuer must be an https:// address; {self.issuer!r} is none.")
        if not self._client_id:
            raise EngineError("oidc_issuer is set and oidc_client_id is not: the provider gave you both.")
        if find_spec("joserfc") is None:
            raise EngineError("Sign-in by oidc_issuer needs an extra: pip install 'voice-interviewer[oidc]'")

    def door(self, attempt: Attempt, back: str) -> str:
        """Where to send the browser; it comes `back`. Raises NotSignedIn."""
        asked = {
            "response_type": "code",
            "scope": "openid email profile",
            "client_id": self._client_id,
            "redirect_uri": back,
            "state": attempt.state,
            "nonce": attempt.nonce,
            "code_challenge": attempt.challenge,
            "code_challenge_method": "S256",
        }
        return str(httpx2.URL(self._description()["authorization_endpoint"]).copy_merge_params(asked))

    def person(self, attempt: Attempt, code: str, issuer: str, back: str) -> dict[str, Any]:
        """The verified claims about who came back with this code. Raises NotSignedIn."""
        described = self._description()
        if issuer not in ("", described["issuer"]):
            raise NotSignedIn(UNTRUE, f"the answer is by {issuer[:200]}")
        tokens = self._tokens(described, attempt, code, back)
        claims = self._verified(str(tokens.get("id_token")), described, attempt.nonce)
        if "email" in claims or not _private(described.get("userinfo_endpoint")):
            return claims
        bearer = {"Authorization": f"Bearer {tokens.get('access_token')}"}
        told = _ask("GET", described["userinfo_endpoint"], headers=bearer)
        if told.get("sub") != claims["sub"]:
            raise NotSignedIn(UNTRUE, "the user info is about somebody else")
        return told | claims

    def _description(self) -> dict[str, Any]:
        base = self.issuer.rstrip("/")
        found = _ask("GET", f"{base}/.well-known/openid-configuration")
        if str(found.get("issuer")).rstrip("/") != base:
            raise NotSignedIn(UNTRUE, f"the description is of another issuer: {found.get('issuer')!r:.200}")
        for name in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
            if not _private(found.get(name)):
                raise NotSignedIn(UNTRUE, f"{name} is no https:// address: {found.get(name)!r:.200}")
        return found

    def _tokens(self, described: dict[str, Any], attempt: Attempt, code: str, back: str) -> dict[str, Any]:
        form = {"grant_type": "authorization_code", "code": code, "redirect_uri": back}
        form |= {"code_verifier": attempt.verifier, "client_id": self._client_id}
        ways = described.get("token_endpoint_auth_methods_supported")
        if self._secret and (not ways or not isinstance(ways, list) or "client_secret_basic" in ways):
            named = httpx2.BasicAuth(quote_plus(self._client_id), quote_plus(self._secret))
            return _ask("POST", described["token_endpoint"], data=form, auth=named)
        return _ask(
            "POST", described["token_endpoint"], data=form | ({"client_secret": self._secret} if self._secret else {})
        )

    def _verified(self, token: str, described: dict[str, Any], nonce: str) -> dict[str, Any]:
        """The claims of an ID token (OpenID Connect Core, 3.1.3.7)."""
        from joserfc import jwt
        from joserfc.errors import JoseError
        from joserfc.jwk import KeySet

        rules = jwt.JWTClaimsRegistry(
            leeway=LEEWAY_S,
            iss={"essential": True, "value": described["issuer"]},
            aud={"essential": True, "value": self._client_id},
            nonce={"essential": True, "value": nonce},
            sub={"essential": True},
            exp={"essential": True},
            iat={"essential": True},
        )
        try:
            keys = KeySet.import_key_set(_ask("GET", described["jwks_uri"]))  # type: ignore[arg-type]
            claims = jwt.decode(token, keys, algorithms=ALGORITHMS).claims
            rules.validate(claims)
        except (JoseError, ValueError, TypeError, KeyError) as error:
            raise NotSignedIn(UNTRUE, f"the ID token is not good: {error!s:.200}") from error
        several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
        if claims.get("azp", "" if several else self._client_id) != self._client_id:
            raise NotSignedIn(UNTRUE, "the ID token was made for another program")
        return claims


def _private(url: object) -> bool:
    """Whether nobody reads along on the way there: https, or this very computer."""
    try:
        parts = urlsplit(url if isinstance(url, str) else "")
    except ValueError:
        return False
    here = parts.hostname in ("localhost", "127.0.0.1", "::1")
    return bool(parts.hostname) and (parts.scheme == "https" or (parts.scheme == "http" and here))


def _ask(method: str, url: str, **more: Any) -> dict[str, Any]:
    """The JSON object that the provider answers with. Raises NotSignedIn."""
    try:
        answer = httpx2.request(method, url, timeout=TIMEOUT_S, **more)
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        raise NotSignedIn(SILENT, f"{url[:200]} does not answer: {type(error).__name__}", 503) from error
    if answer.status_code >= 500:
        raise NotSignedIn(SILENT, f"{url[:200]} answers {answer.status_code}", 503)
    try:
        found = answer.json() if answer.is_success else None
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise NotSignedIn(UNTRUE, f"{url[:200]} answers {answer.status_code}, and no JSON object")
    return found
