package io.github.pgbailiff.chat;

import io.github.pgbailiff.outbox.Announcer;
import java.util.Optional;

/** A chat that takes commands and shows announcements. Whoever makes one owns it and closes it. */
public interface Platform extends AutoCloseable {

  /** {@code slack} or {@code discord}, as in actors' identities. */
  String name();

  /**
   * Connects. A platform that cannot be reached is no error: it is tried again until it is there,
   * and {@link #problem()} says so meanwhile.
   *
   * @throws RejectedException when the platform rejects a credential: trying again will not help
   */
  void start();

  /** Why no commands can be taken at this moment; empty when they can. */
  Optional<String> problem();

  /** How something appears in this chat that nobody is waiting for. */
  Announcer announcer();

  /**
   * Takes nothing new, and lets what is under way finish within a bound. Announcements can still
   * appear.
   */
  void stop();

  /** As {@link #stop()}, and gives everything back. */
  @Override
  void close();

  /** A credential that the platform does not take. */
  final class RejectedException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String setting;

    /**
     * @param setting the configuration key, such as {@code slack.bot_token}
     * @param message what the platform said and what would be right; never the credential
     */
    public RejectedException(String setting, String message) {
      super(setting + ": " + message);
      this.setting = setting;
    }

    public String setting() {
      return setting;
    }
  }
}
