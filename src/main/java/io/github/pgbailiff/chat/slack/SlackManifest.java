package io.github.pgbailiff.chat.slack;

import io.github.pgbailiff.chat.AppManifest;
import io.github.pgbailiff.chat.slack.api.SlackScope;
import io.github.pgbailiff.chat.slack.api.SlackSettings;
import io.github.pgbailiff.chat.slack.message.BlockKit;
import io.github.pgbailiff.chat.slack.message.FormView;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The app as Slack makes it from a manifest. */
final class SlackManifest {
  /** Stands in HTTP mode where Slack has to be told the address. */
  static final String EXAMPLE_ADDRESS = "https://pgbailiff.example.net";

  /** Slack wants 175 to 4000 characters. */
  private static final String LONG =
      "pgbailiff shows who is connected to your PostgreSQL servers and who holds up whom, and ends"
          + " or keeps out sessions for people who hold no database password. Who may do what is"
          + " in its configuration; what needs a second person is asked for with Approve and Deny."
          + " The Home tab says what waits for you and what is amiss. Every act is on a record that"
          + " nobody can quietly edit.";

  private static final String INDENT = "  ";

  private final ObjectNode manifest;

  /**
   * @param address in HTTP mode where Slack reaches the program, without the path
   */
  SlackManifest(SlackSettings.Mode mode, String command, String address) {
    boolean http = mode == SlackSettings.Mode.HTTP;
    String url = address + SlackPlatform.PATH;
    this.manifest = BlockKit.node();
    manifest
        .putObject("display_information")
        .put("name", "pgbailiff")
        .put("description", "PostgreSQL sessions: who is connected, what they wait for, end them")
        .put("long_description", LONG);
    features(command, http, url);
    ArrayNode scopes = manifest.putObject("oauth_config").putObject("scopes").putArray("bot");
    Arrays.stream(SlackScope.values()).map(SlackScope::scope).forEach(scopes::add);
    settings(http, url);
  }

  /** The app of a workspace; without a section yet, that of Socket Mode. */
  static AppManifest of(Optional<SlackSettings> settings) {
    var mode = settings.map(SlackSettings::mode).orElse(SlackSettings.Mode.SOCKET);
    String command = settings.map(SlackSettings::command).orElse(SlackSettings.COMMAND);
    var manifest = new SlackManifest(mode, command, EXAMPLE_ADDRESS);
    Optional<String> remark =
        Optional.of("put the address at which Slack reaches you in place of " + EXAMPLE_ADDRESS)
            .filter(_ -> mode == SlackSettings.Mode.HTTP);
    return new AppManifest(manifest.yaml(), manifest.json(), remark);
  }

  private void features(String command, boolean http, String url) {
    ObjectNode features = manifest.putObject("features");
    features
        .putObject("app_home")
        .put("home_tab_enabled", true)
        .put("messages_tab_enabled", true)
        .put("messages_tab_read_only_enabled", false);
    features.putObject("bot_user").put("display_name", "pgbailiff").put("always_online", true);
    shortcuts(features.putArray("shortcuts"));
    slashCommand(features, command, http, url);
  }

  private static void shortcuts(ArrayNode shortcuts) {
    shortcuts
        .addObject()
        .put("name", "Run my message")
        .put("type", "message")
        .put("callback_id", "run")
        .put("description", "Runs a message of yours as a command");
    shortcut(shortcuts, FormView.Kind.FIND, "Finds a session by what is known of it");
    shortcut(shortcuts, FormView.Kind.DRAIN, "Shuts a database and ends every session in it");
  }

  private static void shortcut(ArrayNode shortcuts, FormView.Kind kind, String description) {
    shortcuts
        .addObject()
        .put("name", kind.title())
        .put("type", "global")
        .put("callback_id", kind.id())
        .put("description", description);
  }

  private static void slashCommand(ObjectNode features, String command, boolean http, String url) {
    ObjectNode slash = features.putArray("slash_commands").addObject().put("command", command);
    if (http) {
      slash.put("url", url);
    }
    slash
        .put("description", "PostgreSQL sessions: list, cancel, terminate, block")
        .put("usage_hint", "sessions [CLUSTER[/DATABASE]] [key:value ...] | help")
        // Mentions arrive as ids then, which nobody can forge by choosing a name.
        .put("should_escape", true);
  }

  private void settings(boolean http, String url) {
    ObjectNode settings = manifest.putObject("settings");
    ObjectNode events = settings.putObject("event_subscriptions");
    ObjectNode interactivity = settings.putObject("interactivity").put("is_enabled", true);
    if (http) {
      events.put("request_url", url);
      interactivity.put("request_url", url).put("message_menu_options_url", url);
    }
    events
        .putArray("bot_events")
        .add("app_home_opened")
        .add("app_mention")
        .add("member_joined_channel")
        .add("message.im");
    settings
        .put("org_deploy_enabled", true)
        .put("socket_mode_enabled", !http)
        .put("token_rotation_enabled", false);
  }

  /** As JSON. */
  String json() {
    return manifest.toPrettyString() + "\n";
  }

  /** As YAML, with a comment on what each scope is for. */
  String yaml() {
    var text = new StringBuilder();
    object(manifest, "", text);
    return text.toString();
  }

  private static void object(JsonNode node, String indent, StringBuilder text) {
    node.properties()
        .forEach(entry -> {
          text.append(indent).append(entry.getKey()).append(':');
          value(entry.getValue(), indent + INDENT, text);
        });
  }

  private static void value(JsonNode node, String indent, StringBuilder text) {
    if (node.isObject()) {
      text.append('\n');
      object(node, indent, text);
    } else if (node.isArray()) {
      text.append('\n');
      node.valueStream().forEach(item -> item(item, indent, text));
    } else {
      // JSON's quotes are YAML's too.
      text.append(' ').append(node).append('\n');
    }
  }

  private static void item(JsonNode item, String indent, StringBuilder text) {
    if (item.isObject()) {
      var fields = new StringBuilder();
      object(item, indent + INDENT, fields);
      text.append(indent).append("- ").append(fields.toString().stripLeading());
    } else {
      text.append(indent).append("- ").append(item).append(purpose(item.asString())).append('\n');
    }
  }

  private static String purpose(String scope) {
    return Arrays.stream(SlackScope.values())
        .filter(known -> known.scope().equals(scope))
        .map(known -> " # " + known.purpose())
        .collect(Collectors.joining());
  }
}
