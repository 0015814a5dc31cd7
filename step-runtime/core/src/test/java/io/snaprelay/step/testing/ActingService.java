package io.snaprelay.step.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.snaprelay.localaws.LocalAws;
import io.snaprelay.localaws.LocalCaller;
import io.snaprelay.wire.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.regions.Region;

/**
 * A service that calls a local AWS by its role, as where it is deployed. What the role would have
 * had to be allowed is kept in {@code target/accesses}, in a folder of each build, where infra's
 * proof of least privilege finds it.
 */
public final class ActingService implements AutoCloseable {
  private static final Path FOLDER =
      Path.of(System.getProperty("localaws.accesses", "target/accesses/of-no-build"));
  private static final Map<Class<?>, AtomicInteger> TIMES = new ConcurrentHashMap<>();

  private final LocalAws aws;
  private final Class<?> test;
  private final LocalCaller role;

  /**
   * @param aws is still open when this is closed
   * @param test gives the files their names, the same in each build
   */
  public ActingService(Service service, LocalAws aws, Class<?> test) {
    this.aws = aws;
    this.test = test;
    this.role =
        aws.account(Runs.ACCOUNT).role("snaprelay-" + service.serviceName(), test.getSimpleName());
  }

  /** Makes a client that calls as the service does. */
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, Region region) {
    return role.client(builder, region);
  }

  @Override
  public void close() {
    int time = TIMES.computeIfAbsent(test, it -> new AtomicInteger()).incrementAndGet();
    try {
      Files.createDirectories(FOLDER);
      new ObjectMapper()
          .writeValue(
              FOLDER.resolve(test.getSimpleName() + "-" + time + ".json").toFile(),
              Map.of("accesses", aws.accesses().all()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
