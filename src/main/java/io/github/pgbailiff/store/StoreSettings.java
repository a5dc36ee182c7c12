package io.github.pgbailiff.store;

import io.github.pgbailiff.secret.Secret;
import java.util.Optional;

/**
 * The {@code store} section.
 *
 * @param url {@code jdbc:sqlite:FILE} or {@code jdbc:postgresql://...}
 */
public record StoreSettings(String url, Optional<String> username, Optional<Secret> password) {
  public static final StoreSettings DEFAULT =
      new StoreSettings("jdbc:sqlite:data/pgbailiff.db", Optional.empty(), Optional.empty());

  /** Without the password. */
  @Override
  public String toString() {
    return "StoreSettings[%s, %s]".formatted(url, username);
  }
}
