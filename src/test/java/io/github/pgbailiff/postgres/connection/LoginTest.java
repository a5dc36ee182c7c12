package io.github.pgbailiff.postgres.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoginTest {
  private static boolean mayBe(String store, String cluster) {
    return new Login("jdbc:postgresql://" + store, "keeping")
        .mayBeAt("jdbc:postgresql://" + cluster);
  }

  @Test
  void a_role_of_the_stores_name_on_another_server_is_somebody_elses() {
    assertThat(mayBe("127.0.0.1:5432/store", "127.0.0.1:5433/postgres")).isFalse();
    assertThat(mayBe("10.0.0.7/store", "10.0.0.8/postgres")).isFalse();
    assertThat(mayBe("127.0.0.1/store", "localhost:5432/postgres")).isTrue();
    assertThat(mayBe("10.0.0.7:5432,10.0.0.8:5433/store", "10.0.0.8:5433/x")).isTrue();
  }

  @Test
  void what_cannot_be_looked_up_may_be_the_same() {
    assertThat(mayBe("no.such.invalid/store", "127.0.0.1/postgres")).isTrue();
    assertThat(mayBe("no.such.invalid:5433/store", "127.0.0.1/postgres")).isFalse();
  }

  @Test
  void the_database_is_that_of_the_url_or_called_like_the_role() {
    assertThat(new Login("jdbc:postgresql://127.0.0.1:5432/store%201?x=y", "r").database())
        .isEqualTo("store 1");
    assertThat(new Login("jdbc:postgresql://127.0.0.1:5432/", "r").database()).isEqualTo("r");
    assertThat(new Login("jdbc:postgresql:store", "r").database()).isEqualTo("store");
  }
}
