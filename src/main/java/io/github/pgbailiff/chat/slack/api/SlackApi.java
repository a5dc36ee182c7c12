package io.github.pgbailiff.chat.slack.api;

import com.google.gson.JsonParseException;
import com.slack.api.Slack;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.SlackFilesUploadV2Exception;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Slack's Web API with the SDK's traps closed: every failure is a {@link SlackFailure}, nothing
 * appears twice by itself, and every call has an end.
 */
public final class SlackApi implements AutoCloseable {
  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

  private final SlackConnections connections;
  private final MethodsClient methods;
  private final MethodsClient once;
  private final MethodsClient quick;
  private final AtomicReference<Optional<SlackFailure>> tokenProblem =
      new AtomicReference<>(Optional.empty());

  public SlackApi(SlackSettings settings) {
    String token = settings.botToken();
    this.connections = new SlackConnections(settings);
    this.methods = connections.kept().methods(token);
    this.once = connections.unused().methods(token);
    this.quick = connections.quick().methods(token);
  }

  public Slack sdk() {
    return connections.kept();
  }

  /** One call of the Web API. */
  @FunctionalInterface
  public interface Call<T> {
    T on(MethodsClient methods) throws IOException, SlackApiException;
  }

  /**
   * The answer of a method that succeeded.
   *
   * @param what the method's name
   * @throws SlackFailure otherwise
   */
  public <T extends SlackApiTextResponse> T ask(String what, Call<T> call) {
    return ask(what, methods, call);
  }

  /** As {@link #ask}, for what appears twice when it is done twice. */
  <T extends SlackApiTextResponse> T askOnce(String what, Call<T> call) {
    return ask(what, once, call);
  }

  /** As {@link #ask}, with little time. */
  public <T extends SlackApiTextResponse> T askQuickly(String what, Call<T> call) {
    return ask(what, quick, call);
  }

  private <T extends SlackApiTextResponse> T ask(String what, MethodsClient client, Call<T> call) {
    try {
      T answer = call.on(client);
      if (answer.isOk()) {
        return answer;
      }
      throw noted(
          SlackFailure.refused(what, answer.getError(), Optional.ofNullable(answer.getNeeded())));
    } catch (IOException e) {
      throw SlackFailure.broken(what, e);
    } catch (JsonParseException e) {
      throw SlackFailure.uncertain(what, "an answer that makes no sense");
    } catch (SlackApiException e) {
      throw failed(what, e);
    } catch (SlackFilesUploadV2Exception e) {
      throw noted(failed(what, e));
    }
  }

  /** An upload is several calls, and its failure holds the answers of all of them. */
  private static SlackFailure failed(String what, SlackFilesUploadV2Exception e) {
    return Stream.<SlackApiTextResponse>concat(
            e.getGetURLResponses().stream(), Stream.ofNullable(e.getCompleteResponse()))
        .filter(answer -> !answer.isOk())
        .findFirst()
        .map(answer ->
            SlackFailure.refused(what, answer.getError(), Optional.ofNullable(answer.getNeeded())))
        .orElseGet(() -> SlackFailure.uncertain(what, "the file was not taken whole"));
  }

  private static SlackFailure failed(String what, SlackApiException e) {
    int status = e.getResponse().code();
    return status == 429
        ? SlackFailure.rateLimited(what, retryAfter(e.getResponse().header("Retry-After")))
        : SlackFailure.uncertain(what, "HTTP " + status);
  }

  static Duration retryAfter(@Nullable String header) {
    return header != null && header.matches("[0-9]{1,6}")
        ? Duration.ofSeconds(Math.max(1, Long.parseLong(header)))
        : Duration.ofSeconds(1);
  }

  /**
   * Answers at an address that came with a delivery; it needs no token.
   *
   * @param repeatable whether the same answer twice shows once, as where it replaces something
   * @throws SlackFailure when the answer was not taken there, or may not have been
   */
  void respond(String url, String json, boolean repeatable) {
    String what = "an answer";
    try {
      var request =
          new Request.Builder()
              .url(url)
              .tag(SecondTry.Answer.class, new SecondTry.Answer(repeatable))
              .post(RequestBody.create(json, JSON))
              .build();
      try (Response response = connections.call(request)) {
        if (response.code() == 429) {
          throw SlackFailure.rateLimited(what, retryAfter(response.header("Retry-After")));
        }
        if (response.code() != 200) {
          throw SlackFailure.refused(what, "HTTP " + response.code(), Optional.empty());
        }
      }
    } catch (IOException e) {
      throw SlackFailure.broken(what, e);
    } catch (IllegalArgumentException e) {
      throw SlackFailure.refused(what, "not an address", Optional.empty());
    }
  }

  private SlackFailure noted(SlackFailure failure) {
    if (failure.isAboutToken()) {
      tokenProblem.set(Optional.of(failure));
    }
    return failure;
  }

  /** What some call said about the bot token since {@link #tokenWorks}. */
  Optional<SlackFailure> tokenProblem() {
    return tokenProblem.get();
  }

  void tokenWorks() {
    tokenProblem.set(Optional.empty());
  }

  @Override
  public void close() {
    connections.close();
  }
}
