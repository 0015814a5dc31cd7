package io.snaprelay.database;

import io.snaprelay.aws.AwsCalls;
import io.snaprelay.aws.ClientSettings;
import io.snaprelay.aws.RegionalClients;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Secrets Manager, one client per region. */
@ApplicationScoped
public class SecretTextsInAws implements SecretTexts {
  private final RegionalClients<SecretsManagerClient> clients =
      new RegionalClients<>(
          region -> ClientSettings.build(SecretsManagerClient.builder().region(region)));

  @Override
  public String read(String region, String id) {
    SecretsManagerClient client = clients.in(Region.of(region));
    String text =
        AwsCalls.call(
            "secretsmanager:GetSecretValue",
            () -> client.getSecretValue(request -> request.secretId(id)).secretString());
    return Optional.ofNullable(text).orElse("");
  }

  @PreDestroy
  void close() {
    clients.close();
  }
}
