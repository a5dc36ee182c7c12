package io.github.pgbailiff.verb.view;

import static io.github.pgbailiff.verb.view.Fields.column;
import static io.github.pgbailiff.verb.view.Fields.data;
import static io.github.pgbailiff.verb.view.Fields.people;

import io.github.pgbailiff.access.Limits;
import io.github.pgbailiff.postgres.lock.LockForest;
import io.github.pgbailiff.postgres.lock.LockForest.Party;
import io.github.pgbailiff.postgres.lock.LockForest.Tree;
import io.github.pgbailiff.postgres.session.Session;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.Value;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A lock forest as a body. Of sessions outside of the limits only the pid is told: without them
 * nobody could see who waits for whom.
 */
public record LockTree(Limits limits) {
  private static final List<Column> COLUMNS =
      List.of(
          column("pid", "PID"),
          data("usename"),
          people("USER"),
          column("application_name", "APP"),
          data("datname"),
          data("backend_type"),
          data("state"),
          people("DOES"),
          column("seconds", "FOR"),
          data("locktype"),
          data("mode"),
          data("relation"),
          data("object"),
          data("gid"),
          data("waiting"),
          people("WAITING"));

  /** A session that is still to be made into a node, and those above it. */
  private record Open(Tree tree, boolean root, List<Body.Node> children, List<Body.Node> siblings) {
    static Open of(Tree tree, boolean root, List<Body.Node> siblings) {
      return new Open(tree, root, new ArrayList<>(), siblings);
    }
  }

  public Body.Tree of(LockForest forest) {
    return new Body.Tree("roots", "waiters", COLUMNS, nodes(forest.roots()));
  }

  /** By a stack of its own: a queue of waiters can be deeper than the thread's. */
  private List<Body.Node> nodes(List<Tree> roots) {
    List<Body.Node> made = new ArrayList<>();
    Deque<Open> next = new ArrayDeque<>();
    Deque<Open> finish = new ArrayDeque<>();
    roots.reversed().forEach(root -> next.push(Open.of(root, true, made)));
    while (!next.isEmpty()) {
      Open open = next.pop();
      finish.push(open);
      open.tree()
          .waiters()
          .reversed()
          .forEach(waiter -> next.push(Open.of(waiter, false, open.children())));
    }
    finish.forEach(open -> open.siblings().addFirst(node(open)));
    return made;
  }

  private Body.Node node(Open open) {
    Tree tree = open.tree();
    Optional<Session> session = session(tree.party());
    Optional<Value> waiting =
        Optional.of(tree.waiting()).filter(n -> n > 0 && open.root()).map(n -> Value.whole(n));
    return new Body.Node(
        List.of(
            tree.party().pid() == 0 ? Value.none() : Value.whole(tree.party().pid()),
            Value.text(user(tree.party())),
            Value.text(user(tree.party()).or(() -> session.flatMap(Session::process))),
            Value.text(session.flatMap(Session::application)),
            Value.text(database(tree.party())),
            Value.text(session.map(Session::backendType)),
            Value.text(session.flatMap(Session::state)),
            Value.text(does(tree, open.root())),
            Fields.seconds(since(tree)),
            Value.text(tree.lock().map(LockForest.Lock::type)),
            Value.text(tree.lock().map(LockForest.Lock::mode)),
            Value.text(tree.lock().flatMap(LockForest.Lock::relation)),
            Value.text(tree.lock().flatMap(LockForest.Lock::object)),
            Value.text(gid(tree.party())),
            waiting.orElseGet(Value::none),
            Value.text(waitingWords(tree, open.root()))),
        open.children());
  }

  private Optional<Session> session(Party party) {
    return party instanceof Party.Of(Session session)
        ? Optional.of(session).filter(it -> limits.exclusion(it.database(), it.user()).isEmpty())
        : Optional.empty();
  }

  private Optional<String> user(Party party) {
    return switch (party) {
      case Party.Of _ -> session(party).flatMap(Session::user);
      case Party.Prepared prepared -> Optional.of(prepared.owner());
    };
  }

  private Optional<String> database(Party party) {
    return switch (party) {
      case Party.Of _ -> session(party).flatMap(Session::database);
      case Party.Prepared prepared -> Optional.of(prepared.database());
    };
  }

  /** Programs tell a prepared transaction by its name, which a session has none of. */
  private static Optional<String> gid(Party party) {
    return party instanceof Party.Prepared prepared
        ? Optional.of(prepared.gid())
        : Optional.empty();
  }

  private Optional<String> does(Tree tree, boolean root) {
    return switch (tree.party()) {
      case Party.Prepared prepared ->
          Optional.of(
              prepared.gid().isEmpty()
                  ? "prepared transaction"
                  : "prepared transaction \"" + prepared.gid() + "\"");
      case Party.Of(Session session) ->
          root && session.blockers().isEmpty() && !session.waitsForLock()
              ? Optional.of(holds(session, tree))
              : Optional.of(waitsFor(tree));
    };
  }

  /** An advisory lock is known by its key alone, on whatever it stands. */
  private static String holds(Session session, Tree tree) {
    String state = does(session).orElse("");
    return tree.lock()
        .filter(lock -> lock.relation().isEmpty() && lock.type().equals("advisory"))
        .map(lock -> (state + " holds " + lock.words()).strip())
        .orElse(state);
  }

  /** Who has no user stands there by its type, which is not told twice. */
  private static Optional<String> does(Session session) {
    return session.user().isEmpty()
        ? SessionTable.clientState(session)
        : SessionTable.shortState(session);
  }

  private static String waitsFor(Tree tree) {
    return tree.lock().map(lock -> "Lock:" + lock.words() + " " + mode(lock)).orElse("waits");
  }

  private static String mode(LockForest.Lock lock) {
    return lock.mode().replaceFirst("Lock$", "");
  }

  private static Optional<Duration> since(Tree tree) {
    return switch (tree.party()) {
      case Party.Of(Session session) ->
          tree.lock().flatMap(LockForest.Lock::waited).or(session::inTransaction);
      case Party.Prepared prepared -> Optional.of(prepared.age());
    };
  }

  private static Optional<String> waitingWords(Tree tree, boolean root) {
    if (tree.elsewhere()) {
      return Optional.of("its waiters stand above");
    }
    return root && tree.waiting() > 0 ? Optional.of(tree.waiting() + " waiting") : Optional.empty();
  }
}
