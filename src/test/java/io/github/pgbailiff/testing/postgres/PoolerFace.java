package io.github.pgbailiff.testing.postgres;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A pooler as its clients see it: each is told another pid than that of the backend that serves it,
 * as PgBouncer does. All else is the server's. A real one takes the profile {@code pooler}.
 */
public final class PoolerFace implements AutoCloseable {
  private static final int KEY_DATA = 'K';
  private static final int READY = 'Z';

  private final ServerSocket target;
  private final int server;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

  /** Listens on a port of its own and leads to a server's on this machine. */
  public PoolerFace(int server) {
    this.server = server;
    try {
      this.target = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    Thread.ofVirtual().start(this::accept);
  }

  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s?sslmode=disable"
        .formatted(target.getLocalPort(), database);
  }

  private void accept() {
    while (!target.isClosed()) {
      try {
        Socket client = target.accept();
        sockets.add(client);
        var there = new Socket(InetAddress.getLoopbackAddress(), server);
        sockets.add(there);
        Thread.ofVirtual().start(() -> ask(client, there));
        Thread.ofVirtual().start(() -> answer(there, client));
      } catch (IOException _) {
        // Closed, or the server is not there: the client sees a connection that ends.
      }
    }
  }

  private static void ask(Socket client, Socket there) {
    try (client;
        there) {
      client.getInputStream().transferTo(there.getOutputStream());
    } catch (IOException _) {
      // Either end has left.
    }
  }

  private static void answer(Socket there, Socket client) {
    try (client;
        there) {
      var in = new DataInputStream(there.getInputStream());
      var out = new DataOutputStream(client.getOutputStream());
      for (int type = 0; type != READY; ) {
        type = in.readUnsignedByte();
        int length = in.readInt();
        byte[] body = in.readNBytes(length - Integer.BYTES);
        if (type == KEY_DATA) {
          ByteBuffer.wrap(body).putInt(0, 1 + ByteBuffer.wrap(body).getInt(0));
        }
        out.writeByte(type);
        out.writeInt(length);
        out.write(body);
        out.flush();
      }
      in.transferTo(out);
    } catch (IOException _) {
      // Either end has left.
    }
  }

  @Override
  public void close() {
    try {
      target.close();
      for (Socket one : sockets) {
        one.close();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
