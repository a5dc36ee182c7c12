package io.github.pgbailiff.postgres.lock;

import io.github.pgbailiff.postgres.lock.LockForest.Tree;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The graph of who waits for whom, by number, and the forest that it makes.
 *
 * <p>In a queue everybody waits for all who are ahead. A waiter therefore stands only below those
 * of its holders that do not themselves wait for another of its holders, so that a queue is a list
 * below its head and not a stair.
 */
final class LockGraph {
  private final List<BitSet> holders = new ArrayList<>();
  private final List<BitSet> waiters = new ArrayList<>();

  /** The labels of a node besides its place. */
  @FunctionalInterface
  interface Labels {
    Tree tree(int node, boolean root, int waiting, boolean elsewhere, List<Tree> waiters);
  }

  LockGraph(int nodes) {
    for (int i = 0; i < nodes; i++) {
      holders.add(new BitSet(nodes));
      waiters.add(new BitSet(nodes));
    }
  }

  void add(int waiter, int holder) {
    if (waiter != holder) {
      holders.get(waiter).set(holder);
    }
  }

  boolean waits(int node) {
    return !holders.get(node).isEmpty();
  }

  List<Tree> forest(Labels labels) {
    reduce();
    for (int i = 0; i < holders.size(); i++) {
      int waiter = i;
      holders.get(i).stream().forEach(holder -> waiters.get(holder).set(waiter));
    }
    var planted = new BitSet();
    var trees = new ArrayList<Tree>();
    IntStream.range(0, holders.size())
        .filter(node -> !waits(node) && !waiters.get(node).isEmpty())
        .forEach(root -> trees.add(plant(root, true, planted, labels)));
    // Whoever is left waits in a circle, until the deadlock is found a second later.
    IntStream.range(0, holders.size())
        .filter(node -> waits(node) && !planted.get(node))
        .forEach(node -> {
          if (!planted.get(node)) {
            trees.add(plant(node, true, planted, labels));
          }
        });
    trees.sort(Comparator.comparingInt(Tree::waiting).reversed());
    return trees;
  }

  private Tree plant(int node, boolean root, BitSet planted, Labels labels) {
    boolean elsewhere = planted.get(node);
    planted.set(node);
    List<Tree> below =
        elsewhere
            ? List.of()
            : waiters.get(node).stream()
                .mapToObj(waiter -> plant(waiter, false, planted, labels))
                .toList();
    BitSet all = reach(node, waiters);
    all.clear(node);
    return labels.tree(node, root, all.cardinality(), elsewhere, below);
  }

  /** Leaves out holders that themselves wait for another holder of the same waiter. */
  private void reduce() {
    List<BitSet> before = holders.stream().map(set -> (BitSet) set.clone()).toList();
    List<BitSet> reached = reached(before);
    for (int i = 0; i < before.size(); i++) {
      int waiter = i;
      BitSet all = before.get(i);
      all.stream()
          .filter(holder -> !reached.get(holder).get(waiter))
          .filter(holder -> intersects(reached.get(holder), all, holder))
          .forEach(holders.get(i)::clear);
    }
  }

  /** Whether they have a node in common other than that one. */
  private static boolean intersects(BitSet some, BitSet others, int except) {
    if (!some.get(except)) {
      return some.intersects(others);
    }
    var rest = (BitSet) some.clone();
    rest.clear(except);
    return rest.intersects(others);
  }

  /** All that can be got to from each node; most of a long queue wait for the same ones. */
  private static List<BitSet> reached(List<BitSet> edges) {
    Map<BitSet, BitSet> known = new HashMap<>();
    return IntStream.range(0, edges.size())
        .mapToObj(node -> known.computeIfAbsent(edges.get(node), _ -> reach(node, edges)))
        .toList();
  }

  /** All that can be got to from a node; the node itself only in a circle. */
  private static BitSet reach(int from, List<BitSet> edges) {
    BitSet found = (BitSet) edges.get(from).clone();
    var open = (BitSet) found.clone();
    var fresh = new BitSet(edges.size());
    for (int node = open.nextSetBit(0); node >= 0; node = open.nextSetBit(0)) {
      open.clear(node);
      fresh.clear();
      fresh.or(edges.get(node));
      fresh.andNot(found);
      found.or(fresh);
      open.or(fresh);
    }
    return found;
  }
}
