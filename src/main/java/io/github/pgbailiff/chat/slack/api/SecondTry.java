package io.github.pgbailiff.chat.slack.api;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Set;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Another try, on another connection, of a call that broke off: where doing it twice is the same as
 * once, or where the first try cannot have been taken.
 */
final class SecondTry implements Interceptor {
  private static final int MOST_TRIES = 3;

  /** What appears twice when it is done twice. */
  private static final Set<String> ONCE_ONLY =
      Set.of("chat.postMessage", "chat.postEphemeral", "files.completeUploadExternal");

  private final ConnectionPool pool;

  SecondTry(ConnectionPool pool) {
    this.pool = pool;
  }

  /**
   * The tag of a request to an address that came with a delivery.
   *
   * @param repeatable whether doing it twice is the same as once
   */
  record Answer(boolean repeatable) {}

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    for (int tries = 1; ; tries++) {
      try {
        return chain.proceed(request);
      } catch (IOException e) {
        boolean again = tries < MOST_TRIES && !chain.call().isCanceled() && !isSlow(e);
        if (!again || !(isRepeatable(request) || wasNotTaken(e))) {
          throw e;
        }
        // Whatever else waits in there may be closed by the other side too.
        pool.evictAll();
      }
    }
  }

  /** Whoever does not answer would not answer faster, and nobody waits so long. */
  private static boolean isSlow(IOException e) {
    return e instanceof SocketTimeoutException;
  }

  private static boolean isRepeatable(Request request) {
    Answer answer = request.tag(Answer.class);
    return answer == null
        ? !ONCE_ONLY.contains(request.url().pathSegments().getLast())
        : answer.repeatable();
  }

  /**
   * Whether the other side did not even read the request whole. A connection is reset where there
   * is something unread; where everything was read and no answer comes it ends in order.
   */
  static boolean wasNotTaken(IOException e) {
    return isUnreachable(e) || e instanceof SocketException;
  }

  static boolean isUnreachable(IOException e) {
    return e instanceof ConnectException
        || e instanceof UnknownHostException
        || e instanceof NoRouteToHostException;
  }
}
