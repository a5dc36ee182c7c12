package io.github.pgbailiff.bench;

import io.github.pgbailiff.testing.GeneratedPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the README to what the benches measured last. */
class BenchmarkPageTest {
  private static final List<String> SHOWN =
      List.of(
          "`pgbailiff sessions`",
          "Slack: acknowledged at 20 commands/s, p99",
          "Slack: `/pg sessions`, delivery to posted reply",
          "terminate 1000 sessions, verified gone",
          "1,000 clusters, 50 dead: `/pg sessions *`, typed to posted with the dead named");

  @Test
  void the_readme_shows_five_lines_of_the_page() throws IOException {
    String rows = BenchmarkPage.rows(SHOWN);
    new GeneratedPage(Path.of("README.md")).holds("benchmark", rows);
  }
}
