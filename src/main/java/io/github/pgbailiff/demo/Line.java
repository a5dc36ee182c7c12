package io.github.pgbailiff.demo;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What somebody types in the tour.
 *
 * @param scene the heading of the scene that begins with it
 * @param awaited what has to be on the screen before, since the line before
 * @param typed made when it is its turn: pids are known only then
 */
record Line(Optional<String> scene, Optional<String> awaited, Supplier<String> typed) {

  /** A line that can be typed as soon as the one before is answered. */
  static Line of(String typed) {
    return new Line(Optional.empty(), Optional.empty(), () -> typed);
  }

  /** A line that waits until the text has appeared. */
  static Line after(String awaited, String typed) {
    return new Line(Optional.empty(), Optional.of(awaited), () -> typed);
  }

  /** The same as the first of a scene. */
  Line opening(String heading) {
    return new Line(Optional.of(heading), awaited, typed);
  }
}
