package io.github.pgbailiff.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The pace of everything that tests wait for: a look at once, the next ones soon, later ones
 * rarely. The default of the library costs each wait a tenth of a second.
 */
public final class Polling implements BeforeAllCallback {
  private static final Duration STEP = Duration.ofMillis(5);
  private static final int SLOWEST = 20;

  @Override
  public void beforeAll(ExtensionContext context) {
    Awaitility.setDefaultPollDelay(Duration.ZERO);
    Awaitility.setDefaultPollInterval((looks, _) -> STEP.multipliedBy(Math.min(looks, SLOWEST)));
  }
}
