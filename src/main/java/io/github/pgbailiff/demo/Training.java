package io.github.pgbailiff.demo;

import io.github.pgbailiff.Main;
import java.util.List;

/** The run of real commands from which the launcher makes the start-up cache. */
public final class Training {
  private Training() {}

  public static void main(String[] arguments) {
    Main.run(List.of("help", "sessions"));
  }
}
