package io.github.pgbailiff.request.gate;

/** The answer to whether somebody has the right to an act on a request. */
public sealed interface Judgement {

  /** They have. */
  record Within(Judged judged) implements Judgement {}

  /**
   * They have not.
   *
   * @param why in words, with the id of the request
   */
  record Beyond(String why) implements Judgement {}
}
