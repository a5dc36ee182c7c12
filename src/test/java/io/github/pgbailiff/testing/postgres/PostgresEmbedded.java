package io.github.pgbailiff.testing.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.io.FileUtils;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL from a Maven artefact, in a folder of its own, without fsync.
 *
 * <p>The folder lies where the library looks for leftovers of killed runs and removes them.
 */
public final class PostgresEmbedded implements PostgresServer {
  private final Path data =
      Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg", UUID.randomUUID().toString());
  private final Map<String, String> settings;
  private final Optional<PgBinaryResolver> binaries;
  private @Nullable EmbeddedPostgres running;
  private final Optional<String> encoding;
  private int port;

  private PostgresEmbedded(
      Map<String, String> settings,
      Optional<PgBinaryResolver> binaries,
      Optional<String> encoding) {
    this.settings = Map.copyOf(settings);
    this.binaries = binaries;
    this.encoding = encoding;
  }

  static PostgresEmbedded start(Map<String, String> settings) {
    return new PostgresEmbedded(settings, Optional.empty(), Optional.empty()).start();
  }

  /** The same with databases of an encoding such as {@code EUC_JP}. */
  static PostgresEmbedded start(Map<String, String> settings, String encoding) {
    return new PostgresEmbedded(settings, Optional.empty(), Optional.of(encoding)).start();
  }

  /** The same with other binaries than those on the class path. */
  static PostgresEmbedded start(Map<String, String> settings, PgBinaryResolver binaries) {
    return new PostgresEmbedded(settings, Optional.of(binaries), Optional.empty()).start();
  }

  /** Starts it, again on the port that it had. */
  public PostgresEmbedded start() {
    var builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setPort(port == 0 ? FreePorts.next() : port)
            .setServerConfig("max_prepared_transactions", "10");
    settings.forEach(builder::setServerConfig);
    encoding.ifPresent(
        name -> builder.setLocaleConfig("locale", "C").setLocaleConfig("encoding", name));
    binaries.ifPresent(builder::setPgBinaryResolver);
    try {
      EmbeddedPostgres started = builder.start();
      port = started.getPort();
      running = started;
      keep();
      return this;
    } catch (IOException failure) {
      throw new UncheckedIOException("PostgreSQL does not start in " + data, failure);
    }
  }

  /**
   * Keeps the library of another run from taking the folder for a leftover, as it does with what is
   * older than ten minutes once this process has started a further server: to look at the lock of a
   * folder gives it up.
   */
  private void keep() throws IOException {
    Instant later = Instant.now().plus(Duration.ofHours(6));
    Files.setLastModifiedTime(data.resolve("epg-lock"), FileTime.from(later));
  }

  /** Another server made of its data, as a base backup makes one; it is stopped for a moment. */
  public PostgresEmbedded copy() {
    var copy = new PostgresEmbedded(settings, binaries, encoding);
    stop();
    try {
      FileUtils.copyDirectory(data.toFile(), copy.data.toFile());
      Files.setPosixFilePermissions(copy.data, PosixFilePermissions.fromString("rwx------"));
    } catch (IOException failure) {
      throw new UncheckedIOException("no copy of " + data, failure);
    }
    start();
    return copy.start();
  }

  /** A new streaming standby of this server, which goes on meanwhile. */
  PostgresEmbedded standby() {
    return new PostgresEmbedded(settings, binaries, encoding).follow(this);
  }

  /** Becomes a streaming standby of another server, of whose data it is made anew. */
  PostgresEmbedded follow(PostgresEmbedded primary) {
    stop();
    BaseBackup.of(primary, primary.data, data);
    return start();
  }

  /** Stops it at once, as {@code pg_ctl stop -m fast}; its data stays. */
  public void stop() {
    EmbeddedPostgres was = running;
    running = null;
    if (was != null) {
      try {
        was.close();
      } catch (IOException failure) {
        throw new UncheckedIOException("PostgreSQL does not stop in " + data, failure);
      }
    }
  }

  /** Ends it as a crash of its machine does: nobody is told, nothing is flushed. */
  public void crash() {
    try {
      String pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip();
      new ProcessBuilder("kill", "-QUIT", pid).start().waitFor();
      Awaitility.await().until(() -> ProcessHandle.of(Long.parseLong(pid)).isEmpty());
    } catch (IOException failure) {
      throw new UncheckedIOException("PostgreSQL does not crash in " + data, failure);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interruption);
    }
    stop();
  }

  public int port() {
    return port;
  }

  @Override
  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  @Override
  public String superuser() {
    return "postgres";
  }

  @Override
  public String password() {
    return "";
  }

  @Override
  public boolean ours() {
    return true;
  }

  @Override
  public void close() {
    stop();
    FileUtils.deleteQuietly(data.toFile());
  }
}
