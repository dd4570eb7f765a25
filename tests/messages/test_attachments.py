from __future__ import annotations

import base64
import os
import threading
from email.message import EmailMessage
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mailtool_gui.domain.errors import AttachmentError, SheetError, TemplateError
from mailtool_gui.domain.message import Message, Template
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.messages import attachments
from mailtool_gui.messages.attachment_folder import open_file
from mailtool_gui.messages.attachments import AttachmentStore, attachment_files, encoded_size, mime_part
from mailtool_gui.messages.builder import compile_message
from tests.support import letters
from tests.support.letters import built, columns, parsed, recipient, row


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = tmp_path / "files"
    (files / "sub").mkdir(parents=True)
    (files / "a.pdf").write_bytes(b"%PDF a")
    (files / "b.pdf").write_bytes(b"%PDF b")
    (files / "sub" / "c.txt").write_text("chào\n", encoding="utf-8")
    (files / ".hidden").write_text("secret")
    (tmp_path / "outside.txt").write_text("secret")
    return files


def naming(*cells: str | None) -> Recipient:
    """A recipient with one row for each content of the column `File`."""
    return recipient(*(row(n, letters.ADDRESS, "Lan", "1", 1, "x", name) for n, name in enumerate(cells, 2)))


def by_column(folder: Path | None) -> Template:
    return letters.template(attachments=("File",), attach_dir=folder)


def attached(message: Message) -> list[tuple[str | None, bytes]]:
    found = []
    for part in parsed(message).iter_attachments():
        assert isinstance(part, EmailMessage)
        payload = part.get_payload(decode=True)
        assert isinstance(payload, bytes)
        found.append((part.get_filename(), payload))
    return found


def test_cells_name_files_inside_the_folder(folder: Path) -> None:
    message = built(by_column(folder), naming("a.pdf; sub/c.txt", None, "b.pdf;a.pdf;"))
    assert attached(message) == [("a.pdf", b"%PDF a"), ("c.txt", "chào\n".encode()), ("b.pdf", b"%PDF b")]
    kinds = [part.get_content_type() for part in parsed(message).walk()]
    assert kinds[:4] == ["multipart/mixed", "multipart/alternative", "text/plain", "text/html"]
    assert kinds[4:] == ["application/pdf", "text/plain", "application/pdf"]


def test_without_files_there_is_no_mixed_part(folder: Path) -> None:
    assert parsed(built(by_column(folder), naming("  "))).get_content_type() == "multipart/alternative"


def test_a_file_for_everybody_comes_first(folder: Path) -> None:
    template = letters.template(attachments=("File", str(folder / "b.pdf")), attach_dir=folder)
    assert [name for name, _ in attached(built(template, naming("a.pdf")))] == ["b.pdf", "a.pdf"]


