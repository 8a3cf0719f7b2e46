"""Whether an address of this machine is free, and who else may be using it."""

import socket
from urllib.parse import urlsplit

from bot.cli.console import PlainError

LOOPBACK = ("127.0.0.1", "localhost", "::1")


def host_and_port(url: str) -> tuple[str, int]:
    """The host and port of an address; the scheme's own port where none is named."""
    parts = urlsplit(url)
    return parts.hostname or "127.0.0.1", parts.port or (443 if parts.scheme == "https" else 80)


def is_here(url: str) -> bool:
    """Whether the address is on this machine, so that its process is ours to start."""
    return host_and_port(url)[0] in LOOPBACK


def must_be_free(host: str, port: int, setting: str) -> None:
    """Make sure that a port can be listened on.

    Args:
        setting: the name of the setting that chooses another port, for the message.

    Raises:
        PlainError: another program is using the port, or the host is none of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise PlainError(
                f"Port {port} on {host} cannot be used ({str(error.strerror).lower()}). "
                f"Stop the other program, or choose another port with {setting}."
            ) from None
