package io.github.pgbailiff.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class RecordQuotaTest {
  private static final Instant AT = Instant.parse("2026-11-22T09:26:55Z");

  private final RecordQuota quota = new RecordQuota();

  @Test
  void what_is_above_the_share_of_a_minute_is_counted_and_told_once() {
    for (int i = 0; i < RecordQuota.A_MINUTE; i++) {
      assertThat(quota.takes("slack:U9", AT.plusMillis(i))).isTrue();
    }
    for (int i = 0; i < 600; i++) {
      assertThat(quota.takes("slack:U9", AT.plusSeconds(1))).isFalse();
    }
    assertThat(quota.takes("slack:U1", AT.plusSeconds(2))).isTrue();
    assertThat(quota.over(AT.plusSeconds(59))).isEmpty();
    assertThat(quota.over(AT.plusSeconds(60)))
        .containsExactly(new RecordQuota.LeftOut("slack:U9", AT, 600));
    assertThat(quota.over(AT.plusSeconds(61))).isEmpty();
    assertThat(quota.takes("slack:U9", AT.plusSeconds(61))).isTrue();
  }
}
