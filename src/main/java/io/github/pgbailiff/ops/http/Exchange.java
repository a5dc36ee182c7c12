package io.github.pgbailiff.ops.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpPrincipal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;

/** One request and its answer, as handlers know them. The connection is closed behind it. */
public final class Exchange extends HttpExchange {
  private final HttpConnection visit;
  private final RequestHead head;
  private final Headers answered = new Headers();
  private final InputStream body;
  private final OutputStream answer;
  private int status = -1;

  public Exchange(HttpConnection visit, RequestHead head, BytesInFlight inFlight) {
    this.visit = visit;
    this.head = head;
    boolean awaited = "100-continue".equalsIgnoreCase(head.headers().getFirst("Expect"));
    this.body = new RequestBody(visit, head.length(), awaited, inFlight);
    this.answer =
        new OutputStream() {
          @Override
          public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
          }

          @Override
          public void write(byte[] bytes, int offset, int length) throws IOException {
            send(ByteBuffer.wrap(bytes, offset, length));
          }
        };
  }

  private void send(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      visit.channel.write(bytes);
    }
  }

  @Override
  public void sendResponseHeaders(int code, long length) throws IOException {
    status = code;
    if (length >= 0 || code != 204) {
      answered.putIfAbsent("Content-Length", java.util.List.of(Long.toString(Math.max(0, length))));
    }
    answered.set("Connection", "close");
    var text = new StringBuilder("HTTP/1.1 " + code + " \r\n");
    answered.forEach((name, values) ->
        values.forEach(value -> text.append(name).append(": ").append(value).append("\r\n")));
    send(ByteBuffer.wrap(text.append("\r\n").toString().getBytes(ISO_8859_1)));
  }

  @Override
  public Headers getRequestHeaders() {
    return head.headers();
  }

  @Override
  public Headers getResponseHeaders() {
    return answered;
  }

  @Override
  public URI getRequestURI() {
    return head.uri();
  }

  @Override
  public String getRequestMethod() {
    return head.method();
  }

  @Override
  public InputStream getRequestBody() {
    return body;
  }

  @Override
  public OutputStream getResponseBody() {
    return answer;
  }

  @Override
  public int getResponseCode() {
    return status;
  }

  @Override
  public InetSocketAddress getRemoteAddress() {
    return (InetSocketAddress) visit.channel.socket().getRemoteSocketAddress();
  }

  @Override
  public InetSocketAddress getLocalAddress() {
    return (InetSocketAddress) visit.channel.socket().getLocalSocketAddress();
  }

  @Override
  public String getProtocol() {
    return "HTTP/1.1";
  }

  /** The server does, when the handler is done. */
  @Override
  public void close() {}

  @Override
  public HttpContext getHttpContext() {
    throw new UnsupportedOperationException("there are no contexts here");
  }

  @Override
  public Object getAttribute(String name) {
    throw new UnsupportedOperationException("nothing is kept here");
  }

  @Override
  public void setAttribute(String name, Object value) {
    throw new UnsupportedOperationException("nothing is kept here");
  }

  @Override
  public void setStreams(InputStream in, OutputStream out) {
    throw new UnsupportedOperationException("the streams are the connection's");
  }

  @Override
  public HttpPrincipal getPrincipal() {
    throw new UnsupportedOperationException("nobody logs in here");
  }
}
