package io.github.pgbailiff.execution;

import static io.github.pgbailiff.execution.WikiProcess.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.access.Asker;
import io.github.pgbailiff.access.Speaker;
import io.github.pgbailiff.block.Block;
import io.github.pgbailiff.bot.ReturnedValue;
import io.github.pgbailiff.bot.TestClock;
import io.github.pgbailiff.change.Part;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.chat.terminal.text.TextRenderer;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.postgres.connection.Pause;
import io.github.pgbailiff.reply.Button;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Presentation.View;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.gate.Act;
import io.github.pgbailiff.request.gate.Judgement;
import io.github.pgbailiff.request.gate.SeenRequest;
import io.github.pgbailiff.serve.TimedWork;
import io.github.pgbailiff.store.SqliteStores;
import io.github.pgbailiff.store.Store;
import io.github.pgbailiff.store.Stores;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Doors as people shut and open them, with whatever rights pgbailiff has. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BlockStories {
  final WikiServer wiki = new WikiServer();
  private final List<WikiProcess> processes = new ArrayList<>();
  private String login = "";
  TestClock clock = new TestClock();
  private Optional<Path> folder = Optional.empty();

  /** Prepares the server, and gives the role that pgbailiff logs in as. */
  abstract String prepare();

  @BeforeAll
  void prepareServer() {
    login = prepare();
  }

  @AfterAll
  void stopServer() {
    wiki.close();
  }

  @BeforeEach
  void build(@TempDir Path empty) {
    folder = Optional.of(empty);
    clock = new TestClock();
    wiki.build();
  }

  @AfterEach
  void tearDown() {
    processes.forEach(WikiProcess::close);
    processes.clear();
    wiki.tearDown();
  }

  Supplier<Store> store() {
    Path file = file();
    return () -> Stores.open(SqliteStores.at(file));
  }

  private Path file() {
    return folder.orElseThrow().resolve("store.db");
  }

  /** A new process on the test's store. */
  WikiProcess process() {
    return process(true);
  }

  WikiProcess process(boolean serves) {
    return process(serves, Pause.SLEEP);
  }

  /** A process that loses patience ten times as fast. */
  WikiProcess impatient() {
    return process(true, time -> Pause.SLEEP.pause(time.dividedBy(10)));
  }

  private WikiProcess process(boolean serves, Pause pause) {
    WikiProcess process = WikiProcess.on(store(), clock, wiki.url(), login, serves, pause);
    processes.add(process);
    return process;
  }

  static String refusal(Reply reply, ExitCode exit) {
    assertThat(reply).isInstanceOf(Reply.Refusal.class);
    assertThat(reply.exit()).as(json(reply)).isEqualTo(exit);
    return ((Reply.Refusal) reply).message();
  }

  @Test
  void a_block_shows_what_it_runs_and_keeps_everybody_out_until_it_is_lifted() {
    WikiProcess process = process();
    PostgresSession inside = wiki.enter("blog");
    Reply asked = process.types("ann", "block prod db:wiki reason:INC-42");
    assertThat(impact(process))
        .contains(
            "runs: ALTER DATABASE wiki ALLOW_CONNECTIONS false",
            "undone by: ALTER DATABASE wiki ALLOW_CONNECTIONS true, from any database but wiki,"
                + " such as postgres",
            "stays until somebody lifts it",
            "1 session inside stays; drain ends them");
    assertThat(wiki.gets("blog")).isTrue();
    Reply done = process.confirms("ann", asked);
    assertThat(done.exit()).isEqualTo(ExitCode.DONE);
    assertThat(json(done))
        .contains(
            "\"verb\":\"block\"",
            "\"state\":\"finished\"",
            "\"sql\":[\"ALTER DATABASE wiki ALLOW_CONNECTIONS false\"]",
            "\"block\":\"B-1\"",
            "\"until\":null",
            "\"still_in\":[]");
    assertThat(((Reply.Card) done).title()).isEqualTo("R-1: database wiki shut on prod");
    assertThat(wiki.gets("blog")).isFalse();
    assertThat(inside.alive()).isTrue();
    assertThat(json(process.types("ann", "blocks")))
        .contains(
            "\"id\":\"B-1\"",
            "\"by\":\"ann\"",
            "\"reason\":\"INC-42\"",
            "\"changed_by_hand\":false",
            "\"sql\":\"ALTER DATABASE wiki ALLOW_CONNECTIONS false\"");
    assertThat(process.does("ann", "unblock prod db:wiki").exit()).isEqualTo(ExitCode.DONE);
    assertThat(wiki.gets("blog")).isTrue();
    assertThat(process.records().blocks().open()).isEmpty();
  }

  private static List<String> impact(WikiProcess process) {
    return impact(process, "R-1");
  }

  private static List<String> impact(WikiProcess process, String request) {
    return process
        .records()
        .requests()
        .find(request)
        .orElseThrow()
        .change()
        .parts()
        .getFirst()
        .impact();
  }

  @Test
  void what_is_open_already_needs_no_unblock() {
    Reply reply = process().types("ann", "unblock prod db:wiki");
    assertThat(reply.exit()).isEqualTo(ExitCode.DONE);
    assertThat(notes(reply)).containsExactly("database wiki on prod is open already");
  }

  private static List<String> notes(Reply reply) {
    return ((Reply.Report) reply).sections().getFirst().notes();
  }

  @Test
  void what_is_shut_by_hand_is_no_block_and_takes_a_permission_to_open() {
    WikiProcess process = process();
    wiki.run("ALTER DATABASE wiki ALLOW_CONNECTIONS false");
    Reply reply = process.types("ann", "block prod db:wiki");
    assertThat(reply.exit()).isEqualTo(ExitCode.DONE);
    assertThat(notes(reply)).first().asString().contains("is shut already, by hand");
    assertThat(process.records().blocks().open()).isEmpty();
    assertThat(refusal(process.types("ann", "unblock prod db:wiki"), ExitCode.REFUSED))
        .contains("database wiki was shut by hand; to open that takes the permission open");
    opensByHand(process);
  }

  /** What comes of it when somebody with the permission opens what was shut by hand. */
  abstract void opensByHand(WikiProcess process);

  @Test
  void names_are_exact_and_single() {
    WikiProcess process = process();
    for (String line :
        List.of(
            "block prod db:wi*",
            "block prod db:wiki,shop",
            "block prod user:!blog",
            "block prod db:wiki db:shop",
            "block prod user:public",
            "block prod",
            "block prod all",
            "block prod db:wiki app:x",
            "block prod db:wikki")) {
      assertThat(process.types("ann", line).exit()).as(line).isEqualTo(ExitCode.USAGE);
    }
    assertThat(refusal(process.types("ann", "drain prod/wikki"), ExitCode.USAGE))
        .isEqualTo("prod: database \"wikki\" does not exist; did you mean wiki?");
    assertThat(refusal(process.types("ann", "block prod db:wi*"), ExitCode.USAGE))
        .isEqualTo("db: \"wi*\" is not one exact name; block takes neither lists, globs nor !");
  }

  @Test
  void what_would_go_wrong_is_refused_before_anything_is_asked() {
    WikiProcess process = process();
    assertThat(refusal(process.types("bob", "block prod db:template1"), ExitCode.REFUSED))
        .isEqualTo("prod: database template1 is a template; nothing was changed");
    assertThat(refusal(process.types("bob", "block prod db:postgres"), ExitCode.REFUSED))
        .contains("is the one that pgbailiff is connected to");
    assertThat(refusal(process.types("bob", "block prod user:" + login), ExitCode.REFUSED))
        .contains("is pgbailiff's own");
    assertThat(refusal(process.types("bob", "block prod db:wiki user:blog"), ExitCode.REFUSED))
        .contains("use db:wiki user:public, or user:blog for NOLOGIN");
  }

  @Test
  void a_right_on_one_user_in_one_database_is_none_on_all() {
    WikiProcess process = process();
    wiki.run(
        "REVOKE CONNECT ON DATABASE wiki FROM PUBLIC", "GRANT CONNECT ON DATABASE wiki TO blog");
    refusal(process.types("carl", "block prod db:wiki"), ExitCode.REFUSED);
    refusal(process.types("carl", "block prod user:blog"), ExitCode.REFUSED);
    refusal(process.types("carl", "block prod db:wiki user:shop"), ExitCode.REFUSED);
    refusal(process.types("carl", "drain prod db:wiki user:blog"), ExitCode.REFUSED);
    assertThat(process.does("carl", "block prod db:wiki user:blog").exit())
        .isEqualTo(ExitCode.DONE);
    assertThat(wiki.gets("blog")).isFalse();
    assertThat(process.does("carl", "unblock prod db:wiki user:blog").exit())
        .isEqualTo(ExitCode.DONE);
    assertThat(wiki.gets("blog")).isTrue();
  }

  @Test
  void a_second_block_moves_the_end() {
    WikiProcess process = process();
    process.does("ann", "block prod db:wiki for:30m");
    Reply moved = process.does("bob", "block prod db:wiki for:2h");
    assertThat(moved.exit()).isEqualTo(ExitCode.DONE);
    assertThat(json(moved)).contains("\"until\":\"2026-11-22T11:41:07.000000Z\"");
    assertThat(process.records().blocks().open())
        .singleElement()
        .satisfies(
            it -> assertThat(it.until()).contains(clock.instant().plus(Duration.ofHours(2))));
  }

  @Test
  void a_second_block_of_the_same_end_moves_nothing_and_says_so() {
    WikiProcess process = process();
    process.does("ann", "block prod db:wiki");
    Reply asked = process.types("ann", "block prod db:wiki");
    assertThat(new TextRenderer(1000, false, View.DEFAULT).render(asked))
        .contains("B-1")
        .doesNotContain("moved", "from now on");
    assertThat(cardNotes(process.does("ann", "block prod db:wiki")))
        .containsExactly(
            "prod: B-1 stands already; it has no end that could be moved: it stays until somebody lifts it");
    process.does("ann", "block prod db:wiki for:30m");
    Reply again = process.does("ann", "block prod db:wiki for:30m");
    assertThat(((Reply.Card) again).title()).contains("stays shut for 30m from now");
  }

  @Test
  void a_lease_ends_by_itself_in_another_process_once() throws Exception {
    WikiProcess first = process();
    first.does("ann", "block prod db:wiki user:public for:30m");
    assertThat(wiki.gets("blog")).isFalse();
    first.close();
    WikiProcess one = process();
    WikiProcess other = process();
    clock.pass(Duration.ofMinutes(25));
    one.work().expiry().round();
    assertThat(one.notices()).singleElement().asString().contains("ends in 5m");
    assertThat(wiki.gets("blog")).isFalse();
    clock.pass(Duration.ofMinutes(5));
    Thread both = Thread.ofVirtual().start(other.work().expiry()::round);
    one.work().expiry().round();
    both.join();
    assertThat(wiki.gets("blog")).isTrue();
    assertThat(one.notices()).singleElement().asString().contains("B-1 on prod is lifted");
    assertThat(one.records().blocks().open()).isEmpty();
  }

  @Test
  void a_lease_that_somebody_cut_short_by_hand_is_reported() {
    WikiProcess process = process();
    process.does("ann", "block prod db:wiki for:30m");
    wiki.run("ALTER DATABASE wiki ALLOW_CONNECTIONS true");
    Reply blocks = process.types("ann", "blocks prod");
    assertThat(json(blocks)).contains("\"changed_by_hand\":true");
    assertThat(notes(blocks)).containsExactly("B-1: it was opened by hand");
    clock.pass(Duration.ofMinutes(30));
    process.work().expiry().round();
    assertThat(process.notices()).last().asString().contains("it was opened by hand meanwhile");
  }

  @Test
  void what_was_opened_by_hand_is_shut_anew() {
    WikiProcess process = process();
    for (String keys : List.of("db:wiki", "user:blog", "db:wiki user:public")) {
      process.does("ann", "block prod " + keys + " for:30m");
      wiki.run(
          "ALTER DATABASE wiki ALLOW_CONNECTIONS true",
          "ALTER ROLE blog LOGIN",
          "GRANT CONNECT ON DATABASE wiki TO PUBLIC");
      assertThat(wiki.gets("blog")).isTrue();
      assertThat(process.does("ann", "block prod " + keys).exit()).isEqualTo(ExitCode.DONE);
      assertThat(wiki.gets("blog")).as(keys).isFalse();
      assertThat(process.records().blocks().open())
          .singleElement()
          .satisfies(it -> assertThat(it.until()).isEmpty());
      assertThat(process.does("ann", "unblock prod " + keys).exit()).isEqualTo(ExitCode.DONE);
      assertThat(wiki.gets("blog")).as(keys).isTrue();
    }
  }

  @Test
  void a_lease_ends_when_what_it_shut_was_dropped() {
    WikiProcess process = process();
    process.does("ann", "block prod db:wiki for:30m");
    wiki.run("DROP DATABASE wiki WITH (FORCE)", "CREATE DATABASE wiki OWNER keeper");
    clock.pass(Duration.ofMinutes(30));
    process.work().expiry().round();
    assertThat(process.notices()).last().asString().contains("what it shut was dropped");
    assertThat(process.records().blocks().open()).isEmpty();
  }

  @Test
  void a_block_without_an_end_ends_when_what_it_shut_was_dropped() {
    WikiProcess process = process();
    for (String again :
        List.of(
            "SELECT 1",
            "CREATE DATABASE wiki OWNER keeper",
            "CREATE DATABASE wiki OWNER keeper ALLOW_CONNECTIONS false")) {
      process.does("ann", "block prod db:wiki");
      wiki.run("DROP DATABASE wiki WITH (FORCE)", again);
      assertThat(notes(process.types("ann", "blocks prod")).getFirst())
          .endsWith(
              ": cluster prod has no database wiki any more: it was dropped; unblock ends the"
                  + " block");
      Reply done = process.does("ann", "unblock prod db:wiki");
      assertThat(done.exit()).as(json(done)).isEqualTo(ExitCode.DONE);
      assertThat(process.records().blocks().open()).isEmpty();
      wiki.run("DROP DATABASE IF EXISTS wiki", "CREATE DATABASE wiki OWNER keeper");
    }
  }

  @Test
  void whoever_unblocks_reads_who_shut_it_and_why() {
    WikiProcess process = process();
    process.does("ann", "block prod db:wiki for:30m reason:INC-42");
    clock.pass(Duration.ofMinutes(10));
    process.types("ann", "unblock prod db:wiki");
    assertThat(impact(process, "R-2"))
        .containsExactly(
            "database wiki accepts connections again",
            "ann shut it 10m ago for \"INC-42\" (B-1, R-1), and it would open by itself in 20m",
            "runs: ALTER DATABASE wiki ALLOW_CONNECTIONS true");
  }

  @Test
  void what_was_renamed_stays_shut_until_it_is_unblocked_by_its_new_name() {
    WikiProcess process = process();
    process.does("ann", "block prod db:wiki for:30m");
    wiki.run("ALTER DATABASE wiki RENAME TO pedia");
    String renamed = "cluster prod calls database wiki database pedia now: it was renamed";
    assertThat(notes(process.types("ann", "blocks prod")))
        .containsExactly("B-1: " + renamed + "; unblock it by its new name");
    clock.pass(Duration.ofMinutes(30));
    process.work().expiry().round();
    assertThat(process.notices()).last().asString().contains(renamed);
    assertThat(process.does("ann", "unblock prod db:pedia").exit()).isEqualTo(ExitCode.DONE);
    wiki.run("ALTER DATABASE pedia RENAME TO wiki");
    assertThat(impact(process, "R-2"))
        .contains("runs: ALTER DATABASE pedia ALLOW_CONNECTIONS true");
    assertThat(wiki.gets("blog")).isTrue();
    assertThat(process.records().blocks().open()).isEmpty();
  }

  @Test
  void a_block_of_everybody_is_named_where_it_keeps_one_role_out_already() {
    WikiProcess process = process();
    process.does("ann", "block prod db:wiki user:public");
    Reply reply = process.types("ann", "block prod db:wiki user:blog");
    assertThat(reply.exit()).isEqualTo(ExitCode.DONE);
    assertThat(notes(reply))
        .containsExactly(
            "database wiki for role blog on prod is shut already, by B-1 of ann (REVOKE CONNECT ON"
                + " DATABASE wiki FROM PUBLIC): it is left as it is, and no block is recorded");
  }

  @Test
  void a_program_reads_the_sql_while_its_request_waits() {
    WikiProcess process = process();
    process.types("ann", "block prod db:wiki user:public");
    assertThat(json(process.card("ann", "R-1")))
        .contains(
            "\"state\":\"unconfirmed\"",
            "\"sql\":[\"REVOKE CONNECT ON DATABASE wiki FROM PUBLIC\"]",
            "{\"role\":\"postgres\",\"via\":\"SUPERUSER\"}");
  }

  @Test
  void a_lease_ends_later_when_its_cluster_is_away() {
    WikiProcess process = WikiProcess.unpooled(store(), clock, wiki.url(), login);
    processes.add(process);
    process.does("ann", "block prod db:wiki for:30m");
    wiki.stop();
    clock.pass(Duration.ofMinutes(30));
    process.work().expiry().round();
    assertThat(process.notices()).last().asString().contains("should have ended and still stands");
    wiki.start();
    process.work().expiry().round();
    assertThat(wiki.gets("blog")).as("left alone for a while").isFalse();
    clock.pass(Duration.ofMinutes(1));
    process.work().expiry().round();
    assertThat(wiki.gets("blog")).isTrue();
  }

  @Test
  void a_lease_ends_while_the_record_cannot_be_written_and_is_recorded_later() throws Exception {
    WikiProcess process = process();
    process.does("ann", "block prod db:wiki for:30m");
    process.work().expiry().round();
    clock.pass(Duration.ofMinutes(30));
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement holdsTheWriteLock = other.createStatement()) {
      holdsTheWriteLock.execute("BEGIN IMMEDIATE");
      process.work().expiry().round();
      assertThat(wiki.gets("blog")).isTrue();
      assertThat(process.records().blocks().open()).hasSize(1);
    }
    process.work().expiry().round();
    assertThat(process.records().blocks().open()).isEmpty();
    assertThat(process.notices()).last().asString().contains("its time was up");
  }

  @Test
  void a_lease_is_refused_where_nobody_would_lift_it() {
    WikiProcess shell = process(false);
    assertThat(refusal(shell.types("ann", "block prod db:wiki for:30m"), ExitCode.REFUSED))
        .contains("nobody would lift the block", "leave the end open: block prod db:wiki");
    assertThat(shell.types("ann", "block prod db:wiki for:30m dry:yes").toString())
        .contains("dry run: it would be refused: for: nobody would lift the block");
    shell.records().leases().acquire(OpenStore.LEASE, "somebody");
    assertThat(shell.types("ann", "block prod db:wiki for:30m")).isInstanceOf(Reply.Card.class);
  }

  @Test
  void timed_work_lifts_by_itself() {
    WikiProcess process = process();
    process.does("ann", "block prod db:wiki for:30m");
    clock.pass(Duration.ofMinutes(30));
    try (var _ =
        new TimedWork(
            process.records(),
            process.work(),
            ProcessSettings.of("host", true, false),
            List.of(),
            List.of())) {
      await().until(() -> wiki.gets("blog"));
    }
  }

  @Test
  void a_drain_ends_who_is_inside_and_who_comes_back() {
    WikiProcess process = process();
    PostgresSession one = wiki.enter("blog");
    PostgresSession two = wiki.enter("shop");
    try (var _ = new ReturnedValue(wiki, "blog")) {
      Reply drained = process.does("ann", "drain prod/wiki for:1h reason:upgrade");
      assertThat(drained.exit()).as(json(drained)).isEqualTo(ExitCode.DONE);
      assertThat(json(drained)).contains("\"outcome\":\"ended\"", "\"block\":\"B-1\"");
      assertThat(json(drained)).doesNotContain("still there", "not tried");
    }
    assertThat(one.alive()).isFalse();
    assertThat(two.alive()).isFalse();
    assertThat(wiki.gets("blog")).isFalse();
    assertThat(process.records().blocks().open()).hasSize(1);
  }

  @Test
  void a_drain_that_had_to_leave_somebody_is_refused_before_it_blocks() {
    WikiProcess process = process();
    wiki.run("ALTER ROLE shop SUPERUSER");
    PostgresSession root = wiki.enter("shop");
    Reply reply = process.types("ann", "drain prod/wiki");
    if (login.equals("postgres")) {
      assertThat(reply).isInstanceOf(Reply.Card.class);
    } else {
      assertThat(refusal(reply, ExitCode.REFUSED))
          .contains("it would have to leave 1 session inside database wiki", "of shop (superuser");
    }
    assertThat(root.alive()).isTrue();
    assertThat(wiki.gets("blog")).isTrue();
  }

  @Test
  void a_drain_that_does_not_reach_zero_is_undone() {
    WikiProcess process = impatient();
    PostgresSession inside = wiki.enter("blog");
    Reply asked = process.types("ann", "drain prod/wiki");
    PostgresSession dump = wiki.dump("shop");
    Reply done = process.confirms("ann", asked);
    assertThat(done.exit()).isEqualTo(ExitCode.LEFT);
    assertThat(((Reply.Card) done).title())
        .isEqualTo(
            "R-1: database wiki opened again, 1 ended, not carried out to its end on" + " prod");
    assertThat(cardNotes(done))
        .contains(
            "prod: 1 session still inside",
            "prod: the block was undone; keep:yes would have kept it")
        .anyMatch(it -> it.endsWith("of shop (protected by app pg_dump*)"));
    assertThat(inside.alive()).isFalse();
    assertThat(dump.alive()).isTrue();
    assertThat(wiki.gets("blog")).isTrue();
    assertThat(process.records().blocks().open()).isEmpty();
  }

  private static List<String> cardNotes(Reply reply) {
    return ((Reply.Card) reply).report().sections().getFirst().notes();
  }

  @Test
  void a_drain_that_is_to_be_kept_stays_shut_all_the_same() {
    WikiProcess process = impatient();
    Reply asked = process.types("ann", "drain prod/wiki keep:yes");
    wiki.dump("shop");
    Reply done = process.confirms("ann", asked);
    assertThat(done.exit()).isEqualTo(ExitCode.LEFT);
    assertThat(wiki.gets("blog")).isFalse();
    assertThat(process.records().blocks().open()).hasSize(1);
  }

  @Test
  void a_drain_leaves_a_block_that_stood_before() {
    WikiProcess process = impatient();
    process.does("ann", "block prod db:wiki user:public");
    Reply asked = process.types("ann", "drain prod db:wiki user:public for:1h");
    wiki.run("GRANT CONNECT ON DATABASE wiki TO shop");
    wiki.dump("shop");
    wiki.run("REVOKE CONNECT ON DATABASE wiki FROM shop");
    assertThat(process.confirms("ann", asked).exit()).isEqualTo(ExitCode.LEFT);
    assertThat(process.records().blocks().open()).hasSize(1);
    assertThat(wiki.gets("blog")).isFalse();
  }

  @Test
  void what_a_dead_process_left_is_looked_at() {
    WikiProcess dead = process();
    Reply asked = dead.types("ann", "block prod db:wiki");
    Asker ann = new Asker(new Actor("slack", "U0ann", "ann"), Optional.empty(), Set.of("oncall"));
    Place place = dead.records().requests().find("R-1").orElseThrow().place();
    SeenRequest seen =
        dead.rights().find(dead.records().requests(), "R-1", new Speaker(ann, place)).orElseThrow();
    Request request = seen.shown();
    var confirm = new Act.Confirm(Optional.empty());
    var judged = ((Judgement.Within) seen.judge(confirm)).judged();
    dead.records().requests().decide(judged);
    dead.records().requests().executions().begin("R-1", "dead");
    Part part = request.change().parts().getFirst();
    var step = (Step.Block) part.steps().getFirst();
    dead.records()
        .blocks()
        .set(
            new Block.Draft(
                "prod",
                part.identity().systemIdentifier(),
                step.target(),
                "ALTER DATABASE wiki ALLOW_CONNECTIONS false",
                "ALTER DATABASE wiki ALLOW_CONNECTIONS true",
                "datallowconn=t",
                request.requester(),
                request.place(),
                "R-1",
                Optional.empty(),
                Optional.empty()));
    assertThat(asked).isInstanceOf(Reply.Card.class);
    clock.pass(Duration.ofSeconds(11));
    WikiProcess next = process();
    next.work().recovery().report();
    assertThat(json(next.card("ann", "R-1"))).contains("\"state\":\"interrupted\"");
    assertThat(next.records().blocks().open()).as("its door is open").isEmpty();
  }

  @Test
  void the_card_of_a_block_offers_to_drain_it() {
    WikiProcess process = process();
    PostgresSession inside = wiki.enter("blog");
    process.does("ann", "block prod db:wiki for:30m reason:INC-42");
    Press drain = drainButton(process);
    assertThat(refusal(process.presses("carl", drain), ExitCode.REFUSED)).contains("terminate");
    Reply card = process.presses("bob", drain);
    assertThat(process.records().requests().find("R-2").orElseThrow().reason())
        .as("ann's reason is not bob's")
        .isEmpty();
    assertThat(process.confirms("bob", card).exit()).isEqualTo(ExitCode.DONE);
    assertThat(inside.alive()).isFalse();
    Block block = process.records().blocks().open().getFirst();
    assertThat(block.until()).as("its end is where it was").isPresent();
    process.cards();
    process.does("ann", "unblock prod db:wiki");
    assertThat(process.cards().getFirst())
        .as("it is edited")
        .satisfies(edited -> {
          assertThat(edited.title()).isEqualTo("R-1: database wiki on prod is open again");
          assertThat(edited.buttons()).extracting(Button::label).containsExactly("Details");
        });
    assertThat(refusal(process.presses("bob", drain), ExitCode.REFUSED))
        .isEqualTo("R-1: its block is lifted already");
  }

  @Test
  void the_card_of_a_block_is_edited_also_when_its_end_comes_late() {
    WikiProcess process = process();
    process.does("ann", "block prod db:wiki for:2d");
    assertThat(drainButton(process).id()).isEqualTo("R-1");
    clock.pass(Duration.ofDays(1).plusSeconds(1));
    assertThat(process.cards()).isEmpty();
    clock.pass(Duration.ofDays(1));
    process.work().expiry().round();
    assertThat(process.cards().getFirst().buttons())
        .extracting(Button::label)
        .containsExactly("Details");
    assertThat(process.cards()).isEmpty();
  }

  private static Press drainButton(WikiProcess process) {
    return process.cards().getFirst().buttons().stream()
        .map(Button::press)
        .filter(it -> it.action() == Press.Action.DRAIN)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_dry_run_says_the_sql_and_changes_nothing() {
    WikiProcess process = process();
    Reply dry = process.types("ann", "block prod db:wiki user:public dry:yes");
    assertThat(dry.exit()).isEqualTo(ExitCode.DONE);
    assertThat(json(dry))
        .contains(
            "\"state\":\"dry\"",
            "\"sql\":[\"REVOKE CONNECT ON DATABASE wiki FROM PUBLIC\"]",
            "{\"role\":\"postgres\",\"via\":\"SUPERUSER\"}");
    assertThat(wiki.gets("blog")).isTrue();
  }
}
