package io.github.pgbailiff.bench;

import io.github.pgbailiff.testing.postgres.PostgresWire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Many clusters, as entries of a configuration: a few real servers at many loopback addresses. Five
 * in a hundred take connections and never say a word, five in a thousand are slow.
 */
final class Fleet implements AutoCloseable {
  private static final int EACH = 100;

  /** So many addresses of one server are fewer than the sockets that PostgreSQL listens on. */
  private static final int ADDRESSES = 50;

  private static final Duration LATE = Duration.ofMillis(200);

  private final int size;
  private final List<Crowd> servers = new ArrayList<>();
  private final List<ServerSocket> silent = new ArrayList<>();
  private final List<PostgresWire> slow = new ArrayList<>();
  private final List<String> urls = new ArrayList<>();

  /**
   * Starts them, each server with so many sessions that it has a hundred when all are connected.
   */
  Fleet(int size) {
    this.size = size;
    for (int i = 0; i < (size + EACH - 1) / EACH; i++) {
      servers.add(server(i));
    }
    for (int i = 0; i < dead(); i++) {
      silent.add(silent("127.0.200." + (i + 1)));
    }
    for (int i = 0; i < size / 200; i++) {
      slow.add(new PostgresWire(servers.getFirst().port()));
    }
    slow.forEach(wire -> wire.delay(LATE));
    silent.forEach(
        socket -> urls.add(url(socket.getInetAddress().getHostAddress(), socket.getLocalPort())));
    slow.forEach(wire -> urls.add(wire.url("postgres")));
    for (int i = 0; urls.size() < size; i++) {
      int server = i % servers.size();
      urls.add(url(address(server, i / servers.size() % ADDRESSES), servers.get(server).port()));
    }
  }

  private Crowd server(int number) {
    var addresses = IntStream.range(0, ADDRESSES).mapToObj(i -> address(number, i));
    var crowd = new Crowd(Stream.concat(Stream.of("127.0.0.1"), addresses).toList());
    crowd.enter(EACH - Math.min(EACH, size - dead()));
    return crowd;
  }

  private static String address(int server, int number) {
    return "127.0.%d.%d".formatted(server + 1, number + 1);
  }

  private static String url(String address, int port) {
    return "jdbc:postgresql://%s:%d/postgres".formatted(address, port);
  }

  private static ServerSocket silent(String address) {
    try {
      return new ServerSocket(0, 50, InetAddress.getByName(address));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** How many of them never say a word. */
  int dead() {
    return size / 20;
  }

  int live() {
    return size - dead();
  }

  /** The entries, a line each: first {@code dead-000}, then the others. */
  String entries() {
    var lines = new StringBuilder();
    for (int i = 0; i < size; i++) {
      String name = "%s-%03d".formatted(i < dead() ? "dead" : "live", i);
      lines.append(
          "  - {name: %s, url: \"%s\", username: postgres}\n".formatted(name, urls.get(i)));
    }
    return lines.toString();
  }

  /** How many connections of pgbailiff's the servers have. */
  int connections() {
    return servers.stream()
        .mapToInt(it ->
            it.number(
                "SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE 'pgbailiff%'"))
        .sum();
  }

  @Override
  public void close() {
    slow.forEach(PostgresWire::close);
    servers.forEach(Crowd::close);
    for (ServerSocket socket : silent) {
      try {
        socket.close();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }
}
