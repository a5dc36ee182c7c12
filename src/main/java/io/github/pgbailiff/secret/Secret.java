package io.github.pgbailiff.secret;

import java.time.Duration;
import java.util.Optional;

/** The source of a password. Two are equal when they are written alike in the configuration. */
public interface Secret {

  /**
   * The password as it is now; this may take some seconds.
   *
   * @throws UnreadableSecretException when there is none to be had
   */
  String read();

  /** How long what was read is taken for the password without a look; empty: for ever. */
  Optional<Duration> lifetime();

  /** A password that never changes. */
  static Secret of(String text) {
    return new Fixed(text);
  }

  /** A password as it stands in the configuration, or in the environment. */
  record Fixed(String text) implements Secret {
    @Override
    public String read() {
      return text;
    }

    @Override
    public Optional<Duration> lifetime() {
      return Optional.empty();
    }

    /** Without it. */
    @Override
    public String toString() {
      return "Secret";
    }
  }
}
