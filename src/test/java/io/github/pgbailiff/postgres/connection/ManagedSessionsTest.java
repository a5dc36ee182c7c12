package io.github.pgbailiff.postgres.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ManagedSessionsTest {
  @Test
  void the_page_names_each_with_its_source() throws Exception {
    List<String> rows =
        Files.readAllLines(Path.of("docs/providers.md")).stream()
            .filter(line -> line.startsWith("| `"))
            .toList();
    assertThat(
            Stream.of(ManagedSessions.PROVIDERS, ManagedSessions.REPLICATION, ManagedSessions.TOOLS)
                .flatMap(List::stream))
        .allSatisfy(name -> assertThat(rows).anyMatch(row -> row.contains("`" + name + "`")));
    assertThat(rows).allSatisfy(row -> assertThat(row.split("\\|")).hasSize(4).doesNotContain(" "));
  }

  @Test
  void what_a_session_has_of_them_is_said_by_name() {
    var roles = ManagedSessions.ENTRIES.getFirst();
    var tools = ManagedSessions.ENTRIES.getLast();
    Optional<String> dump = Optional.of("pg_dumpall");
    assertThat(ManagedSessions.hit(roles, Optional.of("rdsadmin"), dump)).contains("rdsadmin");
    assertThat(ManagedSessions.hit(tools, Optional.of("rdsadmin"), dump)).contains("pg_dump*");
    assertThat(ManagedSessions.hit(List.of(), Optional.of("rdsadmin"), dump)).isEmpty();
  }

  @Test
  void a_role_of_replication_may_be_ended_where_nobody_protects_it() {
    assertThat(ManagedSessions.isProviders("azuresu")).isTrue();
    assertThat(ManagedSessions.isProviders("streaming_replica")).isFalse();
    assertThat(ManagedSessions.isProviders("AZURESU")).isFalse();
  }
}
