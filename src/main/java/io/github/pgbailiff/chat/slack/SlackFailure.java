package io.github.pgbailiff.chat.slack;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Slack did not do what it was asked. */
final class SlackFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private static final Set<String> TOKEN_ERRORS =
      Set.of(
          "invalid_auth",
          "not_authed",
          "account_inactive",
          "token_revoked",
          "token_expired",
          "not_allowed_token_type");

  /** What is known about what happened. */
  enum Kind {
    /** Slack answered that it will not. */
    REFUSED,
    /** Too many calls; nothing was done. */
    RATE_LIMITED,
    /** The call did not reach Slack. */
    UNREACHABLE,
    /** It is not known whether Slack did it: the connection broke, or the answer made no sense. */
    UNCERTAIN
  }

  private final Kind kind;
  private final String error;
  private final Duration retryAfter;

  private SlackFailure(Kind kind, String error, Duration retryAfter, String message) {
    super(message);
    this.kind = kind;
    this.error = error;
    this.retryAfter = retryAfter;
  }

  static SlackFailure refused(String what, String error, Optional<String> neededScope) {
    String scope = neededScope.map(needed -> "; the app needs the scope " + needed).orElse("");
    return new SlackFailure(
        Kind.REFUSED, error, Duration.ZERO, "Slack refused %s: %s%s".formatted(what, error, scope));
  }

  static SlackFailure rateLimited(String what, Duration retryAfter) {
    return new SlackFailure(
        Kind.RATE_LIMITED,
        "ratelimited",
        retryAfter,
        "Slack takes no more of %s for %d s".formatted(what, retryAfter.toSeconds()));
  }

  static SlackFailure unreachable(String what, String why) {
    return new SlackFailure(
        Kind.UNREACHABLE,
        "unreachable",
        Duration.ZERO,
        "Slack cannot be reached for %s: %s".formatted(what, why));
  }

  static SlackFailure uncertain(String what, String why) {
    return new SlackFailure(
        Kind.UNCERTAIN,
        "uncertain",
        Duration.ZERO,
        "Slack may or may not have done %s: %s".formatted(what, why));
  }

  /** There always is one. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  Kind kind() {
    return kind;
  }

  /** Slack's own word, such as {@code channel_not_found}. */
  String error() {
    return error;
  }

  Duration retryAfter() {
    return retryAfter;
  }

  /** Whether the token itself is what Slack does not take. */
  boolean isAboutToken() {
    return kind == Kind.REFUSED && TOKEN_ERRORS.contains(error);
  }
}
