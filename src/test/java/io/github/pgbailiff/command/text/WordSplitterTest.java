package io.github.pgbailiff.command.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.command.parse.RandomLines;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WordSplitterTest {

  static Stream<Arguments> lines() {
    return Stream.of(
        line(""),
        line("   "),
        line("ps prod-eu", "ps", "prod-eu"),
        line(" ps \t prod-eu\n", "ps", "prod-eu"),
        line("a b c", "a", "b", "c"),
        line("a\u00a0b\u202fc\u200bd", "a", "b", "c", "d"),
        line("reason:\"stuck deploy, INC-42\"", "reason:stuck deploy, INC-42"),
        line("reason:“stuck deploy”", "reason:stuck deploy"),
        line("reason:„stuck deploy“ x", "reason:stuck deploy", "x"),
        line("“a\u00a0b”", "a b"),
        line("app:\"a b\",c", "app:a b,c"),
        line("\"\"", ""),
        line("'a b' c", "a b", "c"),
        line("‘a b’ c", "a b", "c"),
        line("‘it’s broken’", "it’s broken"),
        line("reason:'stuck deploy'", "reason:stuck deploy"),
        line("reason='it’s broken' x", "reason=it’s broken", "x"),
        line("--user=o’brien", "--user=o’brien"),
        line("user:o'brien x", "user:o'brien", "x"),
        line("'tis broken", "'tis", "broken"),
        line("—user blog", "--user", "blog"),
        line("–user", "--user"),
        line("––user", "--user"),
        line("app:a—b", "app:a—b"),
        line("— x", "—", "x"),
        line("—1", "—1"),
        line("\"—user\"", "—user"),
        line("app:a\\ b c", "app:a\\ b", "c"),
        line("app:\\* x", "app:\\*", "x"),
        line("app:\"a\\\"b\"", "app:a\\\"b"),
        line("app:\\\"a b", "app:\\\"a", "b"),
        line("a\\", "a\\"),
        line("\\—user", "\\—user"));
  }

  private static Arguments line(String line, String... words) {
    return Arguments.of(line, List.of(words));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void splits_a_line_into_words(String line, List<String> words) {
    WordSplitter.Split split = WordSplitter.split(line);

    assertThat(split.words()).extracting(Word::source).isEqualTo(words);
    assertThat(split.unclosed()).isEmpty();
  }

  @Test
  void tells_where_a_quote_stands_that_is_never_closed() {
    WordSplitter.Split split = WordSplitter.split("ps reason:\"stuck deploy");

    assertThat(split.unclosed()).isEqualTo(OptionalInt.of(10));
    assertThat(split.words()).extracting(Word::source).containsExactly("ps", "reason:stuck deploy");
  }

  @Test
  void splitting_never_loses_characters() {
    var lines = new RandomLines(7);
    for (int i = 0; i < 5_000; i++) {
      String line = lines.noise();
      StringBuilder words = new StringBuilder();
      WordSplitter.split(line).words().forEach(word -> words.append(word.source()));

      assertThat(bones(words.toString())).as(line).isEqualTo(bones(line));
    }
  }

  /** Everything but what splitting is there to change. */
  private static String bones(String text) {
    var bones = new StringBuilder();
    text.chars()
        .filter(c -> !Typography.isMark((char) c))
        .filter(c -> !Typography.isSpace((char) c) && "\"“”„'‘’—–-".indexOf(c) < 0)
        .forEach(c -> bones.append((char) c));
    return bones.toString();
  }
}
