import pytest

from app.render.binary import binary_name


@pytest.mark.parametrize(
    ("content", "path", "name"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "logo.png", "an image (PNG)"),
        (b"\xff\xd8\xff\xe0", "photo", "an image (JPEG)"),
        (b"GIF89a\x01", "a.gif", "an image (GIF)"),
        (b"%PDF-1.7\n", "manual.PDF", "a PDF document"),
        (b"PK\x03\x04", "a.zip", "an archive (ZIP)"),
        (b"PK\x03\x04", "docs/Plan.XLSX", "a spreadsheet"),
        (b"\x1f\x8b\x08", "a.tar.gz", "an archive (gzip)"),
        (b"RIFF\0\0\0\0WEBP", "a.webp", "an image"),
        (b"\0\x01\0\0", "a.ttf", "a font"),
        (b"text\0text", "notes.txt", "a binary file"),
        (b"\xef\xbb\xbftext\0", "notes.txt", "a binary file"),
        (b"\0", "", "a binary file"),
        (b"name,price\n" * 500 + b"\x01\0", "list.csv", "a binary file"),
        (b"name,price\n" * 500 + b"\xff\0", "list.csv", "a binary file"),
        (b"name,price\n" * 100 + b"\0\0", "list.csv", "a binary file"),
    ],
)
def test_binary_files_have_a_name(content: bytes, path: str, name: str) -> None:
    assert binary_name(content, path) == name


@pytest.mark.parametrize(
    ("content", "path"),
    [
        (b"", "empty.png"),
        (b"plain", "odd.png"),
        ("Größe".encode("latin-1"), "a.txt"),
        ("a".encode("utf-16"), "a.txt"),
        ("name=value\r\n".encode("utf-16-le"), "a.ini"),
        (b"name,price\n" * 500 + b"\0", "list.csv"),
        (b"\x1b[31mred\x1b[0m\n" * 500 + b"\0", "build.log"),
        (b"<svg/>", "a.svg"),
        (b"GIF is a format", "a.txt"),
    ],
)
def test_text_is_not_binary(content: bytes, path: str) -> None:
    assert binary_name(content, path) is None
