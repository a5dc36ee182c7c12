package io.github.pgbailiff.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.testing.postgres.PostgresSession;
import org.junit.jupiter.api.Test;

/** Stories of a database that is blocked for a while. */
interface BlockedDatabaseStories extends Scene {
  @Test
  default void a_database_is_drained_stays_shut_and_opens_by_itself() {
    try (PostgresSession wiki = stage().inWiki()) {
      bob().types("/pg drain staging db:" + stage().wiki() + " for:3s").presses("Confirm");
      bob().sees("database " + stage().wiki() + " shut");
      assertThat(stage().wikiIsOpen()).isFalse();
      stage().gone(wiki);
    }
    await().atMost(Someone.PATIENCE).until(stage()::wikiIsOpen);
    bob().sees("lifted");
  }

  @Test
  default void another_name_of_the_server_lifts_no_block_without_the_right_on_the_first() {
    try {
      bob().types("/pg block prod db:" + stage().wiki()).presses("Confirm");
      bob().sees("database " + stage().wiki() + " shut");
      product().denies("dba", "{verbs: [block], clusters: [prod]}");
      String lift = "/pg unblock staging db:" + stage().wiki();
      cat().types(lift).sees("was blocked under another name of this server");
      cat().types("/pg block staging for:5s db:" + stage().wiki()).sees("takes the right there");
      assertThat(stage().wikiIsOpen()).isFalse();
    } finally {
      stage().opensWiki();
    }
  }
}
