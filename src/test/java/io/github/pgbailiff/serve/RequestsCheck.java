package io.github.pgbailiff.serve;

import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.audit.EventType;
import io.github.pgbailiff.audit.verify.Verification;
import io.github.pgbailiff.audit.verify.VerificationResult;
import io.github.pgbailiff.card.RequestSummary;
import io.github.pgbailiff.change.SessionId;
import io.github.pgbailiff.change.Target;
import io.github.pgbailiff.execution.OpenStore;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.RequestState;
import io.github.pgbailiff.request.Transition;
import io.github.pgbailiff.request.Transition.Kind;
import io.github.pgbailiff.request.gate.Recipients;
import io.github.pgbailiff.request.record.RecordedRequests;
import io.github.pgbailiff.request.record.RequestEvents;
import io.github.pgbailiff.rules.Rules;
import io.github.pgbailiff.store.StoreSettings;
import io.github.pgbailiff.store.Stores;
import io.github.pgbailiff.testing.slack.FakeSlack;
import io.github.pgbailiff.testing.slack.FakeSlackMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The judgement of requests by what is left of them: the store, the record and the chat. */
final class RequestsCheck {
  private static final Set<RequestState> OPEN =
      EnumSet.of(RequestState.PENDING, RequestState.APPROVED);

  /** What may happen when, and what is next; apart from the code that is judged. */
  private static final Map<Kind, Step> TABLE =
      new EnumMap<>(
          Map.of(
              Kind.CONFIRMED, new Step(EnumSet.of(RequestState.PENDING), OPEN),
              Kind.APPROVED, new Step(EnumSet.of(RequestState.PENDING), OPEN),
              Kind.BROKE_GLASS, new Step(EnumSet.of(RequestState.PENDING), RequestState.APPROVED),
              Kind.DENIED, new Step(OPEN, RequestState.DENIED),
              Kind.WITHDRAWN, new Step(OPEN, RequestState.WITHDRAWN),
              Kind.EXPIRED, new Step(OPEN, RequestState.EXPIRED),
              Kind.EXECUTING, new Step(EnumSet.of(RequestState.APPROVED), RequestState.EXECUTING),
              Kind.FINISHED, new Step(EnumSet.of(RequestState.EXECUTING), RequestState.FINISHED),
              Kind.INTERRUPTED,
                  new Step(EnumSet.of(RequestState.EXECUTING), RequestState.INTERRUPTED),
              Kind.REPORTED,
                  new Step(EnumSet.of(RequestState.INTERRUPTED), RequestState.INTERRUPTED)));

  private record Step(Set<RequestState> from, Set<RequestState> to) {
    Step(Set<RequestState> from, RequestState to) {
      this(from, EnumSet.of(to));
    }
  }

  private final FakeSlack slack;
  private final String store;
  private final List<String> problems = new ArrayList<>();
  private final Map<RequestState, Integer> states = new EnumMap<>(RequestState.class);
  private final List<JsonNode> record = new ArrayList<>();
  private final List<Request> requests = new ArrayList<>();
  private int doubled;
  private long cards;

  /**
   * @param store its URL, for whom it asks no password
   */
  RequestsCheck(FakeSlack slack, String store) {
    this.slack = slack;
    this.store = store;
  }

  /** Waits until nothing is open or owed any more, and no block stands but so many. */
  void awaitRest(int blocks) {
    await()
        .atMost(Duration.ofMinutes(4))
        .pollInterval(Duration.ofSeconds(1))
        .ignoreExceptions()
        .until(() ->
            number(
                        "select count(*) from request where state in ('pending', 'approved',"
                            + " 'executing')")
                    + number("select count(*) from block where lifted_at is null")
                    + number("select count(*) from announcement where shown < wanted")
                == blocks);
  }

  /**
   * Judges them all.
   *
   * @param heard the number of the newest that anybody heard of
   */
  void judge(int heard) {
    read();
    try (OpenStore records = records()) {
      var verified = new Verification(records.store(), RecordedRequests::new).run(List.of());
      if (!(verified instanceof VerificationResult.Sound)) {
        problems.add("the record: " + verified);
      }
      long last = number("select value from counter where name = 'request'");
      if (last < heard) {
        problems.add("R-%d was heard of and is lost".formatted(heard));
      }
      for (long i = 1; i <= last; i++) {
        Optional<Request> request = records.requests().find("R-" + i);
        request.ifPresent(requests::add);
      }
    }
    requests.forEach(this::judge);
  }

