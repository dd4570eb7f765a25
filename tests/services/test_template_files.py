from __future__ import annotations

import os
from base64 import b64decode, b64encode
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mailtool_gui.domain.errors import TemplateError
from mailtool_gui.domain.message import InlineImage, Template
from mailtool_gui.services.template_files import Imported, export_file, import_file

PNG = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")


def taken_in(path: Path) -> Imported:
    """The file taken in; pictures are kept beside it."""

    def keep(content: bytes, suffix: str) -> Path:
        kept = path.parent / f"kept-{len(content)}{suffix}"
        kept.write_bytes(content)
        return kept

    return import_file(path, keep)


def written(tmp_path: Path, name: str, content: bytes | str) -> Path:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def picture(tmp_path: Path, cid: str = "logo") -> InlineImage:
    return InlineImage(cid=cid, path=written(tmp_path, "logo.png", PNG))


SAFE = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=80)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SAFE.map(lambda text: " ".join(text.split())), st.lists(SAFE, min_size=1), SAFE)
def test_what_is_written_as_eml_comes_back(tmp_path: Path, subject: str, lines: list[str], text: str) -> None:
    html = "\n".join(f"<p>{{{{ x }}}} {line.replace('<', '')}</p>" for line in lines) + "\n"
    export_file(Template(subject=subject, html=html, text=f"{text}.\n"), path := tmp_path / "a.eml")
    found = taken_in(path).template
    assert (found.subject, found.html, found.text) == (subject, html, f"{text}.\n")


def test_pictures_travel_in_the_eml(tmp_path: Path) -> None:
    template = Template(subject="S", html='<img src="cid:logo" alt="x">\n', inline=(picture(tmp_path),))
    export_file(template, path := tmp_path / "a.eml")
    found = taken_in(path)
    assert (found.template.html, found.template.text, found.notes) == (template.html, None, ())
    assert [(each.cid, each.path.read_bytes()) for each in found.template.inline] == [("logo", PNG)]
    assert b"X-Unsent: 1" in path.read_bytes()


def test_pictures_stand_in_the_html(tmp_path: Path) -> None:
    template = Template(subject="S", html='<img src="cid:a%20b" alt="x">', inline=(picture(tmp_path, "a b"),))
    export_file(template, path := tmp_path / "a.html")
    assert f"data:image/png;base64,{b64encode(PNG).decode()}" in path.read_text(encoding="utf-8")
    found = taken_in(path).template
    assert found.html == '<img src="cid:picture-1.png" alt="x">'
    assert [(each.cid, each.path.read_bytes()) for each in found.inline] == [("picture-1.png", PNG)]
    assert found.html_folder == tmp_path


def test_html_brings_its_title_and_leaves_its_programs(tmp_path: Path) -> None:
    path = written(tmp_path, "a.html", "<title>News &amp;\n more</title><p onclick=x>a<script>b</script></p>")
    found = taken_in(path)
    assert found.template.subject == "News & more"
    assert found.template.html == "<title>News &amp;\n more</title><p>a</p>"
    assert found.notes == ("Removed, since mail programs do not show or trust it: onclick, script.",)
    assert "It has no subject yet." in taken_in(written(tmp_path, "b.htm", "<p>x")).notes


def test_a_picture_that_is_no_base64_stays_out(tmp_path: Path) -> None:
    found = taken_in(written(tmp_path, "a.html", '<img src="data:image/png;base64,A" alt="">')).template
    assert (found.html, found.inline) == ('<img alt="">', ())


def test_attachments_are_told(tmp_path: Path) -> None:
    message = EmailMessage()
    message["Subject"] = "S"
    message.set_content("Hello <you>\nthere\n\nBye")
    message.add_attachment(b"x", "application", "pdf", filename="bill.pdf")
    message.add_attachment(PNG, "image", "png", cid="<unused>")
    found = taken_in(written(tmp_path, "a.eml", bytes(message)))
    assert found.template.html == "<p>Hello &lt;you&gt;<br>\nthere</p>\n<p>Bye</p>"
    assert found.template.text == "Hello <you>\nthere\n\nBye\n"
    assert found.notes == ("Attachments are not taken in: bill.pdf, image/png.",)


