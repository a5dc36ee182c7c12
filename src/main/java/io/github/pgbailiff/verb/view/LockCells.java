package io.github.pgbailiff.verb.view;

import io.github.pgbailiff.access.Limits;
import io.github.pgbailiff.change.RelationNames;
import io.github.pgbailiff.postgres.lock.LockForest;
import io.github.pgbailiff.postgres.lock.LockForest.Party;
import io.github.pgbailiff.postgres.lock.LockForest.Tree;
import io.github.pgbailiff.postgres.session.Session;
import io.github.pgbailiff.reply.SessionPhrases;
import io.github.pgbailiff.reply.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The values of one node of a lock tree, in the order of the tree's columns.
 *
 * @param root whether it waits for nobody
 * @param tables the names of tables of other databases
 */
record LockCells(Tree tree, boolean root, Limits limits, RelationNames tables) {
  List<Value> values() {
    return Stream.concat(facts().stream(), details().stream()).toList();
  }

  private List<Value> facts() {
    Optional<Session> session = session(tree.party());
    return List.of(
        tree.party().pid() == 0 ? Value.none() : Value.whole(tree.party().pid()),
        Value.text(does()),
        Fields.seconds(since(Session::idle)),
        Value.text(holds()),
        Value.text(place()),
        Value.text(mode()),
        Value.text(user(tree.party()).or(() -> session.flatMap(LockCells::nobody))),
        Value.text(session.flatMap(LockCells::application)),
        Value.text(
            tree.elsewhere() ? Optional.of("its waiters stand above") : Optional.<String>empty()));
  }

  private List<Value> details() {
    Optional<Session> session = session(tree.party());
    Optional<Value> waiting =
        Optional.of(tree.waiting()).filter(n -> n > 0 && root).map(n -> Value.whole(n));
    return List.of(
        Value.text(user(tree.party())),
        Value.text(session.flatMap(Session::application)),
        Value.text(database(tree.party())),
        Value.text(session.map(Session::backendType)),
        Value.text(session.flatMap(Session::state)),
        Fields.seconds(since(_ -> Optional.empty())),
        Value.text(tree.lock().map(LockForest.Lock::type)),
        Value.text(tree.lock().map(LockForest.Lock::mode).filter(mode -> !mode.isEmpty())),
        Value.text(tree.lock().flatMap(LockForest.Lock::relation).map(this::named)),
        Value.text(tree.lock().flatMap(LockForest.Lock::object)),
        Value.text(gid(tree.party())),
        waiting.orElseGet(Value::none));
  }

  private String named(String relation) {
    return tables.of(relation);
  }

  private Optional<String> holds() {
    int waiting = tree.waiting();
    return waiting > 0 && root ? Optional.of("holds " + waiting) : Optional.empty();
  }

  /** The table, or else the words that people know the lock by: {@code advisory 4711}. */
  private Optional<String> place() {
    return tree.lock().flatMap(lock -> lock.table().map(this::named).or(() -> other(lock)));
  }

  private static Optional<String> other(LockForest.Lock lock) {
    return Optional.of(lock.type().equals("transactionid") ? "a row" : lock.words());
  }

  /** A row's lock has no mode that says anything. */
  private Optional<String> mode() {
    return tree.lock()
        .filter(lock -> lock.table().isPresent())
        .map(lock ->
            lock.relation().isPresent() && lock.type().equals("relation")
                ? lock.mode().replaceFirst("Lock$", "")
                : "row");
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

  /** Its application; the type of whoever waits, where no other column tells it. */
  static Optional<String> calling(Session session) {
    return session.waitsForLock() ? session.calling() : session.application();
  }

  /** Who has no user stands there by its type already. */
  private static Optional<String> application(Session session) {
    return session.user().isEmpty() ? session.application() : calling(session);
  }

  /** What has no user. */
  private static Optional<String> nobody(Session session) {
    return session
        .process()
        .or(() -> session.state().filter(_ -> session.isLoggingIn()).map(SessionPhrases::doing));
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

  private Optional<String> does() {
    return switch (tree.party()) {
      case Party.Prepared prepared ->
          Optional.of(
              prepared.gid().isEmpty()
                  ? "prepared transaction"
                  : "prepared transaction \"" + prepared.gid() + "\"");
      case Party.Of(Session session) ->
          root && session.blockers().isEmpty() && !session.waitsForLock()
              ? does(session)
              : Optional.of("waits");
    };
  }

  /** Who has no user stands there by its type, which is not told twice. */
  private static Optional<String> does(Session session) {
    return session.user().isEmpty()
        ? SessionTable.clientState(session)
        : SessionTable.shortState(session);
  }

  /** How long a waiter waits; of others, how long what is said of them, else the transaction. */
  private Optional<Duration> since(Function<Session, Optional<Duration>> said) {
    return switch (tree.party()) {
      case Party.Of(Session session) ->
          tree.lock()
              .flatMap(LockForest.Lock::waited)
              .or(() -> said.apply(session))
              .or(session::inTransaction);
      case Party.Prepared prepared -> Optional.of(prepared.age());
    };
  }
}
