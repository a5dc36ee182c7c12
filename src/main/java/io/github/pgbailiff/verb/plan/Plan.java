package io.github.pgbailiff.verb.plan;

import io.github.pgbailiff.change.Change;
import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Finding;
import io.github.pgbailiff.reply.Reply;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** The outcome of a command that was understood; only the flows behind the port carry it out. */
public sealed interface Plan {

  /** An answer, and nothing else. */
  record Answer(Reply reply) implements Plan {}

  /**
   * An answer that is made once it is on the record that it was asked for.
   *
   * @param isPage whether it is the wanted page already
   * @param reply throws like {@link Verb#plan}
   */
  record Audited(boolean isPage, Supplier<Reply> reply) implements Plan {}

  /**
   * A change that is wanted.
   *
   * @param change without steps: nothing was found
   * @param findings where nothing was found that could be changed: what there is instead
   * @param details what a program wants to know of it before it is done
   * @param notes what people should know of what was asked for and is not in the change
   */
  record Proposal(Change change, List<Finding> findings, List<Body> details, List<String> notes)
      implements Plan {
    public Proposal {
      findings = List.copyOf(findings);
      details = List.copyOf(details);
      notes = List.copyOf(notes);
    }

    /** A change that says all there is to know. */
    public Proposal(Change change, List<String> notes) {
      this(change, List.of(), List.of(), notes);
    }
  }

  /**
   * A lack of a right, which showed only when the cluster was looked at.
   *
   * @param why in words, with the permission that it takes
   */
  record Refused(String why) implements Plan {}

  /**
   * The same as another command, with all that it takes.
   *
   * @param command of a verb that is there
   */
  record Instead(Command command) implements Plan {}

  /**
   * An alert of which nothing is to be told for a while.
   *
   * @param alert its id
   */
  record Snooze(String alert, Duration time) implements Plan {}

  /**
   * A decision on a request.
   *
   * @param request its id
   */
  record Decide(String request, Decision decision) implements Plan {}
}
