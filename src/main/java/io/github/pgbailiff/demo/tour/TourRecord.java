package io.github.pgbailiff.demo.tour;

import io.github.pgbailiff.cli.VerifyAuditCommand;
import io.github.pgbailiff.demo.server.DemoPostgres;
import io.github.pgbailiff.demo.server.DemoProgram;
import io.github.pgbailiff.demo.workload.DemoException;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.shell.Arguments;
import io.github.pgbailiff.shell.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The end of the tour: the record is sound, and a copy of it with one edited row is not. */
final class TourRecord {
  /** They are there against accidents; whoever holds the file can take them away. */
  private static final List<String> TRIGGERS =
      List.of("audit_event_is_not_updated", "audit_event_is_not_deleted");

  private static final String EDIT =
      """
      UPDATE audit_event SET body = replace(body, 'INC-42', 'INC-24')
       WHERE seq = (SELECT min(seq) FROM audit_event WHERE body LIKE '%INC-42%')\
      """;

  private final Shell shell;
  private final DemoPostgres postgres;

  TourRecord(Shell shell, DemoPostgres postgres) {
    this.shell = shell;
    this.postgres = postgres;
  }

  /** 0 when both turn out as they should. */
  int check() {
    Path store = DemoProgram.store(postgres);
    say("The record, and what somebody did to a copy of it");
    int sound = verify("the record", store);
    Path copy = store.resolveSibling("copy.db");
    edit(store, copy);
    int broken = verify("a copy on which one event was edited: " + EDIT.strip(), copy);
    boolean asExpected = sound == ExitCode.DONE.code() && broken == ExitCode.LEFT.code();
    return asExpected ? ExitCode.DONE.code() : ExitCode.LEFT.code();
  }

  private void say(String heading) {
    shell.out().print("\n== " + heading + " ==\n");
  }

  private int verify(String what, Path store) {
    shell.out().print("\n" + what + "\n$ pgbailiff verify-audit\n");
    Path configuration = store.resolveSibling(store.getFileName() + ".yaml");
    try {
      Files.writeString(configuration, "store: {url: \"jdbc:sqlite:" + store + "\"}\n");
    } catch (IOException failure) {
      throw new DemoException(configuration + " cannot be written", failure);
    }
    int exit =
        new VerifyAuditCommand()
            .run(
                shell,
                Arguments.parse(List.of("verify-audit", "--config", configuration.toString())));
    shell.out().print("exit code " + exit + "\n");
    return exit;
  }

  private static void edit(Path store, Path copy) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store);
        PreparedStatement copying = connection.prepareStatement("VACUUM INTO ?")) {
      copying.setString(1, copy.toString());
      copying.execute();
    } catch (SQLException failure) {
      throw new DemoException(store + " cannot be copied", failure);
    }
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
        Statement editing = connection.createStatement()) {
      for (String trigger : TRIGGERS) {
        editing.execute("DROP TRIGGER " + trigger);
      }
      editing.executeUpdate(EDIT);
    } catch (SQLException failure) {
      throw new DemoException(copy + " cannot be edited", failure);
    }
  }
}
