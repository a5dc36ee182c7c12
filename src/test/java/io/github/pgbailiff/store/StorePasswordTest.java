package io.github.pgbailiff.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pgbailiff.secret.Secret;
import io.github.pgbailiff.testing.postgres.PasswordThief;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StorePasswordTest {
  private static final String PASSWORD = "correct horse";

  private static StoreSettings settings(String url) {
    return new StoreSettings(url, Optional.of("pgbailiff"), Optional.of(Secret.of(PASSWORD)));
  }

  @Test
  void who_asks_for_the_password_does_not_get_it() throws Exception {
    try (var clear = PasswordThief.inClear();
        var md5 = PasswordThief.asMd5()) {
      for (PasswordThief thief : List.of(clear, md5)) {
        StoreSettings settings = settings(thief.url(""));
        assertThatThrownBy(() -> Stores.open(settings).close())
            .isInstanceOf(StoreException.class)
            .hasMessageContaining("gets it only by SCRAM")
            .hasMessageNotContaining(PASSWORD);
        assertThatThrownBy(
            () -> new PostgresqlDatabase(settings).forMigration().getConnection().close());
        assertThat(thief.asked()).isGreaterThan(1);
        assertThat(thief.loot()).isEmpty();
      }
    }
  }

  @Test
  void the_url_may_say_otherwise() {
    try (var thief = PasswordThief.inClear()) {
      StoreSettings settings = settings(thief.url("?requireAuth=password"));
      assertThatThrownBy(() -> Stores.open(settings).close());
      assertThatThrownBy(
          () -> new PostgresqlDatabase(settings).forMigration().getConnection().close());
      assertThat(thief.loot()).containsOnly(PASSWORD).hasSizeGreaterThan(1);
    }
  }
}
