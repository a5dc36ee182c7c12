package io.github.pgbailiff.execution;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.invocation.Lapse;
import io.github.pgbailiff.reply.Button;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Reply;
import java.time.Duration;
import org.assertj.core.api.InstanceOfAssertFactories;
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
    process.work().expiry().round();
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
    process.work().expiry().round();
    clock.pass(Duration.ofMinutes(6));
    process.work().expiry().round();
    assertThat(process.records().blocks().open()).isEmpty();
    assertThat(wiki.gets("blog")).isTrue();
  }

  @Test
  void whoever_confirms_nothing_in_time_is_told_that_it_is_over() {
    WikiProcess process = process();
    Reply asked = process.types("ann", "block prod db:wiki");
    Lapse lapse = process.bot().lapse(asked).orElseThrow();
    assertThat(lapse.in()).isBetween(Duration.ofMinutes(2), Duration.ofSeconds(121));
    assertThat(lapse.then().get()).isEmpty();
    clock.pass(lapse.in());
    assertThat(lapse.then().get())
        .get(as(InstanceOfAssertFactories.type(Reply.Card.class)))
        .satisfies(it -> {
          assertThat(it.title()).contains("R-1 is over: it was not confirmed within 2m");
          assertThat(it.buttons())
              .extracting(Button::label)
              .containsExactly("Details", "Ask again…");
        });
  }

  @Test
  void whoever_has_confirmed_in_time_is_told_nothing_more() {
    WikiProcess process = process();
    Reply asked = process.types("ann", "block prod db:wiki for:10m");
    Lapse lapse = process.bot().lapse(asked).orElseThrow();
    Reply done = process.confirms("ann", asked);
    clock.pass(lapse.in());
    assertThat(lapse.then().get()).isEmpty();
    assertThat(process.bot().lapse(done)).isEmpty();
  }
}
