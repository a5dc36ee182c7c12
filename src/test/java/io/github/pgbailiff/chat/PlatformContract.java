package io.github.pgbailiff.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.request.gate.Requests;
import io.github.pgbailiff.store.StoreSettings;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What people live through with pgbailiff, the same on every platform: the whole program, real
 * sessions, and a chat that only knows what its own server would.
 */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(90)
public abstract class PlatformContract {
  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(3);

  private Stage stage;
  private Chat chat;
  private Product product;
  private Someone ann;
  private Someone bob;
  private Someone cat;

  /** A chat that nothing is connected to. */
  protected abstract Chat chat();

  /** A store that nothing was written to yet. */
  protected StoreSettings store(Path folder, PostgresDatabase database) {
    return new StoreSettings(
        "jdbc:sqlite:" + folder.resolve("store.db"), Optional.empty(), Optional.empty());
  }

  @BeforeAll
  void setTheStage(PostgresDatabase database) {
    stage = new Stage(database);
  }

  @AfterAll
  void clearTheStage() {
    stage.close();
  }

  @BeforeEach
  void open(@TempDir Path folder, PostgresDatabase database) {
    chat = chat();
    product = new Product(folder, stage.environment(), store(folder, database), List.of(chat));
    ann = chat.as("ann");
    bob = chat.as("bob");
    cat = chat.as("cat");
  }

  @AfterEach
  void close() {
    product.close();
    chat.close();
  }

  @Test
  void a_session_is_listed_chosen_and_ended_after_a_confirmation() {
    PostgresSession blog = stage.session("blog");
    PostgresSession shop = stage.session("shop");

    ann.types("/pg sessions staging app:blog,shop").sees(String.valueOf(blog.pid()));
    ann.chooses("terminate", "staging", blog.pid()).sees("Terminate 1 session on staging?");
    stage.alive(blog);
    ann.presses("Confirm").sees("finished: 1 ended on staging");

    stage.gone(blog);
    stage.alive(shop);
  }

  @Test
  void a_session_that_has_gone_on_since_it_was_listed_is_not_offered() {
    PostgresSession blog = stage.session("blog");
    ann.types("/pg sessions staging app:blog").sees(String.valueOf(blog.pid()));
    blog.run("COMMIT", "BEGIN", "SELECT 2");
    ann.chooses("terminate", "staging", blog.pid())
        .sees(
            chat.listsAreMenus()
                ? "another transaction than the list"
                : "Terminate 1 session on staging?");
    stage.alive(blog);
  }

  @Test
  void nobody_chooses_from_the_list_of_somebody_else() {
    PostgresSession blog = stage.session("blog");
    ann.types("/pg sessions staging app:blog").sees(String.valueOf(blog.pid()));
    bob.choosesFrom(ann, "terminate", "staging", blog.pid())
        .sees(
            chat.listsAreMenus() ? "ask again with: sessions" : "Terminate 1 session on staging?");
    stage.alive(blog);
  }

  @Test
  void the_record_says_what_became_of_a_request() {
    PostgresSession blog = stage.session("blog");
    ann.types("/pg terminate staging app:blog").presses("Confirm").sees("finished: 1 ended");
    stage.gone(blog);
    bob.types("/pg audit verb:terminate").sees("request_created");
    assertThat(bob.everything()).containsPattern("outcome\\s+1 ended");
  }

  @Test
  void what_became_of_each_session_is_told_to_everybody() {
    PostgresSession one = stage.session("blog");
    PostgresSession two = stage.session("blog");
    ann.types("/pg terminate staging app:blog").sees("Terminate 2 sessions on staging?");
    one.close();
    ann.presses("Confirm").sees("1 ended");

    bob.sees("finished: ").sees(String.valueOf(two.pid()));
    assertThat(bob.everything()).contains("1 already gone", "ended");
    stage.gone(two);
  }

