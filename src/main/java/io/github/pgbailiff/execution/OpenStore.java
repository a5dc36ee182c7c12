package io.github.pgbailiff.execution;

import io.github.pgbailiff.alert.Alerts;
import io.github.pgbailiff.audit.AuditLog;
import io.github.pgbailiff.audit.RecordLine;
import io.github.pgbailiff.block.Blocks;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.outbox.Announcements;
import io.github.pgbailiff.outbox.CardThreads;
import io.github.pgbailiff.request.gate.Recipients;
import io.github.pgbailiff.request.gate.Requests;
import io.github.pgbailiff.rules.Rules;
import io.github.pgbailiff.store.Leases;
import io.github.pgbailiff.store.Store;
import io.github.pgbailiff.store.StoreException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The contents of the store. The store is opened when it is first needed: a command that only reads
 * does without. One that cannot be opened is tried again the next time.
 */
public final class OpenStore implements AutoCloseable {
  /** Whoever holds it is the live long-running process of the store. */
  public static final String LEASE = "timed-work";

  private final Opened opened;
  private final InstantSource clock;
  private final Rules rules;
  private final Recipients audience;

  /** The contents that are the same under every configuration. */
  private record Contents(
      Store store, AuditLog audit, Announcements announcements, Alerts alerts, Leases leases) {}

  /** The one store of a process, as soon as it is open. */
  private static final class Opened {
    private final Supplier<Store> opening;
    private final Function<Store, Contents> contents;
    private Optional<Contents> open = Optional.empty();
    private boolean closed;

    Opened(Supplier<Store> opening, Function<Store, Contents> contents) {
      this.opening = opening;
      this.contents = contents;
    }

    /** Whoever comes after its end, such as a look at a slow cluster, opens none that stays. */
    synchronized Contents get() {
      if (closed) {
        throw new StoreException(StoreException.Kind.UNREACHABLE, "store: it is closed");
      }
      if (open.isEmpty()) {
        open = Optional.of(contents.apply(opening.get()));
      }
      return open.get();
    }

    /** Waits for whoever is in a transaction, and who may ask for the store before it ends. */
    void close() {
      end().ifPresent(it -> it.store().close());
    }

    private synchronized Optional<Contents> end() {
      Optional<Contents> last = open;
      closed = true;
      open = Optional.empty();
      return last;
    }
  }

  /**
   * @param opening opens the store; it is closed with this
   * @param lines gets each event of the record
   */
  public OpenStore(
      Supplier<Store> opening,
      InstantSource clock,
      Rules rules,
      Recipients audience,
      Consumer<RecordLine> lines) {
    this(new Opened(opening, store -> contents(store, clock, lines)), clock, rules, audience);
  }

  private OpenStore(Opened opened, InstantSource clock, Rules rules, Recipients audience) {
    this.opened = opened;
    this.clock = clock;
    this.rules = rules;
    this.audience = audience;
  }

  private static Contents contents(Store store, InstantSource clock, Consumer<RecordLine> lines) {
    return new Contents(
        store,
        new AuditLog(store, clock, lines),
        new Announcements(store, clock),
        new Alerts(store, clock),
        new Leases(store, clock));
  }

  /** The same store under other rules; whichever is closed closes it for all. */
  public OpenStore under(Rules others, Recipients told) {
    return new OpenStore(opened, clock, others, told);
  }

  private Contents opened() {
    return opened.get();
  }

  public Store store() {
    return opened().store();
  }

  public AuditLog audit() {
    return opened().audit();
  }

  public Requests requests() {
    return new Requests(store(), audit(), clock, rules, audience);
  }

  public Blocks blocks() {
    return new Blocks(store(), audit(), clock, audience);
  }

  /** Whether a long-running process is alive on the store. */
  public boolean isServed() {
    return serving().isPresent();
  }

  /** The name of the long-running process that is alive on the store. */
  public Optional<String> serving() {
    return leases().holder(LEASE);
  }

  public Announcements announcements() {
    return opened().announcements();
  }

  /** The thread of a request's card, where one has appeared in the place's channel. */
  public Optional<Place> cardThread(Place place, String request) {
    return new CardThreads(store()).of(place, request);
  }

  /** Whether a request's card was given up at the place, where it should stand. */
  public boolean isCardLost(Place place, String request) {
    return new CardThreads(store()).isLost(place, request);
  }

  /** What the watch has told. */
  public Alerts alerts() {
    return opened().alerts();
  }

  public Leases leases() {
    return opened().leases();
  }

  /** Where requests are shown. */
  public Recipients audience() {
    return audience;
  }

  public InstantSource clock() {
    return clock;
  }

  @Override
  public void close() {
    opened.close();
  }
}
