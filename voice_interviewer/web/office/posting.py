"""Send a message to an address that somebody typed in: to the internet alone, unless the settings say otherwise.

The name is looked up once, every address it has is held against the list of private ones, and the connection goes to
the address that was checked. Redirects are not followed, proxies of the environment are not used.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from urllib.parse import SplitResult, urlsplit

TIMEOUT_S = 10.0
MOST_READ = 200
UNICAST = ipaddress.ip_network("2000::/3")
SIX_TO_FOUR = ipaddress.ip_network("2002::/16")


class NotSent(Exception):
    """The message did not arrive. The text says why."""


def check_address(url: str, *, inside: bool = False) -> tuple[SplitResult, str, int]:
    """The parts of an address, and where it leads: IP and port. Raises NotSent for one that is not to be used."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise NotSent(f"This is no address: {error}.") from error
    if parts.scheme not in ("https", "http") or not host:
        raise NotSent("Give an address that begins with https://.")
    if parts.scheme == "http" and not inside:
        raise NotSent("Messages are sent over https alone.")
    if parts.username or parts.password:
        raise NotSent("The address must not hold a name or password.")
    if any(ord(sign) <= 32 or ord(sign) == 127 for sign in url):
        raise NotSent("The address must not hold blanks.")
    port = port or (443 if parts.scheme == "https" else 80)
    try:
        found = {str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError) as error:
        raise NotSent(f"{host[:100]} is not known: {error}.") from error
    if not inside and not all(_public(address) for address in found):
        raise NotSent("This address leads into a private network, where messages are not sent.")
    return parts, sorted(found)[0], port


def post(url: str, body: bytes, headers: dict[str, str], inside: bool = False) -> str:
    """Send it; returns the status line. Raises NotSent for anything but a 2xx."""
    parts, address, port = check_address(url, inside=inside)
    connection = _Connection(parts, address, port)
    try:
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("POST", target, body, headers)
        answer = connection.getresponse()
        answer.read(MOST_READ)
        line = f"{answer.status} {answer.reason}"[:100]
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise NotSent(f"No answer: {error or type(error).__name__}") from error
    finally:
        connection.close()
    if not 200 <= answer.status < 300:
        raise NotSent(f"Answered {line}")
    return line


class _Connection(http.client.HTTPConnection):
    """To an address that was checked before, by the name that the certificate is held against."""

    def __init__(self, parts: SplitResult, address: str, port: int) -> None:
        super().__init__(parts.hostname or "", port, timeout=TIMEOUT_S)
        self._parts = parts
        self._address = address

    def connect(self) -> None:
        self.sock = socket.create_connection((self._address, self.port), TIMEOUT_S)
        if self._parts.scheme == "https":
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(self.sock, server_hostname=self._parts.hostname)


def _public(address: str) -> bool:
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped is not None:
            return _public(str(found.ipv4_mapped))
        if found not in UNICAST or found in SIX_TO_FOUR:  # others may hold an IPv4 address of this network
            return False
    return found.is_global and not found.is_multicast
