package io.github.pgbailiff.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The pace of everything that tests wait for: a first look after a moment, the next ones soon,
 * later ones rarely.
 */
public final class Polling implements BeforeAllCallback {
  private static final Duration STEP = Duration.ofMillis(5);
  private static final int SLOWEST = 20;

  /** Longer than anything takes on a machine that does much besides. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** What a test starts has begun by then: some look for a text that an earlier answer has too. */
  private static final Duration FIRST = Duration.ofMillis(100);

  /** The wait for what no earlier moment had: it may be so already. */
  public static ConditionFactory atOnce() {
    return Awaitility.await().pollDelay(Duration.ZERO);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    Awaitility.setDefaultTimeout(PATIENCE);
    Awaitility.setDefaultPollDelay(FIRST);
    Awaitility.setDefaultPollInterval((looks, _) -> STEP.multipliedBy(Math.min(looks, SLOWEST)));
  }
}
