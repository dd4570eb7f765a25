"""Where a data folder may not lie: on network drives and in folders that a cloud service synchronises.

SQLite's write-ahead log needs shared memory and honest locks, which network file systems do not give, and a
synchronising program copies a database in the middle of a write.
"""

from __future__ import annotations

from pathlib import Path, PurePath

_NETWORK = frozenset(
    ("9p", "afs", "ceph", "cifs", "coda", "davfs", "glusterfs", "lustre", "ncpfs", "nfs", "nfs4", "smb3", "smbfs")
)
_NETWORK_FUSE = frozenset(("davfs2", "glusterfs", "gvfsd-fuse", "rclone", "s3fs", "sshfs"))
_CLOUD = (
    "box sync",
    "cloudstorage",  # macOS: ~/Library/CloudStorage holds every provider
    "dropbox",
    "google drive",
    "googledrive",
    "icloud drive",
    "iclouddrive",
    "mobile documents",  # macOS: iCloud
    "my drive",
    "nextcloud",
    "onedrive",
    "owncloud",
    "pcloud drive",
)


def cloud_service_of(path: PurePath) -> str | None:
    """The part of `path` that is named as a synchronised folder, such as `OneDrive - Contoso`."""
    for part in path.parts:
        name = part.casefold()
        if any(name == cloud or name.startswith(f"{cloud} ") for cloud in _CLOUD):
            return part
    return None


def network_type_of(path: PurePath, mounts: str) -> str | None:
    """The network file system that `path` lies on; `mounts` is the text of Linux's /proc/mounts."""
    if path.drive.startswith("\\\\"):
        return "network share"
    kind = _file_system(path, mounts)
    return kind if kind in _NETWORK or kind.removeprefix("fuse.") in _NETWORK_FUSE else None


def mount_table() -> str:
    """The text of /proc/mounts, empty on other systems."""
    table = Path("/proc/mounts")
    return table.read_text(encoding="utf-8", errors="surrogateescape") if table.exists() else ""


def _file_system(path: PurePath, mounts: str) -> str:
    entries = [line.split(" ") for line in mounts.splitlines() if line.count(" ") >= 2]
    holding = [(PurePath(_unescaped(entry[1])), entry[2]) for entry in entries if _holds(entry[1], path)]
    # The longest mount point wins, and of several on one point the last.
    return max(enumerate(holding), key=lambda item: (len(item[1][0].parts), item[0]))[1][1] if holding else ""


def _holds(mount_point: str, path: PurePath) -> bool:
    return path.is_relative_to(PurePath(_unescaped(mount_point)))


def _unescaped(text: str) -> str:
    for octal, letter in ((r"\040", " "), (r"\011", "\t"), (r"\012", "\n"), (r"\134", "\\")):
        text = text.replace(octal, letter)
    return text
