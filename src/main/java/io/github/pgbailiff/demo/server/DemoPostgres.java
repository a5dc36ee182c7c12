package io.github.pgbailiff.demo.server;

import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Glob;
import io.github.pgbailiff.demo.workload.DemoAccess;
import io.github.pgbailiff.demo.workload.DemoException;
import io.github.pgbailiff.demo.workload.Workload;
import io.github.pgbailiff.postgres.connection.ClusterSettings;
import io.github.pgbailiff.secret.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A throw-away PostgreSQL with a few databases and roles, in a folder of its own.
 *
 * <p>You own it: {@link #close()}, and the end of the JVM, stop the server and delete the folder. A
 * killed JVM can do neither; the next start does it then.
 */
public final class DemoPostgres implements AutoCloseable {
  private final Path run;
  private final EmbeddedPostgres server;
  private final DemoAccess access;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Thread atExit = Thread.ofPlatform().name("demo-stop").unstarted(this::stop);

  private DemoPostgres(Path run, EmbeddedPostgres server, DemoAccess access) {
    this.run = run;
    this.server = server;
    this.access = access;
  }

  /** Starts one in this user's temporary folder and clears what killed runs left there. */
  public static DemoPostgres start() {
    return start(DemoFolder.ofUser());
  }

  public static DemoPostgres start(DemoFolder folder) {
    folder.clearLeftovers();
    Path run = folder.newRun();
    try {
      EmbeddedPostgres server = startServer(folder, run);
      var demo = new DemoPostgres(run, server, new DemoAccess(server.getPort(), newPassword()));
      Runtime.getRuntime().addShutdownHook(demo.atExit);
      demo.furnish();
      return demo;
    } catch (IOException | IllegalStateException | ExceptionInInitializerError failure) {
      String log = reason(run.resolve("start.log"));
      DemoFolder.delete(run);
      throw new DemoException("PostgreSQL does not start in " + run + ": " + log, failure);
    }
  }

  private static EmbeddedPostgres startServer(DemoFolder folder, Path run) throws IOException {
    Redirect log = Redirect.appendTo(run.resolve("start.log").toFile());
    var builder =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(folder.binaries().toFile())
            .setDataDirectory(run.resolve("data"))
            .setCleanDataDirectory(true)
            .setRegisterShutdownHook(false)
            .setOutputRedirector(log)
            .setErrorRedirector(log)
            .setLocaleConfig("locale", "C");
    SETTINGS.forEach(builder::setServerConfig);
    return builder.start();
  }

  /**
   * Small, tight enough for usage to be worth a look, and quick to notice that a client is gone.
   */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "unix_socket_directories", "",
          "max_connections", "60",
          "reserved_connections", "2",
          "max_prepared_transactions", "4",
          "shared_buffers", "32MB",
          "client_connection_check_interval", "1s");

  private void furnish() {
    try {
      new DemoDatabases(access).create(run.resolve("data"));
    } catch (SQLException | IOException failure) {
      close();
      throw new DemoException(
          "the demo's databases cannot be made on port " + access.port(), failure);
    }
  }

  public int port() {
    return access.port();
  }

  /** Of every role, the superuser {@code postgres} included; made anew for each run. */
  public String password() {
    return access.password();
  }

  /** The URL of one of the databases, without credentials. */
  public String url(String database) {
    return access.url(database);
  }

  /** A folder for what else the run needs, deleted with it. */
  public Path folder() {
    return run;
  }

  /** The entry that a configuration would have for it; the backup is protected. */
  public ClusterSettings cluster(String name) {
    return new ClusterSettings(
        new Cluster(name, Map.of("env", "demo")),
        url("postgres"),
        Optional.of("pgbailiff"),
        Optional.of(Secret.of(password())),
        List.of(List.of(new Condition.OneOf("app", false, List.of(new Glob("pg_dump*"))))));
  }

  /** A connection of the superuser, for scripts; you own it. */
  public Connection connectAsSuperuser(String database) {
    try {
      return access.connect(database, DemoAccess.SUPERUSER, "psql");
    } catch (SQLException failure) {
      throw new DemoException(url(database) + " does not let the superuser in", failure);
    }
  }

  /** Starts the clients of a busy day on it; close them first. */
  public Workload startWorkload() {
    return Workload.start(access);
  }

  @Override
  public void close() {
    stop();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException _) {
      // The JVM is ending already, and the hook finds nothing left to do.
    }
  }

  private void stop() {
    if (closed.compareAndSet(false, true)) {
      try {
        server.close();
      } catch (IOException failure) {
        throw new DemoException("PostgreSQL in " + run + " does not stop", failure);
      } finally {
        DemoFolder.delete(run);
      }
    }
  }

  private static String newPassword() {
    byte[] bytes = new byte[12];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** What the server says it died of, or else its last words. */
  static String reason(Path log) {
    try {
      List<String> lines = Files.readAllLines(log);
      List<String> fatal = lines.stream().filter(it -> it.contains("FATAL: ")).toList();
      List<String> last = lines.subList(Math.max(0, lines.size() - 4), lines.size());
      return String.join(" / ", fatal.isEmpty() ? last : fatal);
    } catch (IOException unreadable) {
      return "it left no message";
    }
  }
}
