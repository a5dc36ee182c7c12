package io.github.pgbailiff.approval;

import io.github.pgbailiff.authorization.Asker;
import io.github.pgbailiff.command.Place;

/**
 * Somebody who asks or decides, and where they do it.
 *
 * @param asker looked up afresh for this very press
 */
public record Speaker(Asker asker, Place place) {
  Party party() {
    return Party.of(asker);
  }
}
