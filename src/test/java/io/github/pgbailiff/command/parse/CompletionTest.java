package io.github.pgbailiff.command.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.command.ClusterPattern;
import io.github.pgbailiff.command.Verbs;
import io.github.pgbailiff.command.text.QuotedText;
import io.github.pgbailiff.command.text.Suggestion;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompletionTest {
  private static final List<Suggestion> SESSIONS =
      List.of(
          new Suggestion("23036", "vic psql idle-txn 14m holds 7"),
          new Suggestion("23047", "app_checkout checkout waits 13m < 23036"));

  private final Completion completion = new Completion(Verbs.ALL, CompletionTest::names);

  private List<String> candidates(String line) {
    return completion.candidates(line).stream().map(Suggestion::word).toList();
  }

  private static List<Suggestion> names(KnownNames.Kind kind, List<ClusterPattern> clusters) {
    return kind == KnownNames.Kind.SESSION
        ? SESSIONS
        : words(kind, clusters).stream().map(Suggestion::of).toList();
  }

  private static List<String> words(KnownNames.Kind kind, List<ClusterPattern> clusters) {
    return switch (kind) {
      case CLUSTER -> List.of("prod-eu", "prod-us", "test");
      case DATABASE ->
          clusters.equals(List.of(new ClusterPattern("prod-eu")))
              ? List.of("wiki", "shop", "a,b/c")
              : List.of("wiki");
      case USER -> List.of("blog", "o,brien");
      case APPLICATION -> List.of("my app", "evil\u001b[2J");
      case REQUEST -> List.of("R-1042");
      case ALERT -> List.of("A-7");
      case BLOCK -> List.of("B-7");
      case PERSON -> List.of("ann");
      case SESSION -> List.of();
    };
  }

  @Test
  void completes_verbs() {
    assertThat(candidates("")).contains("sessions", "help").doesNotContain("ps");
    assertThat(candidates("Te")).containsExactly("terminate");
  }

  @Test
  void completes_keys_and_clusters_after_the_verb() {
    assertThat(candidates("ps "))
        .startsWith("prod-eu", "prod-us", "test", "23036", "23047", "all", "db:");
    assertThat(candidates("ps u")).containsExactly("user:");
    assertThat(candidates("ps --us")).containsExactly("--user=");
    assertThat(candidates("ps prod-eu,prod")).containsExactly("prod-eu,prod-eu", "prod-eu,prod-us");
    assertThat(candidates("ps prod-eu p")).containsExactly("pid:", "page:", "public:");
  }

  @Test
  void completes_databases_of_the_named_cluster() {
    assertThat(candidates("ps prod-eu/"))
        .containsExactly("prod-eu/wiki", "prod-eu/shop", "prod-eu/a\\,b\\/c");
    assertThat(candidates("ps prod-eu db:")).containsExactly("db:wiki", "db:shop", "db:a\\,b/c");
    assertThat(candidates("ps db:wiki,")).containsExactly("db:wiki,wiki");
  }

  @Test
  void completes_values() {
    assertThat(candidates("ps user:!b")).containsExactly("user:!blog");
    assertThat(candidates("ps user:")).containsExactly("user:me", "user:blog", "user:o\\,brien");
    assertThat(candidates("ps state:idle-in"))
        .containsExactly("state:idle-in-txn", "state:idle-in-txn-aborted");
    assertThat(candidates("ps sort:x")).containsExactly("sort:xact");
    assertThat(candidates("ps public:")).containsExactly("public:yes");
    assertThat(candidates("audit by:")).containsExactly("by:ann");
    assertThat(candidates("ps nonsense:")).isEmpty();
  }

  @Test
  void leaves_out_names_with_control_characters() {
    assertThat(candidates("ps app:")).containsExactly("app:my app");
  }

  @Test
  void completes_pids_with_what_the_session_does() {
    assertThat(completion.candidates("terminate prod-eu 2303"))
        .containsExactly(SESSIONS.getFirst());
    assertThat(candidates("terminate prod-eu 23036 ")).startsWith("23047", "all");
    assertThat(candidates("session prod-eu ")).startsWith("23036", "23047");
    assertThat(candidates("session prod-eu 23036 ")).doesNotContain("23047");
    assertThat(candidates("ps pid:23036,")).containsExactly("pid:23036,23036", "pid:23036,23047");
  }

  @Test
  void a_session_is_found_by_what_it_is() {
    assertThat(candidates("terminate prod-eu vic")).containsExactly("23036");
    assertThat(candidates("terminate prod-eu WAITS")).startsWith("23047").doesNotContain("23036");
    assertThat(candidates("terminate prod-eu v")).doesNotContain("23036");
  }

  @Test
  void completes_requests_and_topics() {
    assertThat(candidates("approve ")).startsWith("R-1042");
    assertThat(candidates("approve R-1042 ")).startsWith("prod-eu");
    assertThat(candidates("help te")).containsExactly("terminate");
    assertThat(candidates("nonsense x")).isEmpty();
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
      assertThat(candidates(lines.pieces())).hasSizeLessThanOrEqualTo(100);
      assertThat(candidates("ps " + lines.noise())).hasSizeLessThanOrEqualTo(100);
    }
  }
}
