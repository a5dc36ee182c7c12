package io.github.pgbailiff.demo;

import io.github.pgbailiff.demo.server.DemoFolder;
import io.github.pgbailiff.demo.server.DemoPostgres;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process that starts a demo and waits to be killed. */
public final class DemoRun {
  private DemoRun() {}

  public static void main(String[] arguments) throws InterruptedException {
    DemoPostgres demo = DemoPostgres.start(folder(Path.of(arguments[0])));
    System.out.println(demo.folder());
    new CountDownLatch(1).await();
  }

  /** A folder of its own, with the binaries that other tests have unpacked already. */
  public static DemoFolder folder(Path root) {
    Path binaries = Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg");
    return new DemoFolder(DemoFolder.at(root).root(), binaries);
  }
}
