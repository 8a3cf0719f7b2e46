"""Reads the settings of the front door: how much may be asked, which proxies and sites are ours."""

import re
from ipaddress import ip_network
from typing import Annotated

from limits import parse_many
from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

OFF = "off"
# As a browser names it: a scheme, a host, maybe a port; no path, and no star.
_SITE = re.compile(r"https?://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,5})?")


def _limit(value: str) -> str:
    if value.strip().lower() == OFF:
        return OFF
    try:
        items = parse_many(value)
    except (KeyError, ValueError):
        items = []
    if not items or not all(item.amount and item.get_expiry() for item in items):
        raise PydanticCustomError("limit", 'write it like "60/minute", or "off"')
    return value


def _proxies(value: str) -> str:
    try:
        return ",".join(str(ip_network(part)) for part in listed(value))
    except ValueError:
        raise PydanticCustomError(
            "proxies", 'write the addresses of the proxies, like "127.0.0.1, 10.0.0.0/8"'
        ) from None


def _sites(value: str) -> str:
    sites = [part.lower().rstrip("/") for part in listed(value)]
    if not all(_SITE.fullmatch(site) for site in sites):
        raise PydanticCustomError(
            "sites", 'write the sites with "https://" and no path, like "https://a.example"'
        )
    return ",".join(sites)


def listed(value: str) -> list[str]:
    """The parts of a setting that is a list: between commas or spaces."""
    return [part for part in re.split(r"[,\s]+", value) if part]


Limit = Annotated[str, AfterValidator(_limit)]
Proxies = Annotated[str, AfterValidator(_proxies)]
Sites = Annotated[str, AfterValidator(_sites)]