  @Test
  void long_lists_are_turned_page_by_page() {
    List<String> pids =
        Stream.generate(() -> stage.session("many"))
            .limit(5)
            .map(PostgresSession::pid)
            .sorted()
            .map(String::valueOf)
            .toList();
    String list = "/pg sessions staging app:many limit:3 sort:pid";
    ann.types(list).sees(pids.getFirst());
    assertThat(ann.everything()).doesNotContain(pids.getLast());
    ann.turnsThePageOf(list).sees(pids.getLast());
  }

  @Test
  void a_list_with_nothing_in_it_says_so() {
    bob.types("/pg requests").sees("no open requests");
    bob.types("/pg blocks").sees("no standing blocks");
  }

  @Test
  void who_thinks_better_of_it_leaves_the_session_alone() {
    PostgresSession blog = stage.session("blog");
    ann.types("/pg terminate staging app:blog").presses("Cancel").sees("withdrawn by ann");
    stage.alive(blog);
  }

  @Test
  void two_approvals_end_a_session_and_one_does_not() {
    PostgresSession blog = stage.session("blog");
    PostgresSession shop = stage.session("shop");
    String id = asked("/pg terminate vault app:blog reason:\"stuck deploy, INC-42\"");

    bob.presses("Approve…", id).sees("Terminate 1 session on vault").fills(Map.of());
    bob.sees("1 of 2 approvals of dba");
    stage.alive(blog);
    cat.presses("Approve…", id).fills(Map.of());

    ann.sees(id + " finished: 1 ended on vault");
    bob.sees("stuck deploy, INC-42");
    await()
        .atMost(Someone.PATIENCE)
        .untilAsserted(() -> assertThat(chat.direct("ann")).contains(id + " finished: 1 ended"));
    stage.gone(blog);
    stage.alive(shop);
  }

  @Test
  void nobody_approves_twice() {
    PostgresSession blog = stage.session("blog");
    String id = asked("/pg terminate vault app:blog");
    bob.presses("Approve…", id).fills(Map.of());
    bob.sees("1 of 2 approvals of dba");
    bob.presses("Approve…", id).fills(Map.of());
    bob.sees("you approved it already");
    stage.alive(blog);
  }

  @Test
  void what_is_denied_is_not_done_and_everybody_reads_why() {
    PostgresSession blog = stage.session("blog");
    String id = asked("/pg terminate prod app:blog reason:\"stuck\"");
    bob.presses("Deny…", id).fills(Map.of("Reason", "it is being rolled back"));
    ann.sees(id + " denied by bob: it is being rolled back");
    stage.alive(blog);
  }

  @Test
  void a_request_that_nobody_decides_on_expires() {
    PostgresSession blog = stage.session("blog");
    String id = asked("/pg terminate brief app:blog");
    ann.sees(id + " expired");
    stage.alive(blog);
  }

  @Test
  void what_is_withdrawn_is_not_done() {
    PostgresSession blog = stage.session("blog");
    String id = asked("/pg terminate prod app:blog reason:\"stuck\"");
    Runnable approve = bob.button("Approve…", id);
    ann.presses("Withdraw", id);
    bob.sees(id + " withdrawn by ann");
    approve.run();
    bob.sees(id + " withdrawn by ann");
    stage.alive(blog);
  }

  @Test
  void nobody_approves_their_own_request() {
    PostgresSession blog = stage.session("blog");
    String id = Stage.asked(bob, "/pg terminate prod app:blog reason:\"stuck\"");
    bob.presses("Approve…", id).fills(Map.of());
    bob.sees("nobody may approve their own request");
    stage.alive(blog);
    cat.presses("Approve…", id).fills(Map.of());
    bob.sees(id + " finished: 1 ended on prod");
    stage.gone(blog);
  }

  @Test
  void who_has_not_the_role_neither_asks_nor_approves() {
    PostgresSession blog = stage.session("blog");
    Someone eve = chat.as("eve");
    eve.types("/pg terminate staging app:blog").sees("terminate on staging");
    String id = asked("/pg terminate prod app:blog reason:\"stuck\"");
    eve.presses("Approve…", id).sees("there is no " + id + " that you may see");
    chat.as("dan").presses("Approve…", id).fills(Map.of());
    chat.as("dan").sees("it takes one of the roles: dba");
    stage.alive(blog);
  }

