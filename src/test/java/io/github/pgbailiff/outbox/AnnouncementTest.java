package io.github.pgbailiff.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class AnnouncementTest {
  private static final List<Announcement.Subject> ALL =
      List.of(
          new Announcement.Card("R-2", 3),
          new Announcement.Outcome("R-2"),
          new Announcement.Told("R-2"),
          new Announcement.Reminder("R-2"),
          new Announcement.Owned("R-2"),
          new Announcement.AlertCard("A-7", 1),
          new Announcement.Notice("anchor of the record: 512:9f"));

  @Test
  void what_a_log_says_of_it_are_words_and_never_a_value() {
    assertThat(ALL.stream().map(Announcement.Subject::words))
        .allMatch(it -> it.matches("(the|what|a) [a-zA-Z0-9 -]+"))
        .doesNotHaveDuplicates();
    assertThat(Stream.of(ALL.getFirst(), ALL.get(5)).map(Announcement.Subject::words))
        .containsExactly("the card of R-2", "the card of A-7");
  }
}
