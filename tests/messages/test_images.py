from __future__ import annotations

from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.domain.errors import AttachmentError
from mailtool_gui.domain.message import InlineImage, Message, Template
from mailtool_gui.messages.attachments import attachment_files
from mailtool_gui.messages.builder import compile_message
from mailtool_gui.messages.images import embedded, image_type, shown_cids
from tests.support import letters
from tests.support.letters import built, columns, content, parsed, recipient
from tests.support.pictures import GIF, PNG, picture


def template(folder: Path, html: str, **more: object) -> Template:
    return embedded(replace(Template(subject="Hello", html=html, html_folder=folder), **more))  # type: ignore[arg-type]  # any field


def tree(message: Message) -> list[str]:
    return [part.get_content_type() for part in parsed(message).walk()]


def pictures(message: Message) -> list[EmailMessage]:
    return [part for part in parsed(message).walk() if part.get_content_maintype() == "image"]


def test_a_picture_beside_the_html_is_embedded(tmp_path: Path) -> None:
    file = picture(tmp_path / "logo.png")
    made = template(tmp_path, '<p>Hi</p><img alt="x" src="logo.png" width=10>')
    assert made.inline == (InlineImage(cid="logo.png", path=file),)
    assert made.html == '<p>Hi</p><img alt="x" src="cid:logo.png" width=10>'
    message = built(made)
    assert tree(message) == ["multipart/related", "multipart/alternative", "text/plain", "text/html", "image/png"]
    (part,) = pictures(message)
    assert part["Content-ID"] == "<logo.png>"
    assert (part.get_content_disposition(), part.get_filename()) == ("inline", "logo.png")
    assert part.get_payload(decode=True) == PNG
    assert 'src="cid:logo.png"' in content(message, "html")


def test_with_attachments_the_related_parts_stand_inside_the_mixed_ones(tmp_path: Path) -> None:
    picture(tmp_path / "logo.png")
    (offer := tmp_path / "offer.pdf").write_bytes(b"%PDF")
    message = built(template(tmp_path, "<img src='cid:logo.png'>", attachments=(str(offer),)))
    read = parsed(message)
    assert not read.defects
    assert tree(message) == [
        "multipart/mixed", "multipart/related", "multipart/alternative", "text/plain", "text/html", "image/png",
        "application/pdf",
    ]  # fmt: skip
    related = next(read.iter_parts())
    assert related.get_param("type") == "multipart/alternative"
    assert [part.get_filename() for part in read.iter_attachments()] == ["offer.pdf"]


def test_a_cid_is_looked_for_among_the_attachments_first(tmp_path: Path) -> None:
    picture(tmp_path / "html" / "logo.png")
    there = picture(tmp_path / "files" / "logo.png", GIF)
    made = template(tmp_path / "html", '<img src="cid:logo.png">', attach_dir=tmp_path / "files")
    assert made.inline == (InlineImage(cid="logo.png", path=there),)
    assert pictures(built(made))[0].get_payload(decode=True) == GIF


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("images/logo.png", "images/logo.png"),
        ("./logo.png", "logo.png"),
        ("logo.png?v=2#x", "logo.png"),
        ("Our%20logo.png", "Our logo.png"),
        ("Our logo &amp; more.png", "Our logo & more.png"),
        ("Ảnh đẹp.png", "Ảnh đẹp.png"),
        ("cid:logo", "logo.png"),
        ("CID:logo.png", "logo.png"),
        ("cid:Ảnh đẹp.png", "Ảnh đẹp.png"),
    ],
)
def test_names_are_read_as_browsers_do(source: str, name: str, tmp_path: Path) -> None:
    file = picture(tmp_path / name)
    made = template(tmp_path, f'<img src="{source}">')
    assert [image.path for image in made.inline] == [file]
    assert shown_cids(made.html) == [made.inline[0].cid]
    message = built(made)
    assert pictures(message)[0]["Content-ID"] == f"<{made.inline[0].cid}>"
    assert message.data.isascii()


@pytest.mark.parametrize(
    "source",
    [
        "https://www.example.org/logo.png",
        "//cdn.example.org/logo.png",
        "data:image/png;base64,AAAA",
        "/etc/logo.png",
        "../logo.png",
        "..%2Flogo.png",
        "file:///logo.png",
        "C:\\logo.png",
        "link.png",
        ".hidden.png",
        "page.html",
        "nothing.png",
        "{{firstName}}.png",
        "{% if amount %}logo.png{% endif %}",
        "",
        "#",
        "folder",
    ],
)
def test_everything_else_stays_as_it_is(source: str, tmp_path: Path) -> None:
    picture(tmp_path / "logo.png")
    folder = tmp_path / "html"
    picture(folder / ".hidden.png")
    (folder / "folder").mkdir()
    (folder / "page.html").write_text("<p>")
    (folder / "link.png").symlink_to(tmp_path / "logo.png")
    html = f'<img src="{source}">'
    made = template(folder, html)
    assert (made.html, made.inline) == (html, ())


