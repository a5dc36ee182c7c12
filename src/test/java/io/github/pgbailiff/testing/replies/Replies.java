package io.github.pgbailiff.testing.replies;

import io.github.pgbailiff.reply.Audience;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Presentation;
import io.github.pgbailiff.reply.Presentation.View;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** One believable reply of every kind, for the tests of the renderers. */
public final class Replies {
  private Replies() {}

  /** All of them, by a name that golden files can bear. */
  public static Map<String, Reply> all() {
    var all = new LinkedHashMap<String, Reply>();
    reading(all);
    CardReplies.all(all);
    all.put("approve-question", QuestionReplies.approveQuestion());
    all.put("deny-question", QuestionReplies.denyQuestion());
    all.put("refusal-denied", QuestionReplies.refusedDenied());
    all.put("refusal-usage", QuestionReplies.refusedUsage());
    all.put("hostile", HostileReplies.sessions());
    all.put("hostile-card", HostileReplies.card());
    all.put("hostile-refusal", HostileReplies.refusal());
    return Collections.unmodifiableMap(all);
  }

  /** The names of those that are shown in a channel. */
  public static Stream<String> messages() {
    return all().keySet().stream().filter(name -> !(named(name) instanceof Reply.Question));
  }

  /** The names of those that are shown as a form. */
  public static Stream<String> questions() {
    return all().keySet().stream().filter(name -> named(name) instanceof Reply.Question);
  }

  /** All of them, and those that have nothing to tell. */
  public static Stream<Reply> everything() {
    return Stream.concat(all().values().stream(), EmptyReplies.all().stream());
  }

  /** The one of that name. */
  public static Reply named(String name) {
    return Objects.requireNonNull(all().get(name), name);
  }

  /** A list of so many sessions that may be chosen. */
  public static Reply many(int sessions) {
    return SessionReplies.many(sessions);
  }

  private static void reading(Map<String, Reply> all) {
    all.put("sessions", SessionReplies.sessions());
    all.put("sessions-public", shown(SessionReplies.sessions(), View.DEFAULT, true));
    all.put("sessions-narrow", shown(SessionReplies.sessions(), View.NARROW, false));
    all.put("sessions-cut", SessionReplies.cut());
    all.put("sessions-partly", SessionReplies.partlyReachable());
    all.put("sessions-none", SessionReplies.nothing());
    all.put("sessions-file", SessionReplies.file());
    all.put("session", SessionReplies.session());
    all.put("locks", LockReplies.locks());
    all.put("usage", ListReplies.usage());
    all.put("clusters", ListReplies.clusters());
    all.put("requests", ListReplies.requests());
    all.put("blocks", ListReplies.blocks());
    all.put("audit", RecordReplies.audit());
    all.put("whoami", RecordReplies.whoami());
    all.put("help", RecordReplies.help());
  }

  private static Reply shown(Reply reply, View view, boolean toEverybody) {
    return new Reply.Presented(reply, new Presentation(view, toEverybody));
  }

  /** A list as long and as wide as one likes. */
  public static Reply.Report table(int rows, int width) {
    var columns =
        List.of(Column.of("id", "id", Audience.ALWAYS), Column.of("text", "text", Audience.ALWAYS));
    List<List<Value>> values = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      values.add(List.of(Value.whole(i), Value.text("x".repeat(width))));
    }
    var section =
        new Section(
            List.of(Field.of("cluster", "", Value.text("prod"))),
            List.of(Body.Table.of("things", columns, values)),
            List.of("a note"));
    return new Reply.Report(List.of(), "", List.of(section), List.of(), ExitCode.DONE);
  }
}
