package io.github.pgbailiff.chat.discord.connection;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.util.Objects;
import java.util.stream.Stream;

/** The word of a connection that broke on the call that it carried. */
final class BrokenCall {
  private BrokenCall() {}

  /** Whether another try may do better; whoever does not answer would not answer faster. */
  static boolean isWorthAnother(IOException e) {
    return !(e instanceof HttpTimeoutException);
  }

  /**
   * Whether the other side did not even read the request whole. A connection is reset where there
   * is something unread; where everything was read and no answer comes it ends in order.
   */
  static boolean wasNotTaken(IOException e) {
    return isWorthAnother(e) && causes(e).anyMatch(BrokenCall::isReset);
  }

  /** Where a connection is reset while something is being written, Java has no type for it. */
  private static boolean isReset(Throwable e) {
    return e instanceof SocketException
        || e instanceof ClosedChannelException
        || String.valueOf(e.getMessage()).matches("Broken pipe|Connection reset.*");
  }

  private static Stream<Throwable> causes(Throwable e) {
    return Stream.iterate(e, Objects::nonNull, Throwable::getCause).limit(10);
  }

  /** Says nothing of where to: people may read it. */
  static DiscordFailure failure(String what, IOException e) {
    boolean never = causes(e).anyMatch(ConnectException.class::isInstance);
    return never
        ? DiscordFailure.unreachable(what, "no connection")
        : DiscordFailure.uncertain(
            what, e instanceof HttpTimeoutException ? "no answer in time" : "the connection broke");
  }
}