def test_without_a_folder_nothing_is_looked_for() -> None:
    made = Template(subject="Hello", html='<img src="logo.png"><img src="cid:logo.png">')
    assert embedded(made) == made


def test_one_file_travels_once_however_often_it_is_shown(tmp_path: Path) -> None:
    picture(tmp_path / "logo.png")
    made = template(tmp_path, "<img src=logo.png><img src=cid:logo.png><img src='./logo.png'>")
    assert [image.cid for image in made.inline] == ["logo.png"]
    assert made.html.count('"cid:logo.png"') + made.html.count("=cid:logo.png") == 3


def test_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    first, second = picture(tmp_path / "a" / "logo.png"), picture(tmp_path / "b" / "logo.png", GIF)
    made = template(tmp_path, "<img src=a/logo.png><img src=b/logo.png>")
    assert made.inline == (InlineImage(cid="logo.png", path=first), InlineImage(cid="image1.png", path=second))
    assert shown_cids(made.html) == ["logo.png", "image1.png"]


def test_doing_it_again_changes_nothing(tmp_path: Path) -> None:
    picture(tmp_path / "logo.png")
    made = template(tmp_path, "<img src=logo.png>")
    assert embedded(made) == made


def test_pictures_given_already_are_kept(tmp_path: Path) -> None:
    signature = InlineImage(cid="signature@mailtool", path=picture(tmp_path / "elsewhere" / "s.png"))
    made = template(tmp_path, '<img src="cid:signature@mailtool">', inline=(signature,))
    assert made.inline == (signature,)
    assert pictures(built(made))[0]["Content-ID"] == "<signature@mailtool>"


def test_pictures_are_frozen_with_the_job(tmp_path: Path) -> None:
    file = picture(tmp_path / "logo.png")
    made = template(tmp_path, "<img src=logo.png>")
    frozen = dict(attachment_files(made, columns(), [recipient()]))
    assert list(frozen) == [file]
    builder = compile_message(made, columns(), sender=letters.SENDER, locale="en-US", files=frozen)
    picture(file, GIF)
    with pytest.raises(AttachmentError, match="has been changed"):
        builder.build(recipient(), identity=letters.IDENTITY, date=letters.DATE)
    file.unlink()
    with pytest.raises(AttachmentError, match="cannot be read"):
        attachment_files(made, columns(), [recipient()])


def test_a_picture_is_read_once_and_counts_for_the_size(tmp_path: Path) -> None:
    file = picture(tmp_path / "logo.png", PNG + b"\0" * 100_000)
    builder = letters.builder(template(tmp_path, "<img src=logo.png>"))
    first = builder.build(recipient(), identity=letters.IDENTITY, date=letters.DATE)
    file.unlink()
    again = builder.build(recipient(), identity=letters.IDENTITY, date=letters.DATE)
    assert first == again
    assert len(first.data) > 130_000


def test_the_size_is_told_without_reading(tmp_path: Path) -> None:
    picture(tmp_path / "logo.png", PNG + b"\0" * 100_000)
    builder = letters.builder(template(tmp_path, "<img src=logo.png>"))
    built_size = len(builder.build(recipient(), identity=letters.IDENTITY, date=letters.DATE).data)
    assert abs(builder.size(recipient()) - built_size) < 1_500
    assert abs(builder.reading(recipient()).size - built_size) < 1_500


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (PNG, "image/png"),
        (GIF, "image/gif"),
        (b"GIF87a", "image/gif"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
        (b"BM\0\0", "image/bmp"),
        (b"<svg onload=alert(1)>", None),
        (b"RIFF\0\0\0\0WAVE", None),
        (b"", None),
    ],
)
def test_a_picture_is_known_by_its_first_bytes(start: bytes, kind: str | None, tmp_path: Path) -> None:
    assert image_type(picture(tmp_path / "x.png", start)) == kind


def test_what_is_no_file_is_no_picture(tmp_path: Path) -> None:
    assert image_type(tmp_path) is None
    assert image_type(tmp_path / "nothing") is None


@given(st.text(alphabet="<>imgsrc='\" /cid:x.png{}%&#", max_size=60))
def test_any_html_is_left_whole(html: str) -> None:
    made = Template(subject="Hello", html=html, html_folder=Path("/nonexistent"))
    assert embedded(made) == made
