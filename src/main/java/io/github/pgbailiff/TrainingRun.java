package io.github.pgbailiff;

import java.util.List;

/** The run of real commands from which the start-up cache is made. */
public final class TrainingRun {
  private TrainingRun() {}

  /**
   * Runs them.
   *
   * @param configuration the path of one with a server that answers, or nothing
   */
  public static void main(String[] configuration) {
    Main.run(List.of("help"));
    for (String path : configuration) {
      for (String format : List.of("table", "json")) {
        Main.run(List.of("sessions", "state:any", "--format", format, "--config", path));
      }
    }
  }
}
