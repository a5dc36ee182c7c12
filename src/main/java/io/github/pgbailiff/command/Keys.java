package io.github.pgbailiff.command;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The keys that verbs share, in the groups that they declare. */
public final class Keys {
  public static final Key DB =
      common("db", new Key.Type.Names(), "database: wiki, shop_* or !template1");
  public static final Key USER =
      common("user", new Key.Type.Names(), "role; me is your own, none is no role");
  public static final Key APP = common("app", new Key.Type.Names(), "application name");
  public static final Key CLIENT =
      common(
          "client", new Key.Type.Addresses(), "address or network: 10.0.0.7, 10.0.0.0/24, local");
  public static final Key STATE =
      common(
          "state",
          new Key.Type.Words(
              List.of("active", "idle", "idle-in-txn", "idle-in-txn-aborted", "any"),
              Key.Others.ANY),
          "what the session is doing");
  public static final Key WAIT =
      rare(
          "wait",
          new Key.Type.Words(
              List.of(
                  "lock",
                  "lwlock",
                  "lwlocknamed",
                  "lwlocktranche",
                  "buffer",
                  "bufferpin",
                  "client",
                  "activity",
                  "extension",
                  "injectionpoint",
                  "io",
                  "ipc",
                  "timeout",
                  "any",
                  "none"),
              Key.Others.DETAILS),
          "wait event: lock, lock:tuple, any or none");
  public static final Key TYPE =
      rare(
          "type",
          new Key.Type.Words(
              List.of(
                  "client",
                  "walsender",
                  "any",
                  "autovacuum-worker",
                  "autovacuum-launcher",
                  "parallel-worker",
                  "logical-replication-worker",
                  "logical-replication-launcher",
                  "logical-replication-apply-worker",
                  "logical-replication-tablesync-worker",
                  "logical-replication-parallel-worker",
                  "slotsync-worker",
                  "io-worker",
                  "walsummarizer",
                  "background-writer",
                  "checkpointer",
                  "walwriter",
                  "walreceiver",
                  "archiver",
                  "startup"),
              Key.Others.ANY),
          "backend type, with hyphens");
  public static final Key QUERY =
      rare("query", new Key.Type.Substring(), "part of the query text that you may see");
  public static final Key PID = rare("pid", new Key.Type.Pids(), "process ids");
  public static final Key CONN =
      rare("conn", new Key.Type.MinimumAge(), "connected at least this long");
  public static final Key XACT =
      common("xact", new Key.Type.MinimumAge(), "in a transaction at least this long");
  public static final Key AGE =
      common("age", new Key.Type.MinimumAge(), "its query has run at least this long");
  public static final Key IDLE =
      common("idle", new Key.Type.MinimumAge(), "idle at least this long, in a transaction or not");

  public static final Key HOLDS =
      rare("holds", new Key.Type.MinimumCount(), "at least so many wait behind it");
  public static final Key HELD =
      rare("held", new Key.Type.MinimumAge(), "has held somebody up at least this long");
  public static final Key WAITS =
      rare("waits", new Key.Type.MinimumAge(), "waits for a lock at least this long");
  public static final Key XMIN =
      rare("xmin", new Key.Type.MinimumCount(), "holds vacuum back so far: 200k, 1M");

  /** Which sessions are meant. */
  public static final List<Key> FILTERS =
      List.of(
          DB, USER, APP, CLIENT, STATE, XACT, AGE, IDLE, CONN, HOLDS, HELD, WAITS, XMIN, WAIT, TYPE,
          QUERY, PID);

  public static final Key SORT =
      common(
          "sort",
          new Key.Type.Choice(List.of("xact", "age", "conn", "idle", "pid")),
          "what stands first");
  public static final Key LIMIT =
      common("limit", new Key.Type.Whole(1, 10_000), "at most this many rows");
  public static final Key PAGE = rare("page", new Key.Type.Whole(1, 10_000), "which page of them");
  public static final Key VIEW =
      rare("view", new Key.Type.Choice(List.of("wide", "narrow")), "more columns or fewer");
  public static final Key PUBLIC =
      common("public", new Key.Type.Flag(), "answer where everybody in the channel sees it");
  public static final Key LITERALS =
      rare("literals", new Key.Type.Flag(), "query text in full; needs the permission literals");

