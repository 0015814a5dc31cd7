package io.snaprelay.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;

class ClientSettingsTest {
  private final RdsClient home =
      RdsClient.builder()
          .region(Region.EU_WEST_1)
          .endpointOverride(URI.create("http://127.0.0.1:4566"))
          .credentialsProvider(AnonymousCredentialsProvider.create())
          .httpClientBuilder(UrlConnectionHttpClient.builder())
          .build();

  @Test
  void theRegionAtHomeIsServedByTheClientAtHome() {
    assertSame(home, ClientSettings.like(home, Region.EU_WEST_1, RdsClient.builder()));
  }

  @Test
  void anotherRegionHasAClientWithTheSameSettings() {
    RdsClient other = ClientSettings.like(home, Region.EU_CENTRAL_1, RdsClient.builder());

    var settings = other.serviceClientConfiguration();
    assertNotSame(home, other);
    assertEquals(Region.EU_CENTRAL_1, settings.region());
    assertEquals(Optional.of(URI.create("http://127.0.0.1:4566")), settings.endpointOverride());
    assertSame(
        home.serviceClientConfiguration().credentialsProvider(), settings.credentialsProvider());
    assertEquals(3, settings.overrideConfiguration().retryStrategy().orElseThrow().maxAttempts());
  }
}
