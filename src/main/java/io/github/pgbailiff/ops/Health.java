package io.github.pgbailiff.ops;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * The reasons why the program is not ready, asked anew of everything that was named to it.
 *
 * <p>One that does not answer in time is a problem by that alone. It is not asked again before it
 * has answered, so that it occupies one thread however often somebody looks.
 */
public final class Health {
  /** How long one look takes at most; below the second that a probe waits as a rule. */
  public static final Duration DEADLINE = Duration.ofMillis(800);

  private final Duration deadline;
  private final List<WatchedPart> problems = new CopyOnWriteArrayList<>();
  private final List<WatchedPart> notes = new CopyOnWriteArrayList<>();

  public Health(Duration deadline) {
    this.deadline = deadline;
  }

  /** Something said about a part, on one line. */
  public record Line(String name, String text) {
    @Override
    public String toString() {
      return name + ": " + text;
    }
  }

  /**
   * The result of one look.
   *
   * @param problems empty when everything is ready
   * @param notes what is worth knowing and no problem, such as that a replica stands by
   */
  public record Findings(List<Line> problems, List<Line> notes) {
    public Findings {
      problems = List.copyOf(problems);
      notes = List.copyOf(notes);
    }

    public boolean ready() {
      return problems.isEmpty();
    }
  }

  /**
   * Asks this too from now on.
   *
   * @param name {@code store}, or that of a chat
   * @param problem why it is not ready; empty when it is
   */
  public void needs(String name, Supplier<Optional<String>> problem) {
    problems.add(new WatchedPart(name, problem));
  }

  /** The names of what it needs. */
  List<String> needed() {
    return problems.stream().map(WatchedPart::name).toList();
  }

  /** Tells this too from now on, which is no problem. */
  public void tells(String name, Supplier<Optional<String>> note) {
    notes.add(new WatchedPart(name, note));
  }

  /** Asks all of them at the same time. */
  public Findings look() {
    long end = System.nanoTime() + deadline.toNanos();
    List<WatchedPart> all = new ArrayList<>(problems);
    all.addAll(notes);
    all.forEach(WatchedPart::ask);
    return new Findings(answers(problems, end, true), answers(notes, end, false));
  }

  private List<Line> answers(List<WatchedPart> asked, long end, boolean silenceCounts) {
    List<Line> lines = new ArrayList<>();
    for (WatchedPart watched : asked) {
      switch (watched.answer(end)) {
        case WatchedPart.Said said ->
            said.text().ifPresent(text -> lines.add(new Line(watched.name(), text)));
        case WatchedPart.Silence _ when silenceCounts ->
            lines.add(new Line(watched.name(), "no answer within " + deadline.toMillis() + " ms"));
        case WatchedPart.Silence _ -> {
          // A note that does not come is left out.
        }
      }
    }
    return lines;
  }
}
