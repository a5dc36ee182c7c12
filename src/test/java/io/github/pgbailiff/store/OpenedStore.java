package io.github.pgbailiff.store;

import io.github.pgbailiff.testing.OtherProcess;
import java.io.IOException;

/** A process that has a store open until its standard input ends. */
final class OpenedStore {
  private OpenedStore() {}

  /** The argument is the store's URL. */
  public static void main(String[] arguments) throws IOException {
    try (Store _ = Stores.open(OtherProcess.store(arguments))) {
      System.out.println("open");
      OtherProcess.awaitOrder();
    }
  }
}
