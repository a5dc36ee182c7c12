package io.github.pgbailiff.testing.postgres;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a {@link PostgresServer} that the whole JVM shares, and a {@link PostgresDatabase} of
 * their class's own, as parameters of constructors and methods.
 *
 * <p>After each test the sessions that it opened through the database are ended; after each class
 * no session may be left.
 */
public final class PostgresExtension
    implements BeforeAllCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(PostgresExtension.class);

  @Override
  public void beforeAll(ExtensionContext context) {
    if (isOutermost(context)) {
      store(context).put(PostgresDatabase.class, new PostgresDatabase(server(context)));
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    database(context).closeSessions();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (isOutermost(context)) {
      store(context).remove(PostgresDatabase.class, PostgresDatabase.class).close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == PostgresDatabase.class || type == PostgresServer.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == PostgresServer.class
        ? server(context)
        : database(context);
  }

  private static boolean isOutermost(ExtensionContext context) {
    return context.getRequiredTestClass().getEnclosingClass() == null;
  }

  private static PostgresServer server(ExtensionContext context) {
    // Not of the root: a fork of the build has one for each class.
    return context
        .getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION, NAMESPACE)
        .getOrComputeIfAbsent(
            PostgresServer.class, _ -> PostgresServer.chosen(), PostgresServer.class);
  }

  private static PostgresDatabase database(ExtensionContext context) {
    return store(context).get(PostgresDatabase.class, PostgresDatabase.class);
  }

  private static ExtensionContext.Store store(ExtensionContext context) {
    return context.getStore(NAMESPACE);
  }
}
