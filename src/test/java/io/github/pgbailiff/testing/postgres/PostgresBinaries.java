package io.github.pgbailiff.testing.postgres;

import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/**
 * The programs of one PostgreSQL version, in a jar of Maven Central.
 *
 * @param version such as {@code 9.6.24}
 */
public record PostgresBinaries(String version, Path jar) implements PgBinaryResolver {

  /** Whether they are for a machine of that kind. */
  boolean runHere() {
    try {
      return archive().isPresent();
    } catch (IOException unreadable) {
      throw new AssertionError(jar + " is no jar with PostgreSQL", unreadable);
    }
  }

  /** A server of this version, in a folder of its own. */
  public PostgresEmbedded start(Map<String, String> settings) {
    return PostgresEmbedded.start(settings, this);
  }

  @Override
  public InputStream getPgBinary(String system, String machine) throws IOException {
    return new ByteArrayInputStream(
        archive().orElseThrow(() -> new IOException(jar + " is not for this machine")));
  }

  /** As xz: the library that starts the servers knows nothing else. */
  private Optional<byte[]> archive() throws IOException {
    try (var files = FileSystems.newFileSystem(jar);
        Stream<Path> all = Files.list(files.getPath("/"))) {
      Optional<Path> archive = all.filter(PostgresBinaries::isArchiveForHere).findFirst();
      if (archive.isEmpty()) {
        return Optional.empty();
      }
      byte[] packed = Files.readAllBytes(archive.get());
      return Optional.of(archive.get().toString().endsWith(".tbz") ? fromBzip2(packed) : packed);
    }
  }

  private static boolean isArchiveForHere(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".txz") || name.equals("postgresql-" + platform() + ".tbz");
  }

  private static String platform() {
    String system = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : "Linux";
    String machine = System.getProperty("os.arch").replace("amd64", "x86_64");
    return system + "-" + machine;
  }

  private static byte[] fromBzip2(byte[] packed) throws IOException {
    var repacked = new ByteArrayOutputStream(packed.length * 2);
    try (var unpacked = new BZip2CompressorInputStream(new ByteArrayInputStream(packed));
        var xz = new XZOutputStream(repacked, new LZMA2Options(0))) {
      unpacked.transferTo(xz);
    }
    return repacked.toByteArray();
  }

  @Override
  public String toString() {
    return version;
  }
}
