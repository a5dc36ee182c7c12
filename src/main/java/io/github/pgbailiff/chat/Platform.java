package io.github.pgbailiff.chat;

import com.sun.net.httpserver.HttpHandler;
import io.github.pgbailiff.access.Memberships;
import io.github.pgbailiff.outbox.Announcer;
import java.util.Map;
import java.util.Optional;

/** A chat that takes commands and shows announcements. Whoever makes one owns it and closes it. */
public interface Platform extends AutoCloseable {
  /** The word before the colon in identities. */
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

  /** A word on how it is that is no problem, such as that another replica is at work. */
  default Optional<String> note() {
    return Optional.empty();
  }

  /** How something appears in this chat that nobody is waiting for. */
  Announcer announcer();

  /** The groups of its accounts, for when nobody is pressing anything just now. */
  Memberships memberships();

  /** What it has delivered to us over HTTP, by path. */
  default Map<String, HttpHandler> mounted() {
    return Map.of();
  }

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
