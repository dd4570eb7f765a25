"""Domains that look like a slip of the keyboard on the way to a big provider."""

from __future__ import annotations

from functools import lru_cache

_ENDINGS = {
    "gmail": ("com",),
    "googlemail": ("com",),
    "hotmail": ("com", "de", "fr", "it", "es", "nl", "be", "se", "dk", "no", "fi", "ch", "at", "gr", "hu", "cz", "sg"),
    "outlook": ("com", "de", "fr", "it", "es", "at", "be", "cl", "cz", "dk", "ie", "in", "jp", "kr", "pt", "ph", "sg"),
    "yahoo": ("com", "de", "fr", "it", "es", "in", "ca", "ie", "gr", "se", "dk", "no", "pl", "ro", "at", "be", "nl"),
    "icloud": ("com",),
    "protonmail": ("com", "ch"),
    "t-online": ("de",),
    "rambler": ("ru",),
    "yandex": ("com", "ru", "by", "kz", "ua", "net"),
    "comcast": ("net",),
    "verizon": ("net",),
}
"""Providers and the endings that they have; further ones in two parts (`co.uk`, `com.vn`) are never doubted."""

_SLIPS = {
    "com": "con cmo ocm comm coom co cm om vom xom cpm dom cim cop col cok clm c coml",
    "net": "ner ne nett met bet ent",
    "de": "ed dee dr ds",
}
_TYPOS = {ending: frozenset(slips.split()) for ending, slips in _SLIPS.items()}


@lru_cache(maxsize=4096)  # a sheet has many addresses and few domains
def intended_domain(domain: str) -> str | None:
    """The big provider's domain that `domain` was most likely meant to be; None where nothing speaks for one.

    The first letter is taken to be right: `ymail.com` and `email.com` are providers themselves.
    """
    name, dot, ending = domain.lower().partition(".")
    if not dot or "." in ending:
        return None
    provider = name if name in _ENDINGS else _near(name)
    if provider is None:
        return None
    right = _ending(provider, ending)
    found = f"{provider}.{right}"
    return None if right is None or found == domain.lower() else found


def _near(name: str) -> str | None:
    return next((each for each in _ENDINGS if each[0] == name[:1] and _is_one_slip(name, each)), None)


def _ending(provider: str, ending: str) -> str | None:
    """The provider's ending that was meant; None for one that may be another's domain."""
    known = _ENDINGS[provider]
    if ending in known:
        return ending
    meant = next((right for right in known if ending in _TYPOS.get(right, ())), None)
    return meant or (known[0] if provider == "gmail" else None)  # Gmail has no other


def _is_one_slip(typed: str, meant: str) -> bool:
    """Whether one letter is missing, doubled, wrong, too many, or has changed places with the next."""
    if abs(len(typed) - len(meant)) > 1 or typed == meant:
        return False
    start = next(
        (at for at, (a, b) in enumerate(zip(typed, meant, strict=False)) if a != b), min(len(typed), len(meant))
    )
    rest, right = typed[start:], meant[start:]
    swapped = rest[:2] == right[:2][::-1] and rest[2:] == right[2:]
    return rest[1:] == right[1:] or rest == right[1:] or rest[1:] == right or swapped
