package io.github.pgbailiff.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.postgres.check.GrantScript;
import io.github.pgbailiff.reply.ExitCode;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Doors with exactly the rights that {@code pgbailiff grants} gives. */
class GrantedBlockStoriesTest extends BlockStories {
  @Override
  String prepare() {
    String script = new GrantScript(false, false).script();
    wiki.run(
        script.lines().filter(line -> !line.startsWith("\\")).collect(Collectors.joining("\n")));
    return "pgbailiff";
  }

  @AfterEach
  void forget() {
    wiki.run("DELETE FROM pgbailiff.shut");
  }

  @Override
  void opensByHand(WikiProcess process) {
    assertThat(refusal(process.types("bob", "unblock prod db:wiki"), ExitCode.REFUSED))
        .contains("the functions here open only what they have shut");
    assertThat(wiki.gets("blog")).isFalse();
  }

  @Test
  void the_end_is_not_moved_beyond_what_the_cluster_remembers() {
    WikiProcess process = process();
    process.does("ann", "block prod db:wiki for:20d");
    clock.pass(Duration.ofDays(15));
    for (String verb : new String[] {"block", "drain"}) {
      assertThat(refusal(process.types("bob", verb + " prod db:wiki for:16d"), ExitCode.REFUSED))
          .contains(
              "for: \"16d\" from now is more than 30d after B-1 was set; for:15d is the most");
    }
    assertThat(process.does("bob", "block prod db:wiki for:15d").exit()).isEqualTo(ExitCode.DONE);
    assertThat(process.records().blocks().open())
        .singleElement()
        .satisfies(
            it -> assertThat(it.until()).contains(clock.instant().plus(Duration.ofDays(15))));
  }
}
