package io.github.pgbailiff.postgres.session;

import static io.github.pgbailiff.postgres.GivenRights.conditions;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.postgres.ShopContract;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class UnknownNamesTest extends ShopContract {
  UnknownNamesTest(PostgresDatabase database) {
    super(database, "app:pg_dump*");
  }

  private List<String> words(boolean nobody, String... conditions) {
    return cluster.unheld(conditions(conditions), nobody);
  }

  @Test
  void a_database_or_role_that_does_not_exist_is_told_with_the_nearest() {
    String name = database.name();
    assertThat(words(true, "db:" + name + "x"))
        .containsExactly(
            "db: database \"%sx\" does not exist here; did you mean %s?".formatted(name, name));
    assertThat(words(true, "db:" + name + "," + name.toUpperCase(Locale.ROOT)))
        .singleElement()
        .asString()
        .contains("did you mean " + name + "?");
    assertThat(words(false, "user:!" + shop.ann + "x"))
        .singleElement()
        .asString()
        .contains("user: role", "did you mean " + shop.ann + "?");
    assertThat(words(true, "user:" + shop.ann, "db:" + name, "user:none", "db:x*")).isEmpty();
  }

  @Test
  void a_word_that_neither_we_nor_the_server_say_is_told() {
    assertThat(words(true, "state:waiting"))
        .containsExactly(
            "state: no session here has \"waiting\" now; the words are active idle idle-in-txn"
                + " idle-in-txn-aborted any");
    assertThat(words(false, "state:!waiting", "type:!timescale*", "wait:!disk")).hasSize(2);
    assertThat(words(true, "state:disabled", "type:logical-replication-launcher")).isEmpty();
  }

  @Test
  void an_application_that_is_not_here_is_told_where_it_matters() {
    assertThat(words(true, "app:Checkout"))
        .containsExactly("app: no session here is called \"Checkout\"; did you mean checkout?");
    assertThat(words(false, "app:!chekout")).singleElement().asString().contains("checkout");
    assertThat(words(false, "app:chekout")).isEmpty();
    assertThat(words(true, "app:checkout")).isEmpty();
  }

  @Test
  void what_becomes_of_letters_that_are_not_ascii_is_told() {
    assertThat(words(true, "app:größe"))
        .singleElement()
        .asString()
        .containsAnyOf("\"gr????e\"", "\"gr\\xc3\\xb6\\xc3\\x9fe\"");
  }

  @Test
  void an_address_or_a_wait_that_no_session_has_is_told_where_it_matters() {
    assertThat(words(true, "client:203.0.113.9"))
        .containsExactly("client: no session here comes from \"203.0.113.9\" now");
    assertThat(words(false, "client:!203.0.113.0/24")).hasSize(1);
    assertThat(words(false, "client:203.0.113.9")).isEmpty();
    assertThat(words(true, "wait:lock:x", "wait:client:*"))
        .containsExactly("wait: no session here waits for \"lock:x\" now");
    assertThat(words(true, "type:checkpointer", "wait:activity:*main")).isEmpty();
  }
}