  @Test
  void nobody_learns_of_a_request_that_they_may_not_see() {
    PostgresSession blog = stage.session("blog");
    ann.types("/pg terminate staging app:blog").sees("Terminate 1 session on staging?");
    long before = product.recorded("denied");
    for (String verb : List.of("approve", "deny", "withdraw")) {
      bob.types("/pg " + verb + " R-1").sees("there is no R-1 that you may see");
    }
    bob.types("/pg approve R-77").sees("there is no R-77 that you may see");
    assertThat(product.recorded("denied") - before).isEqualTo(4);
    stage.alive(blog);
  }

  @Test
  void what_is_no_command_is_on_the_record_without_its_values() {
    long before = product.recorded("misunderstood");
    ann.types("/pg cancel prod pid:s3cr3t").sees("s3cr3t");
    await().atMost(Someone.PATIENCE).until(() -> product.recorded("misunderstood") == before + 1);
    assertThat(product.tells("cancel ")).isTrue();
    assertThat(product.tells("s3cr3t")).isFalse();
  }

  @Test
  void what_is_denied_is_denied_to_buttons_too() {
    PostgresSession blog = stage.session("blog");
    String id = asked("/pg terminate prod app:blog reason:\"stuck\"");
    product.denies("dba", "{verbs: [decide], clusters: [prod]}");
    bob.presses("Approve…", id).sees("decide on prod: your role dba denies it");
    cat.presses("Deny…", id).sees("decide on prod: your role dba denies it");
    product.denies("dba", "{verbs: [\"*\"], clusters: [prod]}");
    bob.presses("Approve…", id).sees("there is no " + id + " that you may see");
    stage.alive(blog);
  }

  @Test
  void a_requester_who_lost_the_role_meanwhile_gets_nothing_done() {
    PostgresSession blog = stage.session("blog");
    String id = asked("/pg terminate prod app:blog reason:\"stuck\"");
    product.takes("oncall", "ann");
    bob.presses("Approve…", id).fills(Map.of());
    bob.sees(id + " refused: ann may no longer do this");
    stage.alive(blog);
  }

  @Test
  void an_approval_is_void_when_its_role_is_lost_before_the_last_one() {
    PostgresSession blog = stage.session("blog");
    String id = asked("/pg terminate vault app:blog");
    bob.presses("Approve…", id).fills(Map.of());
    bob.sees("1 of 2 approvals of dba");
    product.takes("dba", "bob");
    cat.presses("Approve…", id).fills(Map.of());
    cat.sees(id + " refused: its approvals no longer count");
    stage.alive(blog);
  }

  @Test
  void whoever_left_gets_nothing_done_though_others_approve() {
    PostgresSession blog = stage.session("blog");
    String id = asked("/pg terminate prod app:blog reason:\"stuck\"");
    product.leaves("ann");
    bob.presses("Approve…", id).fills(Map.of());
    bob.sees(id + " refused: ann may no longer do this");
    stage.alive(blog);
  }

  @Test
  void the_approval_of_whoever_left_is_void() {
    PostgresSession blog = stage.session("blog");
    String id = asked("/pg terminate vault app:blog");
    bob.presses("Approve…", id).fills(Map.of());
    bob.sees("1 of 2 approvals of dba");
    product.leaves("bob");
    cat.presses("Approve…", id).fills(Map.of());
    cat.sees(id + " refused: its approvals no longer count");
    stage.alive(blog);
  }

  @Test
  void a_double_click_does_it_once() {
    PostgresSession blog = stage.session("blog");
    ann.types("/pg terminate staging app:blog").sees("Terminate 1 session on staging?");
    Runnable confirm = ann.button("Confirm");
    var other = CompletableFuture.runAsync(confirm, Thread::startVirtualThread);
    confirm.run();
    other.join();
    ann.sees("finished: 1 ended on staging");
    stage.gone(blog);
    assertThat(product.recorded("executing")).isEqualTo(1);
  }

