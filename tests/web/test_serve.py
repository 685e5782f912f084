"""A server hands out the page, takes answers durably, gives each number once, and keeps others out."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from gridlab.app.study import OpenStudy, save_study
from gridlab.app.web.judging import code_of
from gridlab.app.web.limits import Often
from gridlab.app.web.publish import PublishWish
from gridlab.app.web.publish import publish as publish_folder
from gridlab.domain.errors import GridLabError
from gridlab.domain.publication import Publication
from gridlab.store.sessions.list import list_sessions
from gridlab.store.web import inbox_rows
from gridlab.store.web.inbox_file import changes
from gridlab.store.web.publication_file import read_publications
from tests.cli.conftest import Run
from tests.web.answering import Annotator
from tests.web.conftest import LINES
from tests.web.serving_here import Answered, Running, served

PERSON = sha256(b"publication\nsomeone").hexdigest()


@pytest.fixture
def server(web: Path) -> Iterator[Running]:
    with served(web, patience_s=0.5) as running:
        yield running


@pytest.fixture
def published(web: Path, study: OpenStudy) -> Publication:
    (publication,) = read_publications(study.folder)
    return publication


def begin(server: Running, publication: Publication, **said: str) -> tuple[Annotator, str]:
    """An annotator who has a number, and the token."""
    begun = server.start(**said).json
    return Annotator(publication, begun["number"], begun["session"]), begun["token"]


def statuses(*answers: Answered) -> list[int]:
    return [answer.status for answer in answers]


def test_every_file_of_the_page_is_handed_out_and_nothing_else(server: Running, web: Path) -> None:
    for one in json.loads((web / "manifest.json").read_text())["files"]:
        answer = server.ask("GET", f"/{one['path']}")
        assert answer.status == 200
        assert sha256(answer.body).hexdigest() == one["sha256"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert "set-cookie" not in answer.headers and "server" not in answer.headers
        again = server.ask("GET", f"/{one['path']}", If_None_Match=answer.headers["etag"])
        assert (again.status, again.body) == (304, b"")
    index = server.ask("GET", "/")
    assert (index.status, index.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert server.ask("GET", "/page.js").headers["content-type"].startswith("text/javascript")
    (web / "extra.txt").write_text("x")
    (web / "out").symlink_to("/etc")
    for path in (
        "/extra.txt", "/out/passwd", "/manifest.json", "/web.codes.json", "/../web.codes.json",
        "/..%2fweb.codes.json", "/%2e%2e/web.codes.json", "//etc/passwd", "/images/../../web.codes.json",
        "/%00", "/hit.js/", "/HIT.JS", "/session", "/..%5cweb.codes.json",
    ):  # fmt: skip
        assert server.ask("GET", path).status == 404, path
    assert server.ask("PUT", "/hit.js", "x").status == 405
    with suppress(OSError):  # a head without end is not read to its end
        assert server.ask("GET", "/" + "a" * 4_000_000).status == 400


def test_answers_are_acknowledged_and_come_back_as_sessions(
    gridlab: Run, study: OpenStudy, server: Running, published: Publication, web: Path
) -> None:
    who, token = begin(server, published)
    assert server.done(token).status == 409
    who.finish()
    # Nobody answers so fast: the server's clock is believed.
    for at in range(0, len(who.lines), 5):
        answer = server.rows(token, who.lines[at : at + 5])
        last = min(at + 5, len(who.lines)) - 1
        assert (answer.status, answer.json) == (200, {"session": who.session, "seq": last})
    assert server.done(token).json == {"code": "C-DONE"}
    done = gridlab("collect", study.folder, web.with_name("web.inbox"), "--json")
    assert "s of screens in" in done.json["rows"][0]["problem"]
    assert any("number 0: complete (1 complete of 1 started, 12 numbers)" in line for line in server.told)


def test_what_a_running_inbox_holds_can_be_collected_and_is_a_session(
    gridlab: Run,
    study: OpenStudy,
    server: Running,
    published: Publication,
    web: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    who, token = begin(server, published)
    who.go(7)
    later = time.time() + 60
    monkeypatch.setattr(inbox_rows.time, "time", lambda: later)
    server.rows(token, who.lines)
    inbox = web.with_name("web.inbox")
    for _ in range(2):
        done = gridlab("collect", study.folder, inbox, "--json")
        assert done.code == 0, done.out
    server.rows(token, who.finish().lines)
    assert gridlab("collect", study.folder, inbox / "inbox.sqlite", "--json").code == 0
    assert [(row.status, row.answered) for row in list_sessions(study.folder)] == [("complete", 9)]
    assert gridlab("check", study.folder).code == 0


def test_erasing_an_annotator_reaches_the_inbox_that_answers_came_from(
    gridlab: Run, study: OpenStudy, server: Running, published: Publication, web: Path
) -> None:
    gone, token = begin(server, published, person=PERSON)
    stays, theirs = begin(server, published)
    server.rows(token, gone.go(4).lines)
    server.rows(theirs, stays.go(4).lines)
    inbox = web.with_name("web.inbox")
    assert gridlab("collect", study.folder, inbox).code == 0
    assert gridlab("erase", study.folder, "--annotator", code_of(gone.session), "--yes").code == 0
    raw = everything_in(inbox)
    assert gone.session.encode() not in raw and stays.session.encode() in raw
    assert server.rows(token, gone.lines).status == 401
    assert server.rows(theirs, stays.finish().lines).status == 200
    assert server.start(person=PERSON).json["session"] != gone.session
    (inbox / "inbox.sqlite").rename(inbox / "moved.sqlite")
    done = gridlab("erase", study.folder, "--annotator", code_of(stays.session), "--yes")
    assert "cannot be read" in done.err and "inbox.sqlite" in done.err


def test_every_answer_that_is_stored_is_news_of_the_inbox(server: Running, published: Publication) -> None:
    inbox = server.running.wish.place
    who, token = begin(server, published)
    seen = [changes(inbox)]
    for line in who.go(4).lines:
        server.rows(token, [line])
        seen.append(changes(inbox))
    assert len(set(seen)) == len(seen)


def test_sending_twice_changes_nothing_and_gaps_are_told(server: Running, published: Publication) -> None:
    who, token = begin(server, published)
    lines = who.go(5).lines
    assert server.rows(token, lines[:3]).json["seq"] == 2
    assert server.rows(token, lines[:3]).json["seq"] == 2
    gap = server.rows(token, lines[5:])
    assert (gap.status, gap.json["session"], gap.json["seq"]) == (409, who.session, 2)
    mixed = server.rows(token, [*lines[3:5], *lines[6:]])
    assert (mixed.status, mixed.json["seq"]) == (409, 4)
    other = Annotator(published, who.number, who.session).go(1).lines
    forked = server.rows(token, other)
    assert (forked.status, forked.json["seq"]) == (409, 4)
    assert server.rows(token, lines).json["seq"] == len(lines) - 1
    assert server.rows(token, []).json["seq"] == len(lines) - 1


def test_whoever_has_no_right_to_a_session_is_kept_out_and_the_others_go_on(
    server: Running, published: Publication
) -> None:
    who, token = begin(server, published)
    other, _ = begin(server, published)
    lines = who.go(2).lines
    assert statuses(
        server.ask("POST", "/rows", lines[0]),
        server.ask("POST", "/rows", lines[0], Authorization="Basic eDp5"),
        server.rows("x" * 43, lines),
        server.rows(token, other.go(1).lines),
        server.rows(token, Annotator(published, 7, who.session).lines),
        server.ask("POST", "/done", "", Authorization="Bearer " + "y" * 43),
        server.rows(token, [b"what"]),
        server.rows(token, [lines[0].replace(b"gridlab-web", b"gridlab-wed")]),
        server.ask("POST", "/session", "[]"),
        server.ask("POST", "/session", json.dumps({"publication": "0" * 32})),
        server.ask("POST", "/session", json.dumps({"person": "me@example.org"})),
        server.ask("POST", "/session", json.dumps({"link": "abc"})),
        server.ask("POST", "/session", "{}", Origin="https://example.com"),
        server.ask("POST", "/session", "{}", Sec_Fetch_Site="cross-site"),
        server.ask("POST", "/nowhere", "{}"),
    ) == [401, 401, 401, 403, 403, 401, 400, 400, 400, 404, 400, 404, 403, 403, 405]  # fmt: skip
    assert server.rows(token, lines).status == 200


def test_a_token_of_a_day_ago_is_none(
    server: Running, published: Publication, monkeypatch: pytest.MonkeyPatch
) -> None:
    who, token = begin(server, published)
    now = time.time()
    monkeypatch.setattr(inbox_rows.time, "time", lambda: now + 23.9 * 3600)
    assert server.rows(token, who.lines).status == 200
    monkeypatch.setattr(inbox_rows.time, "time", lambda: now + 24.1 * 3600)
    assert statuses(server.rows(token, who.lines), server.done(token)) == [401, 401]


def test_too_much_and_too_slow_are_refused(server: Running, published: Publication) -> None:
    who, token = begin(server, published)
    assert server.ask("POST", "/rows", b" " * 2**20, Authorization=f"Bearer {token}").status == 413
    chunks = iter([b" " * 100_000] * 4)
    assert server.ask("POST", "/rows", chunks, Authorization=f"Bearer {token}").status == 413  # type: ignore[arg-type]
    address = urlsplit(server.url)
    head = f"POST /rows HTTP/1.1\r\nHost: {address.netloc}\r\nAuthorization: Bearer {token}\r\n"
    for sent in (f"{head}Content-Length: 50\r\n\r\n{{", head):
        with socket.create_connection((address.hostname, address.port), timeout=10) as slow:
            slow.sendall(sent.encode())
            assert slow.recv(100).startswith(b"HTTP/1.1 408")
    assert server.rows(token, who.lines).status == 200


def test_too_often_is_refused_for_that_session_alone(
    web: Path, published: Publication, monkeypatch: pytest.MonkeyPatch
) -> None:
    # All in one and the same second, however busy the machine is.
    monkeypatch.setattr("gridlab.app.web.server.Often", partial(Often, clock=lambda: 100.0))
    with served(web) as server:
        who, token = begin(server, published)
        other, theirs = begin(server, published)
        answers = [server.rows(token, who.lines) for _ in range(30)]
        assert statuses(*answers) == [200] * 10 + [429] * 20
        assert all(int(answer.headers["retry-after"]) >= 1 for answer in answers[10:])
        assert server.rows(theirs, other.lines).status == 200


def test_new_sessions_are_counted_by_address_and_a_proxy_is_believed_where_one_is_named(web: Path) -> None:
    with served(web, rate=3) as server:
        answers = [server.ask("POST", "/session", "{}", X_Forwarded_For=f"10.0.0.{at}") for at in range(4)]
        assert statuses(*answers) == [200, 200, 200, 429]
    with served(web, rate=3, urls=("https://example.org/hit/",)) as server:
        server.host = "example.org"
        said = [f"1.1.1.1, 10.0.0.{at}" for at in (0, 0, 0, 1, 1, 1, 0)]
        answers = [server.ask("POST", "/hit/session", "{}", X_Forwarded_For=one) for one in said]
        assert statuses(*answers) == [200] * 6 + [429]
        assert server.ask("GET", "/hit/page.js").status == 200
        assert server.ask("GET", "/page.js").status == 200


@pytest.mark.parametrize("host", ["elsewhere.example", "127.0.0.1", "", "localhost:1", "127.0.0.1.example"])
def test_a_request_for_another_host_is_not_answered(server: Running, host: str) -> None:
    assert server.ask("GET", "/", Host=host).status == 421
    assert server.ask("POST", "/session", "{}", Host=host).status == 421


def test_numbers_are_given_once_each_and_used_up(web: Path) -> None:
    with served(web, rate=1000) as server, ThreadPoolExecutor(12) as crowd:
        answers = list(crowd.map(lambda _: server.start(), range(14)))
        assert sorted(statuses(*answers)) == [200] * 12 + [410] * 2
        numbers = [answer.json["number"] for answer in answers if answer.status == 200]
    assert sorted(numbers) == list(range(12))
    with served(web) as server:
        assert server.start().status == 410


def returning(study: OpenStudy, tmp_path: Path, rule: str) -> tuple[Path, Publication]:
    opened = save_study(study, replace(study.study, returning=rule))  # type: ignore[arg-type]
    done = publish_folder(opened, PublishWish("page", tmp_path / rule, numbers=9), LINES)
    return tmp_path / rule, done.publication


@pytest.mark.parametrize("rule", ["resume", "refuse", "new"])
def test_returning_decides_what_a_known_person_gets(
    study: OpenStudy, tmp_path: Path, rule: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    web, publication = returning(study, tmp_path, rule)
    with served(web) as server:
        who, token = begin(server, publication, person=PERSON)
        # Nobody has agreed yet, so nobody is known.
        assert server.start(person=PERSON).json["session"] != who.session
        lines = who.go(4).lines
        server.rows(token, lines)
        again = server.start(person=PERSON).json
        if rule == "new":
            assert again["session"] != who.session and again["rows"] == []
            return
        assert (again["session"], again["number"]) == (who.session, who.number)
        assert [json.dumps(row, separators=(",", ":")).encode() + b"\n" for row in again["rows"]] == lines
        assert server.rows(again["token"], who.finish().lines).status == 200
        assert server.start(person=PERSON).status == 409
        assert server.start(person="0" * 64).status == 200

        late, token = begin(server, publication, person="1" * 64)
        server.rows(token, late.go(3).lines)
        now = time.time()
        monkeypatch.setattr(inbox_rows.time, "time", lambda: now + 25 * 3600)
        assert server.start(person="1" * 64).status == (409 if rule == "refuse" else 200)


def test_a_link_has_its_own_number_and_goes_on_where_it_was(study: OpenStudy, tmp_path: Path) -> None:
    done = publish_folder(
        study,
        PublishWish("page", tmp_path / "linked", numbers=6, links=3, urls=("https://example.org/",)),
        LINES,
    )
    links = done.publication.links
    with served(tmp_path / "linked") as server:
        begun = [server.start(link=link).json for link in (*links, links[1])]
        assert [one["number"] for one in begun] == [0, 1, 2, 1]
        assert begun[1]["session"] == begun[3]["session"]
        assert server.start(link="a" * 16).status == 404


def everything_in(inbox: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(inbox.iterdir()))


def test_discarded_answers_are_nowhere_in_the_inbox(
    server: Running, published: Publication, web: Path
) -> None:
    who, token = begin(server, published, person=PERSON)
    secret = "ZXNzZW50aWFs" * 4
    sealed = b'{"session":"%b","who":"%b"}\n' % (who.session.encode(), secret.encode())
    server.rows(token, [*who.go(6).lines, sealed])
    raw = everything_in(web.with_name("web.inbox"))
    assert b'"chosen"' in raw and secret.encode() in raw
    last = len(who.lines)
    answer = server.rows(token, [who.end("withdrawn", keep=False).lines[-1]])
    assert answer.json == {"session": who.session, "seq": last}
    assert server.rows(token, who.lines).json["seq"] == last
    assert server.done(token).json == {"code": "C-BACK"}
    raw = everything_in(web.with_name("web.inbox"))
    assert b'"chosen"' not in raw and secret.encode() not in raw and b'"sha256"' not in raw
    assert server.start(person=PERSON).json["session"] != who.session


def test_each_ending_has_its_code(server: Running, published: Publication) -> None:
    for status, code in (("declined", "C-NO"), ("withdrawn", "C-BACK")):
        who, token = begin(server, published)
        server.rows(token, who.end(status).lines)
        assert server.done(token).json == {"code": code}
        assert server.rows(token, who.end("complete").lines).status == 409
    refused = server.ask("POST", "/session", json.dumps({"refused": True}))
    assert (refused.status, refused.json) == (200, {"code": "C-SMALL"})
    assert server.start().json["number"] == 2  # whoever is turned away takes none


def test_a_second_server_and_another_publications_inbox_are_refused(
    web: Path, server: Running, study: OpenStudy, tmp_path: Path
) -> None:
    with pytest.raises(GridLabError, match="Another server is using the inbox"), served(web):
        pass
    other, _ = returning(study, tmp_path, "new")
    server.running.stop()
    inbox = web.with_name("web.inbox")
    for _ in range(100):
        try:
            with pytest.raises(GridLabError, match="that of another publication"), served(other, inbox=inbox):
                pass
            break
        except AssertionError:
            time.sleep(0.05)
    assert threading.active_count() < 20


def test_a_changed_or_foreign_folder_is_not_served(web: Path, study: OpenStudy, tmp_path: Path) -> None:
    (web / "page.css").write_text("body { display: none }")
    with pytest.raises(GridLabError, match="not as it was published"), served(web):
        pass
    publish_folder(study, PublishWish("page", tmp_path / "file", sink="file", numbers=3), LINES)
    with pytest.raises(GridLabError, match="sends its answers elsewhere"), served(tmp_path / "file"):
        pass
