package io.github.pgbailiff.chat.slack.api;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Slack did not do what it was asked. */
public final class SlackFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private static final Set<String> TOKEN_ERRORS =
      Set.of(
          "invalid_auth",
          "not_authed",
          "account_inactive",
          "token_revoked",
          "token_expired",
          "not_allowed_token_type");

  /** The kind of failure, as far as it is known. */
  public enum Kind {
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
  private final String scope;

  private SlackFailure(Kind kind, String error, Duration retryAfter, String message) {
    this(kind, error, retryAfter, message, "");
  }

  private SlackFailure(Kind kind, String error, Duration retryAfter, String message, String scope) {
    super(message);
    this.kind = kind;
    this.error = error;
    this.retryAfter = retryAfter;
    this.scope = scope;
  }

  static SlackFailure refused(String what, String error, Optional<String> neededScope) {
    String scope = neededScope.map(needed -> "; the app needs the scope " + needed).orElse("");
    String message = "Slack refused %s: %s%s".formatted(what, error, scope);
    return new SlackFailure(Kind.REFUSED, error, Duration.ZERO, message, scope);
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

  /** The connection did not come about, or broke. Neither says to where: people may read it. */
  static SlackFailure broken(String what, IOException e) {
    return SecondTry.isUnreachable(e)
        ? unreachable(what, "no connection")
        : uncertain(
            what,
            e instanceof InterruptedIOException ? "no answer in time" : "the connection broke");
  }

  /** What people in the chat are told; the names of Slack's methods are not for them. */
  public String said() {
    return switch (kind) {
      case REFUSED -> "Slack refused it: " + error + scope;
      case RATE_LIMITED -> "Slack takes no more for %d s".formatted(retryAfter.toSeconds());
      case UNREACHABLE -> "Slack cannot be reached";
      case UNCERTAIN -> "Slack did not answer";
    };
  }

  /** There always is one. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  public Kind kind() {
    return kind;
  }

  /** Slack's own word, such as {@code channel_not_found}. */
  public String error() {
    return error;
  }

  Duration retryAfter() {
    return retryAfter;
  }

  /** Whether the token itself is what Slack does not take. */
  public boolean isAboutToken() {
    return kind == Kind.REFUSED && TOKEN_ERRORS.contains(error);
  }
}
