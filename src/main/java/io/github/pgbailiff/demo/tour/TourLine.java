package io.github.pgbailiff.demo.tour;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A line that somebody types in the tour.
 *
 * @param scene the heading of the scene that begins with it
 * @param awaited what has to be on the screen before, since the line before
 * @param typed made when it is its turn: pids are known only then
 */
record TourLine(Optional<String> scene, Optional<String> awaited, Supplier<String> typed) {

  /** A line that can be typed as soon as the one before is answered. */
  static TourLine of(String typed) {
    return new TourLine(Optional.empty(), Optional.empty(), () -> typed);
  }

  /** A line that waits until the text has appeared. */
  static TourLine after(String awaited, String typed) {
    return new TourLine(Optional.empty(), Optional.of(awaited), () -> typed);
  }

  /** The same as the first of a scene. */
  TourLine opening(String heading) {
    return new TourLine(Optional.of(heading), awaited, typed);
  }
}
