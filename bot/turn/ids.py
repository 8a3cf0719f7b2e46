"""Who is speaking: the only id that is kept or passed on."""

import hashlib
import hmac


def pseudonym(key: bytes, channel: str, conversation: str) -> str:
    """The id under which a conversation is stored: 32 hexadecimal digits.

    A keyed hash, so that nobody who sees the database can tell who wrote.

    Args:
        key: the installation's secret, `Settings.key`.
        channel: "web", "telegram" or "terminal".
        conversation: the channel's own id.
    """
    words = f"{channel}:{conversation}".encode("utf-8", "surrogatepass")
    return hmac.new(key, words, hashlib.sha256).hexdigest()[:32]
