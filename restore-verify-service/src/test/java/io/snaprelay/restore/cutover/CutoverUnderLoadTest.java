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
import io.snaprelay.rds.ProductionByKind;
import io.snaprelay.rds.ProductionGateway;
import io.snaprelay.rds.RdsByKind;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.step.Run;
import io.snaprelay.step.testing.MemoryLedger;
import io.snaprelay.step.testing.Runs;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;

/**
 * Clients write and read through all endpoints while production is replaced, in our order and then
 * in the one that renames first and restores afterwards. Real PostgreSQL servers; RDS's durations,
 * 60 times faster, and so is the time until DNS answers for a name's new database, in both orders:
 * {@code -Dcutover.dns=PT10M} is the longest that RDS names. Clusters by {@code
 * -Dcutover.shapes=INSTANCE,AURORA,MULTI_AZ}.
 */
class CutoverUnderLoadTest {
  private static final int FASTER = 60;
  private static final Duration DNS = Duration.parse(System.getProperty("cutover.dns", "PT1M"));
  private static final String NAME = "orders";

  private LocalAws aws;
  private RdsClient client;
  private RdsClients clients;
  private RdsGateway rds;
  private ProductionGateway production;

  private static Stream<Shape> shapes() {
    return Stream.of(System.getProperty("cutover.shapes", "INSTANCE").split(","))
        .map(Shape::valueOf);
  }

  @BeforeEach
  void start() throws Exception {
    aws = LocalAws.builder().timeScale(FASTER).start();
    client = aws.client(RdsClient.builder(), Runs.ACCOUNT, Region.EU_WEST_1);
    clients = new RdsClients(Account.of(Runs.ACCOUNT), region -> client);
    rds = new RdsByKind(clients);
    production = new ProductionByKind(clients);
  }

  @AfterEach
  void close() {
    clients.close();
    aws.close();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void theEndpointIsGoneForRenamesAndNotForTheRestore(Shape shape) throws Exception {
    Estate estate = new Estate(shape, client, rds);
    estate.create(NAME);
    fill(estate.named(NAME));
    estate.snapshot(NAME);
    try (Load load = new Load(rds, DNS.dividedBy(FASTER), estate, NAME)) {
      String beside = "snaprelay-" + Runs.RUN + "-restore";
      Run run = run();
      estate.restore(beside, TemporaryDatabases.owner(run).tags());
      Map<String, Duration> before = load.without();
      swap(intent(estate, beside, run), run);
      load.areServed();
      Map<String, Duration> ours = since(before, load);

      before = load.without();
      renameFirst(estate);
      load.areServed();
      print(shape, ours, since(before, load));
      assertLess(ours.get(Load.OWN), since(before, load).get(Load.OWN));
    }
  }

  private static void assertLess(Duration ours, Duration theirs) {
    assertTrue(
        ours.compareTo(DNS.dividedBy(FASTER)) > 0, "The client did not notice the swap: " + ours);
    assertTrue(theirs.compareTo(ours) > 0, ours + " is not less than " + theirs);
  }

  private static Map<String, Duration> since(Map<String, Duration> before, Load load) {
    Map<String, Duration> since = new LinkedHashMap<>(load.without());
    since.replaceAll((endpoint, all) -> all.minus(before.get(endpoint)));
    return since;
  }

  private static void print(Shape shape, Map<String, Duration> ours, Map<String, Duration> theirs) {
    System.out.printf(
        "Time without endpoint, %s at %d times RDS's speed, DNS %s after a name is taken included%n",
        shape, FASTER, DNS);
    ours.forEach(
        (endpoint, time) ->
            System.out.printf(
                "  %-18s %6d ms (= %4d s) when the copy is restored beside, %6d ms (= %4d s) when production is renamed before the restore%n",
                endpoint,
                time.toMillis(),
                time.multipliedBy(FASTER).toSeconds(),
                theirs.get(endpoint).toMillis(),
                theirs.get(endpoint).multipliedBy(FASTER).toSeconds()));
  }

  private Intent intent(Estate estate, String beside, Run run) {
    DatabaseState old = rds.database(estate.named(NAME)).orElseThrow();
    DatabaseState restored = rds.database(estate.named(beside)).orElseThrow();
    List<Follower> leaving = new ArrayList<>();
    List<Follower> coming = new ArrayList<>();
    for (int number = 0; number < estate.instances(NAME).size(); number++) {
      DatabaseRef serving = estate.instances(NAME).get(number);
      DatabaseRef made = estate.instances(beside).get(number);
      String name = serving.identifier();
      leaving.add(new Follower(idOf(serving), name, Names.aside(serving)));
      coming.add(new Follower(idOf(made), name, made.identifier()));
    }
    return new Intent(
        old.ref(),
        old.resourceId(),
        estate.named(Names.aside(old.ref())),
        restored.ref(),
        restored.resourceId(),
        old.endpoint().orElseThrow(),
        run.now(),
        leaving,
        coming);
  }

  private String idOf(DatabaseRef database) {
    return rds.database(database).orElseThrow().resourceId();
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
            new Patience(FASTER));
    Waiting.until(() -> swap.goOn(run, intent) instanceof Progress.NewIsProduction);
    assertEquals(intent.restoredResourceId(), idOf(intent.production()));
  }

  /** What whoever restores under the same names has to do: production gives them up first. */
  private void renameFirst(Estate estate) {
    giveUp(estate.named(NAME));
    estate.instances(NAME).forEach(this::giveUp);
    estate.restore(NAME, Map.of());
  }

  private void giveUp(DatabaseRef name) {
    String id = idOf(name);
    DatabaseRef elsewhere = Names.named(name, name.identifier() + "-temp");
    production.rename(name, elsewhere.identifier());
    Waiting.until(
        () ->
            rds.database(elsewhere)
                .filter(state -> state.settled() && state.resourceId().equals(id))
                .isPresent());
  }

  private static Run run() {
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
    return new Run(plan, new RunLedger(new MemoryLedger()), "cause", new FasterClock(FASTER));
  }

  private void fill(DatabaseRef database) throws Exception {
    try (Connection session = Client.connect(url(rds.database(database).orElseThrow()));
        Statement sql = session.createStatement()) {
      sql.execute("CREATE TABLE beats (id bigserial PRIMARY KEY, at timestamptz)");
    }
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
}
