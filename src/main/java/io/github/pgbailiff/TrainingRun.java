package io.github.pgbailiff;

import java.util.ArrayList;
import java.util.List;

/** The run of real commands from which a start-up cache is made. */
public final class TrainingRun {
  /** What tells of the program, and asks no server. */
  private static final List<String> PROGRAM = List.of("help", "version", "completion bash");

  /** Answers of every shape, and refusals. */
  private static final List<String> LINES =
      List.of(
          "help sessions",
          "sessions",
          "sessions state:any",
          "sessions user:app* age:1s",
          "session 1",
          "locks",
          "clusters",
          "usage",
          "whoami",
          "requests",
          "blocks",
          "cancel training user:nobody",
          "sesions");

  private TrainingRun() {}

  /**
   * Runs them.
   *
   * @param configurations the paths of those that name servers; without any, only what asks none
   */
  public static void main(String[] configurations) {
    PROGRAM.forEach(line -> Main.run(List.of(line.split(" ", -1))));
    for (String path : configurations) {
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
