package io.github.pgbailiff.invocation;

import io.github.pgbailiff.command.Actor;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * The commands that each person has under way, over all platforms of this process: at most so many,
 * so that nobody leaves no room for the others.
 */
public final class PersonTurns {
  /** How many one person may have. */
  public static final int MOST = 10;

  /** The turn of somebody who has none left. */
  public static final Turn NONE = new Turn(() -> {});

  private final int most;
  private final Function<Actor, String> person;
  private final ConcurrentHashMap<String, Integer> underWay;

  /**
   * Nobody has a command under way yet.
   *
   * @param person one text for all accounts of one human
   */
  public PersonTurns(int most, Function<Actor, String> person) {
    this(most, person, new ConcurrentHashMap<>());
  }

  private PersonTurns(
      int most, Function<Actor, String> person, ConcurrentHashMap<String, Integer> underWay) {
    this.most = most;
    this.person = person;
    this.underWay = underWay;
  }

  /** The same turns of the same people, who may have other accounts by now. */
  public PersonTurns of(Function<Actor, String> people) {
    return new PersonTurns(most, people, underWay);
  }

  /** Room for one command; whoever takes it gives it back. */
  public static final class Turn implements AutoCloseable {
    private final Runnable end;
    private final AtomicBoolean ended = new AtomicBoolean();

    private Turn(Runnable end) {
      this.end = end;
    }

    @Override
    public void close() {
      if (!ended.getAndSet(true)) {
        end.run();
      }
    }
  }

  /** Room for a command of the actor's; empty when they have as many under way as they may. */
  public Optional<Turn> take(Actor actor) {
    String key = person.apply(actor);
    var taken = new AtomicBoolean();
    underWay.compute(
        key,
        (_, present) -> {
          int number = present == null ? 0 : present;
          taken.set(number < most);
          return taken.get() ? number + 1 : number;
        });
    return taken.get() ? Optional.of(new Turn(() -> giveBack(key))) : Optional.empty();
  }

  private void giveBack(String key) {
    underWay.computeIfPresent(key, (_, number) -> number <= 1 ? null : number - 1);
  }

  /** What somebody is told who has none left. */
  public String refusal() {
    return "busy: %d commands of yours are under way, as many as one person may have; nothing was done, try again when one is answered"
        .formatted(most);
  }
}
