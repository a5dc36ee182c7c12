package io.github.pgbailiff.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterPatternTest {
  private final Cluster cluster = new Cluster("prod-eu", Map.of("env", "production"));

  @ParameterizedTest
  @CsvSource({
    "prod-eu, true, true",
    "prod-us, false, true",
    "prod-*, true, false",
    "*, true, false",
    "env=production, true, false",
    "env=prod*, true, false",
    "env=staging, false, false",
    "region=eu, false, false",
  })
  void selects_by_name_glob_or_label(String pattern, boolean selects, boolean exact) {
    assertThat(new ClusterPattern(pattern).selects(cluster)).isEqualTo(selects);
    assertThat(new ClusterPattern(pattern).isExact()).isEqualTo(exact);
  }
}
