package io.github.pgbailiff.cli;

import io.github.pgbailiff.block.Block;
import io.github.pgbailiff.execution.BlockExpiry;
import io.github.pgbailiff.postgres.connection.Pause;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.serve.Program;
import io.github.pgbailiff.shell.Shell;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The wait in a shell until the block is lifted that was set for a time and that nobody else lifts.
 */
final class AwaitBlockEnd {
  private static final Duration BETWEEN = Duration.ofMillis(500);

  private final BlockExpiry expiry;
  private final Shell shell;

  AwaitBlockEnd(Program program, Shell shell) {
    this.expiry = program.work().expiry();
    this.shell = shell;
  }

  void untilLifted(Reply reply) {
    Optional<String> request = reply.request();
    List<Block> blocks = request.map(expiry::awaited).orElseGet(List::of);
    blocks.forEach(block ->
        say(
            block.id()
                + " stands until "
                + end(block)
                + ": this process stays"
                + " to lift it; after Ctrl-C it takes: "
                + block.undo()));
    while (!request.map(expiry::awaited).orElseGet(List::of).isEmpty()
        && !Thread.currentThread().isInterrupted()) {
      Pause.SLEEP.pause(BETWEEN);
      expiry.round();
    }
  }

  private void say(String words) {
    shell.err().println(words);
  }

  private static String end(Block block) {
    return block.until().map(it -> it.truncatedTo(ChronoUnit.SECONDS).toString()).orElse("");
  }
}
