from __future__ import annotations

from pathlib import Path

from tests.messages.test_newsletters import cup
from tests.support.desk import Desk

SHEET = Path(__file__).parents[2] / "resources" / "demo" / "orders.xlsx"


def test_a_signature_comes_from_a_file_and_goes_again(desk: Desk, tmp_path: Path) -> None:
    file, html = tmp_path / "s.html", tmp_path / "m.html"
    file.write_text("<p>Ann<script>x</script></p>", encoding="utf-8")
    html.write_text("<p>Hi</p>", encoding="utf-8")
    added = desk.run("account", "add", "work", "--from", "a@example.com", "--log-only", "--signature", file, "--json")
    assert (added.json["signature"], added.json["logo"]) == ("<p>Ann</p>", None)
    assert "Removed" in added.err
    logo = desk.run("account", "edit", "work", "--logo", cup(tmp_path).path, "--json").json["logo"]
    assert logo.startswith(str(desk.folder.pictures))
    message: list[str | Path | float] = ["--subject", "S", "--html", html, "--row", 2, "--json"]
    shown = desk.run("render", SHEET, "--account", "work", *message).json["message"]
    assert "<p>Ann</p>" in shown
    assert "Content-ID: <signature-logo>" in shown
    gone = desk.run("account", "edit", "work", "--no-signature", "--json").json
    assert (gone["signature"], gone["logo"]) == (None, None)
    both = desk.run("account", "edit", "work", "--no-signature", "--signature", file, "--json")
    assert (both.code, both.error["code"]) == (2, "usage")
