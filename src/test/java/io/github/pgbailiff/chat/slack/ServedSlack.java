package io.github.pgbailiff.chat.slack;

import io.github.pgbailiff.testing.OtherProcess;
import java.io.IOException;
import java.nio.file.Path;

/** A process that Slack delivers to over HTTP, until its standard input ends. */
final class ServedSlack {
  private ServedSlack() {}

  /** The arguments are a store's URL, which is not used, and a folder. */
  public static void main(String[] arguments) throws IOException {
    try (SlackStage stage = SlackStage.served(Path.of(arguments[1]))) {
      System.out.println(stage.url());
      OtherProcess.awaitOrder();
    }
  }
}
