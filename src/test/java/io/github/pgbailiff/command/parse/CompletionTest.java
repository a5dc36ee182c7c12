package io.github.pgbailiff.command.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.command.ClusterPattern;
import io.github.pgbailiff.command.Verbs;
import io.github.pgbailiff.command.text.QuotedText;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompletionTest {
  private final Completion completion = new Completion(Verbs.ALL, CompletionTest::names);

  private static List<String> names(KnownNames.Kind kind, List<ClusterPattern> clusters) {
    return switch (kind) {
      case CLUSTER -> List.of("prod-eu", "prod-us", "test");
      case DATABASE ->
          clusters.equals(List.of(new ClusterPattern("prod-eu")))
              ? List.of("wiki", "shop")
              : List.of("wiki");
      case USER -> List.of("blog", "o,brien");
      case APPLICATION -> List.of("my app", "evil\u001b[2J");
      case REQUEST -> List.of("R-1042");
      case ALERT -> List.of("A-7");
      case BLOCK -> List.of("B-7");
      case PERSON -> List.of("ann");
    };
  }

  @Test
  void completes_verbs() {
    assertThat(completion.candidates("")).contains("sessions", "help").doesNotContain("ps");
    assertThat(completion.candidates("Te")).containsExactly("terminate");
  }

  @Test
  void completes_keys_and_clusters_after_the_verb() {
    assertThat(completion.candidates("ps ")).startsWith("prod-eu", "prod-us", "test", "all", "db:");
    assertThat(completion.candidates("ps u")).containsExactly("user:");
    assertThat(completion.candidates("ps --us")).containsExactly("--user=");
    assertThat(completion.candidates("ps prod-eu,prod"))
        .containsExactly("prod-eu,prod-eu", "prod-eu,prod-us");
    assertThat(completion.candidates("ps prod-eu p")).containsExactly("pid:", "page:", "public:");
  }

  @Test
  void completes_databases_of_the_named_cluster() {
    assertThat(completion.candidates("ps prod-eu/"))
        .containsExactly("prod-eu/wiki", "prod-eu/shop");
    assertThat(completion.candidates("ps prod-eu db:")).containsExactly("db:wiki", "db:shop");
    assertThat(completion.candidates("ps db:wiki,")).containsExactly("db:wiki,wiki");
  }

  @Test
  void completes_values() {
    assertThat(completion.candidates("ps user:!b")).containsExactly("user:!blog");
    assertThat(completion.candidates("ps user:"))
        .containsExactly("user:me", "user:blog", "user:o\\,brien");
    assertThat(completion.candidates("ps state:idle-in"))
        .containsExactly("state:idle-in-txn", "state:idle-in-txn-aborted");
    assertThat(completion.candidates("ps sort:x")).containsExactly("sort:xact");
    assertThat(completion.candidates("ps public:")).containsExactly("public:yes");
    assertThat(completion.candidates("audit by:")).containsExactly("by:ann");
    assertThat(completion.candidates("ps nonsense:")).isEmpty();
  }

  @Test
  void leaves_out_names_with_control_characters() {
    assertThat(completion.candidates("ps app:")).containsExactly("app:my app");
  }

  @Test
  void completes_requests_and_topics() {
    assertThat(completion.candidates("approve ")).startsWith("R-1042");
    assertThat(completion.candidates("approve R-1042 ")).startsWith("prod-eu");
    assertThat(completion.candidates("help te")).containsExactly("terminate");
    assertThat(completion.candidates("nonsense x")).isEmpty();
  }

  @Test
  void a_candidate_can_be_written_into_a_line() {
    assertThat(QuotedText.word("app:my app")).isEqualTo("app:\"my app\"");
    assertThat(QuotedText.word("prod-eu")).isEqualTo("prod-eu");
  }

  @Test
  void no_line_crashes_it() {
    var lines = new RandomLines(11);
    for (int i = 0; i < 5_000; i++) {
      assertThat(completion.candidates(lines.pieces())).hasSizeLessThanOrEqualTo(100);
      assertThat(completion.candidates("ps " + lines.noise())).hasSizeLessThanOrEqualTo(100);
    }
  }
}
