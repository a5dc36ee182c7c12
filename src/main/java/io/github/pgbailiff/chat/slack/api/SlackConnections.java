package io.github.pgbailiff.chat.slack.api;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.util.http.SlackHttpClient;
import io.github.pgbailiff.chat.PromptSockets;
import java.io.IOException;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The connections to Slack: one that the other side has closed costs no call, and no proxy is
 * picked up from the environment.
 */
final class SlackConnections implements AutoCloseable {
  private static final Duration CALL = Duration.ofSeconds(8);
  // A modal must open within the three seconds that a trigger lives.
  private static final Duration QUICK_CALL = Duration.ofMillis(1500);

  private final SlackConfig config = new SlackConfig();
  // Kept shorter than networks and proxies remember a connection that nothing goes through.
  private final OkHttpClient kept;
  // What can be done once only never meets a connection that was closed meanwhile.
  private final OkHttpClient unused;
  private final Slack sdk;

  SlackConnections(SlackSettings settings) {
    config.setMethodsEndpointUrlPrefix(settings.apiUrl());
    config.setProxyUrl(null);
    config.setStatsEnabled(false);
    config.setHttpClientReadTimeoutMillis(5000);
    config.setHttpClientCallTimeoutMillis((int) CALL.toMillis());
    this.kept = client(new ConnectionPool(5, 20, TimeUnit.SECONDS));
    // None is kept. OkHttp looks for what is too old once per the time given, and it must be some.
    this.unused = client(new ConnectionPool(0, 1, TimeUnit.MINUTES));
    this.sdk = slack(kept);
  }

  private OkHttpClient client(ConnectionPool pool) {
    return SlackHttpClient.buildOkHttpClient(config)
        .newBuilder()
        // OkHttp would post a message again when the connection breaks after it was sent.
        .retryOnConnectionFailure(false)
        .addInterceptor(new SecondTry(pool))
        .connectionPool(pool)
        .socketFactory(new PromptSockets())
        // What a broken connection tells of a call it tells of one call only.
        .protocols(List.of(Protocol.HTTP_1_1))
        .proxy(Proxy.NO_PROXY)
        .connectTimeout(3, TimeUnit.SECONDS)
        .build();
  }

  private Slack slack(OkHttpClient client) {
    var httpClient = new SlackHttpClient(client);
    httpClient.setConfig(config);
    return Slack.getInstance(config, httpClient);
  }

  /** For what may be done again. */
  Slack kept() {
    return sdk;
  }

  /** The same with little time. */
  Slack quick() {
    return slack(kept.newBuilder().callTimeout(QUICK_CALL).build());
  }

  /** For what appears twice when it is done twice: each call on a connection of its own. */
  Slack unused() {
    return slack(unused);
  }

  /** As {@link #unused}, to any address. */
  Response call(Request request) throws IOException {
    return unused.newCall(request).execute();
  }

  @Override
  public void close() {
    for (OkHttpClient client : List.of(kept, unused)) {
      client.dispatcher().executorService().shutdown();
      client.connectionPool().evictAll();
    }
  }
}
