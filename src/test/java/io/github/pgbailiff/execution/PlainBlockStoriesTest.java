package io.github.pgbailiff.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.reply.ExitCode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Doors by plain statements, as a superuser. */
class PlainBlockStoriesTest extends BlockStories {
  @Override
  String prepare() {
    return "postgres";
  }

  @Override
  void opensByHand(WikiProcess process) {
    assertThat(process.does("bob", "unblock prod db:wiki").exit()).isEqualTo(ExitCode.DONE);
    assertThat(wiki.gets("blog")).isTrue();
  }

  @Test
  void a_lease_opens_nothing_that_was_shut_anew_by_hand() {
    WikiProcess process = process();
    process.does("ann", "block prod db:wiki for:10m");
    process.does("ann", "block prod user:shop for:10m");
    wiki.run(
        "ALTER DATABASE wiki ALLOW_CONNECTIONS true",
        "ALTER DATABASE wiki ALLOW_CONNECTIONS false",
        "ALTER ROLE shop PASSWORD 'new'");
    process.notices();
    clock.pass(Duration.ofMinutes(11));
    process.executor().leaseWork().round();
    assertThat(process.notices())
        .anyMatch(it -> it.contains("B-1") && it.contains("opened and shut again by hand"))
        .anyMatch(it -> it.contains("B-2 on prod is lifted"));
    assertThat(wiki.gets("blog")).isFalse();
    assertThat(refusal(process.types("ann", "unblock prod db:wiki"), ExitCode.REFUSED))
        .contains("takes the permission open");
    assertThat(process.does("bob", "unblock prod db:wiki").exit()).isEqualTo(ExitCode.DONE);
    assertThat(wiki.gets("blog")).isTrue();
    assertThat(process.records().blocks().open()).isEmpty();
  }

  @Test
  void what_pgbailiff_itself_writes_is_not_taken_for_somebody_elses() {
    WikiProcess process = process();
    process.does("ann", "block prod db:wiki for:10m");
    process.does("ann", "block prod db:wiki user:public for:5m");
    clock.pass(Duration.ofMinutes(6));
    process.executor().leaseWork().round();
    clock.pass(Duration.ofMinutes(6));
    process.executor().leaseWork().round();
    assertThat(process.records().blocks().open()).isEmpty();
    assertThat(wiki.gets("blog")).isTrue();
  }
}
