package io.github.pgbailiff.request.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.RequestState;
import io.github.pgbailiff.store.StoreSettings;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Walks through every state that a request can get into, and in each tries everything that anybody
 * can do, in every order, on the real store.
 */
final class LifecycleModelTest {
  @TempDir Path folder = Path.of("");

  private final Deque<List<ModelAction>> paths = new ArrayDeque<>();
  private final Set<String> seen = new HashSet<>();
  private final Set<RequestState> states = new TreeSet<>();

  @Test
  void no_order_of_events_breaks_a_promise() {
    String url = "jdbc:sqlite:" + folder.resolve("store.db");
    try (ModelWorld world =
        new ModelWorld(new StoreSettings(url, Optional.empty(), Optional.empty()))) {
      paths.add(List.of());
      while (!paths.isEmpty()) {
        explore(world, paths.remove());
      }
    }
    assertThat(states).containsExactly(RequestState.values());
    assertThat(seen).hasSizeGreaterThan(50);
  }

  /** Tries every action where the path leads; what changes something gets a request of its own. */
  private void explore(ModelWorld world, List<ModelAction> path) {
    Request request = replay(world, path);
    String here = world.key(request);
    for (ModelAction action : ModelAction.all()) {
      Request after = step(world, request, action);
      boolean moved = after.version() != request.version() || action.passesTime();
      if (moved && !world.key(after).equals(here)) {
        remember(world, path, action, after);
        request = replay(world, path);
      }
    }
  }

  private void remember(
      ModelWorld world, List<ModelAction> path, ModelAction action, Request after) {
    states.add(after.state());
    if (seen.add(world.key(after))) {
      List<ModelAction> longer = new ArrayList<>(path);
      longer.add(action);
      paths.add(longer);
    }
  }

  private static Request replay(ModelWorld world, List<ModelAction> path) {
    Request request = world.ask();
    for (ModelAction action : path) {
      request = step(world, request, action);
    }
    return request;
  }

  private static Request step(ModelWorld world, Request request, ModelAction action) {
    boolean accepted = action.deed().on(world, request);
    Request after = world.look(request);
    world.check(request, after, accepted);
    return after;
  }
}
