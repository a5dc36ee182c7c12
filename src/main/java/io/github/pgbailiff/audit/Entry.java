package io.github.pgbailiff.audit;

import io.github.pgbailiff.store.Row;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One event as the record holds it, column by column.
 *
 * @param at RFC 3339, UTC, microseconds
 * @param body canonical JSON, with {@code seq}, {@code at} and {@code type} among its fields
 * @param previousHash the hash of the event before
 * @param hash SHA-256, in lower-case hex, of the previous hash, a line feed and the body
 */
public record Entry(long seq, String at, String body, String previousHash, String hash) {

  public static Entry of(Row row) {
    return new Entry(
        row.number("seq"),
        row.text("at"),
        row.text("body"),
        row.text("previous_hash"),
        row.text("hash"));
  }

  /** The next event of a chain. */
  public static Entry after(Anchor head, String at, String body) {
    return new Entry(head.seq() + 1, at, body, head.hash(), hash(head.hash(), body));
  }

  /** The event as an anchor. */
  public Anchor anchor() {
    return new Anchor(seq, hash);
  }

  /** Whether its contents give its hash. */
  public boolean isGenuine() {
    return computedHash().equals(hash);
  }

  /** The hash that the contents give. */
  public String computedHash() {
    return hash(previousHash, body);
  }

  private static String hash(String previousHash, String body) {
    MessageDigest digest = sha256();
    digest.update(previousHash.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) '\n');
    digest.update(body.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * The event as one line of JSON: the body with {@code previous_hash} and {@code hash} behind its
   * own members, so that whoever cuts these off has the hashed text again.
   */
  public String line() {
    return body.substring(0, body.length() - 1)
        + ",\"previous_hash\":\""
        + previousHash
        + "\",\"hash\":\""
        + hash
        + "\"}";
  }
}
