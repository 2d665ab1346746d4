"""nginx accepts its configuration files as each change of a case's history left them."""

import re

import pytest

pytestmark = pytest.mark.tools

MAIN = """
events {{ worker_connections 768; }}
http {{
    include {home}/sites-enabled/*;
}}
"""
"""Around a site's file where the case's history never shows the main one."""


def test_each_version_is_accepted(tool, written, tmp_path):
    """``nginx -t`` passes on every version that a change of the history left behind."""
    (tmp_path / "sites-enabled").mkdir()
    (tmp_path / "mime.types").write_text("types { text/html html; }\n", encoding="utf-8")
    main = tmp_path / "nginx.conf"
    main.write_text(MAIN.format(home=tmp_path), encoding="utf-8")
    certificate(tool, tmp_path)
    for change in written.file.changes:
        ours = {path: text for path, text in change.files.items() if is_nginx(path, text)}
        for path, text in ours.items():
            name = path.rsplit("/", 1)[-1]
            target = main if name == "nginx.conf" else tmp_path / "sites-enabled" / name
            target.write_text(at_home(text, tmp_path), encoding="utf-8")
        if ours:
            done = tool("nginx", "-t", "-c", main, "-p", tmp_path, "-g", f"error_log {tmp_path}/start.log;")
            assert done.returncode == 0, f"{change.id}: {done.stderr}"
            assert "test is successful" in done.stderr


def test_changes_of_the_web_server_leave_files(written):
    """Where a diff touches a file of nginx, that file is there to be tested."""
    for change in written.file.changes:
        for path in re.findall(r"^\+\+\+ b/(\S*nginx\.conf|\S*/shop\.conf)$", change.diff, flags=re.MULTILINE):
            assert is_nginx(path, change.files[path])


def is_nginx(path, text):
    """Whether a file is one of nginx's: the main one, or a site's."""
    return path.endswith(".conf") and re.search(r"^\s*(server|http|events) \{", text, flags=re.MULTILINE) is not None


def at_home(text, home):
    """A configuration for this machine: its paths in a folder, its upstream's names replaced, nobody's user."""
    text = re.sub(r"^user .*;$", "", text, flags=re.MULTILINE)
    text = re.sub(r"^(\s*ssl_certificate) [^;]+;", rf"\1 {home}/site.crt;", text, flags=re.MULTILINE)
    text = re.sub(r"^(\s*ssl_certificate_key) [^;]+;", rf"\1 {home}/site.key;", text, flags=re.MULTILINE)
    text = re.sub(r"^(\s*server) [\w.-]+:(\d+)", r"\1 127.0.0.1:\2", text, flags=re.MULTILINE)
    return re.sub(r"/(?:etc|var/log)/nginx|/run(?=/nginx\.pid)", str(home), text)


def certificate(tool, home):
    """A certificate for sites with TLS: what it says does not matter to ``nginx -t``."""
    done = tool(
        "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=shop.example",
        "-keyout", home / "site.key", "-out", home / "site.crt",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
