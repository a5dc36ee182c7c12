package io.github.pgbailiff.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.postgres.connection.Pause;
import io.github.pgbailiff.store.StoreSettings;
import io.github.pgbailiff.store.Stores;
import io.github.pgbailiff.testing.OtherProcess;
import java.io.IOException;
import java.time.InstantSource;

/** A process of its own that carries out one request, unless it is killed before it has. */
final class KilledProcess implements AutoCloseable {
  /** What it is told to do. */
  static final String COMMAND = "terminate prod user:blog";

  private final OtherProcess process;

  private KilledProcess(OtherProcess process) {
    this.process = process;
  }

  /** Starts it, and does not wait. */
  static KilledProcess start(StoreSettings store, String cluster) {
    return new KilledProcess(
        OtherProcess.start(KilledProcess.class, store, ProcessBuilder.Redirect.DISCARD, cluster));
  }

  /** Waits until it has used the store and the cluster. */
  void awaitReady() {
    assertThat(process.hear()).isEqualTo("ready");
  }

  /** Lets it begin, and does not wait for the end. */
  void go() {
    process.order();
  }

  /** Waits until it has done what it was told. */
  void awaitDone() {
    assertThat(process.hear()).isEqualTo("done");
  }

  @Override
  public void close() {
    process.kill();
  }

  /**
   * Says {@code ready}, waits for a line, types and confirms the command, says {@code done}.
   *
   * @param arguments the URLs of the store and of the cluster
   */
  public static void main(String[] arguments) throws IOException {
    StoreSettings store = OtherProcess.store(arguments);
    try (var process =
        WikiProcess.on(
            () -> Stores.open(store),
            InstantSource.system(),
            arguments[1],
            "postgres",
            true,
            Pause.SLEEP)) {
      process.types("ann", COMMAND + " dry:yes");
      process.records().audit().head();
      System.out.println("ready");
      OtherProcess.awaitOrder();
      process.does("ann", COMMAND);
      System.out.println("done");
      OtherProcess.awaitOrder();
    }
  }
}
