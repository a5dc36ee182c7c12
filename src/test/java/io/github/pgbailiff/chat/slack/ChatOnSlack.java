package io.github.pgbailiff.chat.slack;

import io.github.pgbailiff.access.Freshness;
import io.github.pgbailiff.access.Memberships;
import io.github.pgbailiff.chat.Chat;
import io.github.pgbailiff.chat.Product;
import io.github.pgbailiff.chat.Someone;
import io.github.pgbailiff.chat.slack.api.SlackSettings;
import io.github.pgbailiff.chat.slack.message.SlackOrigin;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.outbox.Announcer;
import io.github.pgbailiff.serve.DeferredMemberships;
import io.github.pgbailiff.serve.Program;
import io.github.pgbailiff.testing.Polling;
import io.github.pgbailiff.testing.slack.FakeSlack;
import io.github.pgbailiff.testing.slack.FakeSlackMessage;
import io.github.pgbailiff.testing.slack.FakeSlackPerson;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A workspace of Slack's, by Socket Mode through the real library. */
public final class ChatOnSlack implements Chat {
  private final FakeSlack slack = new FakeSlack();
  private final Set<String> known = new HashSet<>();
  private final boolean approvals;
  private Optional<Connected> connected = Optional.empty();

  private record Connected(SlackWorkspace workspace, SlackPlatform platform) {}

  public ChatOnSlack() {
    this(true);
  }

  /**
   * @param approvals whether there is a channel for approvals
   */
  ChatOnSlack(boolean approvals) {
    this.approvals = approvals;
    slack.scope("usergroups:read", true);
    slack.addChannel("audit", false);
  }

  public FakeSlack slack() {
    return slack;
  }

  @Override
  public String platform() {
    return SlackOrigin.PLATFORM;
  }

  @Override
  public String section() {
    return """
    slack:
      bot_token: "%s"
      app_token: "%s"
      api_url: "%s"
      %s
      audit_channel: %s
      alerts_channel: %s
    """
        .formatted(
            slack.botToken(),
            slack.appToken(),
            slack.apiUrl(),
            approvals ? "approvals_channel: " + slack.channelId("ops") : "",
            slack.channelId("audit"),
            slack.channelId("ops"));
  }

  @Override
  public String account(String person) {
    known.add(person);
    return slack.userId(person);
  }

  @Override
  public Optional<String> group(String role) {
    return Optional.of("S0" + role.toUpperCase(Locale.ROOT) + "001");
  }

  @Override
  public void members(Map<String, Set<String>> roles) {
    roles.forEach(
        (role, people) -> slack.group(group(role).orElseThrow(), people.toArray(String[]::new)));
    roles.values().forEach(known::addAll);
    for (String person : known) {
      Set<String> groups = groups(roles, person);
      // Look-ups of the same moment are shared.
      Polling.atOnce()
          .atMost(Someone.PATIENCE)
          .until(() ->
              memberships()
                  .orElseThrow()
                  .groupsOf(new Actor(platform(), account(person), person), Freshness.FRESH)
                  .equals(groups));
    }
  }

  @Override
  public void leaves(String person) {
    slack.unusual(person, "DELETED");
    // Look-ups of the same moment are shared.
    Polling.atOnce()
        .atMost(Someone.PATIENCE)
        .until(() ->
            connected.orElseThrow().workspace().people().barred(account(person), true).isPresent());
  }

  @Override
  public Optional<Memberships> memberships() {
    return Optional.of(
        new DeferredMemberships(() -> connected.map(it -> it.platform().memberships())));
  }

  @Override
  public void connect(Program program) {
    var workspace =
        new SlackWorkspace(Product.settings(program, SlackSettings.class), InstantSource.system());
    var platform =
        new SlackPlatform(workspace, Product.services(program, platform()), Duration.ofMillis(200));
    connected = Optional.of(new Connected(workspace, platform));
    platform.start();
    Polling.atOnce().atMost(Someone.PATIENCE).until(() -> platform.problem().isEmpty());
  }

  @Override
  public Announcer announcer() {
    return connected.orElseThrow().platform().announcer();
  }

  @Override
  public void disconnect() {
    connected.ifPresent(it -> it.platform().close());
    connected = Optional.empty();
  }

  @Override
  public Someone as(String person) {
    return new OnSlack(slack.as(person));
  }

  @Override
  public String direct(String person) {
    return shown(slack.directId(person));
  }

  @Override
  public String audit() {
    return shown(slack.channelId("audit"));
  }

  private String shown(String channel) {
    return slack.messages(channel).stream()
        .map(FakeSlackMessage::shown)
        .collect(Collectors.joining("\n"));
  }

  @Override
  public List<String> publicly() {
    return Stream.of("ops", "audit")
        .flatMap(name -> slack.messages(slack.channelId(name)).stream())
        .filter(it -> it.onlyFor().isEmpty() && it.thread().isEmpty())
        .map(FakeSlackMessage::shown)
        .toList();
  }

  @Override
  public List<String> standing() {
    return slack.everything().stream()
        .filter(it -> it.onlyFor().isEmpty())
        .map(FakeSlackMessage::shown)
        .toList();
  }

  @Override
  public List<String> privately(String person) {
    return Stream.concat(
            slack.everything().stream()
                .filter(it -> it.onlyFor().equals(Optional.of(slack.userId(person)))),
            slack.messages(slack.directId(person)).stream())
        .map(FakeSlackMessage::shown)
        .toList();
  }

  @Override
  public List<String> effects() {
    return slack.everything().stream().flatMap(it -> FakeSlack.effects(it).stream()).toList();
  }

  @Override
  public void close() {
    slack.close();
  }

  private record OnSlack(FakeSlackPerson person) implements Someone {

    @Override
    public Someone types(String command) {
      person.types(command);
      return this;
    }

    @Override
    public String everything() {
      String shown = String.join("\n", person.sees());
      return person.isAsked() ? shown + "\n" + person.asked() : shown;
    }

    @Override
    public Someone chooses(String verb, String cluster, int pid) {
      person.selects(pid + " ");
      return presses(verb.equals("terminate") ? "Terminate…" : "Cancel query…");
    }

    @Override
    public Someone choosesFrom(Someone other, String verb, String cluster, int pid) {
      FakeSlackMessage message = ((OnSlack) other).person.menu();
      person.selects(message, pid + " ");
      person.presses(message, verb.equals("terminate") ? "Terminate…" : "Cancel query…");
      return this;
    }

    @Override
    public Runnable button(String label, String request) {
      FakeSlackMessage message = person.showing(label, request);
      return () -> person.presses(message, label);
    }

    @Override
    public Someone fills(Map<String, String> answers) {
      person.fills(answers);
      return this;
    }
  }
}
