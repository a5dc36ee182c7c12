package io.github.pgbailiff.testing.slack;

import java.time.Duration;

/** Something that goes wrong with one call of a {@link FakeSlack}. */
public sealed interface FakeSlackFault {

  /** The answer comes late. */
  record Late(Duration delay) implements FakeSlackFault {}

  /** An HTTP status instead of an answer. */
  record Status(int status, String body) implements FakeSlackFault {}

  /** HTTP 429. */
  record RateLimited(int retryAfterSeconds) implements FakeSlackFault {}

  /** {@code ok: false}. */
  record Refused(String error) implements FakeSlackFault {}

  /** It is done, but the connection breaks before the answer. */
  record DroppedAfterwards() implements FakeSlackFault {}
}
