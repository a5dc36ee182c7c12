package io.github.pgbailiff.ops;

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
 * Where connections come in, on one thread that waits for none of them. It reads the heads, and
 * passes on whose head is whole. Where there are too many the one that has kept it waiting for
 * longest goes: however many send by the byte, or nothing, the next one gets in.
 */
final class Reception implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Reception.class);
  private static final Duration SWEEP = Duration.ofMillis(250);

  private final int most;
  private final Duration limit;
  private final Consumer<Visit> passOn;
  private final ServerSocketChannel door;
  private final Selector selector;
  private final Thread thread;
  private final Set<Visit> visits = new LinkedHashSet<>();
  private final Queue<Visit> leaving = new ConcurrentLinkedQueue<>();
  private final ByteBuffer buffer = ByteBuffer.allocate(Visit.LONGEST_HEAD);
  private volatile boolean closed;

  /**
   * @param most how many connections there may be
   * @param limit how long each may take from its beginning to its end
   * @param passOn gets those whose head is whole, and must not wait
   */
  Reception(InetSocketAddress address, int most, Duration limit, Consumer<Visit> passOn)
      throws IOException {
    this.most = most;
    this.limit = limit;
    this.passOn = passOn;
    this.selector = Selector.open();
    this.door = ServerSocketChannel.open();
    try {
      door.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      door.bind(address, most);
      door.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
    } catch (IOException | RuntimeException e) {
      door.close();
      selector.close();
      throw e;
    }
    this.thread = Thread.ofPlatform().name("http").unstarted(this::receive);
  }

  void start() {
    thread.start();
  }

  InetSocketAddress address() {
    return (InetSocketAddress) door.socket().getLocalSocketAddress();
  }

  /** Closes the connection, once the other side has read what was sent to it. */
  void leave(Visit visit) {
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
        for (Visit visit = leaving.poll(); visit != null; visit = leaving.poll()) {
          seeOff(visit);
        }
      } catch (IOException | RuntimeException e) { // whatever one brings, the others are let in
        LOG.warn("a connection to http.listen failed", e);
      }
    }
    visits.forEach(Visit::close);
  }

  private void attend(SelectionKey key) {
    if (key.attachment() == null) {
      admit();
      return;
    }
    Visit visit = (Visit) key.attachment();
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
      SocketChannel channel = door.accept();
      if (channel == null) {
        return;
      }
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.configureBlocking(false);
      var visit = new Visit(channel, limit);
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
    Optional<Visit> slowest = visits.stream().filter(this::isWaitedFor).findFirst();
    slowest.ifPresent(visit -> {
      visit.close();
      visits.remove(visit);
    });
    return slowest.isPresent();
  }

  private boolean isWaitedFor(Visit visit) {
    SelectionKey key = visit.channel.keyFor(selector);
    return key != null && key.isValid();
  }

  private void read(SelectionKey key, Visit visit) throws IOException {
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
  private void seeOff(Visit visit) {
    try {
      visit.whole();
      visit.channel.shutdownOutput();
      visit.channel.configureBlocking(false).register(selector, SelectionKey.OP_READ, visit);
    } catch (IOException | RuntimeException e) {
      visit.close();
    }
  }

  private void drain(Visit visit) throws IOException {
    if (visit.channel.read(buffer.clear()) < 0) {
      visit.close();
    }
  }

  @Override
  public void close() {
    closed = true;
    selector.wakeup();
    try {
      door.close();
      thread.join(SWEEP.multipliedBy(4));
      selector.close();
    } catch (IOException e) {
      LOG.warn("http.listen could not be closed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
