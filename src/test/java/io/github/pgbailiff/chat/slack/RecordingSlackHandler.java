package io.github.pgbailiff.chat.slack;

import io.github.pgbailiff.chat.RecordingHandler;
import io.github.pgbailiff.command.text.Suggestion;
import io.github.pgbailiff.invocation.Invocation;
import io.github.pgbailiff.invocation.Invocation.Input;
import io.github.pgbailiff.reply.Overview;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.testing.replies.Replies;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;

/** Answers by the first word or the press, and keeps what it was asked. */
final class RecordingSlackHandler extends RecordingHandler {
  volatile Supplier<Overview> overviews = () -> Overview.saying("nothing");

  volatile Function<String, List<Suggestion>> completion = line -> List.of();

  private final List<Invocation> seen = new CopyOnWriteArrayList<>();
  private final List<Press> questions = new CopyOnWriteArrayList<>();
  private final Map<String, Supplier<Reply>> answers = new ConcurrentHashMap<>();

  /**
   * @param to the first word of a command, or the name of a press
   */
  void answers(String to, Supplier<Reply> answer) {
    answers.put(to, answer);
  }

  List<Invocation> seen() {
    return List.copyOf(seen);
  }

  List<Press> questions() {
    return List.copyOf(questions);
  }

  /** What was asked for, in words. */
  List<String> inputs() {
    return seen.stream().map(invocation -> words(invocation.input())).toList();
  }

  private static String words(Input input) {
    return switch (input) {
      case Input.Text(String text) -> text;
      case Input.Words(var words, var _) -> words.toString();
      case Input.Chosen(var action, var handles) -> action + " " + handles;
      case Input.Pressed(Press press, var given) -> press.token() + " " + given;
    };
  }

  @Override
  public Reply handle(Invocation invocation) {
    seen.add(invocation);
    return answer(
        invocation.input() instanceof Input.Pressed(Press press, var _)
            ? press.action().name()
            : words(invocation.input()).split("[ ,\\]]", 2)[0].replace("[", ""));
  }

  @Override
  public Reply question(Invocation invocation, Press press) {
    questions.add(press);
    return answer("question " + press.action().name());
  }

  private Reply answer(String to) {
    return answers.getOrDefault(to, () -> Replies.named("whoami")).get();
  }

  @Override
  public List<Suggestion> complete(Invocation invocation, String line) {
    return completion.apply(line);
  }

  @Override
  public Overview overview(Invocation invocation) {
    return overviews.get();
  }
}
