package io.github.pgbailiff.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The name of this machine, without asking the network for it. */
public final class Hosts {
  private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");

  private Hosts() {}

  public static String name() {
    try {
      return Files.isReadable(KERNEL) ? Files.readString(KERNEL).strip() : "localhost";
    } catch (IOException e) {
      return "localhost";
    }
  }
}
