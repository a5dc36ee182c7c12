package io.github.pgbailiff.check;

import io.github.pgbailiff.chat.PlatformFinding;
import io.github.pgbailiff.chat.PlatformFinding.Level;
import io.github.pgbailiff.reply.Audience;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Phrases;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Value;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The findings of {@code check}, as a reply. */
record Findings(List<PlatformFinding> all) {
  private static final List<Column> COLUMNS =
      Stream.of("what", "level", "message", "fix")
          .map(name -> Column.of(name, name, Audience.DATA))
          .toList();

  /** Room for the level in front of a line. */
  private static final int MARGIN = 10;

  Findings {
    all = List.copyOf(all);
  }

  Reply forPrograms() {
    return report(
        List.of(), Body.Table.of("findings", COLUMNS, all.stream().map(Findings::row).toList()));
  }

  private static List<Value> row(PlatformFinding finding) {
    return List.of(
        Value.text(finding.what()),
        Value.text(word(finding.level())),
        Value.text(finding.message()),
        Value.text(finding.fix()));
  }

  Reply forPeople() {
    List<Field> lines =
        all.stream().map(it -> Field.people(word(it.level()), Value.text(text(it)))).toList();
    String sum =
        "%s, %s, %d well"
            .formatted(
                counted(Level.ERROR, "error"), counted(Level.WARNING, "warning"), count(Level.OK));
    return report(List.of(sum), new Body.Details("", lines, List.of()));
  }

  private static String text(PlatformFinding finding) {
    return finding.what()
        + ": "
        + finding.message()
        + finding.fix().map(fix -> "\n→ " + fix).orElse("");
  }

  private static String word(Level level) {
    return level.name().toLowerCase(Locale.ROOT);
  }

  private String counted(Level level, String noun) {
    long count = count(level);
    return Phrases.count(count, noun);
  }

  private long count(Level level) {
    return all.stream().filter(it -> it.level() == level).count();
  }

  private Reply report(List<String> notes, Body body) {
    return new Reply.Report(
        List.of(),
        "",
        List.of(new Section(List.of(), List.of(body), List.of())),
        notes,
        count(Level.ERROR) > 0 ? ExitCode.LEFT : ExitCode.DONE);
  }

  /** The width at which no word is broken. */
  int least() {
    return MARGIN
        + all.stream()
            .flatMap(it -> Stream.of(text(it).split("\\s", -1)))
            .mapToInt(String::length)
            .max()
            .orElse(0);
  }
}
