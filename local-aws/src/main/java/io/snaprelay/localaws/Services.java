package io.snaprelay.localaws;

import io.snaprelay.localaws.control.FaultPlan;
import io.snaprelay.localaws.control.RequestLog;
import io.snaprelay.localaws.ec2.LocalEc2;
import io.snaprelay.localaws.events.LocalEvents;
import io.snaprelay.localaws.iam.Accesses;
import io.snaprelay.localaws.kms.LocalKms;
import io.snaprelay.localaws.mariadb.MariaDb;
import io.snaprelay.localaws.pg.Postgres;
import io.snaprelay.localaws.rds.LocalRds;
import io.snaprelay.localaws.s3.LocalS3;
import io.snaprelay.localaws.secrets.LocalSecrets;
import io.snaprelay.localaws.server.Servers;
import io.snaprelay.localaws.server.Start;
import io.snaprelay.localaws.sns.LocalSns;
import io.snaprelay.localaws.sqs.LocalSqs;
import io.snaprelay.localaws.sts.Callers;
import io.snaprelay.localaws.sts.LocalSts;
import io.snaprelay.localaws.time.Timeline;
import io.snaprelay.localaws.wire.Dispatcher;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** All services, connected with each other and with the clock and the faults. */
final class Services implements AutoCloseable {

  private final FaultPlan faults = new FaultPlan();
  private final RequestLog log = new RequestLog(faults);
  private final Clocks clocks;
  private final Servers postgres;
  private final Optional<Servers> mariadb;
  private final Dispatcher dispatcher;
  private final LocalRds rds;
  private final Accesses accesses;

  private Services(Options options, Supplier<URI> endpoint) throws IOException {
    Start start = options.lazyServers() ? Start.ON_FIRST_CONNECTION : Start.AT_ONCE;
    this.postgres = Postgres.open(options.places(), start);
    this.mariadb =
        MariaDb.isHere() ? Optional.of(MariaDb.open(options.places(), start)) : Optional.empty();
    this.clocks = Clocks.of(options);
    faults.set(options.faults());
    LocalKms kms = new LocalKms(clocks.world());
    LocalSecrets secrets = new LocalSecrets(clocks.world(), kms::usableKey);
    LocalSqs sqs = new LocalSqs(clocks.world(), new QueueFaultsOf(faults), endpoint);
    LocalEvents events = new LocalEvents(clocks.world(), sqs, source -> faults.deliveriesOfEvent());
    LocalS3 s3 = new LocalS3(clocks.world());
    this.rds = database(options, kms, secrets, events, s3);
    this.accesses = new Accesses(new EstateOfServices(rds, kms, secrets, s3));
    Callers callers = new Callers(options.account());
    this.dispatcher = new Dispatcher(callers, log, accesses);
    new LocalSts(callers, options.trust()).register(dispatcher);
    kms.register(dispatcher);
    secrets.register(dispatcher);
    sqs.register(dispatcher);
    new LocalSns(clocks.world(), sqs).register(dispatcher);
    events.register(dispatcher);
    s3.register(dispatcher);
    new LocalEc2().register(dispatcher);
    rds.register(dispatcher);
  }

  static Services open(Options options, Supplier<URI> endpoint) throws IOException {
    return new Services(options, endpoint);
  }

  private LocalRds database(
      Options options, LocalKms kms, LocalSecrets secrets, LocalEvents events, LocalS3 s3) {
    return new LocalRds(
        new LocalRds.Setup(
            clocks.machine(),
            postgres,
            mariadb,
            new EventsOfRds(events),
            new KeysForRds(kms),
            new SecretsForRds(secrets, kms),
            new BucketsForRds(s3),
            options.durations(),
            options.quotas()));
  }

  Dispatcher dispatcher() {
    return dispatcher;
  }

  LocalRds rds() {
    return rds;
  }

  FaultPlan faults() {
    return faults;
  }

  RequestLog log() {
    return log;
  }

  Accesses accesses() {
    return accesses;
  }

  /** The clock that can be looked at, and moved if it is manual. */
  Timeline clock() {
    return clocks.machine();
  }

  Path caBundle() {
    return postgres.caBundle();
  }

  @Override
  public void close() {
    clocks.close();
    postgres.close();
    mariadb.ifPresent(Servers::close);
  }
}