  @Test
  void a_restart_between_request_and_approval_loses_nothing() {
    PostgresSession blog = stage.session("blog");
    String id = asked("/pg terminate prod app:blog reason:\"stuck\"");
    product.restart();
    bob.presses("Approve…", id).fills(Map.of());
    ann.sees(id + " finished: 1 ended on prod");
    stage.gone(blog);
  }

  @Test
  void a_press_on_an_old_card_says_what_became_of_the_request() {
    PostgresSession blog = stage.session("blog");
    String id = asked("/pg terminate prod app:blog reason:\"stuck\"");
    Runnable approve = cat.button("Approve…", id);
    bob.presses("Deny…", id).fills(Map.of("Reason", "no"));
    ann.sees(id + " denied by bob: no");
    approve.run();
    cat.sees(id + " denied by bob: no");
    stage.alive(blog);
  }

  @Test
  void with_all_databases_down_everything_is_answered_and_decisions_go_on() throws IOException {
    PostgresSession blog = stage.session("blog");
    String denied = asked("/pg terminate prod app:blog reason:\"stuck\"");
    String approved = asked("/pg terminate vault app:blog");
    try (var mute = new ServerSocket(0, 100, InetAddress.getLoopbackAddress())) {
      product.restart("URL", "jdbc:postgresql://127.0.0.1:%d/x".formatted(mute.getLocalPort()));
      ann.types("/pg sessions staging");
      bob.types("/pg help cancel");
      await()
          .atMost(ANSWERED_WITHIN)
          .untilAsserted(() -> assertThat(bob.everything()).contains("cancel the running query"));
      ann.sees("cannot be reached: nobody answers there");
      bob.presses("Deny…", denied).fills(Map.of("Reason", "later"));
      ann.sees(denied + " denied by bob: later");
      bob.presses("Approve…", approved).fills(Map.of());
      bob.sees("1 of 2 approvals of dba");
      cat.presses("Approve…", approved).fills(Map.of());
      ann.sees("not carried out to its end on vault");
    }
    stage.alive(blog);
  }

  @Test
  void who_may_breaks_the_glass_and_everybody_hears_of_it() {
    PostgresSession blog = stage.session("blog");
    Someone dan = chat.as("dan");
    dan.types("/pg terminate vault app:blog").presses("Break glass…");
    dan.fills(Map.of("Type the cluster's name", "prod", "Reason", "fire"));
    dan.sees("\"prod\" is not its cluster");
    stage.alive(blog);
    dan.presses("Break glass…");
    dan.fills(Map.of("Type the cluster's name", "vault", "Reason", "the site is on fire"));
    dan.sees("finished: 1 ended on vault");
    stage.gone(blog);
    await()
        .atMost(Someone.PATIENCE)
        .untilAsserted(
            () -> assertThat(chat.audit()).contains("break-glass: dan", "the site is on fire"));
  }

  @Test
  void who_has_no_say_breaks_no_glass_and_leaves_no_request() {
    PostgresSession blog = stage.session("blog");
    product.denies("lead", "{verbs: [decide], clusters: [vault]}");
    long before = product.recorded("request_created");
    Someone dan = chat.as("dan");
    dan.types("/pg terminate vault app:blog break-glass:vault reason:fire");
    dan.sees("decide on vault: your role lead denies it");
    assertThat(product.recorded("request_created")).isEqualTo(before);
    stage.alive(blog);
  }

  @Test
  void a_database_is_drained_stays_shut_and_opens_by_itself() {
    try (PostgresSession wiki = stage.inWiki()) {
      bob.types("/pg drain staging db:" + stage.wiki() + " for:3s").presses("Confirm");
      bob.sees("finished: ");
      assertThat(stage.wikiIsOpen()).isFalse();
      stage.gone(wiki);
    }
    await().atMost(Someone.PATIENCE).until(stage::wikiIsOpen);
    bob.sees("lifted");
  }

