package io.github.pgbailiff.secret;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A program that prints a password. No shell has a part in it, and nothing that it prints is part
 * of a message.
 *
 * @param command the program and its arguments
 * @param holds how long its output is used before it is run again
 * @param folder where it is run; a program that is named by a relative path is below it
 */
public record SecretCommand(List<String> command, Duration holds, Path folder) implements Secret {
  /** How long it may take. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final int LARGEST = 65_536;

  public SecretCommand {
    command = List.copyOf(command);
  }

  @Override
  public Optional<Duration> lifetime() {
    return Optional.of(holds);
  }

  @Override
  public String read() {
    Process process = started();
    try {
      return read(process);
    } catch (TimeoutException e) {
      throw failed("did not end within 10 s", e);
    } catch (ExecutionException e) {
      throw failed("cannot be read", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("was interrupted", e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private String read(Process process)
      throws InterruptedException, ExecutionException, TimeoutException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    byte[] printed =
        CompletableFuture.supplyAsync(() -> output(process), Thread::startVirtualThread)
            .get(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
    if (!process.waitFor(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
      throw new TimeoutException();
    }
    return password(process.exitValue(), printed);
  }

  private Process started() {
    List<String> words = new ArrayList<>(command);
    String program = words.getFirst();
    if (program.contains("/")) {
      words.set(0, folder.resolve(program).toString());
    }
    try {
      Process process =
          new ProcessBuilder(words)
              .directory(folder.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      return process;
    } catch (IOException e) {
      throw failed("cannot be started", e);
    }
  }

  private static byte[] output(Process process) {
    try (var printed = process.getInputStream()) {
      return printed.readNBytes(LARGEST + 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String password(int exit, byte[] printed) {
    if (printed.length > LARGEST) {
      throw failed("printed more than 64 KiB", null);
    }
    if (exit != 0) {
      throw failed("ended with " + exit, null);
    }
    String text = new String(printed, StandardCharsets.UTF_8).replaceFirst("\\R+\\z", "");
    if (text.isBlank()) {
      throw failed("printed nothing", null);
    }
    return text;
  }

  private UnreadableSecretException failed(String what, @Nullable Throwable cause) {
    String message = "its command " + new File(command.getFirst()).getName() + " " + what;
    return cause == null
        ? new UnreadableSecretException(message)
        : new UnreadableSecretException(message, cause);
  }

  /** Without its arguments. */
  @Override
  public String toString() {
    return "SecretCommand[" + command.getFirst() + "]";
  }
}