def test_old_and_broken_charsets_are_read(tmp_path: Path) -> None:
    latin = b"Subject: =?iso-8859-1?q?Gr=FC=DFe?=\nContent-Type: text/html; charset=iso-8859-1\n\n<p>\xfc"
    assert taken_in(written(tmp_path, "a.eml", latin)).template.html == "<p>ü"
    assert taken_in(written(tmp_path, "a.eml", latin)).template.subject == "Grüße"
    unknown = b"Subject: \xff\nContent-Type: text/html; charset=nix\n\n<p>\xff"
    found = taken_in(written(tmp_path, "b.eml", unknown)).template
    assert "\ufffd" in found.html
    found.subject.encode()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.eml", b"\x00\x01hello", "holds no message"),
        ("a.eml", b"", "holds no message"),
        ("a.eml", b"Subject: x\n\n", "There is no text"),
        ("a.eml", b"Subject: x\n\n" + b"a" * (2 * 2**20 + 1), "longer than a message can be"),
        (
            "a.eml",
            b"".join(b"Content-Type: multipart/x; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000)),
            "damaged",
        ),
        ("a.eml", b"Content-Type: message/rfc822\n\n" * 3000, "damaged"),
        ("a.eml", b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 5000, "damaged"),
        ("a.eml", b"Subject: " + b"=?utf-8?q?a?= " * 20_000 + b"\n\nx", "damaged"),
        ("a.html", b"", "empty"),
        ("a.docx", b"PK", "Only .html and .eml"),
        ("a.html", b"<" * 13 + b"x>" * 13, "too tangled"),
    ],
)
def test_what_holds_no_message_is_refused(tmp_path: Path, name: str, content: bytes, sentence: str) -> None:
    with pytest.raises(TemplateError, match=sentence):
        taken_in(written(tmp_path, name, content))


def test_what_is_no_ordinary_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.eml")
    with pytest.raises(TemplateError, match="no ordinary file"):
        taken_in(tmp_path / "a.eml")
    with pytest.raises(TemplateError, match="cannot be read"):
        taken_in(tmp_path / "nothing.eml")


@given(st.binary(max_size=300))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_a_message_or_refused(tmp_path: Path, content: bytes) -> None:
    path = written(tmp_path, "a.eml", b"Subject: x\nContent-Type: multipart/mixed; boundary=b\n" + content)
    try:
        found = taken_in(path)
    except TemplateError:
        return
    assert isinstance(found.template.html.encode(), bytes)


def test_where_nothing_can_be_written_it_is_told(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=r"\.html or \.eml"):
        export_file(Template(subject="", html=""), tmp_path / "a.txt")
    with pytest.raises(TemplateError, match="cannot be written"):
        export_file(Template(subject="", html=""), tmp_path / "nowhere" / "a.html")
    gone = Template(subject="", html="", inline=(InlineImage(cid="x", path=tmp_path / "gone.png"),))
    with pytest.raises(TemplateError, match="picture cannot be read"):
        export_file(gone, tmp_path / "a.eml")


@pytest.mark.parametrize("kind", ["html", "eml"])
def test_what_is_called_a_picture_and_is_none_is_left_and_told(tmp_path: Path, kind: str) -> None:
    data = b64encode(b"<svg onload='x()'/>").decode()
    if kind == "html":
        path = written(tmp_path, "a.html", f'<img src="data:image/png;base64,{data}" alt="x">')
    else:
        made = EmailMessage()
        made["Subject"] = "S"
        made.set_content('<img src="cid:logo" alt="x">', subtype="html")
        made.add_related(b64decode(data), "image", "png", cid="<logo>")
        path = written(tmp_path, "a.eml", made.as_bytes())
    found = taken_in(path)
    assert found.template.inline == ()
    assert any("Pictures that mail programs do not show are not taken in: 1." in note for note in found.notes)


def test_control_characters_do_not_get_into_subject_and_notes(tmp_path: Path) -> None:
    made = EmailMessage()
    made["Subject"] = "S"
    made.set_content("Hello")
    made.add_attachment(b"MZ", "application", "octet-stream", filename="evil.exe")
    data = made.as_bytes().replace(b"Subject: S", b"Subject: a\0b\x1b[2J").replace(b"evil.exe", b"ev\x07il.exe")
    found = taken_in(written(tmp_path, "a.eml", data))
    assert found.template.subject == "a b [2J"
    assert found.notes == ("Attachments are not taken in: ev il.exe.",)


def test_a_text_that_is_too_long_once_it_is_html_is_told(tmp_path: Path) -> None:
    data = b"Subject: S\n\n" + b"a\n" * 400_000
    with pytest.raises(TemplateError, match="longer than a message can be"):
        taken_in(written(tmp_path, "a.eml", data))