def test_a_column_wins_over_a_file_of_its_name(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    (folder / "File").write_text("not this one")
    assert [name for name, _ in attached(built(by_column(folder), naming("a.pdf")))] == ["a.pdf"]


@pytest.mark.parametrize("entry", ["./File", "file.pdf"])
def test_a_path_or_suffix_that_exists_wins_over_a_like_column(
    entry: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    (folder / entry).write_text("this one")
    made = compile_message(
        letters.template(attachments=(entry,)), columns((*letters.HEADERS[:5], "File PDF")), sender=letters.SENDER,
        locale="en-US",
    )  # fmt: skip
    message = made.build(naming("a.pdf"), identity=letters.IDENTITY, date=letters.DATE)
    assert [payload for _, payload in attached(message)] == [b"this one"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("none.pdf", "missing-attachment"),
        ("sub", "missing-attachment"),
        ("", "missing-attachment"),
        ("../outside.txt", "forbidden-attachment"),
        ("sub/../../outside.txt", "forbidden-attachment"),
        ("/etc/passwd", "forbidden-attachment"),
        (".hidden", "forbidden-attachment"),
        ("sub/.hidden", "forbidden-attachment"),
        ("NUL", "forbidden-attachment"),
        ("com1.txt", "forbidden-attachment"),
        ("link.txt", "forbidden-attachment"),
        ("linked/outside.txt", "forbidden-attachment"),
        ("pipe", "forbidden-attachment"),
        ("circle", "missing-attachment"),
        ("x" * 5000, "missing-attachment"),
        ("a\0b", "missing-attachment"),
    ],
)
def test_only_ordinary_files_inside_the_folder_are_sent(name: str, code: str, folder: Path) -> None:
    (folder / "circle").symlink_to("circle")
    (folder / "link.txt").symlink_to(folder.parent / "outside.txt")
    (folder / "linked").symlink_to(folder.parent)
    os.mkfifo(folder / "pipe")
    with pytest.raises(AttachmentError) as caught:
        built(by_column(folder), naming(None, f"a.pdf; {name or 'x'}"))
    assert (caught.value.code, caught.value.where) == (code, "F3")


def test_a_link_that_stays_inside_is_followed(folder: Path) -> None:
    (folder / "latest.pdf").symlink_to(folder / "b.pdf")
    assert [payload for _, payload in attached(built(by_column(folder), naming("latest.pdf")))] == [b"%PDF b"]


def test_cells_need_a_folder() -> None:
    with pytest.raises(AttachmentError, match="no folder of attachments is chosen") as caught:
        built(by_column(None), naming("a.pdf"))
    assert caught.value.where == "F2"


def test_an_error_cell_never_counts_as_no_file(folder: Path) -> None:
    with pytest.raises(TemplateError, match="F2 shows #REF!") as caught:
        built(by_column(folder), naming("#REF!"))
    assert caught.value.code == "error-cell"


def test_a_missing_file_for_everybody_is_said_before_anything_is_built() -> None:
    with pytest.raises(AttachmentError, match=r"no file and no column called “nope\.pdf”") as caught:
        letters.builder(letters.template(attachments=("nope.pdf",)))
    assert caught.value.code == "missing-attachment"


@pytest.mark.parametrize("entry", ["x" * 5000, f"{'x' * 5000}/a.pdf", "a\0/b.pdf", "~nobody-of-this-name/a.pdf"])
def test_what_no_file_can_be_called_is_missing(entry: str) -> None:
    with pytest.raises(AttachmentError, match="no file and no column"):
        attachment_files(letters.template(attachments=(entry,)), columns(), [])


def test_a_file_that_cannot_be_read_is_missing_from_its_row_alone(folder: Path, unreadable: None) -> None:
    frozen = attachment_files(by_column(folder), columns(), [naming("a.pdf"), naming("b.pdf")])
    assert [path.name for path, _ in frozen] == ["b.pdf"]
    with pytest.raises(AttachmentError, match="cannot be read"):
        attachment_files(letters.template(attachments=(str(folder / "a.pdf"),)), columns(), [])


@pytest.fixture
def unreadable(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if another user's: `a.pdf` cannot be opened (for root, permissions are no hindrance)."""

    def refuse(path: Path) -> Any:
        if path.name == "a.pdf":
            raise PermissionError(13, "Permission denied", str(path))
        return open_file(path)

    monkeypatch.setattr("mailtool_gui.messages.attachments.open_file", refuse)


def test_an_ambiguous_column_is_an_error() -> None:
    template = letters.template(attachments=("file",))
    with pytest.raises(SheetError) as caught:
        compile_message(template, columns(("FILE", "File")), sender=letters.SENDER, locale="en-US")
    assert caught.value.code == "ambiguous-column"


def test_all_files_are_frozen_with_their_hashes(folder: Path) -> None:
    template = letters.template(attachments=("File", str(folder / "b.pdf")), attach_dir=folder)
    unusable = [naming("none.pdf"), naming("#N/A"), recipient(error="A2: no address")]
    found = attachment_files(template, columns(), [naming("a.pdf"), naming("a.pdf"), *unusable])
    assert found == tuple(
        (folder / name, sha256((folder / name).read_bytes()).hexdigest()) for name in ("a.pdf", "b.pdf")
    )


def test_a_file_changed_since_is_refused(folder: Path) -> None:
    files = dict(attachment_files(by_column(folder), columns(), [naming("a.pdf")]))

    def build(name: str) -> Message:
        made = compile_message(by_column(folder), columns(), sender=letters.SENDER, locale="en-US", files=files)
        return made.build(naming(name), identity=letters.IDENTITY, date=letters.DATE)

    assert attached(build("a.pdf")) == [("a.pdf", b"%PDF a")]
    (folder / "a.pdf").write_bytes(b"%PDF other")
    for changed in ("a.pdf", "b.pdf"):
        with pytest.raises(AttachmentError, match="changed since the job was made") as caught:
            build(changed)
        assert (caught.value.code, caught.value.where) == ("changed-attachment", str(folder / changed))


def test_a_file_gone_since_is_refused(folder: Path) -> None:
    with pytest.raises(AttachmentError) as caught:
        AttachmentStore(None).part(folder / "gone")
    assert caught.value.code == "missing-attachment"
    with pytest.raises(AttachmentError):
        encoded_size(folder / "gone")


def test_a_file_is_read_once_by_many_workers(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Path] = []

    def counted(path: Path) -> Any:
        read.append(path)
        return open_file(path)

    monkeypatch.setattr("mailtool_gui.messages.attachments.open_file", counted)
    store = AttachmentStore(None)
    threads = [threading.Thread(target=store.part, args=(folder / "a.pdf",)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert read == [folder / "a.pdf"]


def test_what_is_kept_is_bounded(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachments, "_CACHE_BYTES", 1)
    store = AttachmentStore(None)
    first = store.part(folder / "a.pdf")
    assert store.part(folder / "b.pdf") != first
    (folder / "a.pdf").write_bytes(b"read again")
    assert store.part(folder / "a.pdf") != first


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(content=st.binary(max_size=2000))
def test_any_content_comes_out_as_it_went_in(content: bytes) -> None:
    part = mime_part("a.bin", content)
    head, _, body = part.partition(b"\r\n\r\n")
    assert base64.b64decode(body) == content
    assert part.endswith(b"\r\n")
    assert all(len(line) <= 76 for line in part.split(b"\r\n"))
    assert b"Content-Transfer-Encoding: base64" in head


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.pdf", b"x", b"application/pdf"),
        ("a.txt", "é".encode(), b"text/plain; charset=utf-8"),
        ("a.csv", b"\xe9", b"application/octet-stream"),
        ("a.eml", b"x", b"application/octet-stream"),
        ("a.tar.gz", b"x", b"application/octet-stream"),
        ("unknown", b"x", b"application/octet-stream"),
    ],
)
def test_the_content_type_is_one_that_base64_may_have(name: str, content: bytes, kind: bytes) -> None:
    assert mime_part(name, content).startswith(b"Content-Type: " + kind + b"\r\n")


def test_a_line_break_in_a_file_name_is_refused() -> None:
    with pytest.raises(TemplateError) as caught:
        mime_part("a\nb.pdf", b"x")
    assert caught.value.code == "header-break"


def test_the_size_counts_base64(folder: Path) -> None:
    (folder / "big").write_bytes(bytes(1_000_000))
    assert abs(encoded_size(folder / "big") - len(mime_part("big", bytes(1_000_000)))) < 1_000


@pytest.mark.parametrize("path", ["/proc/kmsg", "/proc/version", "/dev/null", "/dev/zero", "/sys/kernel/notes"])
def test_what_only_looks_like_a_file_is_not_attached_to_everybody(path: str) -> None:
    if not Path(path).exists():
        path = "/dev/null"
    with pytest.raises(AttachmentError) as caught:
        attachment_files(letters.template(attachments=(path,)), columns(), [recipient()])
    assert caught.value.code == "forbidden-attachment"


def test_a_file_that_has_become_a_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "later.pdf")
    with pytest.raises(AttachmentError, match="no ordinary file"):
        AttachmentStore(None).part(folder / "later.pdf")


def test_every_file_is_read_once_for_its_hash_and_once_for_its_part(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def counted(path: Path) -> Any:
        read.append(path.name)
        return open_file(path)

    monkeypatch.setattr("mailtool_gui.messages.attachments.open_file", counted)
    to = [naming("a.pdf"), naming("a.pdf; b.pdf"), naming("b.pdf")] * 20
    template = by_column(folder)
    files = dict(attachment_files(template, columns(), to))
    assert sorted(read) == ["a.pdf", "b.pdf"]
    made = compile_message(template, columns(), sender=letters.SENDER, locale="en-US", files=files)
    for each in to:
        made.build(each, identity=letters.IDENTITY, date=letters.DATE)
    assert sorted(read) == ["a.pdf", "a.pdf", "b.pdf", "b.pdf"]
