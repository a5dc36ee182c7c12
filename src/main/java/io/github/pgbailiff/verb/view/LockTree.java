package io.github.pgbailiff.verb.view;

import static io.github.pgbailiff.verb.view.Fields.column;
import static io.github.pgbailiff.verb.view.Fields.data;
import static io.github.pgbailiff.verb.view.Fields.people;

import io.github.pgbailiff.access.Limits;
import io.github.pgbailiff.change.RelationNames;
import io.github.pgbailiff.postgres.lock.LockForest;
import io.github.pgbailiff.postgres.lock.LockForest.Tree;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.Column.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A lock forest as a body. Of sessions outside of the limits only the pid is told: without them
 * nobody could see who waits for whom.
 *
 * @param tables the names of tables of other databases
 */
public record LockTree(Limits limits, RelationNames tables) {
  private static final List<Column> COLUMNS =
      List.of(
          column("pid", "PID").as(Kind.FACT),
          people("DOES").as(Kind.FACT),
          people("FOR").as(Kind.FACT),
          people("HOLDS").as(Kind.FACT),
          people("TABLE").as(Kind.FACT),
          people("MODE").as(Kind.FACT),
          people("USER").as(Kind.NAME),
          people("APP").as(Kind.NAME),
          people("").as(Kind.NAME),
          data("usename"),
          data("application_name"),
          data("datname"),
          data("backend_type"),
          data("state"),
          data("seconds"),
          data("locktype"),
          data("mode"),
          data("relation"),
          data("object"),
          data("gid"),
          data("waiting"));

  /** A session that is still to be made into a node, and those above it. */
  private record Open(Tree tree, boolean root, List<Body.Node> children, List<Body.Node> siblings) {
    static Open of(Tree tree, boolean root, List<Body.Node> siblings) {
      return new Open(tree, root, new ArrayList<>(), siblings);
    }
  }

  /** The tables that anybody in a forest waits for, some by what stands for their names. */
  public static Set<String> relations(LockForest forest) {
    Set<String> relations = new LinkedHashSet<>();
    Deque<Tree> open = new ArrayDeque<>(forest.roots());
    while (!open.isEmpty()) {
      Tree tree = open.pop();
      tree.lock().flatMap(LockForest.Lock::table).ifPresent(relations::add);
      tree.lock().flatMap(LockForest.Lock::relation).ifPresent(relations::add);
      tree.waiters().forEach(open::push);
    }
    return relations;
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
    return new Body.Node(
        new LockCells(open.tree(), open.root(), limits, tables).values(), open.children());
  }
}
