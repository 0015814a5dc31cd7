package io.snaprelay.restore.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.RdsClients;
import io.snaprelay.database.Server;
import io.snaprelay.database.Servers;
import io.snaprelay.database.TemporaryDatabases;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.localaws.LocalAws;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Verify;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.InstanceProduction;
import io.snaprelay.rds.ProductionGateway;
import io.snaprelay.rds.RdsByKind;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.step.Run;
import io.snaprelay.step.testing.MemoryLedger;
import io.snaprelay.step.testing.Runs;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.Tag;

/**
 * A client writes and reads through the endpoint while production is replaced, in our order and in
 * the one that renames first and restores then. Real PostgreSQL servers; RDS's durations, 60 times
 * faster, and so is the time until DNS answers for a name's new database, in both orders: {@code
 * -Dcutover.dns=PT10M} is the longest that RDS names.
 */
class CutoverUnderLoadTest {
  private static final int FASTER = 60;
  private static final Duration DNS = Duration.parse(System.getProperty("cutover.dns", "PT1M"));
  private static final Duration LOOK = Duration.ofMillis(100);

  private LocalAws aws;
  private RdsClient client;
  private RdsClients clients;
  private RdsGateway rds;
  private ProductionGateway production;

  @BeforeEach
  void start() throws Exception {
    aws = LocalAws.builder().timeScale(FASTER).start();
    client = aws.client(RdsClient.builder(), Runs.ACCOUNT, Region.EU_WEST_1);
    clients = new RdsClients(Account.of(Runs.ACCOUNT), region -> client);
    rds = new RdsByKind(clients);
    production = new InstanceProduction(clients);
  }

  @AfterEach
  void close() {
    clients.close();
    aws.close();
  }

  @Test
  void theEndpointIsGoneForTwoRenamesAndNotForTheRestore() throws Exception {
    Duration ours = inOurOrder(database("orders"));
    Duration theirs = renameFirst(database("invoices"));

    System.out.printf(
        "Time without endpoint, at %d times RDS's speed, DNS %s after a name is taken included: %d ms when the copy is restored beside and two names change (= %d s), %d ms when production is renamed before the restore (= %d s)%n",
        FASTER,
        DNS,
        ours.toMillis(),
        ours.multipliedBy(FASTER).toSeconds(),
        theirs.toMillis(),
        theirs.multipliedBy(FASTER).toSeconds());
    assertTrue(
        ours.compareTo(DNS.dividedBy(FASTER)) > 0, "The client did not notice the swap: " + ours);
    assertTrue(theirs.compareTo(ours) > 0, ours + " is not less than " + theirs);
  }

  private Duration inOurOrder(DatabaseRef database) throws Exception {
    DatabaseState old = rds.database(database).orElseThrow();
    Run run = run();
    DatabaseRef beside = Names.named(database, "snaprelay-" + Runs.RUN + "-restore");
    try (Client load = load(old)) {
      restore(database, beside, TemporaryDatabases.owner(run).tags());
      DatabaseState restored = rds.database(beside).orElseThrow();
      Duration before = load.withoutEndpoint();
      Intent intent =
          new Intent(
              database,
              old.resourceId(),
              Names.named(database, Names.aside(database)),
              beside,
              restored.resourceId(),
              old.endpoint().orElseThrow(),
              run.now(),
              List.of(),
              List.of());
      swap(intent, run);
      served(load);
      assertEquals(restored.resourceId(), rds.database(database).orElseThrow().resourceId());
      return load.withoutEndpoint().minus(before);
    }
  }

  private void swap(Intent intent, Run run) {
    MemoryLedger store = new MemoryLedger();
    Decisions decisions = new Decisions(store);
    Reached reached = new Reached(new RunLedger(store));
    Escorts escorts =
        new Escorts(
            new Followers(production, rds),
            new Sessions(production, reached),
            production,
            decisions);
    Swap swap =
        new Swap(
            new Scenes(production, rds, escorts),
            production,
            new Candidate(production),
            escorts,
            decisions,
            new LoginAtEndpoint(rds, new ApplicationLogin()),
            reached,
            new Patience());
    await(() -> swap.goOn(run, intent) instanceof Progress.NewIsProduction);
  }

  /** What whoever restores under the same name has to do: production gives it up first. */
  private Duration renameFirst(DatabaseRef database) throws Exception {
    DatabaseState old = rds.database(database).orElseThrow();
    try (Client load = load(old)) {
      Duration before = load.withoutEndpoint();
      production.rename(database, database.identifier() + "-temp");
      await(() -> isAt(database.identifier() + "-temp", old.resourceId()));
      restore(database, database, Map.of());
      served(load);
      return load.withoutEndpoint().minus(before);
    }
  }

