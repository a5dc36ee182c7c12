package io.github.pgbailiff.execution;

import static io.github.pgbailiff.execution.WikiProcess.STAGING_ONLY;
import static io.github.pgbailiff.execution.WikiProcess.entry;
import static io.github.pgbailiff.execution.WikiProcess.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.block.Block;
import io.github.pgbailiff.bot.TestClock;
import io.github.pgbailiff.postgres.connection.ClusterSettings;
import io.github.pgbailiff.postgres.connection.Pause;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.store.SqliteStores;
import io.github.pgbailiff.store.StoreSettings;
import io.github.pgbailiff.store.Stores;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A staging server that is a base backup of prod, and a second entry for prod: the system
 * identifier and the oids are the same everywhere.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CopiedServerTest {
  private final WikiServer prod = new WikiServer();
  private WikiServer staging = prod;
  private final TestClock clock = new TestClock();
  private Optional<WikiProcess> running = Optional.empty();

  @BeforeAll
  void copy() {
    prod.build();
    staging = prod.copy();
  }

  @AfterAll
  void stopServers() {
    staging.close();
    prod.close();
  }

  @BeforeEach
  void open(@TempDir Path folder) {
    prod.run("ALTER DATABASE wiki ALLOW_CONNECTIONS true");
    staging.run("ALTER DATABASE wiki ALLOW_CONNECTIONS true");
    start(folder, entry("again", prod.url(), "postgres", List.of()));
  }

  private void start(Path folder, ClusterSettings again) {
    StoreSettings store = SqliteStores.in(folder);
    running =
        Optional.of(
            WikiProcess.on(
                () -> Stores.open(store),
                clock,
                List.of(
                    entry("prod", prod.url(), "postgres", List.of()),
                    entry("staging", staging.url(), "postgres", List.of()),
                    again),
                true,
                Pause.SLEEP));
  }

  @AfterEach
  void close() {
    process().close();
  }

  private WikiProcess process() {
    return running.orElseThrow();
  }

  private List<String> blocks() {
    return process().records().blocks().open().stream()
        .map(block -> block.id() + " " + block.cluster())
        .toList();
  }

  @Test
  void a_block_of_the_copy_leaves_the_originals_block_alone() {
    assertThat(process().does("ann", "block prod db:wiki for:1h").exit()).isEqualTo(ExitCode.DONE);
    assertThat(process().does(STAGING_ONLY, "block staging db:wiki for:5m").exit())
        .isEqualTo(ExitCode.DONE);
    assertThat(blocks()).containsExactly("B-1 prod", "B-2 staging");
    clock.pass(Duration.ofMinutes(6));
    process().work().expiry().round();
    assertThat(blocks()).containsExactly("B-1 prod");
    assertThat(prod.gets("blog")).isFalse();
    assertThat(staging.gets("blog")).isTrue();
    clock.pass(Duration.ofHours(1));
    process().work().expiry().round();
    assertThat(prod.gets("blog")).isTrue();
  }

  @Test
  void opening_the_copy_opens_only_the_copy() {
    process().does("ann", "block prod db:wiki for:1h");
    staging.run("ALTER DATABASE wiki ALLOW_CONNECTIONS false");
    Reply reply = process().types(STAGING_ONLY, "unblock staging db:wiki");
    assertThat(json(reply)).contains("was shut by hand", "permission open");
    assertThat(process().does("bob", "unblock staging db:wiki").exit()).isEqualTo(ExitCode.DONE);
    assertThat(staging.gets("blog")).isTrue();
    assertThat(prod.gets("blog")).isFalse();
    assertThat(blocks()).containsExactly("B-1 prod");
  }

  @Test
  void another_name_of_the_server_takes_the_rights_on_the_first() {
    process().does("ann", "block prod db:wiki for:1h");
    Block before = process().records().blocks().open().getFirst();
    for (String line : List.of("unblock again db:wiki", "block again db:wiki for:5m")) {
      Reply denied = process().types(STAGING_ONLY, line);
      assertThat(json(denied))
          .contains("\"error\":\"denied\"", "under another name of this server");
      assertThat(json(denied)).doesNotContain("B-1", "prod");
    }
    assertThat(process().records().blocks().open()).containsExactly(before);
    assertThat(process().does("ann", "block again db:wiki for:2h").exit()).isEqualTo(ExitCode.DONE);
    assertThat(blocks()).containsExactly("B-1 prod");
    Reply lifted = process().does("ann", "unblock again db:wiki");
    assertThat(lifted.exit()).isEqualTo(ExitCode.DONE);
    assertThat(((Reply.Card) lifted).title()).contains("opened on prod");
    assertThat(blocks()).isEmpty();
    assertThat(prod.gets("blog")).isTrue();
  }

  @Test
  void naming_both_names_of_the_server_lifts_once() {
    process().does("ann", "block prod db:wiki");
    Reply lifted = process().does("ann", "unblock prod,again db:wiki");
    assertThat(lifted.exit()).isEqualTo(ExitCode.DONE);
    assertThat(blocks()).isEmpty();
  }

  @Test
  void where_the_first_name_does_not_answer_nothing_is_changed(@TempDir Path folder) {
    process().does("ann", "block prod db:wiki");
    Block block = process().records().blocks().open().getFirst();
    process().close();
    StoreSettings store = SqliteStores.at(folder.resolve("other.db"));
    var dead = "jdbc:postgresql://127.0.0.1:1/postgres";
    running =
        Optional.of(
            WikiProcess.on(
                () -> Stores.open(store),
                clock,
                List.of(
                    entry("prod", dead, "postgres", List.of()),
                    entry("again", prod.url(), "postgres", List.of())),
                true,
                Pause.SLEEP));
    process()
        .records()
        .blocks()
        .set(
            new Block.Draft(
                "prod",
                block.systemIdentifier(),
                block.target(),
                block.sql(),
                block.undo(),
                block.former(),
                block.by(),
                block.place(),
                block.request(),
                block.reason(),
                Optional.empty()));
    Reply refused = process().types("bob", "unblock again db:wiki");
    assertThat(refused.exit()).isEqualTo(ExitCode.REFUSED);
    assertThat(json(refused)).contains("whether B-1 keeps it shut cannot be told");
    assertThat(prod.gets("blog")).isFalse();
  }
}
