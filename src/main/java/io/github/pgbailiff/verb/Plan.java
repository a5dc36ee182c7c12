package io.github.pgbailiff.verb;

import io.github.pgbailiff.change.Change;
import io.github.pgbailiff.reply.Reply;
import java.util.List;

/** What a command comes to; only the executor carries it out. */
public sealed interface Plan {

  /** Nothing but an answer. */
  record Answer(Reply reply) implements Plan {}

  /**
   * Something is to be changed.
   *
   * @param change without targets and doors: nothing was found
   * @param notes what people should know of what was asked for and is not in the change
   */
  record Act(Change change, List<String> notes) implements Plan {
    public Act {
      notes = List.copyOf(notes);
    }
  }

  /**
   * A decision on a request.
   *
   * @param request its id
   */
  record Decide(String request, Decision decision) implements Plan {}
}
