package io.github.pgbailiff.ops.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reception of connections, on one thread that waits for none of them. It reads the heads, and
 * passes on whose head is whole. Where there are too many the one that has kept it waiting for
 * longest goes: however many send by the byte, or nothing, the next one gets in.
 */
public final class HttpReception implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpReception.class);
  private static final Duration SWEEP = Duration.ofMillis(250);

  private final int most;
  private final Duration limit;
  private final Consumer<HttpConnection> passOn;
  private final ServerSocketChannel target;
  private final Selector selector;
  private final Thread thread;
  private final Set<HttpConnection> visits = new LinkedHashSet<>();
  private final Queue<HttpConnection> leaving = new ConcurrentLinkedQueue<>();
  private final ByteBuffer buffer = ByteBuffer.allocate(HttpConnection.LONGEST_HEAD);
  private volatile boolean closed;

  /**
   * @param most how many connections there may be
   * @param limit how long each may take from its beginning to its end
   * @param passOn gets those whose head is whole, and must not wait
   */
  public HttpReception(
      InetSocketAddress address, int most, Duration limit, Consumer<HttpConnection> passOn)
      throws IOException {
    this.most = most;
    this.limit = limit;
    this.passOn = passOn;
    this.selector = Selector.open();
    this.target = ServerSocketChannel.open();
    try {
      target.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      target.bind(address, most);
      target.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
    } catch (IOException | RuntimeException e) {
      target.close();
      selector.close();
      throw e;
    }
    this.thread = Thread.ofPlatform().name("http").unstarted(this::receive);
  }

  public void start() {
    thread.start();
  }

  public InetSocketAddress address() {
    return (InetSocketAddress) target.socket().getLocalSocketAddress();
  }

  /** Closes the connection, once the other side has read what was sent to it. */
  public void leave(HttpConnection visit) {
    leaving.add(visit);
    selector.wakeup();
  }

  private void receive() {
    while (!closed) {
      try {
        selector.select(this::attend, SWEEP.toMillis());
        visits.removeIf(visit -> {
          if (visit.isOver()) {
            visit.close();
          }
          return !visit.channel.isOpen();
        });
        for (HttpConnection visit = leaving.poll(); visit != null; visit = leaving.poll()) {
          seeOff(visit);
        }
      } catch (IOException | RuntimeException e) { // whatever one brings, the others are let in
        LOG.warn("a connection to http.listen failed", e);
      }
    }
    visits.forEach(HttpConnection::close);
  }

  private void attend(SelectionKey key) {
    if (key.attachment() == null) {
      admit();
      return;
    }
    HttpConnection visit = (HttpConnection) key.attachment();
    try {
      if (visit.isWhole()) {
        drain(visit);
      } else {
        read(key, visit);
      }
    } catch (IOException e) {
      visit.close();
    }
  }

  private void admit() {
    try {
      SocketChannel channel = target.accept();
      if (channel == null) {
        return;
      }
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.configureBlocking(false);
      var visit = new HttpConnection(channel, limit);
      if (!makeRoom()) {
        visit.close();
        return;
      }
      visits.add(visit);
      channel.register(selector, SelectionKey.OP_READ, visit);
    } catch (IOException e) {
      LOG.warn("a connection to http.listen could not be taken: {}", e.toString());
    }
  }

  private boolean makeRoom() {
    if (visits.size() < most) {
      return true;
    }
    visits.removeIf(visit -> !visit.channel.isOpen());
    if (visits.size() < most) {
      return true;
    }
    Optional<HttpConnection> slowest = visits.stream().filter(this::isWaitedFor).findFirst();
    slowest.ifPresent(visit -> {
      visit.close();
      visits.remove(visit);
    });
    return slowest.isPresent();
  }

  private boolean isWaitedFor(HttpConnection visit) {
    SelectionKey key = visit.channel.keyFor(selector);
    return key != null && key.isValid();
  }

  private void read(SelectionKey key, HttpConnection visit) throws IOException {
    boolean more = visit.take(buffer);
    if (visit.end() >= 0) {
      key.cancel();
      visit.channel.configureBlocking(true);
      passOn.accept(visit);
    } else if (!more || visit.isFull()) {
      visit.close();
    }
  }

  /** A connection that is closed with something unread takes its answer with it. */
  private void seeOff(HttpConnection visit) {
    try {
      visit.whole();
      visit.channel.shutdownOutput();
      visit.channel.configureBlocking(false).register(selector, SelectionKey.OP_READ, visit);
    } catch (IOException | RuntimeException e) {
      visit.close();
    }
  }

  private void drain(HttpConnection visit) throws IOException {
    if (visit.channel.read(buffer.clear()) < 0) {
      visit.close();
    }
  }

  @Override
  public void close() {
    closed = true;
    selector.wakeup();
    try {
      target.close();
      thread.join(SWEEP.multipliedBy(4));
      selector.close();
    } catch (IOException e) {
      LOG.warn("http.listen could not be closed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
