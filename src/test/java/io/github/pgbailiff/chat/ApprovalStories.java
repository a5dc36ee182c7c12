package io.github.pgbailiff.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Stories of those who decide on the requests of others, and of whoever goes ahead without them.
 */
interface ApprovalStories extends Scene {
  @Test
  default void two_approvals_end_a_session_and_one_does_not() {
    PostgresSession blog = stage().session("blog");
    PostgresSession shop = stage().session("shop");
    String id = asked("/pg terminate vault app:blog reason:\"stuck deploy, INC-42\"");

    bob().presses("Approve…", id).sees("Terminate 1 session on vault").fills(Map.of());
    bob().sees("1 of 2 approvals of dba");
    stage().alive(blog);
    cat().presses("Approve…", id).fills(Map.of());

    ann().sees(id + ": " + blog.pid() + " ended");
    bob().sees("stuck deploy, INC-42");
    stage().gone(blog);
    stage().alive(shop);
  }

  @Test
  default void nobody_approves_twice() {
    PostgresSession blog = stage().session("blog");
    String id = asked("/pg terminate vault app:blog");
    bob().presses("Approve…", id).fills(Map.of());
    bob().sees("1 of 2 approvals of dba");
    bob().presses("Approve…", id).sees("you approved it already");
    stage().alive(blog);
  }

  @Test
  default void what_is_denied_is_not_done_and_everybody_reads_why() {
    PostgresSession blog = stage().session("blog");
    String id = asked("/pg terminate prod app:blog reason:\"stuck\"");
    bob().presses("Deny…", id).fills(Map.of("Reason", "it is being rolled back"));
    ann().sees(id + " denied by bob: it is being rolled back");
    stage().alive(blog);
  }

  @Test
  default void nobody_approves_their_own_request() {
    PostgresSession blog = stage().session("blog");
    String id = Stage.asked(bob(), "/pg terminate prod app:blog reason:\"stuck\"");
    bob().presses("Approve…", id).sees("nobody may approve their own request");
    stage().alive(blog);
    cat().presses("Approve…", id).fills(Map.of());
    bob().sees(id + ": " + blog.pid() + " ended");
    stage().gone(blog);
  }

  @Test
  default void an_approval_is_void_when_its_role_is_lost_before_the_last_one() {
    PostgresSession blog = stage().session("blog");
    String id = asked("/pg terminate vault app:blog");
    bob().presses("Approve…", id).fills(Map.of());
    bob().sees("1 of 2 approvals of dba");
    product().takes("dba", "bob");
    cat().presses("Approve…", id).fills(Map.of());
    cat().sees(id + " refused: its approvals no longer count");
    stage().alive(blog);
  }

  @Test
  default void the_approval_of_whoever_left_is_void() {
    PostgresSession blog = stage().session("blog");
    String id = asked("/pg terminate vault app:blog");
    bob().presses("Approve…", id).fills(Map.of());
    bob().sees("1 of 2 approvals of dba");
    product().leaves("bob");
    cat().presses("Approve…", id).fills(Map.of());
    cat().sees(id + " refused: its approvals no longer count");
    stage().alive(blog);
  }

  @Test
  default void who_may_breaks_the_glass_and_everybody_hears_of_it() {
    PostgresSession blog = stage().session("blog");
    Someone dan = platform().as("dan");
    dan.types("/pg terminate vault app:blog").presses("Break glass…");
    dan.fills(Map.of("Type the cluster's name", "prod", "Reason", "fire"));
    dan.sees("\"prod\" is not its cluster");
    stage().alive(blog);
    dan.presses("Break glass…");
    dan.fills(Map.of("Type the cluster's name", "vault", "Reason", "the site is on fire"));
    dan.sees("BREAK-GLASS by dan: " + blog.pid() + " ended");
    stage().gone(blog);
    await()
        .atMost(Someone.PATIENCE)
        .untilAsserted(() ->
            assertThat(platform().audit()).contains("BREAK-GLASS by dan", "the site is on fire"));
  }

  @Test
  default void who_has_no_say_breaks_no_glass_and_leaves_no_request() {
    PostgresSession blog = stage().session("blog");
    product().denies("lead", "{verbs: [decide], clusters: [vault]}");
    long before = product().recorded("request_created");
    Someone dan = platform().as("dan");
    dan.types("/pg terminate vault app:blog break-glass:vault reason:fire");
    dan.sees("decide on vault: your role lead denies it");
    assertThat(product().recorded("request_created")).isEqualTo(before);
    stage().alive(blog);
  }
}
