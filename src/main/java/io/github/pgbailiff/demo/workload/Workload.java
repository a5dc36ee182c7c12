package io.github.pgbailiff.demo.workload;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * The clients of a busy day: pools with idle sessions, a long report, a stuck checkout with a queue
 * behind it, a failed run, a backup, a monitoring agent.
 *
 * <p>You own it: {@link #close()} ends all sessions and threads.
 */
public final class Workload implements AutoCloseable {
  private static final long SECONDS_TO_STOP = 5;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private Workload() {}

  public static Workload start(DemoAccess access) {
    var workload = new Workload();
    var presence = new SessionMonitor();
    RandomGenerator random = new Random();
    for (Client client : clients(presence)) {
      workload.threads.execute(() -> client.run(access, presence, random));
    }
    return workload;
  }

  private static List<Client> clients(SessionMonitor presence) {
    var clients = new ArrayList<Client>();
    clients.add(new Client("postgres_exporter", "postgres", "report", "127.0.9.2", presence));
    clients.addAll(pools());
    clients.addAll(stuck());
    clients.add(new Client("monthly-report", "reports", "report", "127.0.5.21", Workload::report));
    clients.add(new Client("invoice-run", "billing", "batch", "127.0.6.31", Workload::fail));
    clients.add(new Client("pg_dump", "orders", "etl", "127.0.9.5", new SlowBackup()));
    return clients;
  }

  private static List<Client> pools() {
    var pools = new ArrayList<Client>();
    var customers = new BrowsingClient("SELECT email FROM customers WHERE id = %d", 1, 500);
    var seen = new BrowsingClient("UPDATE customers SET last_seen = now() WHERE id = %d", 1, 500);
    var read = new BrowsingClient("SELECT body FROM page WHERE title = 'Page_%d'", 1, 200);
    var view =
        new BrowsingClient("UPDATE page SET views = views + 1 WHERE title = 'Page_%d'", 1, 200);
    var bill = new BrowsingClient("SELECT amount FROM invoice WHERE number = 'INV-%d'", 2000, 2100);
    pool(pools, 6, new Client("checkout", "orders", "app_rw", "127.0.3.11", customers));
    pool(pools, 5, new Client("cart", "orders", "app_rw", "127.0.3.12", seen));
    pool(pools, 5, new Client("wordpress", "wiki", "blog", "127.0.4.8", view));
    pool(pools, 5, new Client("mediawiki", "wiki", "wiki", "127.0.4.9", read));
    pool(pools, 3, new Client("invoicing", "billing", "batch", "127.0.6.30", bill));
    return pools;
  }

  private static void pool(List<Client> clients, int size, Client client) {
    for (int i = 0; i < size; i++) {
      clients.add(client);
    }
  }

  private static List<Client> stuck() {
    var checkout = new StuckCheckout();
    return List.of(
        new Client("checkout", "orders", "app_rw", "127.0.3.11", checkout),
        behind(
            checkout,
            300,
            "checkout",
            "app_rw",
            "127.0.3.11",
            "UPDATE stock SET qty = qty - 2 WHERE sku = 'A-1001'"),
        behind(
            checkout,
            800,
            "cart",
            "app_rw",
            "127.0.3.12",
            "UPDATE stock SET qty = qty - 1 WHERE sku = 'A-1001'"),
        behind(
            checkout,
            1200,
            "restock",
            "batch",
            "127.0.6.32",
            "UPDATE stock SET qty = qty + 50 WHERE sku = 'A-1001'"),
        behind(
            checkout,
            2000,
            "migration",
            "batch",
            "127.0.6.40",
            "ALTER TABLE stock ADD COLUMN IF NOT EXISTS weight numeric"),
        behind(
            checkout,
            2600,
            "inventory",
            "report",
            "127.0.5.22",
            "SELECT sum(qty) FROM stock WHERE sku LIKE 'A-%'"));
  }

  private static Client behind(
      StuckCheckout checkout,
      long millis,
      String application,
      String role,
      String address,
      String sql) {
    return new Client(
        application, "orders", role, address, checkout.behind(Duration.ofMillis(millis), sql));
  }

  private static void report(ClientSession life) throws SQLException, InterruptedException {
    life.execute(
        "SELECT region, sum(in_euro(amount)) FROM sale WHERE amount > 0.99 GROUP BY region");
    life.rest(Duration.ofSeconds(3));
  }

  private static void fail(ClientSession life) throws SQLException, InterruptedException {
    life.execute("BEGIN");
    try {
      life.execute("INSERT INTO invoice VALUES ('INV-2041', 118.99)");
    } catch (SQLException duplicate) {
      life.rest(Duration.ofDays(1));
      throw duplicate;
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      threads.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
