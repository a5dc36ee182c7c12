package io.github.pgbailiff.chat.slack.message;

import io.github.pgbailiff.chat.text.PlainText;
import io.github.pgbailiff.reply.Reply;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A form in place of a command, whose choices load while somebody types. Slack does not say with
 * what it loads choices for one menu what stands in the others, so the form carries the cluster.
 */
public final class FormView {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final List<String> SPANS = List.of("15m", "30m", "1h", "2h", "4h", "8h");

  private FormView() {}

  /** The kind of form, under the id by which the app's manifest calls it. */
  public enum Kind {
    FIND("find_session", "Find a session", "Find", "sessions"),
    DRAIN("drain_database", "Drain a database", "Drain…", "drain");

    private final String id;
    private final String title;
    private final String submit;
    private final String verb;

    Kind(String id, String title, String submit, String verb) {
      this.id = id;
      this.title = title;
      this.submit = submit;
      this.verb = verb;
    }

    public String id() {
      return id;
    }

    public String title() {
      return title;
    }

    /** The verb that it stands for. */
    public String verb() {
      return verb;
    }

    public static Optional<Kind> of(String id) {
      return Arrays.stream(values()).filter(it -> it.id.equals(id)).findFirst();
    }
  }

  /** A field of a form, under the name that its menu has. */
  public enum Part {
    CLUSTER("Cluster"),
    DB("Database"),
    USER("User"),
    APP("Application"),
    PID("Session"),
    FOR("Shut for"),
    REASON("Reason (kept in the record)"),
    PLACE("Answer in");

    private final String label;

    Part(String label) {
      this.label = label;
    }

    /** The part that an id of a menu names. */
    public static Optional<Part> of(String action) {
      return Arrays.stream(values()).filter(it -> it.name().equals(action)).findFirst();
    }
  }

  /**
   * A form.
   *
   * @param cluster that is chosen already
   * @param turn counts the clusters that were chosen: what was chosen of one is of no other
   */
  public static ObjectNode of(Kind kind, Optional<String> cluster, int turn) {
    ObjectNode view = BlockKit.node().put("type", "modal").put("callback_id", kind.id());
    view.set("title", BlockKit.plain(kind.title(), BlockKitLimits.MODAL_TITLE));
    view.set("submit", BlockKit.plain(kind.submit, BlockKitLimits.MODAL_TITLE));
    view.set("close", BlockKit.plain("Never mind", BlockKitLimits.MODAL_TITLE));
    ObjectNode carried = BlockKit.node().put("turn", turn);
    cluster.ifPresent(name -> carried.put("cluster", name));
    view.put("private_metadata", carried.toString());
    ArrayNode blocks = view.putArray("blocks");
    blocks.add(cluster(cluster));
    ofCluster(kind, "-" + turn).forEach(blocks::add);
    blocks.add(input(Part.PLACE, "", places(), true));
    return view;
  }

  private static List<ObjectNode> ofCluster(Kind kind, String suffix) {
    return switch (kind) {
      case FIND ->
          Stream.of(Part.DB, Part.USER, Part.APP, Part.PID)
              .map(part -> input(part, suffix, loaded(part), true))
              .toList();
      case DRAIN ->
          List.of(
              input(Part.DB, suffix, loaded(Part.DB), false),
              input(Part.FOR, "", spans(), false),
              BlockKit.input(
                  new Reply.Input(
                      Part.REASON.name(),
                      Part.REASON.label,
                      true,
                      false,
                      "It is kept on the record.")));
    };
  }

  private static ObjectNode cluster(Optional<String> chosen) {
    ObjectNode menu = loaded(Part.CLUSTER);
    chosen
        .filter(name -> name.length() <= BlockKitLimits.OPTION_VALUE)
        .ifPresent(name -> menu.set("initial_option", option(name, name)));
    return input(Part.CLUSTER, "", menu, false).put("dispatch_action", true);
  }

  private static ObjectNode input(Part part, String suffix, ObjectNode element, boolean optional) {
    ObjectNode block = BlockKit.node().put("type", "input").put("block_id", part.name() + suffix);
    block.put("optional", optional).set("label", BlockKit.plain(part.label, 2000));
    block.set("element", element);
    return block;
  }

  private static ObjectNode loaded(Part part) {
    ObjectNode menu =
        BlockKit.node()
            .put("type", "external_select")
            .put("action_id", part.name())
            .put("min_query_length", 0);
    menu.set("placeholder", BlockKit.plain("type a part of it", BlockKitLimits.PLACEHOLDER));
    return menu;
  }

  private static ObjectNode spans() {
    ObjectNode menu =
        BlockKit.node().put("type", "static_select").put("action_id", Part.FOR.name());
    ArrayNode options = menu.putArray("options");
    SPANS.forEach(span -> options.add(option(span, span)));
    menu.set("initial_option", option("1h", "1h"));
    return menu;
  }

  /** The channel that somebody looks at when they open the form; else their direct messages. */
  private static ObjectNode places() {
    return BlockKit.node()
        .put("type", "conversations_select")
        .put("action_id", Part.PLACE.name())
        .put("default_to_current_conversation", true)
        .put("response_url_enabled", true);
  }

  /** One choice. */
  private static ObjectNode option(String label, String value) {
    ObjectNode option = BlockKit.node();
    option.set("text", BlockKit.plain(label, BlockKitLimits.OPTION_TEXT));
    return option.put("value", value);
  }

  /** The label of a choice, as far as there is room for it. */
  public static String label(String text) {
    return BlockKitLimits.cut(PlainText.oneLine(text), BlockKitLimits.OPTION_TEXT);
  }

  /** Whether a choice of that value can be offered at all. */
  public static boolean takes(String value) {
    return !value.isEmpty() && value.length() <= BlockKitLimits.OPTION_VALUE;
  }

  /** The cluster that a form carries. */
  public static Optional<String> cluster(String metadata) {
    return Optional.ofNullable(json(metadata).path("cluster").asString(null));
  }

  /** The turn that a form is in. */
  public static int turn(String metadata) {
    return json(metadata).path("turn").asInt(0);
  }

  private static JsonNode json(String metadata) {
    return JSON.readTree(metadata.isEmpty() ? "{}" : metadata);
  }
}
