package io.github.pgbailiff.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.request.RequestState;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private final Metrics metrics = new Metrics(Set.of("sessions"), Set.of("slack"));

  @Test
  void commands_are_counted_and_timed() {
    metrics.answered("slack", "sessions", ExitCode.DONE, Duration.ofMillis(40));
    metrics.answered("slack", "sessions", ExitCode.REFUSED, Duration.ofMillis(1));
    assertThat(text())
        .contains(
            "pgbailiff_commands_seconds_count"
                + "{outcome=\"done\",platform=\"slack\",verb=\"sessions\"} 1")
        .contains(
            "pgbailiff_commands_seconds_bucket"
                + "{outcome=\"done\",platform=\"slack\",verb=\"sessions\",le=\"0.025\"} 0")
        .contains("outcome=\"refused\"");
  }

  @Test
  void words_that_people_type_become_no_labels() {
    for (int i = 0; i < 100; i++) {
      metrics.answered("x" + i, "drop-table-" + i, ExitCode.USAGE, Duration.ZERO);
      metrics.announced("x" + i, false);
    }
    assertThat(text().lines().filter(line -> line.startsWith("pgbailiff_commands_seconds_count")))
        .containsExactly(
            "pgbailiff_commands_seconds_count"
                + "{outcome=\"usage\",platform=\"other\",verb=\"other\"} 100");
    assertThat(text())
        .contains("pgbailiff_announcements_total{platform=\"other\",result=\"failed\"} 100");
  }

  @Test
  void requests_are_counted_by_state() {
    metrics.reached(RequestState.PENDING);
    metrics.reached(RequestState.FINISHED);
    metrics.reached(RequestState.PENDING);
    assertThat(text())
        .contains("pgbailiff_requests_total{state=\"pending\"} 2")
        .contains("pgbailiff_requests_total{state=\"finished\"} 1");
  }

  @Test
  void a_cache_shows_its_hits() {
    Cache<String, String> cache = Caffeine.newBuilder().maximumSize(9).recordStats().build();
    metrics.watch("people", cache);
    cache.put("U1", "ann");
    assertThat(cache.getIfPresent("U1")).isEqualTo("ann");
    assertThat(text()).contains("cache_gets_total{cache=\"people\",result=\"hit\"} 1");
  }

  private String text() {
    return ((PrometheusMeterRegistry) metrics.registry())
        .scrape("text/plain; version=0.0.4")
        .replace(".0\n", "\n");
  }
}
