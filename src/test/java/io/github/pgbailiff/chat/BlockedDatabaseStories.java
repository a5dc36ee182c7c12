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

  @Test
  default void a_block_is_looked_at_moved_and_lifted_by_its_number() {
    try {
      bob().types("/pg block staging for:1h db:" + stage().wiki()).presses("Confirm");
      bob().sees("database " + stage().wiki() + " shut");
      bob().types("/pg blocks B-1").sees("is shut until");
      bob().types("/pg blocks B-7").sees("there is no block B-7");
      bob().types("/pg unblock B-7").sees("there is no block B-7");
      bob().types("/pg unblock staging").sees("or a block, such as B-7");
      bob().types("/pg extend B-1 for:3h").presses("Confirm");
      await().atMost(Someone.PATIENCE).until(() -> product().recorded("block_moved") == 1);
      bob().types("/pg blocks B-1").sees("in 2h59");
      bob().types("/pg unblock B-1 db:" + stage().wiki()).sees("B-1 says where");
      bob().types("/pg unblock B-1").presses("Confirm");
      await().atMost(Someone.PATIENCE).until(stage()::wikiIsOpen);
    } finally {
      stage().opensWiki();
    }
  }
}
