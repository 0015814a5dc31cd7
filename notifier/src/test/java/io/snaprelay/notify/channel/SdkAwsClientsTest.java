package io.snaprelay.notify.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;

/** The region of the surroundings is eu-west-1: the build sets it for every test. */
class SdkAwsClientsTest {
  private static final Optional<Region> FRANKFURT = Optional.of(Region.EU_CENTRAL_1);

  private final SdkAwsClients clients = new SdkAwsClients(ChannelBench.config("3S"));

  @AfterEach
  void close() {
    clients.close();
  }

  @Test
  void aClientIsMadeOnceForARegion() {
    SnsClient frankfurt = clients.sns(FRANKFURT);

    assertSame(frankfurt, clients.sns(FRANKFURT));
    assertNotSame(frankfurt, clients.sns(Optional.empty()));
    assertEquals(Region.EU_CENTRAL_1, frankfurt.serviceClientConfiguration().region());
  }

  @Test
  void withoutARegionItIsThatOfTheService() {
    assertEquals(
        Region.EU_WEST_1, clients.ses(Optional.empty()).serviceClientConfiguration().region());
    assertEquals(Region.EU_WEST_1, clients.ssm().serviceClientConfiguration().region());
  }

  @Test
  void noCallOutlastsTheTimeOutAndNoneIsRepeatedInside() {
    var settings =
        clients.secretsManager(FRANKFURT).serviceClientConfiguration().overrideConfiguration();

    assertEquals(Optional.of(Duration.ofSeconds(3)), settings.apiCallTimeout());
    assertEquals(1, settings.retryStrategy().orElseThrow().maxAttempts());
  }
}