  @Test
  void a_stranger_learns_no_name_and_holds_nobody_up() {
    Someone eve = chat.as("eve");
    for (String stars : List.of("*".repeat(60) + "x", "s*a" + "*".repeat(60) + "x")) {
      long denied = product.recorded("denied");
      eve.types("/pg sessions " + stars);
      await().atMost(Someone.PATIENCE).until(() -> product.recorded("denied") == denied + 1);
    }
    eve.types("/pg sessions nope").sees("read on nope: no role of yours allows it");
    eve.types("/pg sessions").sees("read on any cluster: no role of yours allows it");
    eve.types("/pg terminate all").sees("terminate on any cluster: no role of yours allows it");
    assertThat(eve.everything()).doesNotContain("staging", "vault");
    ann.types("/pg sessions " + "*".repeat(60) + "x").sees("nothing matches");
    ann.types("/pg sessions nope").sees("is none of ").sees("staging");
  }

  @Test
  void another_name_of_the_server_lifts_no_block_without_the_right_on_the_first() {
    try {
      bob.types("/pg block prod db:" + stage.wiki()).presses("Confirm");
      bob.sees("finished: ");
      product.denies("dba", "{verbs: [block], clusters: [prod]}");
      String lift = "/pg unblock staging db:" + stage.wiki();
      cat.types(lift).sees("was blocked under another name of this server");
      cat.types("/pg block staging for:5s db:" + stage.wiki()).sees("takes the right there");
      assertThat(stage.wikiIsOpen()).isFalse();
    } finally {
      stage.opensWiki();
    }
  }

  @Test
  void a_person_is_looked_up_for_those_who_may_and_has_roles_or_gets_a_word() {
    ann.types("/pg sessions staging user:@bob").sees("\"@bob\" stands for nobody");
    chat.as("eve").types("/pg sessions staging user:@bob").sees("no role of yours allows it");
  }

  @Test
  void query_looks_at_the_text_that_the_asker_may_see() {
    PostgresSession blog = stage.session("blog");
    String search = "/pg sessions staging app:blog query:\"select 1\"";
    ann.types(search).sees("was looked for in masked texts");
    assertThat(ann.everything()).doesNotContain(String.valueOf(blog.pid()));
    bob.types(search).sees(String.valueOf(blog.pid()));
    assertThat(product.recorded("read_literals")).isEqualTo(1);
    bob.types("/pg terminate staging app:blog query:\"select 1\"").sees("Terminate 1 session");
    assertThat(product.recorded("read_literals")).isEqualTo(2);
  }

  @Test
  void one_persons_open_requests_are_bounded_and_the_others_may_ask() {
    PostgresSession blog = stage.session("blog");
    String asked = "Terminate 1 session on staging?";
    for (int i = 0; i < Requests.MOST_OPEN; i++) {
      int before = occurrences(asked);
      ann.types("/pg terminate staging app:blog");
      await().atMost(Someone.PATIENCE).until(() -> occurrences(asked) > before);
    }
    ann.types("/pg terminate staging app:blog").sees("20 requests of yours are open");
    bob.types("/pg terminate staging app:blog").sees(asked);
    stage.alive(blog);
  }

  private int occurrences(String text) {
    return ann.everything().split(Pattern.quote(text), -1).length - 1;
  }

  @Test
  void a_hostile_name_is_shown_and_does_nothing() {
    String name = "<!channel> @everyone *b* `c` [l](http://e.x) <@U1> &lt; ```d";
    PostgresSession hostile = stage.session(name);
    ann.types("/pg sessions staging " + hostile.pid()).sees("@everyone");
    ann.types("/pg session staging " + hostile.pid()).sees("<!channel>");
    String id =
        asked("/pg terminate prod %d reason:\"<!here> @everyone\"".formatted(hostile.pid()));
    bob.presses("Approve…", id).fills(Map.of());
    ann.sees(id + " finished: 1 ended on prod");
    stage.gone(hostile);
    // The requester is mentioned on purpose.
    assertThat(chat.effects()).allMatch(effect -> effect.contains(chat.account("ann")));
  }

  private String asked(String command) {
    return Stage.asked(ann, command);
  }
}
