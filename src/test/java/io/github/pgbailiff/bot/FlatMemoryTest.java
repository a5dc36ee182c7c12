package io.github.pgbailiff.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.execution.WikiProcess;
import io.github.pgbailiff.execution.WikiServer;
import io.github.pgbailiff.postgres.connection.Pause;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.store.SqliteStores;
import io.github.pgbailiff.store.Stores;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("soak")
class FlatMemoryTest {
  private static final int WARM_UP = 2_000;
  private static final int COMMANDS = 10_000;
  private static final long GROWTH_MB = 8;
  private static final List<String> LINES =
      List.of(
          "sessions prod state:any",
          "locks prod",
          "usage prod",
          "clusters",
          "whoami",
          "help",
          "sessions prod user:nobody%d",
          "sesions prod",
          "audit limit:5",
          "terminate prod user:blog reason:number-%d",
          "block prod user:blog for:%dm dry:yes",
          "session prod %d");

  @Test
  void ten_thousand_commands_leave_nothing_behind(@TempDir Path folder) {
    var store = SqliteStores.in(folder);
    try (var wiki = new WikiServer();
        var process =
            WikiProcess.on(
                () -> Stores.open(store),
                InstantSource.system(),
                wiki.url(),
                "postgres",
                true,
                Pause.SLEEP)) {
      wiki.build();
      wiki.enter("blog");
      type(process, 0, WARM_UP);
      long before = heapMb();
      type(process, WARM_UP, WARM_UP + COMMANDS);
      long after = heapMb();
      System.out.printf("heap after %d commands %d MB, was %d MB%n", COMMANDS, after, before);
      assertThat(after - before).isLessThanOrEqualTo(GROWTH_MB);
      wiki.tearDown();
    }
  }

  private static void type(WikiProcess process, int from, int to) {
    for (int i = from; i < to; i++) {
      Reply reply = process.types("bob", LINES.get(i % LINES.size()).replace("%d", "" + i));
      if (reply instanceof Reply.Card card) {
        card.buttons().stream()
            .map(it -> it.press())
            .filter(it -> it.action() == Press.Action.DISMISS)
            .forEach(it -> process.presses("bob", it));
      }
    }
  }

  private static long heapMb() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
  }
}
