package io.github.pgbailiff.bench;

/** The least that a JVM can do for somebody. */
final class OneLine {
  private OneLine() {}

  public static void main(String[] arguments) {
    System.out.println("one line");
  }
}
