package io.snaprelay.localaws;

import io.snaprelay.localaws.control.ControlApi;
import io.snaprelay.localaws.control.FaultPlan;
import io.snaprelay.localaws.control.RequestLog;
import io.snaprelay.localaws.iam.Accesses;
import io.snaprelay.localaws.rds.LocalRds;
import io.snaprelay.localaws.time.ManualTimeline;
import io.snaprelay.localaws.wire.Honoured;
import io.snaprelay.localaws.wire.HttpPort;
import io.snaprelay.localaws.wire.RawRequest;
import io.snaprelay.localaws.wire.RawResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.regions.Region;

/**
 * A local AWS inside this JVM. Closing it ends all database servers and deletes all data.
 *
 * <pre>{@code
 * try (LocalAws aws = LocalAws.builder().start()) {
 *   RdsClient rds = aws.client(RdsClient.builder(), "111111111111", Region.EU_WEST_1);
 * }
 * }</pre>
 */
public final class LocalAws implements AutoCloseable {

  private final String defaultAccount;
  private final Services services;
  private final ControlApi control;
  private final HttpPort port;

  LocalAws(Options options) throws IOException {
    defaultAccount = options.account();
    services = Services.open(options, this::endpoint);
    control =
        new ControlApi(services.log(), services.accesses(), services.faults(), services.clock())
            .with(new RdsControl(services.rds()).routes());
    port = openOrClose(options.port());
  }

  private HttpPort openOrClose(int number) throws IOException {
    try {
      return HttpPort.open(number, this::handle);
    } catch (IOException e) {
      services.close();
      throw e;
    }
  }

  public static LocalAwsBuilder builder() {
    return new LocalAwsBuilder();
  }

  private RawResponse handle(RawRequest request) {
    return request.path().startsWith(ControlApi.PREFIX)
        ? control.handle(request)
        : services.dispatcher().handle(request);
  }

  /** For AWS_ENDPOINT_URL. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port.port());
  }

  /** The account of callers whose access key is no account's number. */
  public String defaultAccount() {
    return defaultAccount;
  }

  /** The PEM file with which to check the certificates of the databases. */
  public Path caBundle() {
    return services.caBundle();
  }

  /** Makes a synchronous client of one account in one region. */
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, String account, Region region) {
    return new LocalAccount(endpoint(), account).client(builder, region);
  }

  /** A caller of another account; there is nothing to be created first. */
  public LocalAccount account(String number) {
    return new LocalAccount(endpoint(), number);
  }

  /** What RDS does by itself, and damage on purpose. */
  public LocalRds rds() {
    return services.rds();
  }

  /** What goes wrong on purpose. */
  public FaultPlan faults() {
    return services.faults();
  }

  /** Who called what. */
  public RequestLog requests() {
    return services.log();
  }

  /** What callers would have had to be allowed. */
  public Accesses accesses() {
    return services.accesses();
  }

  /**
   * Moves the manual clock; everything that comes due on the way has happened when this returns.
   *
   * @throws IllegalStateException if the clock is not manual
   */
  public void advance(Duration by) throws InterruptedException {
    if (!(services.clock() instanceof ManualTimeline manual)) {
      throw new IllegalStateException("The clock is real; ask the builder for a manual one");
    }
    manual.advance(by);
  }

  List<Honoured> honoured() {
    return services.dispatcher().honoured();
  }

  @Override
  public void close() {
    port.close();
    services.close();
  }
}