  private boolean isAt(String name, String resourceId) {
    return rds.database(Names.named(Runs.ORDERS, name))
        .filter(state -> state.settled() && state.resourceId().equals(resourceId))
        .isPresent();
  }

  private Run run() {
    Verify verify =
        new Verify(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "db.t4g.micro",
            Optional.empty(),
            Optional.of("arn:aws:secretsmanager:eu-west-1:111111111111:secret:orders"),
            List.of());
    FrozenPlan plan = Runs.nightly().verified(verify).frozen();
    return new Run(plan, new RunLedger(new MemoryLedger()), "cause", Clock.systemUTC());
  }

  private DatabaseRef database(String name) throws Exception {
    client.createDBInstance(
        it ->
            it.dbInstanceIdentifier(name)
                .engine("postgres")
                .engineVersion("17.11")
                .dbInstanceClass("db.t4g.micro")
                .allocatedStorage(20)
                .dbName("shop")
                .masterUsername("owner")
                .masterUserPassword("production-password"));
    DatabaseRef ref = new DatabaseRef(DatabaseKind.INSTANCE, Runs.ACCOUNT, "eu-west-1", name);
    await(() -> rds.database(ref).filter(DatabaseState::settled).isPresent());
    DatabaseState state = rds.database(ref).orElseThrow();
    try (Connection session = Client.connect(url(state));
        Statement sql = session.createStatement()) {
      sql.execute("CREATE TABLE beats (id bigserial PRIMARY KEY, at timestamptz)");
    }
    client.createDBSnapshot(
        it -> it.dbInstanceIdentifier(name).dbSnapshotIdentifier(name + "-snapshot"));
    await(
        () ->
            client
                .describeDBSnapshots(it -> it.dbSnapshotIdentifier(name + "-snapshot"))
                .dbSnapshots()
                .get(0)
                .status()
                .equals("available"));
    await(() -> rds.database(ref).filter(DatabaseState::settled).isPresent());
    return ref;
  }

  private void restore(DatabaseRef source, DatabaseRef target, Map<String, String> tags) {
    DBInstance like =
        client
            .describeDBInstances(it -> it.dbInstanceIdentifier(like(source, target)))
            .dbInstances()
            .get(0);
    client.restoreDBInstanceFromDBSnapshot(
        it ->
            it.dbSnapshotIdentifier(source.identifier() + "-snapshot")
                .dbInstanceIdentifier(target.identifier())
                .dbInstanceClass(like.dbInstanceClass())
                .tags(tags.entrySet().stream().map(CutoverUnderLoadTest::tag).toList()));
    await(() -> rds.database(target).filter(DatabaseState::settled).isPresent());
  }

  private static String like(DatabaseRef source, DatabaseRef target) {
    return source.equals(target) ? source.identifier() + "-temp" : source.identifier();
  }

  private static Tag tag(Map.Entry<String, String> tag) {
    return Tag.builder().key(tag.getKey()).value(tag.getValue()).build();
  }

  private Client load(DatabaseState state) {
    DatabaseState.Endpoint endpoint = state.endpoint().orElseThrow();
    SlowDns dns = new SlowDns(rds, state.ref(), DNS.dividedBy(FASTER));
    Client load = new Client(dns::resolves, endpoint.host(), endpoint.port());
    served(load);
    return load;
  }

  /** Until the client has been served again, many times. */
  private static void served(Client load) {
    long enough = load.beats() + 50;
    await(() -> load.beats() > enough);
  }

  private static String url(DatabaseState state) {
    DatabaseState.Endpoint endpoint = state.endpoint().orElseThrow();
    return "jdbc:postgresql://%s:%d/shop".formatted(endpoint.host(), endpoint.port());
  }

  /** The login that the snapshot has brought along. */
  private static final class ApplicationLogin implements Servers {
    @Override
    public Optional<Server> of(DatabaseState state) {
      return Optional.empty();
    }

    @Override
    public Optional<Server> as(String secret, DatabaseState state) {
      return Optional.of(database -> Client.connect(url(state)));
    }
  }

  private static void await(BooleanSupplier condition) {
    CompletableFuture<Void> becameTrue = new CompletableFuture<>();
    ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    clock.scheduleWithFixedDelay(
        () -> look(condition, becameTrue), 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
    try {
      becameTrue.orTimeout(3, TimeUnit.MINUTES).join();
    } finally {
      clock.shutdownNow();
    }
  }

  private static void look(BooleanSupplier condition, CompletableFuture<Void> becameTrue) {
    try {
      if (condition.getAsBoolean()) {
        becameTrue.complete(null);
      }
    } catch (RuntimeException e) {
      becameTrue.completeExceptionally(e);
    }
  }
}
