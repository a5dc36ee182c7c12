package io.github.pgbailiff.chat.slack;

import com.slack.api.app_backend.SlackSignature;
import com.slack.api.app_backend.interactive_components.payload.BlockSuggestionPayload;
import com.slack.api.app_backend.interactive_components.response.BlockSuggestionResponse;
import com.slack.api.app_backend.interactive_components.response.Option;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.middleware.Middleware;
import com.slack.api.bolt.middleware.builtin.RequestVerification;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MemberJoinedChannelEvent;
import com.slack.api.model.event.MessageEvent;
import io.github.pgbailiff.chat.slack.api.SlackApi;
import io.github.pgbailiff.chat.slack.api.SlackIdentity;
import io.github.pgbailiff.chat.slack.api.SlackSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Bolt app. What a handler returns is the acknowledgement, so handlers only take a delivery and
 * return: they never wait, and they never throw, which would leave Slack without an answer.
 */
final class SlackBolt {
  private static final Logger LOG = LoggerFactory.getLogger(SlackBolt.class);
  private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);

  private final SlackDispatcher desk;
  private final SlackViews views;
  private final Supplier<Optional<SlackIdentity>> identity;
  private final App app;

  SlackBolt(
      SlackApi api,
      SlackSettings settings,
      SlackDispatcher desk,
      Supplier<Optional<SlackIdentity>> identity) {
    this.desk = desk;
    this.views = new SlackViews(desk);
    this.identity = identity;
    // Bolt's own authorization asks Slack before it calls a handler: the acknowledgement would
    // wait.
    this.app = new App(config(api, settings), middleware(settings));
    listen();
    listenToMessages();
    listenToOpening();
  }

  private static AppConfig config(SlackApi api, SlackSettings settings) {
    return AppConfig.builder()
        .slack(api.sdk())
        .singleTeamBotToken(settings.botToken())
        .signingSecret(settings.signingSecret().orElse(""))
        .sslCheckEnabled(false)
        // What nobody listens to would stay unacknowledged, and come again.
        .allEventsApiAutoAckEnabled(true)
        .subtypedMessageEventsAutoAckEnabled(true)
        .build();
  }

  private static List<Middleware> middleware(SlackSettings settings) {
    List<Middleware> middleware = new ArrayList<>();
    if (settings.mode() == SlackSettings.Mode.HTTP) {
      // Without a secret Bolt would verify with a constant that everybody knows.
      String secret = settings.signingSecret().filter(s -> !s.isBlank()).orElseThrow();
      middleware.add(
          new RequestVerification(
              new SlackSignature.Verifier(new SlackSignature.Generator(secret))));
    }
    return middleware;
  }

  App app() {
    return app;
  }

  private void listen() {
    app.command(
        ANY,
        (request, context) ->
            objection(() -> Optional.of(SlackInbound.command(request.getPayload())), false)
                .map(context::ack)
                .orElseGet(context::ack));
    listenToPresses();
  }

  private void listenToPresses() {
    app.blockAction(
        ANY,
        (request, context) -> {
          tell(() -> views.pressed(request.getPayload()));
          return context.ack();
        });
    app.globalShortcut(
        ANY,
        (request, context) -> {
          quietly(() -> views.open(request.getPayload()));
          return context.ack();
        });
    app.blockSuggestion(ANY, (request, context) -> context.ack(choices(request.getPayload())));
    app.viewSubmission(
        ANY,
        (request, context) -> {
          tell(() -> Optional.of(SlackInbound.submission(request.getPayload())));
          return context.ack();
        });
  }

  private void listenToMessages() {
    app.messageShortcut(
        ANY,
        (request, context) -> {
          tell(() -> Optional.of(SlackInbound.shortcut(request.getPayload(), bot())));
          return context.ack();
        });
    app.event(
        AppMentionEvent.class,
        (payload, context) -> {
          tell(() -> SlackMentions.mention(payload, bot()));
          return context.ack();
        });
    app.event(
        MessageEvent.class,
        (payload, context) -> {
          tell(() -> SlackMentions.direct(payload, bot()));
          return context.ack();
        });
  }

  private void listenToOpening() {
    app.event(
        AppHomeOpenedEvent.class,
        (payload, context) -> {
          quietly(() -> views.opened(payload));
          return context.ack();
        });
    app.event(
        MemberJoinedChannelEvent.class,
        (payload, context) -> {
          quietly(() -> views.joined(payload, bot()));
          return context.ack();
        });
  }

  private String bot() {
    return identity.get().map(SlackIdentity::user).orElse("");
  }

  private void tell(Supplier<Optional<SlackPayload>> arrival) {
    Optional<String> _ = objection(arrival, true);
  }

  /** Choices are the acknowledgement itself: nothing else in here waits for anything. */
  private BlockSuggestionResponse choices(BlockSuggestionPayload payload) {
    List<Option> options = new ArrayList<>();
    quietly(() -> options.addAll(views.choices(payload)));
    return BlockSuggestionResponse.builder().options(options).build();
  }

  private static void quietly(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) { // as in objection
      LOG.warn("a delivery of Slack is not understood", e);
    }
  }

  /** Why there was no room for it; empty when there was. */
  private Optional<String> objection(Supplier<Optional<SlackPayload>> arrival, boolean tell) {
    long start = System.nanoTime();
    try {
      Optional<SlackPayload> delivery = arrival.get();
      Optional<String> objection = delivery.flatMap(desk::objection);
      if (tell) {
        objection.ifPresent(why -> desk.refuse(delivery.orElseThrow(), why));
      }
      return objection;
    } catch (
        RuntimeException e) { // whatever it holds, it is acknowledged: Slack would only repeat it
      LOG.warn("a delivery of Slack is not understood", e);
      return Optional.empty();
    } finally {
      desk.acknowledged(start);
    }
  }
}
