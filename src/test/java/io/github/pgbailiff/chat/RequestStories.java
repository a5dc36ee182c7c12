package io.github.pgbailiff.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.request.gate.Requests;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Stories of a request from its confirmation to its end. */
interface RequestStories extends Scene {
  Duration ANSWERED_WITHIN = Duration.ofSeconds(3);

  @Test
  default void the_record_says_what_became_of_a_request() {
    PostgresSession blog = stage().session("blog");
    ann().types("/pg terminate staging app:blog").presses("Confirm").sees(blog.pid() + " ended");
    stage().gone(blog);
    bob().types("/pg audit verb:terminate").sees("ann asked to terminate on ");
    assertThat(bob().everything()).containsPattern(blog.pid() + " ended\\. Record");
  }

  @Test
  default void what_became_of_each_session_is_told_to_everybody() {
    PostgresSession one = stage().session("blog");
    PostgresSession two = stage().session("blog");
    ann().types("/pg terminate staging app:blog").sees("Terminate 2 sessions on staging?");
    one.close();
    ann().presses("Confirm").sees("1 ended");

    bob().sees("1 already gone").sees("1 ended").sees(" on staging");
    stage().gone(two);
  }

  @Test
  default void a_dry_run_offers_the_act_itself_of_those_whom_it_names_and_no_others() {
    PostgresSession blog = stage().session("blog");
    ann()
        .types("/pg terminate staging app:blog reason:\"stuck deploy\" dry:yes")
        .sees("dry run: nothing is done; it would terminate 1 session on staging");
    PostgresSession later = stage().session("blog");
    ann().presses("Terminate…").sees("Terminate 1 session on staging?").sees("Why: stuck deploy");
    ann().presses("Confirm").sees(blog.pid() + " ended");
    stage().gone(blog);
    stage().alive(later);
  }

  @Test
  default void who_thinks_better_of_it_leaves_the_session_alone() {
    PostgresSession blog = stage().session("blog");
    ann().types("/pg terminate staging app:blog").presses("Never mind").sees("withdrawn by ann");
    stage().alive(blog);
  }

  @Test
  default void a_request_that_nobody_decides_on_expires() {
    PostgresSession blog = stage().session("blog");
    String id = asked("/pg terminate brief app:blog");
    ann().sees(id + " is over: nobody decided within 1s. Nothing was done.");
    stage().alive(blog);
  }

  @Test
  default void what_is_withdrawn_is_not_done() {
    PostgresSession blog = stage().session("blog");
    String id = asked("/pg terminate prod app:blog reason:\"stuck\"");
    Runnable approve = bob().button("Approve…", id);
    ann().presses("Withdraw", id);
    bob().sees(id + " withdrawn by ann");
    approve.run();
    bob().sees(id + " withdrawn by ann");
    stage().alive(blog);
  }

  @Test
  default void a_double_click_does_it_once() {
    PostgresSession blog = stage().session("blog");
    ann().types("/pg terminate staging app:blog").sees("Terminate 1 session on staging?");
    Runnable confirm = ann().button("Confirm");
    var other = CompletableFuture.runAsync(confirm, Thread::startVirtualThread);
    confirm.run();
    other.join();
    ann().sees(blog.pid() + " ended");
    stage().gone(blog);
    assertThat(product().recorded("executing")).isEqualTo(1);
  }

  @Test
  default void a_restart_between_request_and_approval_loses_nothing() {
    PostgresSession blog = stage().session("blog");
    String id = asked("/pg terminate prod app:blog reason:\"stuck\"");
    product().restart();
    bob().presses("Approve…", id).fills(Map.of());
    ann().sees(id + ": " + blog.pid() + " ended");
    stage().gone(blog);
  }

  @Test
  default void a_press_on_an_old_card_says_what_became_of_the_request() {
    PostgresSession blog = stage().session("blog");
    String id = asked("/pg terminate prod app:blog reason:\"stuck\"");
    Runnable approve = cat().button("Approve…", id);
    bob().presses("Deny…", id).fills(Map.of("Reason", "no"));
    ann().sees(id + " denied by bob: no");
    approve.run();
    cat().sees(id + " denied by bob: no");
    stage().alive(blog);
  }

  @Test
  default void with_all_databases_down_everything_is_answered_and_decisions_go_on()
      throws IOException {
    PostgresSession blog = stage().session("blog");
    String denied = asked("/pg terminate prod app:blog reason:\"stuck\"");
    String approved = asked("/pg terminate vault app:blog");
    try (var mute = new ServerSocket(0, 100, InetAddress.getLoopbackAddress())) {
      product().restart("URL", "jdbc:postgresql://127.0.0.1:%d/x".formatted(mute.getLocalPort()));
      ann().types("/pg sessions staging");
      bob().types("/pg help cancel");
      await()
          .atMost(ANSWERED_WITHIN)
          .untilAsserted(() -> assertThat(bob().everything()).contains("cancel the running query"));
      ann().sees("accepted the connection but did not finish the log-in within 2.5 s");
      bob().presses("Deny…", denied).fills(Map.of("Reason", "later"));
      ann().sees(denied + " denied by bob: later");
      bob().presses("Approve…", approved).fills(Map.of());
      bob().sees("1 of 2 approvals of dba");
      cat().presses("Approve…", approved).fills(Map.of());
      ann().sees("not carried out to its end on vault");
    }
    stage().alive(blog);
  }

  @Test
  default void one_persons_open_requests_are_bounded_and_the_others_may_ask() {
    PostgresSession blog = stage().session("blog");
    String asked = "Terminate 1 session on staging?";
    for (int i = 0; i < Requests.MOST_OPEN; i++) {
      int before = occurrences(asked);
      ann().types("/pg terminate staging app:blog");
      await().atMost(Someone.PATIENCE).until(() -> occurrences(asked) > before);
    }
    ann().types("/pg terminate staging app:blog").sees("20 requests of yours are open");
    bob().types("/pg terminate staging app:blog").sees(asked);
    stage().alive(blog);
  }

  private int occurrences(String text) {
    return ann().everything().split(Pattern.quote(text), -1).length - 1;
  }
}
