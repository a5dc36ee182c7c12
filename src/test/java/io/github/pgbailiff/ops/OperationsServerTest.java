package io.github.pgbailiff.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpHandler;
import io.github.pgbailiff.ops.http.HttpReception;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class OperationsServerTest {
  private static final HttpSettings ANY_PORT = new HttpSettings("127.0.0.1:0");

  private final Health health = new Health(Duration.ofMillis(300));
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<OperationsServer> servers = new ArrayList<>();
  private final CountDownLatch release = new CountDownLatch(1);
  private final List<Socket> held = new ArrayList<>();

  @AfterEach
  void end() throws IOException {
    for (Socket socket : held) {
      socket.close();
    }
    release.countDown();
    servers.forEach(OperationsServer::close);
    client.close();
  }

  @Test
  void it_lives_while_it_is_not_ready() throws Exception {
    health.needs("store", () -> Optional.of("unreachable"));
    var server = start(Map.of());
    assertThat(get(server, "/livez").statusCode()).isEqualTo(200);
    assertThat(get(server, "/readyz").statusCode()).isEqualTo(503);
  }

  @Test
  void each_reason_why_it_is_not_ready_has_a_line() throws Exception {
    health.needs("store", Optional::empty);
    health.needs("slack", () -> Optional.of("no connection\nstore: fine"));
    health.needs("discord", () -> Optional.of("the gateway is away"));
    var response = get(start(Map.of()), "/readyz");
    assertThat(response.body())
        .isEqualTo("slack: no connection store: fine\ndiscord: the gateway is away\n");
    assertThat(response.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
  }

  @Test
  void a_standby_is_ready_and_says_that_it_stands_by() throws Exception {
    health.tells("discord", () -> Optional.of("stands by; another replica has the gateway"));
    var response = get(start(Map.of()), "/readyz");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .isEqualTo("ready\ndiscord: stands by; another replica has the gateway\n");
  }

  @Test
  void programs_get_the_reasons_as_json() throws Exception {
    health.needs("store", () -> Optional.of("says \"no\""));
    health.tells("discord", () -> Optional.of("stands by"));
    var request =
        request(start(Map.of()), "/readyz").header("Accept", "text/x;q=0.1, application/json");
    HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(response.body())
        .isEqualTo(
            "{\"ready\":false,\"problems\":[{\"name\":\"store\",\"problem\":\"says \\\"no\\\"\"}],"
                + "\"notes\":[{\"name\":\"discord\",\"note\":\"stands by\"}]}\n");
  }

  @Test
  void a_store_that_hangs_does_not_hang_the_answer() throws Exception {
    health.needs("store", this::hang);
    var server = start(Map.of());
    for (int i = 0; i < 3; i++) {
      long before = System.nanoTime();
      var response = get(server, "/readyz");
      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(response.body()).isEqualTo("store: no answer within 300 ms\n");
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
    }
  }

  @Test
  void metrics_are_the_text_that_prometheus_reads() throws Exception {
    var response = get(start(Map.of()), "/metrics");
    assertThat(response.headers().firstValue("Content-Type"))
        .contains("text/plain; version=0.0.4; charset=utf-8");
    assertThat(response.body()).contains("# TYPE process_uptime_seconds gauge");
  }

  @Test
  void metrics_are_open_metrics_for_who_asks_so() throws Exception {
    var request =
        request(start(Map.of()), "/metrics")
            .header("Accept", "application/openmetrics-text;version=1.0.0,text/plain;q=0.5");
    HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/openmetrics-text");
    assertThat(response.body()).endsWith("# EOF\n");
  }

  @Test
  void head_is_answered_like_get_without_the_text() throws Exception {
    var request = request(start(Map.of()), "/readyz").method("HEAD", BodyPublishers.noBody());
    HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValueAsLong("Content-Length")).hasValue(6);
    assertThat(response.body()).isEmpty();
  }

  @Test
  void other_methods_are_refused_with_those_that_work() throws Exception {
    var request = request(start(Map.of()), "/livez").POST(BodyPublishers.ofString("x"));
    HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD");
  }

  @Test
  void only_whole_paths_are_known() throws Exception {
    var server = start(Map.of());
    for (String path : List.of("/", "/livezz", "/livez/x", "/metrics/", "/slack/events")) {
      assertThat(get(server, path).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(get(server, "/livez?verbose").statusCode()).isEqualTo(200);
  }

  @Test
  void a_mounted_handler_gets_what_was_posted() throws Exception {
    var server =
        start(
            Map.of(
                "/slack/events",
                exchange -> {
                  byte[] body = exchange.getRequestBody().readAllBytes();
                  exchange.sendResponseHeaders(200, body.length);
                  exchange.getResponseBody().write(body);
                }));
    var request = request(server, "/slack/events").POST(BodyPublishers.ofString("a=1"));
    assertThat(client.send(request.build(), BodyHandlers.ofString()).body()).isEqualTo("a=1");
  }

  @Test
  void a_handler_that_fails_is_an_error_without_its_innards() throws Exception {
    HttpHandler failing =
        _ -> {
          throw new IllegalStateException("secret");
        };
    var response = get(start(Map.of("/slack/events", failing)), "/slack/events");
    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).doesNotContain("secret");
  }

  @Test
  void a_flood_of_deliveries_is_bounded_and_leaves_the_probes_alone() throws Exception {
    int most = 64;
    var inside = new CountDownLatch(most);
    var server =
        start(
            Map.of(
                "/slack/events",
                exchange -> {
                  inside.countDown();
                  hang();
                  exchange.sendResponseHeaders(200, -1);
                }));
    List<CompletableFuture<HttpResponse<String>>> inHandler = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      inHandler.add(
          client.sendAsync(request(server, "/slack/events").build(), BodyHandlers.ofString()));
    }
    assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();
    var refused = get(server, "/slack/events");
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).contains("1");
    assertThat(get(server, "/livez").statusCode()).isEqualTo(200);
    release.countDown();
    assertThat(inHandler).allSatisfy(one -> assertThat(one.get().statusCode()).isEqualTo(200));
  }

  /** What somebody sends who keeps the rest back. */
  private List<Socket> hold(OperationsServer server, int many, String sent) throws IOException {
    List<Socket> sockets = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      var socket = new Socket(server.address().getAddress(), server.address().getPort());
      socket.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
      sockets.add(socket);
    }
    held.addAll(sockets);
    return sockets;
  }

  private OperationsServer echoing() {
    return start(
        Map.of(
            "/slack/events",
            exchange -> {
              byte[] body = exchange.getRequestBody().readAllBytes();
              exchange.sendResponseHeaders(200, body.length);
              exchange.getResponseBody().write(body);
            }));
  }

  /**
   * Less than a connection may take, after which those who keep their rest back are gone anyway.
   */
  private static final Duration SOON = Duration.ofSeconds(8);

  private void isServing(OperationsServer server) throws Exception {
    for (String path : List.of("/livez", "/readyz", "/metrics")) {
      var probe = request(server, path).timeout(SOON).build();
      assertThat(client.send(probe, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }
    var delivery =
        request(server, "/slack/events").timeout(SOON).POST(BodyPublishers.ofString("a=1")).build();
    assertThat(client.send(delivery, BodyHandlers.ofString()).body()).isEqualTo("a=1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "GET /livez HT",
        "POST /slack/events HTTP/1.1\r\nHost: x\r\n",
        "POST /slack/events HTTP/1.1\r\nContent-Length: 1000\r\n\r\na=",
        "POST /slack/events HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3e8\r\na="
      })
  void however_many_keep_their_rest_back_everybody_else_is_answered(String sent) throws Exception {
    var server = echoing();
    for (int round = 0; round < 3; round++) {
      hold(server, 300, sent);
      isServing(server);
    }
  }

  @Test
  void a_request_has_an_end_however_slowly_it_comes() throws Exception {
    try (var reception =
        new HttpReception(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            10,
            Duration.ofMillis(300),
            visit -> {})) {
      reception.start();
      var address = reception.address();
      for (String sent : List.of("", "GET /livez HT", "GET /livez HTTP/1.1\r\n\r\n")) {
        try (var socket = new Socket(address.getAddress(), address.getPort())) {
          socket.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
          assertThat(socket.getInputStream().read()).as(sent).isEqualTo(-1);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /livez",
        "GET  /livez HTTP/1.1",
        "GET /livez HTTP/2.0",
        "GET /livez HTTP/1.1\r\nno colon",
        "GET /livez HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2",
        "GET /livez HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked",
        "GET /livez HTTP/1.1\r\nContent-Length: -1",
        "GET /livez HTTP/1.1\r\nContent-Length : 1"
      })
  void what_could_be_read_in_two_ways_is_not_read(String head) throws Exception {
    try (Socket socket = hold(start(Map.of()), 1, head + "\r\n\r\n").getFirst()) {
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void a_head_has_an_end() throws Exception {
    String head = "GET /livez HTTP/1.1\r\nX: " + "x".repeat(20_000);
    try (Socket socket = hold(start(Map.of()), 1, head).getFirst()) {
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    } catch (SocketException reset) {
      // As good an end.
    }
  }

  @Test
  void a_body_may_come_in_chunks_and_after_it_was_waited_for() throws Exception {
    var server = echoing();
    var body = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[100_000]));
    var chunked = request(server, "/slack/events").POST(body).build();
    assertThat(client.send(chunked, BodyHandlers.ofByteArray()).body()).hasSize(100_000);
    var awaited =
        request(server, "/slack/events")
            .expectContinue(true)
            .POST(BodyPublishers.ofString("a=1"))
            .build();
    assertThat(client.send(awaited, BodyHandlers.ofString()).body()).isEqualTo("a=1");
  }

  @Test
  void an_answer_arrives_though_the_body_was_not_read() throws Exception {
    var server = start(Map.of("/slack/events", exchange -> exchange.sendResponseHeaders(413, 0)));
    var large =
        request(server, "/slack/events").POST(BodyPublishers.ofByteArray(new byte[4 << 20]));
    assertThat(client.send(large.build(), BodyHandlers.ofString()).statusCode()).isEqualTo(413);
  }

  @Test
  void a_taken_port_is_told_with_the_setting() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String listen = "127.0.0.1:" + taken.getLocalPort();
      assertThatThrownBy(() -> start(new HttpSettings(listen), Map.of()))
          .isInstanceOf(CannotListenException.class)
          .hasMessage(
              "http.listen: \"%s\" is taken by another process; choose another port, or stop that"
                  + " process",
              listen);
    }
  }

  @Test
  void an_address_of_another_machine_is_told_as_such() {
    assertThatThrownBy(() -> start(new HttpSettings("192.0.2.1:0"), Map.of()))
        .isInstanceOf(CannotListenException.class)
        .hasMessageContaining("http.listen: \"192.0.2.1:0\" is no address of this machine");
  }

  @Test
  void a_host_that_does_not_exist_is_told_as_such() {
    assertThatThrownBy(() -> start(new HttpSettings("no-such-host.invalid:0"), Map.of()))
        .isInstanceOf(CannotListenException.class)
        .hasMessageContaining("names a host without an address");
  }

  @Test
  void an_address_in_brackets_is_one_of_ipv6() {
    InetSocketAddress address = new HttpSettings("[::1]:8089").address();
    assertThat(address.getAddress().getHostAddress()).isEqualTo("0:0:0:0:0:0:0:1");
    assertThat(address.getPort()).isEqualTo(8089);
  }

  @Test
  void closing_gives_the_port_back_within_a_bound_though_a_client_holds_on() throws Exception {
    var server = start(Map.of());
    InetSocketAddress address = server.address();
    try (var socket = new Socket(address.getAddress(), address.getPort())) {
      socket.getOutputStream().write("GET /livez".getBytes(StandardCharsets.US_ASCII));
      long before = System.nanoTime();
      server.close();
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    }
    assertThat(start(new HttpSettings("127.0.0.1:" + address.getPort()), Map.of()).address())
        .isEqualTo(address);
  }

  private Optional<String> hang() {
    try {
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }

  private OperationsServer start(Map<String, HttpHandler> mounted) {
    return start(ANY_PORT, mounted);
  }

  private OperationsServer start(HttpSettings settings, Map<String, HttpHandler> mounted) {
    var metrics = new Metrics(Set.of(), Set.of());
    var server = OperationsServer.start(settings, health, metrics, mounted);
    servers.add(server);
    return server;
  }

  private static HttpRequest.Builder request(OperationsServer server, String path) {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:" + server.address().getPort() + path));
  }

  private HttpResponse<String> get(OperationsServer server, String path) throws Exception {
    return client.send(request(server, path).build(), BodyHandlers.ofString());
  }
}
