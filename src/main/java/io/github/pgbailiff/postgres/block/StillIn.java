package io.github.pgbailiff.postgres.block;

/**
 * A role that gets in although the target is blocked.
 *
 * @param via {@code SUPERUSER}, {@code PUBLIC}, {@code owner}, {@code granted by NAME} or {@code
 *     member of NAME}
 */
public record StillIn(String role, String via) {

  /** Such as {@code blog (PUBLIC)}. */
  public String words() {
    return role + " (" + via + ")";
  }
}
