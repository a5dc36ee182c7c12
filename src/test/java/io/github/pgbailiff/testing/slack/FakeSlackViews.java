package io.github.pgbailiff.testing.slack;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The modals of a {@link FakeSlack}: one a user at most. */
final class FakeSlackViews {

  /** An open modal. */
  record Modal(String id, String user, JsonNode view) {}

  private final FakeSlackTickets tickets;
  private final Map<String, Modal> byUser = new ConcurrentHashMap<>();
  private final Map<String, JsonNode> homes = new ConcurrentHashMap<>();

  FakeSlackViews(FakeSlackTickets tickets) {
    this.tickets = tickets;
  }

  Optional<Modal> of(String user) {
    return Optional.ofNullable(byUser.get(user));
  }

  void close(String user) {
    byUser.remove(user);
  }

  /** The Home tab of a user, as it was published last. */
  Optional<JsonNode> home(String user) {
    return Optional.ofNullable(homes.get(user));
  }

  JsonNode publish(FakeSlackMethods.Arguments a) {
    JsonNode view = a.json("view");
    Optional<JsonNode> problem = problem(view, "home");
    if (problem.isPresent()) {
      return problem.get();
    }
    homes.put(a.text("user_id"), view);
    ObjectNode answer = FakeSlackMethods.ok();
    answer.putObject("view").put("id", tickets.id("V0")).put("type", "home");
    return answer;
  }

  JsonNode open(FakeSlackMethods.Arguments a) {
    Optional<JsonNode> problem = problem(a.json("view"));
    if (problem.isPresent()) {
      return problem.get();
    }
    Optional<String> spent = tickets.exchange(a.text("trigger_id"));
    if (spent.isPresent()) {
      return FakeSlackApi.error(spent.get());
    }
    return show(tickets.id("V0"), tickets.exchangedBy(a.text("trigger_id")), a.json("view"));
  }

  JsonNode update(FakeSlackMethods.Arguments a) {
    Optional<Modal> open =
        byUser.values().stream().filter(m -> m.id().equals(a.text("view_id"))).findFirst();
    if (open.isEmpty()) {
      return FakeSlackApi.error("not_found");
    }
    Optional<JsonNode> problem = problem(a.json("view"));
    return problem.orElseGet(() -> show(open.get().id(), open.get().user(), a.json("view")));
  }

  /** What a {@code response_action} of {@code update} does. */
  Optional<JsonNode> replace(String user, JsonNode view) {
    Optional<JsonNode> problem = problem(view);
    if (problem.isEmpty()) {
      byUser.computeIfPresent(user, (u, modal) -> new Modal(modal.id(), u, view));
    }
    return problem;
  }

  private JsonNode show(String id, String user, JsonNode view) {
    byUser.put(user, new Modal(id, user, view));
    ObjectNode answer = FakeSlackMethods.ok();
    answer.putObject("view").put("id", id).put("hash", "h" + id);
    return answer;
  }

  private static Optional<JsonNode> problem(JsonNode view) {
    return problem(view, "modal");
  }

  private static Optional<JsonNode> problem(JsonNode view, String type) {
    List<String> problems =
        view.path("type").asString("").equals(type)
            ? FakeSlackBlocks.inView(view)
            : List.of("[ERROR] must be " + type + " [json-pointer:/view/type]");
    if (problems.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode error = FakeSlackApi.error("invalid_arguments");
    problems.forEach(error.putObject("response_metadata").putArray("messages")::add);
    return Optional.of(error);
  }
}
