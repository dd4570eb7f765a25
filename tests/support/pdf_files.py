"""PDF files: plain ones with a text, and some that mean harm."""

from __future__ import annotations

import zlib
from pathlib import Path


def pdf(path: Path, *pages: str) -> Path:
    """A PDF file with one line of ASCII on each page."""
    path.write_bytes(_document([f"BT /F1 12 Tf 50 700 Td ({_escaped(text)}) Tj ET".encode() for text in pages]))
    return path


def bomb(path: Path, megabytes: int) -> Path:
    """A small PDF file whose only page is a text of so many megabytes."""
    content = b"BT /F1 12 Tf " + b"(A) Tj " * (megabytes * 2**20 // 7) + b"ET"
    path.write_bytes(_document([content]))
    return path


def looping(path: Path) -> Path:
    """A PDF file whose pages are their own parents."""
    whole = _document([b""])
    path.write_bytes(whole.replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]"))
    return path


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _document(contents: list[bytes]) -> bytes:
    kids = " ".join(f"{4 + 2 * place} 0 R" for place in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for place, content in enumerate(contents):
        packed = zlib.compress(content, 9)
        page = f"<< /Type /Page /Parent 2 0 R /Contents {5 + 2 * place} 0 R /MediaBox [0 0 600 800] "
        objects.append(page.encode() + b"/Resources << /Font << /F1 3 0 R >> >> >>")
        length = f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode()
        objects.append(length + packed + b"\nendstream")
    return _joined(objects)


def _joined(objects: list[bytes]) -> bytes:
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n"
    return data + f"{head}<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF\n".encode()
