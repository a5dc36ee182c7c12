package io.github.pgbailiff.testing.postgres;

import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.testing.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real PgBouncer in front of a server of this machine, which tells its clients' addresses. */
public final class PgBouncer implements AutoCloseable {
  /** So that clients take turns at the same backends. */
  private static final int FEW = 2;

  private static final int ENOUGH = 20;

  private final Process process;
  private final int port;

  /**
   * @param mode such as {@code transaction}
   */
  public PgBouncer(PostgresEmbedded server, String mode, Path folder) {
    this.port = freePort();
    try {
      Path settings = folder.resolve("pgbouncer.ini");
      Files.writeString(settings, settings(server, mode));
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
      this.process =
          new ProcessBuilder(command(settings))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.to(folder.resolve("log").toFile()))
              .start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    await().atMost(Duration.ofSeconds(20)).until(this::listens);
  }

  /** It refuses to run as root. */
  private static List<String> command(Path settings) {
    var command = new ArrayList<>(List.of(Programs.pgbouncer()));
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("-u", "nobody"));
    }
    command.add(settings.toString());
    return command;
  }

  private String settings(PostgresEmbedded server, String mode) {
    return """
    [databases]
    * = user=app host=127.0.0.1 port=%d
    [pgbouncer]
    listen_addr = 127.0.0.1,::1
    listen_port = %d
    unix_socket_dir =
    auth_type = any
    pool_mode = %s
    default_pool_size = %d
    application_name_add_host = 1
    """
        .formatted(server.port(), port, mode, mode.equals("transaction") ? FEW : ENOUGH);
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private boolean listens() {
    try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  public String url(String host, String database) {
    return "jdbc:postgresql://%s:%d/%s".formatted(host, port, database);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