  /** How a list is shown. */
  public static final List<Key> VIEWS = List.of(SORT, LIMIT, PAGE, VIEW, PUBLIC, LITERALS);

  public static final Key REASON =
      common("reason", new Key.Type.Text(), "why; it is kept on the record");
  public static final Key DRY =
      common(
          "dry", new Key.Type.Flag(), "show what would be hit and what it takes, and do nothing");
  public static final Key BREAK_GLASS =
      rare("break-glass", new Key.Type.Text(), "the cluster's name: go ahead without approvals");

  /** What every verb takes that changes something. */
  public static final List<Key> ACTING = List.of(REASON, DRY, BREAK_GLASS);

  private static final Duration PATIENCE = Duration.ofHours(1);
  public static final Key GENTLY =
      common("gently", new Key.Type.Span(PATIENCE), "cancel first, wait this long, then terminate");

  /** How long after a block pgbailiff may open by itself; clusters remember it a day longer. */
  public static final Duration LONGEST_LEASE = Duration.ofDays(30);

  public static final Key FOR =
      common("for", new Key.Type.Span(LONGEST_LEASE), "open again after this time, at most 30d");
  public static final Key QUIET =
      common("for", new Key.Type.Span(LONGEST_LEASE), "how long nothing is told, at most 30d");
  public static final Key KEEP =
      rare("keep", new Key.Type.Flag(), "stay blocked when zero is not reached");

  public static final Key BY =
      common("by", new Key.Type.Text(), "who asked: a person or an account");
  public static final Key CLUSTER = common("cluster", new Key.Type.Text(), "where");
  public static final Key SINCE = common("since", new Key.Type.Span(), "not longer ago than this");
  public static final Key REQUEST =
      common("request", new Key.Type.Text(), "a request's id: R-1042");
  public static final Key ONE_PID =
      common("pid", new Key.Type.Whole(1, Integer.MAX_VALUE), "what happened to this process id");

  /** Every key there is, whichever verbs know it; labels must not be called like one. */
  public static final List<Key> ALL =
      with(of(of(FILTERS, VIEWS), of(ACTING, audit(List.of()))), GENTLY, FOR, KEEP);

  /** States that a server may tell besides our words. */
  private static final Set<String> SERVERS =
      Set.of("fastpath function call", "disabled", "starting");

  private Keys() {}

  /** Whether it is a word of the server for which there is none of ours. */
  public static boolean isServers(Key key, String word) {
    return key.equals(STATE) && SERVERS.contains(word);
  }

  /** What the record can be searched by. */
  public static List<Key> audit(List<String> verbs) {
    Key verb = common("verb", new Key.Type.Choice(verbs), "what was asked for");
    return List.of(BY, verb, CLUSTER, SINCE, REQUEST, ONE_PID, LIMIT, PAGE, VIEW, PUBLIC);
  }

  /** Two groups as one. */
  public static List<Key> of(List<Key> group, List<Key> other) {
    return each(Stream.concat(group.stream(), other.stream()));
  }

  /** A group with more keys behind it. */
  public static List<Key> with(List<Key> group, Key... more) {
    return each(Stream.concat(group.stream(), Arrays.stream(more)));
  }

  /** Each once; they are the same objects, and the hash codes of records take a while to set up. */
  private static List<Key> each(Stream<Key> keys) {
    Set<Key> known = Collections.newSetFromMap(new IdentityHashMap<>());
    return keys.filter(known::add).toList();
  }

  private static Key common(String name, Key.Type type, String help) {
    return new Key(name, type, help, true);
  }

  private static Key rare(String name, Key.Type type, String help) {
    return new Key(name, type, help, false);
  }
}
