package io.github.pgbailiff.postgres;

import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresServer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Runs a class once for each {@link OnVersion}, which its constructor is given with a database on a
 * server of that version.
 */
public final class EveryVersion implements ClassTemplateInvocationContextProvider {
  private static final Namespace NAMESPACE = Namespace.create(EveryVersion.class);

  @Override
  public boolean supportsClassTemplate(ExtensionContext context) {
    return true;
  }

  @Override
  public Stream<Invocation> provideClassTemplateInvocationContexts(ExtensionContext context) {
    return OnVersion.all().map(Invocation::new);
  }

  /** One of the runs. */
  record Invocation(OnVersion version)
      implements ClassTemplateInvocationContext,
          ParameterResolver,
          AfterClassTemplateInvocationCallback {

    @Override
    public String getDisplayName(int index) {
      return "PostgreSQL " + version;
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(this);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      Class<?> type = parameter.getParameter().getType();
      return type == OnVersion.class || type == PostgresDatabase.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == OnVersion.class
          ? version
          : store(context)
              .getOrComputeIfAbsent(
                  version, _ -> new PostgresDatabase(version.start()), PostgresDatabase.class);
    }

    @Override
    public void afterClassTemplateInvocation(ExtensionContext context) {
      PostgresDatabase database = store(context).remove(version, PostgresDatabase.class);
      if (database != null) {
        try (PostgresServer _ = database.server()) {
          database.close();
        }
      }
    }

    /** The root's: that of a single test would end with it. */
    private static ExtensionContext.Store store(ExtensionContext context) {
      return context.getRoot().getStore(NAMESPACE);
    }
  }
}
