package io.snaprelay.sanitize;

import io.snaprelay.database.CreationGate;
import io.snaprelay.database.Login;
import io.snaprelay.database.MasterSecrets;
import io.snaprelay.database.Server;
import io.snaprelay.database.Servers;
import io.snaprelay.database.TemporaryDatabases;
import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import io.snaprelay.events.Verdict;
import io.snaprelay.events.VerificationCompleted;
import io.snaprelay.ledger.Created;
import io.snaprelay.ledger.KeptRules;
import io.snaprelay.names.ResourceRole;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Sanitize;
import io.snaprelay.rds.AlikeGateway;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.Ownership;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.runtime.Pace;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.Run;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.LoopBench;
import io.snaprelay.step.testing.RunRecords;
import io.snaprelay.step.testing.Runs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The whole service on fakes, with one run whose temporary database was proved. */
final class SanitizeBench {
  static final Pace PACE = new Pace(Duration.ofSeconds(45), Duration.ofSeconds(60));
  static final String SECRET = "arn:aws:secretsmanager:eu-central-1:111111111111:secret:rds!db-1";
  static final String RULES =
      """
      databases:
        shop:
          tables:
            public.customers: { keep: [id], columns: { email: email } }
      """;
  static final DatabaseRef TEMPORARY =
      new DatabaseRef(
          DatabaseKind.INSTANCE,
          Runs.ACCOUNT,
          "eu-central-1",
          "snaprelay-" + Runs.RUN + "-restore");
  static final Map<String, String> OUR_TAGS =
      new Ownership(Runs.RUN, StepName.RESTORE, ResourceRole.TEMPORARY).tags();

  final LoopBench loop = new LoopBench();
  final FakeRds rds = new FakeRds(loop.faults);
  final ScriptedSanitizer engine = new ScriptedSanitizer();
  final ScriptedFurnisher furnisher = new ScriptedFurnisher();
  final FakeAlikes alikes = new FakeAlikes(rds);
  final CreationGate gate = new CreationGate(loop.store);
  final FrozenPlan plan;
  private String password = "a-master-password-made-by-rds-at-random";

  SanitizeBench() {
    this(RULES);
  }

  SanitizeBench(String rules) {
    this(rules, Sanitize.Level.L2);
  }

  SanitizeBench(String rules, Sanitize.Level level) {
    this(rules, level, DatabaseKind.INSTANCE, bench -> bench.scripted(bench.rds, bench.alikes));
  }

  /** A run of a cluster, on what is no fake. */
  SanitizeBench(String rules, Real real) {
    this(rules, Sanitize.Level.L2, DatabaseKind.CLUSTER, bench -> real);
  }

  /** A run of level L3 on an RDS that is no fake, with nothing but that. */
  SanitizeBench(RdsGateway other, AlikeGateway alikes) {
    this(RULES, Sanitize.Level.L3, DatabaseKind.INSTANCE, bench -> bench.scripted(other, alikes));
  }

  private SanitizeBench(
      String rules, Sanitize.Level level, DatabaseKind kind, Function<SanitizeBench, Real> real) {
    Real ports = real.apply(this);
    Sanitize sanitize =
        new Sanitize(
            "masking.yaml",
            Optional.of("alias/dev"),
            List.of("444444444444"),
            Optional.empty(),
            level);
    plan =
        Runs.copiedAndVerified()
            .of(kind)
            .sanitized(sanitize)
            .frozen()
            .masking(new KeptRules(loop.store).keep(rules));
    TemporaryDatabases databases = new TemporaryDatabases(ports.rds());
    Servers servers = ports.servers();
    Sanitizations sanitizations = new Sanitizations(loop.store);
    CleanRooms rooms =
        new CleanRooms(
            databases,
            new StartCleanRoom(ports.alikes(), gate, loop.ledger, PACE),
            new LoadCleanRoom(databases, servers, furnisher, sanitizations, PACE),
            furnisher,
            sanitizations,
            PACE);
    loop.with(
            new StartSanitize(
                databases,
                servers,
                new MaskingKeys(
                    ports.secrets(), (region, id) -> region + " " + "s".repeat(40), loop.store),
                ports.engine(),
                sanitizations,
                rooms,
                new FixedConfig(),
                PACE))
        .with(new FinishSanitize(sanitizations, rooms))
        .begun(plan);
  }

  /** What the service speaks to. */
  record Real(
      RdsGateway rds,
      Servers servers,
      MasterSecrets secrets,
      Sanitizer engine,
      AlikeGateway alikes) {}

  private Real scripted(RdsGateway ofRds, AlikeGateway ofAlikes) {
    return new Real(
        ofRds,
        state -> state.masterSecretArn().map(arn -> noServer()),
        (region, arn) -> new Login("dba", password),
        engine,
        ofAlikes);
  }

  /** The database was restored, and proved with this verdict. */
  SanitizeBench proved(Verdict verdict) {
    put(state("available", OUR_TAGS, Optional.of(SECRET)));
    return restored(StepName.RESTORE, TEMPORARY, resourceId()).proved(proof(verdict));
  }

  /** A step has made this. */
  SanitizeBench restored(StepName step, DatabaseRef made, String resourceId) {
    loop.ledger.created(
        plan.run(), step, new Created(made.arn(), resourceId, loop.clock.instant()));
    return this;
  }

  /** The proof has said this. */
  SanitizeBench proved(VerificationCompleted proof) {
    loop.ledger.record(RunRecords.done(plan.run(), StepName.VERIFY, loop.clock.instant(), proof));
    return this;
  }

  /** RDS has made another master password. */
  void rotate() {
    password = "another-master-password-made-by-rds";
  }

  Disposition deliver() {
    return loop.deliver(proof(Verdict.PASSED));
  }

  VerificationCompleted proof(Verdict verdict) {
    return proof(TEMPORARY, verdict);
  }

  VerificationCompleted proof(DatabaseRef temporary, Verdict verdict) {
    Run run = new Run(plan, loop.ledger, "cause", loop.clock.instant());
    return new VerificationCompleted(
        run.header(VerificationCompleted.class, temporary.arn()),
        temporary,
        verdict,
        List.of(check("connects", Status.PASS)));
  }

  void put(DatabaseState state) {
    rds.put(state);
  }

  static CheckResult check(String name, Status status) {
    return new CheckResult(
        name, "shop.public.customers", status, "none", "none", Duration.ZERO, Optional.empty());
  }

  static String resourceId() {
    return FakeRds.instance(TEMPORARY, Map.of()).resourceId();
  }

  static DatabaseState state(
      String status, Map<String, String> tags, Optional<String> masterSecret) {
    return new DatabaseState(
        TEMPORARY,
        resourceId(),
        status,
        true,
        false,
        Optional.of(new DatabaseState.Endpoint("localhost", 5432)),
        masterSecret,
        true,
        "postgres",
        "17.11",
        tags);
  }

  /** Nobody connects: the engine is scripted. */
  private static Server noServer() {
    return database -> {
      throw new AssertionError("somebody connects to " + database);
    };
  }

  private record FixedConfig() implements SanitizeConfig {
    @Override
    public int connections() {
      return 2;
    }

    @Override
    public Duration lockTimeout() {
      return Duration.ofSeconds(60);
    }

    @Override
    public String maintenanceMemory() {
      return "64MB";
    }

    @Override
    public String clients() {
      return "/nowhere/%d";
    }

    @Override
    public Optional<Path> scratch() {
      return Optional.empty();
    }
  }
}