  private void judge(Request request) {
    states.merge(request.state(), 1, Integer::sum);
    List<Kind> kinds = request.history().stream().map(Transition::kind).toList();
    if (kinds.stream().filter(Kind.EXECUTING::equals).count() > 1) {
      problems.add(request.id() + " was carried out more than once: " + kinds);
    }
    if (!reaches(kinds, request.state())) {
      problems.add(request.id() + " is " + request.state() + " after " + kinds);
    }
    List<String> expected =
        kinds.stream().flatMap(it -> RequestEvents.type(it).stream()).map(EventType::word).toList();
    List<String> recorded = recorded(request.id());
    if (!recorded.equals(expected)) {
      problems.add(request.id() + " is on the record as " + recorded + ", and was " + expected);
    }
    card(request);
  }

  private static boolean reaches(List<Kind> kinds, RequestState state) {
    Set<RequestState> possible = new HashSet<>();
    for (Kind kind : kinds) {
      if (kind == Kind.CREATED) {
        possible = EnumSet.copyOf(OPEN);
      } else if (kind == Kind.REFUSED) {
        possible.retainAll(EnumSet.of(RequestState.APPROVED, RequestState.EXECUTING));
        possible = possible.isEmpty() ? Set.of() : EnumSet.of(RequestState.REFUSED);
      } else {
        Step step = java.util.Objects.requireNonNull(TABLE.get(kind));
        possible.retainAll(step.from());
        possible = possible.isEmpty() ? Set.of() : new HashSet<>(step.to());
      }
    }
    return possible.contains(state);
  }

  private List<String> recorded(String request) {
    Set<String> types = new HashSet<>();
    Stream.of(Kind.values())
        .flatMap(it -> RequestEvents.type(it).stream())
        .forEach(it -> types.add(it.word()));
    return record.stream()
        .filter(it -> it.path("request").asString("").equals(request))
        .map(it -> it.path("type").asString(""))
        .filter(types::contains)
        .toList();
  }

  /**
   * Each has one card, which says how it ended; one that its requester did not confirm has none.
   */
  private void card(Request request) {
    var id = Pattern.compile("\\b" + request.id() + "\\b");
    List<FakeSlackMessage> standing =
        slack.messages(slack.channelId("ops")).stream()
            .filter(it -> it.thread().isEmpty() && !it.shown().startsWith("B-"))
            .filter(it -> id.matcher(it.shown()).find())
            .toList();
    cards += standing.size();
    doubled += Math.max(0, standing.size() - 1);
    if (standing.size() != (request.confirmed() ? 1 : 0)) {
      problems.add(request.id() + " has " + standing.size() + " cards");
    }
    String title = RequestSummary.title(request);
    if (standing.stream()
        .anyMatch(it -> !it.shown().contains(title) && !it.shown().contains("open again since"))) {
      problems.add(
          "the card of %s, \"%s\", is %s"
              .formatted(request.id(), title, standing.getFirst().shown()));
    }
  }

  /** All of them, oldest first. */
  List<Request> requests() {
    return requests;
  }

  /** Those that were carried out. */
  Stream<Request> executed() {
    return requests.stream()
        .filter(it -> it.history().stream().anyMatch(one -> one.kind() == Kind.EXECUTING));
  }

  /** The sessions at which something was aimed that was carried out. */
  Set<SessionId> aimed() {
    return executed()
        .flatMap(it -> it.change().targets().stream())
        .map(Target::id)
        .collect(Collectors.toSet());
  }

  private OpenStore records() {
    var settings = new StoreSettings(store, Optional.of("postgres"), Optional.empty());
    return new OpenStore(
        () -> Stores.open(settings),
        InstantSource.system(),
        new Rules(List.of(), List.of(), List.of(), List.of()),
        new Recipients(Set.of(), List.of(), List.of()),
        _ -> {});
  }

  private void read() {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select body from audit_event order by seq")) {
      while (rows.next()) {
        record.add(JsonMapper.shared().readTree(rows.getString(1)));
      }
    } catch (SQLException failure) {
      throw new AssertionError("the record cannot be read", failure);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(store, "postgres", "");
  }

  long number(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException failure) {
      throw new AssertionError(sql, failure);
    }
  }

  /** Keeps the record, to look into it later. */
  void keep(Path file) {
    try {
      Files.write(file, record.stream().map(JsonNode::toString).toList());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  String figures() {
    return "%s, %d events, %d cards, %d of them doubled"
        .formatted(new TreeMap<>(states), record.size(), cards, doubled);
  }

  /** The events of the record, oldest first. */
  List<JsonNode> record() {
    return record;
  }

  List<String> problems() {
    return problems;
  }
}
