package io.github.pgbailiff.testing.discord;

import java.time.Duration;

/** Something that goes wrong with one call of a {@link FakeDiscord}. */
public sealed interface FakeDiscordFault {

  /** The answer comes late; what was asked for is done before. */
  record Late(Duration delay) implements FakeDiscordFault {}

  /** An HTTP status, and nothing is done. */
  record Status(int status) implements FakeDiscordFault {}

  /** HTTP 429, and nothing is done. */
  record RateLimited(double retryAfterSeconds) implements FakeDiscordFault {}

  /** One of Discord's error codes, and nothing is done. */
  record Refused(int status, int code) implements FakeDiscordFault {}

  /** It is done, but the connection breaks before the answer. */
  record DroppedAfterwards() implements FakeDiscordFault {}
}
