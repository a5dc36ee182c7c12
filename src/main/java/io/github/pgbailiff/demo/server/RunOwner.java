package io.github.pgbailiff.demo.server;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The process that a run's folder belongs to, told by its pid and when it started: pids are used
 * again.
 */
record RunOwner(long pid, Instant started) {
  private static final Pattern NAME = Pattern.compile("run-(\\d{1,18})-(\\d{1,18})-.*");

  /** Start times are computed from the boot time, which two JVMs may round differently. */
  private static final Duration ROUNDING = Duration.ofSeconds(5);

  static RunOwner current() {
    return of(ProcessHandle.current());
  }

  /** The owner that the folder's name tells, empty when it is no folder of a run. */
  static Optional<RunOwner> of(Path run) {
    var name = NAME.matcher(run.getFileName().toString());
    return name.matches()
        ? Optional.of(
            new RunOwner(
                Long.parseLong(name.group(1)), Instant.ofEpochMilli(Long.parseLong(name.group(2)))))
        : Optional.empty();
  }

  String prefix() {
    return "run-%d-%d-".formatted(pid, started.toEpochMilli());
  }

  boolean alive() {
    return ProcessHandle.of(pid).map(RunOwner::of).filter(this::sameAs).isPresent();
  }

  private boolean sameAs(RunOwner other) {
    return Duration.between(started, other.started).abs().compareTo(ROUNDING) <= 0;
  }

  private static RunOwner of(ProcessHandle process) {
    return new RunOwner(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
  }
}
