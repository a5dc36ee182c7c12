package io.github.pgbailiff.demo.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The server process of a data folder that a killed run left behind. */
record Postmaster(ProcessHandle process) {
  private static final long SECONDS_TO_END = 5;

  /** The server that runs on the data folder; a process that merely has its pid is not it. */
  static Optional<Postmaster> of(Path data) {
    return pid(data.resolve("postmaster.pid"))
        .flatMap(ProcessHandle::of)
        .filter(process -> process.info().commandLine().orElse("").contains(data.toString()))
        .map(Postmaster::new);
  }

  /** Ends it and its sessions as a shutdown would, and by force when that takes too long. */
  void end() {
    List<ProcessHandle> all = Stream.concat(Stream.of(process), process.descendants()).toList();
    all.forEach(ProcessHandle::destroy);
    CompletableFuture.allOf(
            all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
        .completeOnTimeout(null, SECONDS_TO_END, TimeUnit.SECONDS)
        .join();
    all.forEach(ProcessHandle::destroyForcibly);
  }

  private static Optional<Long> pid(Path file) {
    try (var lines = Files.lines(file)) {
      return lines.findFirst().filter(line -> line.matches("\\d{1,18}")).map(Long::valueOf);
    } catch (IOException noServer) {
      return Optional.empty();
    }
  }
}
