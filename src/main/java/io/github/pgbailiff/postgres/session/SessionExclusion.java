package io.github.pgbailiff.postgres.session;

import java.util.Optional;

/**
 * The reason why a session is left alone.
 *
 * @param reason in words, such as {@code protected by app pg_dump*}
 */
public record SessionExclusion(Kind kind, String reason) {
  /** A kind of session. */
  public enum Kind {
    /** One of pgbailiff's own connections. */
    OWN,
    /** It serves no client. */
    BACKGROUND,
    /** It cannot be told from a later one with the same pid, since its start is hidden. */
    UNREADABLE,
    /** A protect entry of the configuration matches it. */
    PROTECTED,
    /** Replication, which {@code type:walsender} and a permission may lift. */
    WALSENDER,
    /**
     * It runs what users have set up, for no client; its pid or type and a permission may lift it.
     */
    JOB;

    /** The permission that lifts it for whoever asks for such sessions; empty: nothing does. */
    public Optional<String> permission() {
      return switch (this) {
        case WALSENDER -> Optional.of("walsender");
        case JOB -> Optional.of("background");
        default -> Optional.empty();
      };
    }
  }
}
