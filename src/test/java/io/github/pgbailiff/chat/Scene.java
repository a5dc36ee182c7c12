package io.github.pgbailiff.chat;

/** What the stories of a platform are played with, made anew for each but for the stage. */
public interface Scene {
  /** The cluster behind it. */
  Stage stage();

  /** The program. */
  Product product();

  /** The chat that it is connected to. */
  Chat platform();

  /** Somebody on call. */
  Someone ann();

  /** A DBA. */
  Someone bob();

  /** Another DBA. */
  Someone cat();

  /** Ann asks for something that takes approvals; the id of the request. */
  default String asked(String command) {
    return Stage.asked(ann(), command);
  }
}
