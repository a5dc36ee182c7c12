package io.github.pgbailiff.command;

/**
 * The account of whoever asks, on one platform.
 *
 * @param platform the word for a chat, or {@code terminal}
 * @param id the platform's own unchangeable id; on a terminal the operating-system user
 * @param name what to call them in text; never an identity
 */
public record Actor(String platform, String id, String name) {

  /** The identity as the record holds it, such as {@code slack:U0ANN0001}. */
  public String identity() {
    return platform + ":" + id;
  }

  /** Whether both are the same account; names do not count. */
  public boolean sameAccountAs(Actor other) {
    return identity().equals(other.identity());
  }
}
