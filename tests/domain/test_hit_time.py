"""How long a screen and a HIT take, by order of trust."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridlab.domain.design import Block, Design, Grid, Payment, ScreenCounts
from gridlab.domain.hit_time import HitTime, hit_time, observed_pace, simulated_seconds
from gridlab.domain.screen import Screen, ScreenKind
from gridlab.domain.session import Display, Response, SessionHeader, SessionRecord

ENTERED = Design(payment=Payment(seconds_per_screen=4.0))
OBSERVED = HitTime(6.0, 200.04, 12, 10, 5.0, 7.0)


def test_without_sessions_or_a_figure_the_seconds_are_assumed_with_their_band() -> None:
    time = hit_time(Design())
    assert time.source == "assumed"
    assert time.seconds_per_screen == pytest.approx(1 + 0.35 * 16 + 1.65 * 2)
    assert time.low == pytest.approx(4.95)
    assert time.high == pytest.approx(14.85)


def test_an_entered_figure_is_trusted_more_than_the_assumption() -> None:
    time = hit_time(ENTERED)
    assert (time.source, time.seconds_per_screen, time.low) == ("entered", 4.0, None)


def test_sessions_are_trusted_more_than_the_designs_figure() -> None:
    time = hit_time(ENTERED, observed=OBSERVED)
    assert (time.source, time.seconds_per_screen, time.hit_seconds) == ("sessions", 6.0, 200.0)
    assert (time.low, time.high, time.sessions) == (5.0, 7.0, 12)


def test_a_figure_given_with_the_question_is_what_was_asked() -> None:
    time = hit_time(ENTERED, entered=2.5, observed=OBSERVED)
    assert (time.source, time.seconds_per_screen) == ("entered", 2.5)


def test_blocks_of_other_grids_are_averaged_by_their_screens() -> None:
    counts = ScreenCounts(main=10, practice=0, catch=0, repeat=0)
    blocks = (
        Block(grid=Grid(1, 2, 1), screens=counts),
        Block(grid=Grid(4, 4, 4), screens=replace(counts, main=30)),
    )
    assert hit_time(Design(blocks=blocks)).seconds_per_screen == pytest.approx((1.7 + 3 * 9.9) / 4)


@given(st.integers(10, 500), st.floats(0.1, 100))
def test_a_hit_is_longer_than_its_screens_medians_by_8_to_35_percent(screens: int, seconds: float) -> None:
    assert 1.08 < simulated_seconds((screens,), (seconds,)) / (screens * seconds) < 1.35


def test_one_screen_takes_its_median() -> None:
    assert simulated_seconds((1,), (10.0,)) == pytest.approx(10.0, rel=0.01)


def test_practice_catch_and_repeat_screens_and_the_overhead_take_time() -> None:
    few = Design(payment=Payment(seconds_per_screen=10.0, overhead_seconds=0))
    more = replace(few, payment=replace(few.payment, overhead_seconds=100))
    assert hit_time(few).hit_seconds == pytest.approx(27 * 10 * 1.13, rel=0.02)
    assert hit_time(more).hit_seconds - hit_time(few).hit_seconds == pytest.approx(100)


def test_the_simulated_time_is_the_same_every_time_and_quick_for_the_longest_hit() -> None:
    assert simulated_seconds((20,), (5.0,)) == pytest.approx(112.64, abs=0.01)
    assert simulated_seconds((41_000,) * 50, (5.0,) * 50) == pytest.approx(50 * 41_000 * 5 * 1.133, rel=0.01)


def session(annotator: str, times: list[int], **changes: object) -> SessionRecord:
    kinds = [ScreenKind.PRACTICE, *[ScreenKind.MAIN] * (len(times) - 1)]
    header = SessionHeader(
        id="0" * 32, study="0" * 32, annotator=annotator, number=0, purpose="main", design=Design(),
        design_id="", images=(), set_digest="", set_length=0,
        screens=tuple(Screen(0, kind, 0, (1, 2)) for kind in kinds),
        display=Display(1, 1), started_utc="",
    )  # fmt: skip
    responses = tuple(Response(i, 0, (0,), (1,), 0, ms) for i, ms in enumerate(times))
    record = SessionRecord(header, "complete", responses, duration_s=sum(times) // 1000)
    return replace(record, **changes)  # type: ignore[arg-type]


def test_the_observed_pace_is_the_median_over_complete_sessions_without_practice() -> None:
    pace = observed_pace(
        [
            session("a", [60_000, 2000, 4000, 9000]),
            session("b", [60_000, 5000, 5000, 5000]),
            session("c", [60_000, 7000, 7000, 1000]),
            session("d", [60_000, 5000, 5000, 5000]),
            session("e", [60_000, 5000, 5000, 5000]),
            session("f", [1000, 99_000], status="partial"),
        ]
    )
    assert pace is not None
    assert (pace.seconds_per_screen, pace.hit_seconds, pace.sessions, pace.annotators) == (5.0, 75.0, 5, 5)
    assert pace.low is not None and 4.0 <= pace.low <= 5.0
    assert pace.high is not None and 5.0 <= pace.high <= 7.0


def test_few_sessions_have_a_wide_interval_and_no_session_has_no_pace() -> None:
    widths = []
    for number in range(1, 5):
        pace = observed_pace([session(f"p{person}", [1000, 2000]) for person in range(number)])
        assert pace is not None and pace.low is not None and pace.high is not None
        assert pace.low < 2.0 < pace.high
        widths.append(pace.high / pace.low)
    assert widths == sorted(widths, reverse=True)
    assert widths[0] == pytest.approx(3.94, abs=0.01)
    assert observed_pace([session("a", [1000, 2000], status="withdrawn")]) is None


def test_a_session_that_failed_a_catch_screen_tells_nothing_of_the_pace() -> None:
    careful = session("a", [1000, 2000, 8000])
    screens = careful.header.screens
    caught = replace(careful.header, screens=(*screens[:2], Screen(0, ScreenKind.CATCH, 0, (1, 2), (1,))))
    failed = replace(careful, header=caught)
    passed = replace(failed, responses=(*failed.responses[:2], replace(failed.responses[2], chosen=(1,))))
    assert observed_pace([failed]) is None
    pace = observed_pace([failed, passed])
    assert pace is not None and pace.sessions == 1


def test_simulated_and_test_sessions_tell_nothing_of_peoples_pace() -> None:
    person = session("a", [1000, 2000])
    for purpose in ("simulated", "test"):
        assert observed_pace([replace(person, header=replace(person.header, purpose=purpose))]) is None


def at(place: str, record: SessionRecord) -> SessionRecord:
    return replace(record, header=replace(record.header, source=place))


def test_lab_and_web_are_kept_apart_and_the_payment_platform_says_which_counts() -> None:
    pace = observed_pace(
        [
            at("lab", session("a", [60_000, 2000, 2000])),
            at("web", session("b", [60_000, 8000, 8000])),
            at("web", session("c", [60_000, 9000, 9000])),
        ]
    )
    assert pace is not None and [one.place for one in pace.places()] == ["lab", "web"]
    prolific, lab = Design(), Design(payment=Payment(platform="lab"))
    web = hit_time(prolific, observed=pace)
    assert (web.seconds_per_screen, web.sessions, web.place) == (8.5, 2, "web")
    assert hit_time(lab, observed=pace).seconds_per_screen == 2.0
    assert hit_time(prolific, observed=pace, platform="lab").place == "lab"
    assert web.elsewhere is not None and web.elsewhere.seconds_per_screen == 2.0


def test_where_nobody_answered_on_the_platform_yet_the_other_place_tells() -> None:
    pace = observed_pace([at("lab", session("a", [60_000, 2000, 2000]))])
    assert hit_time(Design(), observed=pace).seconds_per_screen == 2.0
    web = observed_pace([at("web", session("a", [60_000, 3000, 3000]))])
    assert web is not None and (web.place, web.elsewhere) == ("web", None)
