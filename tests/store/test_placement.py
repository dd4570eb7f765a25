"""Network drives and synchronised folders, told by mounts and names."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath

import pytest

from mailtool_gui.store.placement import cloud_service_of, mount_table, network_type_of

MOUNTS = r"""sysfs /sys sysfs rw 0 0
/dev/sda1 / ext4 rw 0 0
/dev/sda2 /home ext4 rw 0 0
server:/export /home/ann/office nfs4 rw 0 0
//nas/share /mnt/my\040share cifs rw 0 0
/dev/sdb1 /home/ann/office/local xfs rw 0 0
sshfs#x /mnt/far fuse.sshfs rw 0 0
drive /mnt/disk fuse.ntfs-3g rw 0 0
C:\134 /mnt/c 9p rw 0 0
/dev/sdc1 /mnt/twice nfs rw 0 0
/dev/sdc1 /mnt/twice ext4 rw 0 0
broken
"""


@pytest.mark.parametrize(
    ("path", "network"),
    [
        ("/home/bea/.local/share/mailtool", None),
        ("/home/ann/office/mailtool", "nfs4"),
        ("/home/ann/office", "nfs4"),
        ("/home/ann/officer", None),
        ("/home/ann/office/local/mailtool", None),
        ("/mnt/my share/data", "cifs"),
        ("/mnt/far/data", "fuse.sshfs"),
        ("/mnt/disk/data", None),
        ("/mnt/c/Users", "9p"),
        ("/mnt/twice/data", None),
        ("/srv", None),
    ],
)
def test_the_innermost_mount_decides(path: str, network: str | None) -> None:
    assert network_type_of(PurePosixPath(path), MOUNTS) == network


def test_without_a_table_nothing_is_refused() -> None:
    assert network_type_of(PurePosixPath("/home/ann"), "") is None


def test_a_share_of_windows_is_a_network_drive() -> None:
    assert network_type_of(PureWindowsPath(r"\\server\share\mailtool"), "") == "network share"
    assert network_type_of(PureWindowsPath(r"C:\Users\ann"), "") is None


def test_this_machine_s_own_mounts_are_read() -> None:
    assert " /proc " in mount_table()  # a bare root may have no line of its own for /


@pytest.mark.parametrize(
    ("path", "cloud"),
    [
        (PurePosixPath("/home/ann/Dropbox/mailtool"), "Dropbox"),
        (PurePosixPath("/home/ann/Dropbox (Personal)/mailtool"), "Dropbox (Personal)"),
        (PurePosixPath("/home/ann/dropbox-backup/mailtool"), None),
        (PurePosixPath("/Users/ann/Library/CloudStorage/Box-Box/x"), "CloudStorage"),
        (PurePosixPath("/Users/ann/Library/Mobile Documents/com~apple~CloudDocs"), "Mobile Documents"),
        (PureWindowsPath(r"C:\Users\ann\OneDrive - Contoso GmbH\mailtool"), "OneDrive - Contoso GmbH"),
        (PureWindowsPath(r"C:\Users\ann\onedrive\mailtool"), "onedrive"),
        (PureWindowsPath(r"G:\My Drive\mailtool"), "My Drive"),
        (PurePosixPath("/home/ann/.local/share/mailtool"), None),
    ],
)
def test_a_synchronised_folder_is_told_by_its_name(path: PurePosixPath | PureWindowsPath, cloud: str | None) -> None:
    assert cloud_service_of(path) == cloud
