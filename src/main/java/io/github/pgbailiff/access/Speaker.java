package io.github.pgbailiff.access;

import io.github.pgbailiff.command.Place;

/**
 * Somebody who asks or decides, and where they do it.
 *
 * @param asker looked up afresh for this very press
 */
public record Speaker(Asker asker, Place place) {
  public Identity party() {
    return Identity.of(asker);
  }
}
