package io.snaprelay.sanitize;

import io.snaprelay.aws.AwsCalls;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Secrets Manager, one client per region. What is read here is never logged. */
@ApplicationScoped
class NamedSecretsInAws implements NamedSecrets {
  private final Map<String, SecretsManagerClient> clients = new ConcurrentHashMap<>();

  @Override
  public String read(String region, String id) {
    SecretsManagerClient client = clients.computeIfAbsent(region, NamedSecretsInAws::client);
    String text =
        AwsCalls.call(
            "secretsmanager:GetSecretValue",
            () -> client.getSecretValue(request -> request.secretId(id)).secretString());
    return Optional.ofNullable(text).orElse("");
  }

  private static SecretsManagerClient client(String region) {
    return SecretsManagerClient.builder()
        .region(Region.of(region))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  @PreDestroy
  void close() {
    clients.values().forEach(SecretsManagerClient::close);
  }
}
