package io.github.pgbailiff.execution;

import static io.github.pgbailiff.execution.WikiProcess.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.bot.TestClock;
import io.github.pgbailiff.chat.terminal.text.TextRenderer;
import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.postgres.check.GrantScript;
import io.github.pgbailiff.postgres.connection.ClusterSettings;
import io.github.pgbailiff.postgres.connection.ManagedSessions;
import io.github.pgbailiff.postgres.connection.Pause;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Presentation.View;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.store.SqliteStores;
import io.github.pgbailiff.store.StoreSettings;
import io.github.pgbailiff.store.Stores;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Blocks and drains of databases in which a provider's own sessions are. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DrainAroundTest {
  private final WikiServer wiki = WikiServer.with(Map.of("max_prepared_transactions", "5"));
  private Optional<WikiProcess> running = Optional.empty();

  @AfterAll
  void stop() {
    wiki.close();
  }

  @BeforeEach
  void build(@TempDir Path folder) {
    wiki.build();
    wiki.run("CREATE ROLE azuresu LOGIN SUPERUSER", "CREATE ROLE supabase_auth_admin LOGIN");
    wiki.run("CREATE ROLE dan LOGIN SUPERUSER", new GrantScript(false, false).statements());
    start(folder, List.of());
  }

  private void start(Path folder, List<List<Condition>> protect) {
    StoreSettings store = SqliteStores.in(folder);
    var entry =
        new ClusterSettings(
            new Cluster("prod", Map.of()),
            wiki.url(),
            Optional.of("pgbailiff"),
            Optional.empty(),
            protect);
    running =
        Optional.of(
            WikiProcess.on(
                () -> Stores.open(store),
                new TestClock(),
                List.of(entry),
                true,
                time -> Pause.SLEEP.pause(time.dividedBy(10))));
  }

  @AfterEach
  void tearDown() {
    process().close();
    wiki.tearDown();
    wiki.run("DROP ROLE azuresu, supabase_auth_admin, dan");
    wiki.run("DROP SCHEMA pgbailiff CASCADE", "DROP OWNED BY pgbailiff", "DROP ROLE pgbailiff");
  }

  private WikiProcess process() {
    return running.orElseThrow();
  }

  /** As a terminal shows it. */
  private static String text(Reply reply) {
    return new TextRenderer(1000, false, View.DEFAULT).render(reply);
  }

  @Test
  void a_drain_names_what_a_provider_holds_and_goes_on_to_the_end_without_it() {
    PostgresSession theirs = wiki.enter("azuresu");
    PostgresSession app = wiki.enter("blog");
    String named = theirs.pid() + " of azuresu (the service's own superuser)";
    Reply question = process().types("bob", "drain prod db:wiki");
    assertThat(text(question))
        .contains(
            "waits around 1 session that nobody here may end, zero means everybody else: " + named);
    Reply done = process().confirms("bob", question);
    assertThat(done.exit()).as(json(done)).isEqualTo(ExitCode.DONE);
    assertThat(text(done)).contains("left inside, as nobody here may end it: " + named);
    assertThat(json(done)).doesNotContain("\"pid\":" + theirs.pid());
    assertThat(theirs.alive()).isTrue();
    assertThat(app.alive()).isFalse();
    assertThat(wiki.gets("blog")).isFalse();
  }

  @Test
  void a_database_with_nobody_else_in_it_is_drained_at_once() {
    wiki.enter("azuresu");
    Reply done = process().does("bob", "drain prod db:wiki");
    assertThat(done.exit()).as(json(done)).isEqualTo(ExitCode.DONE);
  }

  @Test
  void a_block_says_who_of_those_inside_a_drain_would_leave() {
    wiki.enter("azuresu");
    wiki.enter("blog");
    assertThat(text(process().types("bob", "block prod db:wiki")))
        .contains("2 sessions inside stay; drain ends all but the service's own: azuresu");
  }

  @Test
  void own_peoples_superusers_and_prepared_transactions_refuse_as_before() {
    wiki.enter("azuresu");
    PostgresSession dan = wiki.enter("dan");
    assertThat(refusal("drain prod db:wiki"))
        .contains("it would have to leave 1 session inside", dan.pid() + " of dan (superuser:");
    dan.run("BEGIN", "CREATE TABLE left_over ()", "PREPARE TRANSACTION 'tx9'");
    dan.close();
    wiki.awaitNobody("usename = 'dan'");
    assertThat(refusal("drain prod db:wiki")).contains("1 prepared transaction inside");
    wiki.runIn("wiki", "ROLLBACK PREPARED 'tx9'");
  }

  private String refusal(String line) {
    Reply reply = process().types("bob", line);
    assertThat(reply.exit()).as(json(reply)).isEqualTo(ExitCode.REFUSED);
    assertThat(wiki.gets("blog")).isTrue();
    return json(reply);
  }

  @Test
  void managed_stands_for_providers_and_tools_and_says_for_which(@TempDir Path folder) {
    process().close();
    start(folder, ManagedSessions.ENTRIES);
    PostgresSession theirs = wiki.enter("supabase_auth_admin");
    PostgresSession dump = wiki.dump("blog");
    assertThat(json(process().types("bob", "terminate prod all dry:yes")))
        .contains(
            "\"pid\":%d,".formatted(theirs.pid()),
            "\"reason\":\"protected by managed: supabase_auth_admin\"",
            "\"reason\":\"protected by managed: pg_dump*\"");
    assertThat(text(process().types("bob", "session prod " + theirs.pid())))
        .contains("protected by managed: supabase_auth_admin");
    assertThat(refusal("block prod user:supabase_auth_admin"))
        .contains("role supabase_auth_admin is protected by managed: supabase_auth_admin");
    assertThat(refusal("drain prod db:wiki"))
        .contains("1 session inside", dump.pid() + " of blog (protected by managed: pg_dump*)");
    dump.close();
    wiki.awaitNobody("application_name = 'pg_dump'");
    Reply done = process().does("bob", "drain prod db:wiki");
    assertThat(done.exit()).as(json(done)).isEqualTo(ExitCode.DONE);
    assertThat(text(done))
        .contains("of supabase_auth_admin (protected by managed: supabase_auth_admin)");
    assertThat(theirs.alive()).isTrue();
  }
}
