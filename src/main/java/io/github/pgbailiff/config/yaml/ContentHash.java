package io.github.pgbailiff.config.yaml;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The hash of texts that were read, one after the other: made when somebody asks, since a JVM takes
 * longer to find an algorithm than to read a configuration, and most commands end without.
 */
public final class ContentHash {
  private final List<String> texts = new ArrayList<>();

  public void add(String text) {
    texts.add(text);
  }

  /** SHA-256 of all of them, in hexadecimal. */
  public String hexadecimal() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      texts.forEach(it -> digest.update(it.getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }
}
