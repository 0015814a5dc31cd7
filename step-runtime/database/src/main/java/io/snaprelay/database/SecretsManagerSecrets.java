package io.snaprelay.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.aws.AwsCalls;
import io.snaprelay.wire.Json;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Secrets Manager, one client per region. RDS writes a secret as a JSON object with {@code
 * username} and {@code password} (RDS User Guide, "Password management with Amazon RDS and AWS
 * Secrets Manager"). Nothing that is read here is ever logged, nor does any failure quote it.
 */
@ApplicationScoped
public class SecretsManagerSecrets implements MasterSecrets {
  private final Map<String, SecretsManagerClient> clients = new ConcurrentHashMap<>();

  @Override
  public Login read(String region, String arn) {
    SecretsManagerClient client = clients.computeIfAbsent(region, SecretsManagerSecrets::client);
    String secret =
        AwsCalls.call(
            "secretsmanager:GetSecretValue",
            () -> client.getSecretValue(request -> request.secretId(arn)).secretString());
    return parse(arn, secret);
  }

  /** The login that a secret of RDS holds. */
  public static Login parse(String arn, String secret) {
    JsonNode json = json(arn, secret);
    if (!json.path("username").isTextual() || !json.path("password").isTextual()) {
      throw new IllegalStateException(arn + " has no username and password: not a secret of RDS");
    }
    return new Login(json.path("username").asText(), json.path("password").asText());
  }

  /** Jackson's own exception would quote the secret. */
  private static JsonNode json(String arn, String secret) {
    try {
      return Json.mapper().readTree(secret == null ? "" : secret);
    } catch (JsonProcessingException quotesTheSecret) {
      throw new IllegalStateException(arn + " holds no JSON: not a secret of RDS");
    }
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
