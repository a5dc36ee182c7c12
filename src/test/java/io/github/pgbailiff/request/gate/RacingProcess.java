package io.github.pgbailiff.request.gate;

import io.github.pgbailiff.access.Speaker;
import io.github.pgbailiff.request.TransitionResult;
import io.github.pgbailiff.rules.RuleText;
import io.github.pgbailiff.rules.Rules;
import io.github.pgbailiff.store.StoreSettings;
import io.github.pgbailiff.testing.OtherProcess;
import java.io.IOException;
import java.util.List;

/** A process of its own that approves and begins requests as fast as it can. */
final class RacingProcess implements AutoCloseable {
  /** What both processes, and whoever starts them, go by. */
  static final Rules RULES = RuleText.rules(" -> approvals:1 from:dba");

  private final OtherProcess process;

  private RacingProcess(OtherProcess process) {
    this.process = process;
  }

  /** Starts it and waits until it has the store open. */
  static RacingProcess start(StoreSettings settings, String name, int requests) {
    OtherProcess process =
        OtherProcess.start(
            RacingProcess.class,
            settings,
            ProcessBuilder.Redirect.INHERIT,
            name,
            String.valueOf(requests));
    process.hear();
    return new RacingProcess(process);
  }

  void go() {
    process.order();
  }

  /** The ids of the requests that it began. */
  List<String> begun() {
    return List.of(process.hear().split(" ", -1)).stream().filter(it -> !it.isEmpty()).toList();
  }

  @Override
  public void close() {
    process.awaitEnd();
  }

  /**
   * Says {@code ready}, waits for a line, then decides.
   *
   * @param arguments the store's URL, the name of this process, and the number of requests
   */
  public static void main(String[] arguments) throws IOException {
    try (Replica replica = Replica.on(OtherProcess.store(arguments), new Clock(), RULES)) {
      System.out.println("ready");
      OtherProcess.awaitOrder();
      System.out.println(race(replica, arguments[1], Integer.parseInt(arguments[2])));
    }
  }

  private static String race(Replica replica, String name, int requests) {
    StringBuilder begun = new StringBuilder();
    Speaker dba = People.on("slack", People.person(name), "dba");
    for (int i = 1; i <= requests; i++) {
      String id = "R-" + i;
      replica.acts().approve(id, dba);
      if (replica.executions().begin(id, name) instanceof TransitionResult.Accepted) {
        begun.append(id).append(' ');
      }
    }
    return begun.toString();
  }
}
