package io.github.pgbailiff.shell;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The signals by which an operating system asks a process to stop, or to read its files anew.
 *
 * <p>Left to the JVM they would end it with another code than 0, and at once run every hook that a
 * library has registered. The class that takes signals has no supported name, so that it is looked
 * up; every JDK has it.
 */
public final class StopSignals {
  private static final Logger LOG = LoggerFactory.getLogger(StopSignals.class);
  private static final List<String> SIGNALS = List.of("TERM", "INT");

  private StopSignals() {}

  /** From now on they lead to this instead of the end of the process. */
  public static void lead(Runnable stop) {
    for (String name : SIGNALS) {
      try {
        handle(name, stop);
      } catch (ReflectiveOperationException | IllegalArgumentException e) {
        LOG.warn("SIG{} ends the process at once: {}", name, e.toString());
      }
    }
  }

  /** From now on SIGHUP leads to this instead of the end of the process. */
  public static void hangUp(Runnable anew) {
    try {
      handle("HUP", anew);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      LOG.warn("SIGHUP ends the process at once: {}", e.toString());
    }
  }

  private static void handle(String name, Runnable stop) throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> handler = Class.forName("sun.misc.SignalHandler");
    InvocationHandler call =
        (self, method, _) ->
            switch (method.getName()) {
              case "handle" -> {
                stop.run();
                yield null;
              }
              case "hashCode" -> System.identityHashCode(self);
              case "equals" -> false;
              default -> "stop";
            };
    Object ours =
        Proxy.newProxyInstance(StopSignals.class.getClassLoader(), new Class<?>[] {handler}, call);
    var _ =
        signal
            .getMethod("handle", signal, handler)
            .invoke(null, signal.getConstructor(String.class).newInstance(name), ours);
  }
}
