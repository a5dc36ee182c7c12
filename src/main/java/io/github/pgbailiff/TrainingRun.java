package io.github.pgbailiff;

import java.util.ArrayList;
import java.util.List;

/** The run of real commands from which the start-up cache is made. */
public final class TrainingRun {
  /** Answers of every shape, and refusals. */
  private static final List<String> LINES =
      List.of(
          "sessions",
          "sessions state:any",
          "sessions user:app* age:1s",
          "session 1",
          "locks",
          "clusters",
          "usage",
          "cancel training user:nobody",
          "sesions");

  private TrainingRun() {}

  /**
   * Runs them.
   *
   * @param configuration the path of one with a server that answers, or nothing
   */
  public static void main(String[] configuration) {
    Main.run(List.of("help"));
    for (String path : configuration) {
      for (String format : List.of("table", "json", "csv")) {
        for (String line : LINES) {
          var words = new ArrayList<>(List.of(line.split(" ", -1)));
          words.addAll(List.of("--format", format, "--config", path));
          Main.run(words);
        }
      }
    }
  }
}
