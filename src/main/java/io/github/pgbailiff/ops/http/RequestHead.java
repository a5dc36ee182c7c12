package io.github.pgbailiff.ops.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A request up to its body.
 *
 * @param length how long the body is; empty where it comes in chunks
 */
public record RequestHead(String method, URI uri, Headers headers, OptionalLong length) {
  private static final int MOST_HEADERS = 100;

  /**
   * The head that the text is, without the empty line at its end.
   *
   * @return empty when it is none, or could be taken for two different ones
   */
  public static Optional<RequestHead> parse(byte[] text, int length) {
    List<String> lines = List.of(new String(text, 0, length, ISO_8859_1).split("\r\n", -1));
    String[] first = lines.getFirst().split(" ", -1);
    if (first.length != 3 || !first[2].matches("HTTP/1\\.[01]") || lines.size() > MOST_HEADERS) {
      return Optional.empty();
    }
    var headers = new Headers();
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      if (colon < 1 || !line.substring(0, colon).matches("[!-9;-~]+") || !isPrintable(line)) {
        return Optional.empty();
      }
      headers.add(line.substring(0, colon), line.substring(colon + 1).strip());
    }
    return head(first[0], first[1], headers);
  }

  private static boolean isPrintable(String line) {
    return line.chars().allMatch(c -> c == '\t' || (c >= ' ' && c != 0x7f));
  }

  private static Optional<RequestHead> head(String method, String uri, Headers headers) {
    List<String> lengths = headers.getOrDefault("Content-Length", List.of());
    List<String> codings = headers.getOrDefault("Transfer-Encoding", List.of());
    boolean chunked = codings.size() == 1 && codings.getFirst().equalsIgnoreCase("chunked");
    boolean clear = lengths.size() + codings.size() <= 1 && (codings.isEmpty() || chunked);
    if (!clear || !lengths.stream().allMatch(it -> it.matches("[0-9]{1,12}"))) {
      return Optional.empty();
    }
    OptionalLong length =
        chunked
            ? OptionalLong.empty()
            : OptionalLong.of(lengths.isEmpty() ? 0 : Long.parseLong(lengths.getFirst()));
    try {
      return Optional.of(new RequestHead(method, new URI(uri), headers, length));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
