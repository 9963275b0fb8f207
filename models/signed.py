"""A digital signature in a file, as part of the record."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileSignature:
    """A digital signature in the file itself, as it says; whether it is valid was not looked into."""

    name: str | None = None
    """Who signed, where the signature names it."""
    signed_at: str | None = None
    """ISO date and time by the signer's own clock."""
    reason: str | None = None
    format: str | None = None
    """Its SubFilter: adbe.pkcs7.detached, ETSI.CAdES.detached, ETSI.RFC3161 (a time stamp)."""
    whole: bool = True
    """It covers the file to its end; false where something was added later."""
