package io.github.pgbailiff.testing.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;

/** The password of a role, which changes. What the role should log in with stands in a file. */
public final class RotatedPassword {
  private final String role;
  private final Path file;
  private final Consumer<String> server;
  private int rotations;

  /**
   * @param server runs a statement as a superuser
   */
  public RotatedPassword(String role, Path file, Consumer<String> server) {
    this.role = role;
    this.file = file;
    this.server = server;
  }

  /** From now on the server of that connection, and each that is made of it, asks the role. */
  public static void demand(Connection root, String role) {
    try (Statement statement = root.createStatement()) {
      Path rules;
      try (ResultSet row = statement.executeQuery("SHOW hba_file")) {
        row.next();
        rules = Path.of(row.getString(1));
      }
      Files.writeString(
          rules, "host all " + role + " all scram-sha-256\n" + Files.readString(rules));
      statement.execute("SELECT pg_reload_conf()");
    } catch (SQLException | IOException failure) {
      throw new AssertionError("no password is asked of " + role, failure);
    }
  }

  public Path file() {
    return file;
  }

  /** Sets another password, and puts it into the file as secret mounts do: a file in its place. */
  public void rotate() {
    String next = "password " + rotations++;
    set(next);
    write(next);
  }

  /** Sets the role's password, and leaves the file as it is. */
  public void set(String password) {
    server.accept("ALTER ROLE " + role + " PASSWORD '" + password + "'");
  }

  /** What should be logged in with from now on. */
  public void write(String password) {
    try {
      Path fresh =
          Files.writeString(file.resolveSibling(file.getFileName() + ".fresh"), password + "\n");
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
