package io.github.pgbailiff.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.testing.replies.CountedReplies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Counts in every reply as every platform shows it: its golden file. */
final class CountedRepliesTest {
  private static final Path GOLDEN = Path.of("src/test/resources/io/github/pgbailiff/chat");

  @Test
  void no_platform_shows_more_than_there_is() throws IOException {
    List<Path> texts;
    try (var files = Files.walk(GOLDEN)) {
      texts = files.filter(it -> it.toString().endsWith(".txt")).toList();
    }
    assertThat(texts).hasSizeGreaterThan(50);
    for (Path text : texts) {
      CountedReplies.holds(Files.readString(text));
    }
  }
}
