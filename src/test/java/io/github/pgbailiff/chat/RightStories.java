package io.github.pgbailiff.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Stories of people who may not, or no longer. */
interface RightStories extends Scene {
  @Test
  default void who_has_not_the_role_neither_asks_nor_approves() {
    PostgresSession blog = stage().session("blog");
    Someone eve = platform().as("eve");
    eve.types("/pg terminate staging app:blog").sees("terminate on staging");
    String id = asked("/pg terminate prod app:blog reason:\"stuck\"");
    eve.presses("Approve…", id).sees("there is no " + id + " that you may see");
    platform().as("dan").presses("Approve…", id).sees("it takes one of the roles: dba");
    stage().alive(blog);
  }

  @Test
  default void nobody_learns_of_a_request_that_they_may_not_see() {
    PostgresSession blog = stage().session("blog");
    ann().types("/pg terminate staging app:blog").sees("Terminate 1 session on staging?");
    long before = product().recorded("denied");
    for (String verb : List.of("approve", "deny", "withdraw")) {
      bob().types("/pg " + verb + " R-1").sees("there is no R-1 that you may see");
    }
    bob().types("/pg approve R-77").sees("there is no R-77 that you may see");
    assertThat(product().recorded("denied") - before).isEqualTo(4);
    stage().alive(blog);
  }

  @Test
  default void what_is_no_command_is_on_the_record_without_its_values() {
    long before = product().recorded("misunderstood");
    ann().types("/pg cancel prod pid:s3cr3t").sees("s3cr3t");
    await().atMost(Someone.PATIENCE).until(() -> product().recorded("misunderstood") == before + 1);
    assertThat(product().tells("cancel ")).isTrue();
    assertThat(product().tells("s3cr3t")).isFalse();
  }

  @Test
  default void what_is_denied_is_denied_to_buttons_too() {
    PostgresSession blog = stage().session("blog");
    String id = asked("/pg terminate prod app:blog reason:\"stuck\"");
    product().denies("dba", "{verbs: [decide], clusters: [prod]}");
    bob().presses("Approve…", id).sees("decide on prod: your role dba denies it");
    cat().presses("Deny…", id).sees("decide on prod: your role dba denies it");
    product().denies("dba", "{verbs: [\"*\"], clusters: [prod]}");
    bob().presses("Approve…", id).sees("there is no " + id + " that you may see");
    stage().alive(blog);
  }

  @Test
  default void a_requester_who_lost_the_role_meanwhile_gets_nothing_done() {
    PostgresSession blog = stage().session("blog");
    String id = asked("/pg terminate prod app:blog reason:\"stuck\"");
    product().takes("oncall", "ann");
    bob().presses("Approve…", id).fills(Map.of());
    bob().sees(id + " refused: ann may no longer do this");
    stage().alive(blog);
  }

  @Test
  default void whoever_left_gets_nothing_done_though_others_approve() {
    PostgresSession blog = stage().session("blog");
    String id = asked("/pg terminate prod app:blog reason:\"stuck\"");
    product().leaves("ann");
    bob().presses("Approve…", id).fills(Map.of());
    bob().sees(id + " refused: ann may no longer do this");
    stage().alive(blog);
  }

  @Test
  default void a_stranger_learns_no_name_and_holds_nobody_up() {
    Someone eve = platform().as("eve");
    for (String stars : List.of("*".repeat(60) + "x", "s*a" + "*".repeat(60) + "x")) {
      long denied = product().recorded("denied");
      eve.types("/pg sessions " + stars);
      await().atMost(Someone.PATIENCE).until(() -> product().recorded("denied") == denied + 1);
    }
    eve.types("/pg sessions nope").sees("read on nope: no role of yours allows it");
    eve.types("/pg sessions").sees("read on any cluster: no role of yours allows it");
    eve.types("/pg terminate all").sees("terminate on any cluster: no role of yours allows it");
    assertThat(eve.everything()).doesNotContain("staging", "vault");
    ann().types("/pg sessions " + "*".repeat(60) + "x").sees("nothing matches");
    ann().types("/pg sessions nope").sees("is none of ").sees("staging");
  }

  @Test
  default void a_person_is_looked_up_for_those_who_may_and_has_roles_or_gets_a_word() {
    ann().types("/pg sessions staging user:@bob").sees("\"@bob\" stands for nobody");
    platform().as("eve").types("/pg sessions staging user:@bob").sees("no role of yours allows it");
  }
}
