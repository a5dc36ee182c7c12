package io.github.pgbailiff.postgres.lock;

import io.github.pgbailiff.postgres.session.Session;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The forest of who holds up whom: holders that wait for nobody, and below each those who wait for
 * it.
 *
 * @param roots the one that most wait for first
 * @param waiting all sessions that wait for a lock
 * @param asked of how many of them PostgreSQL was asked who holds them up; the others stand below
 *     whoever has been granted what they wait for
 * @param unplaced of how many it cannot be told who holds them up
 * @param hidden of how many of all these pgbailiff may only see that they are there
 * @param replay the event that the replay of a standby waits for, where that is no lock
 */
public record LockForest(
    List<Tree> roots, int waiting, int asked, int unplaced, int hidden, Optional<String> replay) {
  public LockForest {
    roots = List.copyOf(roots);
  }

  /**
   * A holder or waiter with those who wait for it.
   *
   * @param lock a waiter: what it waits for; a root: what it holds that others wait for
   * @param waiting how many wait for it, directly or behind others
   * @param elsewhere it waits for several, and its waiters stand where it appears first
   */
  public record Tree(
      Party party, Optional<Lock> lock, int waiting, boolean elsewhere, List<Tree> waiters) {
    public Tree {
      waiters = List.copyOf(waiters);
    }

    /**
     * All below it, the topmost first, those once more who wait for several; by a stack of its own,
     * since a queue can be deep.
     */
    public List<Tree> below() {
      List<Tree> found = new ArrayList<>();
      Deque<Tree> open = new ArrayDeque<>(waiters);
      while (!open.isEmpty()) {
        Tree tree = open.pop();
        found.add(tree);
        tree.waiters().reversed().forEach(open::push);
      }
      return found;
    }
  }

  /**
   * The forest for whoever may see only some of it: of others stands no more there than that they
   * hold up somebody who is seen.
   *
   * @param seen takes database and user
   */
  public LockForest within(BiPredicate<Optional<String>, Optional<String>> seen) {
    return new LockForestView(seen).of(this);
  }

  /** Somebody who holds a lock or waits for one. */
  public sealed interface Party {
    /** The process id; 0 for a prepared transaction. */
    int pid();

    /** A session. */
    record Of(Session session) implements Party {
      @Override
      public int pid() {
        return session.pid();
      }
    }

    /**
     * A transaction prepared for two-phase commit, which no session runs any more.
     *
     * @param gid its name; empty when it cannot be told which one it is
     * @param age since it was prepared
     */
    record Prepared(String gid, String owner, String database, Duration age) implements Party {
      @Override
      public int pid() {
        return 0;
      }
    }
  }

  /**
   * A lock that is held or waited for.
   *
   * @param type such as {@code relation}, {@code tuple} or {@code transactionid}, or a safe
   *     snapshot
   * @param mode such as {@code AccessExclusiveLock}; empty where it has none
   * @param relation its name, or {@code DATABASE:OID} where names cannot be looked up
   * @param object what it is on besides, such as an advisory lock's key
   * @param table the table that it is about, also where it is on the transaction that changed a row
   * @param waited how long; empty for a holder, and where it cannot be told
   */
  public record Lock(
      String type,
      String mode,
      Optional<String> relation,
      Optional<String> object,
      Optional<String> table,
      Optional<Duration> waited) {

    /** What it is on: {@code relation stock}, {@code advisory 4711}. */
    public String words() {
      return Stream.of(Optional.of(type), relation, object)
          .flatMap(Optional::stream)
          .collect(Collectors.joining(" "));
    }
  }
}
